"""A view in, what its entries say of each word out: one pass over the hits, so that tags and phrases ask by index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.model.entry import Hit

if TYPE_CHECKING:
    from marsad.extraction.clause.view import View

NAMES = ("parties", "sources", "places")
_ARTICLES = ("ال", "لل", "بال", "وال", "فال", "كال", "ولل", "وبال")
_THINGS = ("groups", "parties", "places", "sources", "weapons", "kinds")
_NO_DEED = ("parties", "groups", "kinds")
_OWNED = ("groups", "events", "parties", "kinds", "weapons")
_NO_ADJECTIVE = ("parties", "groups", "titles", "kinds", "places", "weapons", "outcomes", "sources")


@dataclass(frozen=True, slots=True)
class Known:
    """A flag for each word. ``listed``: some entry knows it; ``bare``: some entry as it stands, without a proclitic;
    ``thing``: it names people, parties, places or things; ``deed``: what is done; ``demonym``: a country's adjective and no
    name; ``noun``: no adjective; ``definite``: with article or pronoun. ``name_end``: where a name that begins here ends, or 0.
    """

    listed: bytearray
    bare: bytearray
    thing: bytearray
    deed: bytearray
    demonym: bytearray
    noun: bytearray
    definite: bytearray
    name_end: list[int]


@lru_cache(maxsize=1)
def known(view: View) -> Known:
    """What is known of the words of a report, found once; the report at hand is asked a thousand times, so it is kept nearest."""
    return view.remember("known", None, _find)


def _find(view: View, _: None) -> Known:
    size = len(view.forms)
    listed, bare, thing, deed, demonym, noun, definite = (bytearray(size) for _ in range(7))
    words = Known(listed, bare, thing, deed, demonym, noun, definite, [0] * size)
    free = bytearray(size)  # an entry that may carry a pronoun stands without one
    owned, doer, adjective = bytearray(size), bytearray(size), bytearray(size)
    for shelf, by_word in view.hits.items():
        for i, hits in by_word.items():
            words.listed[i] = 1
            for hit in hits:
                _mark(words, shelf, i, hit)
                sure = hit.tag not in ("guard", "demonym")
                if shelf in _OWNED:
                    owned[i] = 1
                    free[i] |= not hit.suffix
                if shelf in _NO_DEED and sure:
                    doer[i] = 1
                if shelf == "places" and hit.tag == "demonym":
                    adjective[i] = 1
    for i, form in enumerate(view.forms):
        words.deed[i] &= not doer[i]
        words.demonym[i] = adjective[i] and not words.name_end[i]
        words.definite[i] = (form.startswith(_ARTICLES) and len(form) > 4) or (owned[i] and not free[i])
    return words


def _mark(words: Known, shelf: str, i: int, hit: Hit) -> None:
    tag = hit.tag
    if not hit.prefix:
        words.bare[i] = 1
    if tag not in ("guard", "demonym"):
        if shelf in NAMES:
            words.name_end[i] = max(words.name_end[i], hit.last)
        if shelf in _THINGS:
            words.thing[i] = 1
    if shelf in _NO_ADJECTIVE and tag != "guard":
        words.noun[i] = 1
    if shelf == "events":
        words.deed[i] |= tag[0] in "nx"
        words.noun[i] |= tag[0] == "n"
    elif shelf == "outcomes" and hit.entry.fields.get("role") == "deed":
        words.deed[i] = 1
