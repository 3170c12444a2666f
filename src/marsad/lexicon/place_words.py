"""The words of a place mention in, how they point at the place out: at itself, near it, at its countryside."""

from __future__ import annotations

from typing import NamedTuple

from marsad.arabic.words import find_words
from marsad.lexicon.load import Lexicon
from marsad.model.entry import Hit


class Wording(NamedTuple):
    """``near``: قرب دوما, شمال حلب, ريف إدلب الجنوبي; ``around``: ريف دوما. Neither: دوما, وسط بغداد, محافظة إدلب."""

    near: bool
    around: bool


def read_wording(text: str, lexicon: Lexicon) -> Wording:
    """How a place mention is worded. Words inside a place's own name say nothing: الغوطة الشرقية is not the east of something."""
    hits = lexicon.match(find_words(text))
    named = {i for hit in hits if hit.entry.shelf == "places" and hit.last > hit.first + 1 for i in range(hit.first, hit.last)}
    outside = [hit for hit in hits if hit.entry.shelf == "kinds" and hit.first not in named]
    return Wording(any(_is_near(hit) for hit in outside), any(hit.entry.fields.get("around") for hit in outside))


def _is_near(hit: Hit) -> bool:
    return hit.entry.fields.get("kind") in ("direction", "vicinity") and not hit.entry.fields.get("within")
