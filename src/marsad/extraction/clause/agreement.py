"""A verb and a phrase of a view in, whether they agree out: what joins a verb, what ends it, whose subject can be what."""

from __future__ import annotations

from marsad.extraction.clause.frames import VerbReading
from marsad.extraction.clause.phrases import Phrase
from marsad.extraction.clause.view import View


def is_joined(view: View, i: int, reading: VerbReading | None) -> bool:
    """Whether و or ف joins the verb to the one before it: وقتلت, but not وصلت or فرت."""
    if reading is not None:
        return bool(reading.prefix.strip("س"))
    hits = [hit for shelf in ("events", "outcomes", "cues") for hit in view.at(shelf, i)]
    return all(hit.prefix.strip("س") for hit in hits) if hits else view.forms[i][0] in "وف" and len(view.forms[i]) > 4


def object_ending(view: View, i: int) -> str:
    return next((hit.suffix for shelf in ("events", "outcomes", "cues") for hit in view.at(shelf, i) if hit.suffix), "")


def agrees(view: View, verb: int, phrase: Phrase) -> bool:
    """Whether the phrase can be the subject of a verb before it: a feminine verb wants no man, a masculine one no feminine."""
    person = _person(view, verb)
    if person in ("", "3fs"):
        man = phrase.hit is not None and phrase.hit.tag == "n" and phrase.head_kind in ("group", "title")
        return person == "" or not man or view.forms[phrase.first].endswith("ه")
    if person in ("3mp", "3md", "3fd", "1s", "1p"):
        return False
    head = view.forms[phrase.first]
    return not (
        head.endswith(("ه", "ات"))
        and view.classes[phrase.first] != "D"
        and phrase.first not in view.quantity_at
        and phrase.head_kind not in ("party", "title")
    )


def _person(view: View, verb: int) -> str:
    reading = view.verb_reading(verb)
    if reading is not None:
        return reading.tag.rsplit(".", 1)[1]
    for shelf in ("events", "outcomes", "cues"):
        for hit in view.at(shelf, verb):
            if hit.tag.startswith("v"):
                return hit.tag.rsplit(".", 1)[1]
    return ""
