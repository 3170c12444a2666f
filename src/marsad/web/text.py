"""Strings of a request in, the same strings out: without NUL and half characters, which no database and no answer can hold."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

_ODD = re.compile("[\0\ud800-\udfff]")


def check_text(value: str) -> str:
    """The string, if it can be kept and sent."""
    if _ODD.search(value):
        raise ValueError("NUL or half a character (a lone surrogate) in it")
    return value


def check_json(value: Any) -> Any:
    """Any JSON value whose strings can be kept and sent."""
    if isinstance(value, str):
        return check_text(value)
    if isinstance(value, list):
        return [check_json(item) for item in value]
    if isinstance(value, dict):
        return {check_text(key): check_json(item) for key, item in value.items()}
    return value


Text = Annotated[str, AfterValidator(check_text)]
Words = Annotated[str, Field(max_length=500), AfterValidator(check_text)]
Why = Annotated[str, Field(max_length=4000, description="why, for the history"), AfterValidator(check_text)]
AnyJson = Annotated[Any, BeforeValidator(check_json)]
