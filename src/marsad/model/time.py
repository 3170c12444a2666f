"""A time expression and the days it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.values import TimeType


@dataclass(frozen=True, slots=True)
class Time:
    """Words ``first:last`` that say a time, resolved against the publication date.

    ``value`` is a TIMEX3 value ("2018-02-18TEV", "2013", "P15D"); ``earliest``/``latest`` the days it spans
    (None where unknown); ``basis`` says how it was resolved: "stated" (a full date), "relative" (against the
    publication date), "published". ``since`` marks an open start (منذ العام 2013), ``until`` an open end.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: date | None
    latest: date | None
    part_of_day: str | None = None
    basis: str = "relative"
    since: bool = False
    why: str = ""
