"""Events of one happening in, its days out, with how exactly they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.export.told.told import Told

_WEEK, _MONTH, _YEAR = 7, 31, 366


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that it may have happened on. ``assumed``: counted from the publication date without any words."""

    first: date
    last: date
    assumed: bool

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        return self.first + timedelta(days=(self.length - 1) // 2)

    @property
    def time_precision(self) -> int | None:
        """ACLED: 1 the day, 2 within a week, 3 within a month; None when wider."""
        if self.length == 1 and not self.assumed:
            return 1
        return 2 if self.length <= _WEEK else 3 if self.length <= _MONTH else None

    @property
    def date_prec(self) -> int | None:
        """UCDP: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year; None when wider."""
        if self.length == 1 and not self.assumed:
            return 1
        for limit, precision in ((_WEEK - 1, 2), (_WEEK, 3), (_MONTH, 4), (_YEAR, 5)):
            if self.length <= limit:
                return precision
        return None


def find_days(told: Sequence[Told]) -> Days | None:
    """The narrowest span that an event tells, of these the most told, then the first; a publication date is never a day of it."""
    spans = Counter(days for item in told if (days := _days(item)))
    return min(spans, key=lambda days: (days.assumed, days.length, -spans[days], days.first), default=None)


def _days(told: Told) -> Days | None:
    span = told.days
    if span is None:
        return None
    return Days(date.fromisoformat(span[0]), date.fromisoformat(span[1]), told.event["date"]["basis"] == "published")
