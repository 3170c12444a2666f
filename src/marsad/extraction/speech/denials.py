"""Speeches in, the same with their denials aimed out: precise rules over cues and clauses, no model.

نفى الجيش قصف المشفى denies what follows; وهو ما نفاه الجيش denies what stands before; قال إنه لم يقصف denies inside a telling;
الهجوم المزعوم is doubted by the one who writes it.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extraction.clause.view import View
from marsad.extraction.speech.speech import Speech
from marsad.extraction.speech.told import event_at, has_event, object_end, points_back, told_before
from marsad.extraction.speech.wordings import find_alleged, find_negated, find_worded


def with_denials(view: View, speeches: list[Speech]) -> list[Speech]:
    """The speeches, denials aimed at what they deny, and those added that no verb of denial announces."""
    asserting = [speech for speech in speeches if speech.stance == "asserts"]
    telling = [speech for speech in asserting if speech.source is not None]
    denied = [aimed for speech in speeches if speech.stance != "asserts" for aimed in _aimed(view, speech, telling)]
    return [*asserting, *denied, *find_worded(view, telling), *find_negated(view, telling), *find_alleged(view, telling)]


def _aimed(view: View, speech: Speech, telling: list[Speech]) -> list[Speech]:
    """A denial covers its object; one that only points back (نفى ذلك, وهو ما نفاه, نفت تلك المزاعم) what was told before."""
    hit = next((hit for hit in view.at("cues", speech.cue_at) if hit.entry.id == speech.cue_id), None)
    fields = hit.entry.fields if hit else {}
    last = object_end(view, speech.first, speech.last)
    backward = hit is not None and (bool(hit.suffix) or fields.get("object") == "before")
    if not backward and has_event(view, speech.first, last):
        barred = _is_barred(view, speech.first, last, fields.get("not-with", ()))
        return [] if barred else [replace(speech, last=last, reach=last)]
    if not backward and not points_back(view, speech.first, last):
        return []
    first, last = told_before(view, speech.clause, speech.cue_at, telling)
    return [replace(speech, first=first, last=last, reach=last)]


def _is_barred(view: View, first: int, last: int, words: tuple[str, ...]) -> bool:
    """نفته السلطات إلى الخارج is exile: which words may not stand before a happening the entry says (``not-with``)."""
    for i in range(first, last):
        if view.forms[i] in words:
            return i == first or any(view.at("titles", k) for k in range(first, i))
        if event_at(view, i) is not None:
            return False
    return False
