"""Days and months counted: weeks that begin on Monday, ends of months, Hijri dates."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

_DAY_UNITS = {"day": 1, "week": 7}
_MONTH_UNITS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None when the month has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shift(start: date, unit: str, count: float) -> date | None:
    """``start`` moved by ``count`` units; None when it leaves the calendar. Hours and minutes move by whole days."""
    try:
        if unit in _DAY_UNITS:
            return start + timedelta(days=int(count * _DAY_UNITS[unit]))
        if unit in _MONTH_UNITS:
            months = start.year * 12 + start.month - 1 + int(count * _MONTH_UNITS[unit])
            last = calendar.monthrange(months // 12, months % 12 + 1)[1]
            return date(months // 12, months % 12 + 1, min(start.day, last))
        hours = count * {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}[unit]
        return start + timedelta(days=int(hours / 24 if abs(hours) >= 24 else 0))
    except (ValueError, OverflowError):
        return None


def week_of(of: date, weeks: int = 0) -> tuple[date, date] | None:
    """Monday and Sunday of the week that holds ``of``, moved by ``weeks``."""
    monday = shift(of, "day", -of.weekday() + 7 * weeks)
    return None if monday is None else (monday, monday + timedelta(days=6))


def whole_unit(of: date, unit: str, steps: int) -> tuple[date, date] | None:
    """First and last day of the week, month, year, decade or century that holds ``of``, moved by ``steps``."""
    if unit == "day":
        moved = shift(of, "day", steps)
        return None if moved is None else (moved, moved)
    if unit == "week":
        return week_of(of, steps)
    if unit == "month":
        moved = shift(of.replace(day=1), "month", steps)
        return None if moved is None else month_days(moved.year, moved.month)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return None
    first = (of.year // years + steps) * years
    return (date(first, 1, 1), date(first + years - 1, 12, 31)) if 1 <= first <= 9900 else None


@lru_cache(maxsize=1024)
def hijri_days(year: int, month: int, number: int | None) -> tuple[date, date] | None:
    """The solar days of a Hijri day or month (Umm al-Qura); None outside the table of known years."""
    from hijridate import Hijri  # only when a Hijri date is read

    try:
        first = Hijri(year, month, number or 1).to_gregorian()
        length = 1 if number else Hijri(year, month, 1).month_length()
    except (ValueError, OverflowError):
        return None
    begin = date(first.year, first.month, first.day)
    return begin, begin + timedelta(days=length - 1)


@lru_cache(maxsize=1024)
def hijri_year(of: date) -> int | None:
    """The Hijri year of a solar day."""
    from hijridate import Gregorian  # only when a Hijri date is read

    try:
        return int(Gregorian(of.year, of.month, of.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
