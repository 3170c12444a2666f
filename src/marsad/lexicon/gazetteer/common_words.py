"""Words of everyday Arabic that are also names of villages: bare they are no place, after a word for a kind of place they are."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from marsad.arabic.fold import fold

COMMON_WORDS = Path(__file__).resolve().parents[2] / "knowledge" / "gazetteer" / "common-words.json"


@cache
def common_words() -> frozenset[str]:
    """The words, folded."""
    words: list[str] = json.loads(COMMON_WORDS.read_text(encoding="utf-8"))["words"]
    return frozenset(map(fold, words))
