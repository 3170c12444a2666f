"""The names of columns in, which of them holds which field of a report out: as told, else by names in Arabic and English."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from marsad.arabic.fold import fold
from marsad.errors import InputError

FIELDS = ("id", "text", "title", "published", "updated", "outlet", "author", "url")
_NO_LETTER = re.compile(r"[\W_]+")
_WORD_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def choose_columns(header: Sequence[str], told: Mapping[str, str], place: str) -> dict[str, str]:
    """Field -> column for every field that has one. ``told`` goes first: ``{"text": "Body", "published": ""}`` takes the
    text from Body and the day from nowhere. A column serves one field. InputError when a column told is not there.
    """
    chosen: dict[str, str] = {}
    for field, column in told.items():
        if column and column not in header:
            raise InputError(f"no column '{column}'", place=place, hint=f"the columns are {', '.join(map(str, header))}")
        chosen[field] = column
    for field in FIELDS:
        free = [column for column in header if column not in chosen.values()]
        if field not in chosen:
            chosen[field] = _by_name(free, field)
    return {field: column for field, column in chosen.items() if column}


def tell_columns(chosen: Mapping[str, str], told: Mapping[str, str], place: str) -> str | None:
    """What to say of columns that were guessed under another name; None when nothing was guessed."""
    guessed = [f"{field}={column}" for field, column in chosen.items() if field not in told and field != column]
    return f"{place}: read {', '.join(guessed)}; change it with --column FIELD=COLUMN" if guessed else None


def _by_name(columns: Sequence[str], field: str) -> str:
    """The column whose name stands first in the list of names of the field; empty without one."""
    spelled = {_spelling(column): column for column in reversed(columns)}
    return next((spelled[name] for name in _names()[field] if name in spelled), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    listed = json.loads((Path(__file__).parent / "columns.json").read_text(encoding="utf-8"))
    return {field: [_spelling(name) for name in listed[field]] for field in FIELDS}


def _spelling(name: str) -> str:
    """publishedAt, Published_At and "published at" are one name."""
    return _NO_LETTER.sub(" ", fold(_WORD_JOINT.sub(" ", name)).casefold()).strip()
