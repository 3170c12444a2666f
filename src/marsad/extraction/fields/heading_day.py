"""A view in, the day of a round-up out: حصاد الأحداث ليوم السبت says when everything under it happened."""

from __future__ import annotations

from marsad.extraction.clause.view import View

_PARAGRAPHS = 4  # a heading stands among the first: title, picture's caption, heading
_WORDS = 20  # of a heading
_OF_DAY = ("ليوم", "ليومي")  # "of the day": what the heading announces is of that day


def heading_day(view: View) -> int | None:
    """Which time of the report (by its place among them) is the day of a round-up; None for other reports."""
    for i, time in enumerate(view.reading.times):
        paragraph = view.paragraph_of(time.first)
        if paragraph >= _PARAGRAPHS:
            return None
        span = view.reading.paragraphs[paragraph]
        if span.end - span.start > _WORDS or view.in_furniture[time.first] or time.earliest is None:
            continue
        announced = any(view.cue_at(j, "roundup") for j in range(span.start, span.end))
        if time.earliest == time.latest and (announced or view.forms[time.first] in _OF_DAY):
            return i
    return None
