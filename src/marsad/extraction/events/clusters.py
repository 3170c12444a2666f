"""A word in, the cluster of words that it keeps company with out: قرب, عند and امام share one, مدينه and محافظه another.

Clusters are counted from unlabelled reports (training/clusters.py); they let a model trained on few reports judge words that
it never saw by the company they keep.
"""

from __future__ import annotations

import json
from functools import cache

from marsad.extraction.clause.shapes import crude_stem
from marsad.extraction.clause.view import View
from marsad.extraction.learned.linear import WEIGHTS
from marsad.model.word import Word

UNKNOWN = "U"
OUTSIDE = "E"


def key_of(word: Word) -> str:
    """What a word counts as: its rough stem, all numbers alike, marks as written."""
    if word.kind == "number":
        return "0"
    return word.text if word.kind == "mark" else crude_stem(word.form)


def clusters_at(view: View, i: int) -> tuple[str, str]:
    """The coarse and the fine cluster of the word at ``i``."""
    if not 0 <= i < len(view.words):
        return OUTSIDE, OUTSIDE
    return _clusters().get(key_of(view.words[i]), (UNKNOWN, UNKNOWN))


@cache
def _clusters() -> dict[str, tuple[str, str]]:
    rows = json.loads((WEIGHTS / "clusters.json").read_text(encoding="utf-8"))
    names = [(f"{coarse}", f"{coarse}.{fine}") for coarse, fine in rows["clusters"]]
    return {word: names[index] for index, words in enumerate(rows["words"]) for word in words.split(" ")}
