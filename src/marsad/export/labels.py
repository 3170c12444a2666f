"""A code of the record in, the word a reader sees out, in English or Arabic; the words stand in ``labels.json``."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["en", "ar"]


def label(shelf: str, code: str, language: Language) -> str:
    """What ``code`` is called: label("outcomes", "killed", "ar") is قتلى. A code without a word is shown as it is."""
    words = _labels().get(shelf, {}).get(code)
    if words is None:
        return code
    if isinstance(words, str):  # a mode: its code is English already
        return words if language == "ar" else code
    return str(words[language == "ar"])


def name_kind(kind: str, mode: str | None, language: Language) -> str:
    """What happened in a word or two: "assault (aerial)"; in Arabic the mode alone says it: قصف جوي."""
    if mode is None:
        return label("kinds", kind, language)
    return label("modes", mode, "ar") if language == "ar" else f"{label('kinds', kind, 'en')} ({mode})"


@lru_cache(maxsize=1)
def _labels() -> dict[str, dict[str, Any]]:
    labels: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "labels.json").read_text(encoding="utf-8"))
    return labels
