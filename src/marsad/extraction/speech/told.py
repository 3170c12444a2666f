"""Where a report tells of happenings around a denial: its object, the clause before, the sentence before."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.speech.speech import Speech
from marsad.model.entry import Hit

_LIMITS = ("subordinator", "adversative")  # classes of words that end the object of a denial
_SINCE = ("ongoing", "totals")  # cues of منذ and its like
_OBJECT_POINTS = 5  # words of an object that may point back: نفت أي صلة لها بتلك المزاعم


def event_at(view: View, i: int) -> Hit | None:
    """The happening named at word ``i``, words of saying aside."""
    hits = view.at("events", i)
    if not hits or view.in_furniture[i]:
        return None
    cue = view.cue_at(i, "denies", "doubts", "accuses", "claim")
    if cue is not None and not cue.entry.fields.get("needs"):
        return None
    return next((hit for hit in hits if hit.entry.fields.get("frame") != "speech"), None)


def has_event(view: View, first: int, last: int) -> bool:
    """Whether a happening is named among the words."""
    return any(event_at(view, i) is not None for i in range(first, last))


def object_end(view: View, first: int, limit: int) -> int:
    """Where the object of a denial ends: at but, after, since, while; at a comma before a verb."""
    for i in range(first, limit):
        if any(_ends_object(hit, i > first) for hit in view.at("cues", i)):
            return i
        comma = view.words[i].text in "،,؛" and i + 1 < limit
        if comma and (view.classes[i + 1] == "V" or view.cue_at(i + 1, "says", "background")) and has_event(view, first, i):
            return i
    return limit


def _ends_object(hit: Hit, inside: bool) -> bool:
    fields = hit.entry.fields
    if inside and fields.get("cue") in _SINCE and not hit.tag.startswith("v"):  # أي تواصل is a noun
        return True
    time = inside and bool(fields.get("time")) and fields.get("class") == "preposition"
    return not hit.suffix and (fields.get("class") in _LIMITS or time)


def clause_end(view: View, first: int, limit: int) -> int:
    """Where a clause ends: at any mark, or where an object would."""
    for i in range(first, limit):
        if view.words[i].kind == "mark" and view.words[i].text in "،,؛:.":
            return i
    return object_end(view, first, limit)


def points_back(view: View, first: int, last: int) -> bool:
    """Whether the object is nothing, ذلك, or a word for what was said: الخبر, تلك المزاعم, أي صلة بها."""
    words = [i for i in range(first, last) if view.words[i].kind != "mark"]
    return not words or any(view.cue_at(i, "anaphora", "claim", "accuses", "said-thing") for i in words[:_OBJECT_POINTS])


def told_before(view: View, clause: int, cue_at: int, telling: list[Speech]) -> tuple[int, int]:
    """What was told last before a clause, in its sentence or the one before; an empty range when neither tells anything."""
    index = view.sentence_of(cue_at)
    spans = [(view.reading.sentences[index].start, clause)]
    if index:
        spans.append((view.reading.sentences[index - 1].start, view.reading.sentences[index - 1].end))
    for first, last in spans:
        here = [speech for speech in telling if first <= speech.cue_at < last]
        told = [speech for speech in here if has_event(view, speech.first, min(speech.last, last))]
        if told:
            return told[-1].first, min(told[-1].last, last)
        if has_event(view, first, last):
            return first, last
    return clause, clause
