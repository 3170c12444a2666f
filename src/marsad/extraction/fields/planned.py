"""A time in, the same words as a planned happening means them out: الجمعة is the next Friday, not the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.model.time import Time

_WEEK = 7
_NEAR = 200  # days: a day of a month without its year that lies farther ahead is a past one


def as_planned(time: Time, published: date) -> Time:
    """The time read from publication on: a bare weekday not before it, a bare day of a month in its next year; else itself."""
    if time.earliest is None or time.latest is None or time.latest >= published or time.since:
        return time
    if time.why == "weekday":
        later = timedelta(days=-(-(published - time.earliest).days // _WEEK) * _WEEK)
        return _moved(time, time.earliest + later, time.latest + later)
    if time.why == "no year":
        first, last = _next_year(time.earliest), _next_year(time.latest)
        if first is not None and last is not None and (first - published).days <= _NEAR:
            return _moved(time, first, last)
    return time


def _moved(time: Time, first: date, last: date) -> Time:
    value = first.isoformat() + time.value[10:] if time.earliest == time.latest else time.value
    return replace(time, earliest=first, latest=last, value=value)


def _next_year(day: date) -> date | None:
    """The same day a year on; 29 February has none."""
    return None if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
