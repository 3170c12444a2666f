"""Speeches in, the same with speakers by their full names out: المصدر is the مصدر أمني who spoke before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extraction.clause.phrases import find_phrases
from marsad.extraction.clause.view import View
from marsad.extraction.speech.speech import Speech
from marsad.model.span import Quote

_ARTICLE = "ال"
_KINDS = ("title", "speaker", "kind", "group", "party", "other")


def in_full(view: View, speeches: Sequence[Speech]) -> list[Speech]:
    """Each speaker who is named by his kind alone takes the name that he was given in full before, as it stands there."""
    fuller: dict[str, Quote] = {}
    phrases = iter(find_phrases(view))
    phrase = next(phrases, None)
    out = []
    for speech in speeches:
        while phrase is not None and phrase.first < speech.source_first:  # names that nobody speaks under
            if phrase.head_kind in _KINDS and phrase.last - phrase.first > 1:
                fuller[_head(view, phrase.first)] = Quote(phrase.start, phrase.end, phrase.text(view))
            phrase = next(phrases, None)
        out.append(_named(view, speech, fuller))
    return out


def _named(view: View, speech: Speech, fuller: dict[str, Quote]) -> Speech:
    """The speech under its speaker's full name; a full name is noted for those that follow."""
    if speech.source is None or speech.source_kind not in _KINDS:
        return speech
    first, last = view.range_of(speech.source.start, speech.source.end)
    form = view.forms[first]
    if last - first > 1:
        fuller[_head(view, first)] = speech.source
        return speech
    known = fuller.get(form[len(_ARTICLE):]) if form.startswith(_ARTICLE) else None
    return speech if known is None else replace(speech, source=known)


def _head(view: View, first: int) -> str:
    """The first word of a name without what is written together with it: ووزارة and لوزارة are وزارة."""
    form = view.forms[first]
    prefixes = {hit.prefix for shelf in ("titles", "parties", "sources", "groups", "kinds") for hit in view.at(shelf, first)}
    prefix = min(prefixes, key=len) if prefixes else ""
    return form[len(prefix):]
