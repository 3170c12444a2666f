"""A drafted day in, the days it names out: مساء الأحد, 26 شباط الماضي, 25 جمادى الآخرة 1439."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.text.calendar_days import day, hijri_days, hijri_year, shift, week_of, whole_unit
from marsad.text.time_context import Context
from marsad.text.time_draft import Draft
from marsad.text.time_table import Sign

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)
_STEPS = {"past": -1, "recent": -1, "this": 0, "same": 0, "next": 1, "after-next": 2}
AHEAD = 240  # days: as far ahead a date with its weekday may lie; beyond, the publication date is the likelier error
_SOON = 31  # days: a date without a year that is this near ahead, and far behind, lies ahead


def resolve_day(draft: Draft, context: Context) -> Days:
    """First and last day that the draft names."""
    if draft.month is not None and draft.day is not None:
        return _one(_dated(draft, context))
    if draft.feast is not None:
        return _feast(draft, draft.feast, context)
    if draft.day is not None and draft.of_unit == "month":
        return _one(_in_month(draft.day, _STEPS[draft.of_relation or "this"], context))
    if draft.deictic is not None:
        return _deictic(draft, draft.deictic, context)
    if draft.weekday is not None:
        first = _weekday(draft, draft.weekday, context)
        if (draft.weekday_after is not None or draft.part == "midnight") and first is not None:
            return first, first + timedelta(days=1)
        return _one(first)
    before = context.previous or (context.today if context.query else None)
    return _one(before)


def steps(relation: str | None) -> int:
    """How many units a relation moves: الماضي is -1."""
    return _STEPS[relation or "this"]


def _one(found: date | None) -> Days:
    return (found, found)


def _dated(draft: Draft, context: Context) -> date | None:
    """A day of a month, in the year that is written or that fits best."""
    assert draft.month is not None and draft.day is not None
    if draft.year is not None:
        return _on(draft, draft.year)
    today = context.today
    if today is None:
        return None
    if draft.of_unit == "year":
        return _on(draft, today.year + _STEPS[draft.of_relation or "this"])
    year = (hijri_year(today) or today.year - 579) if draft.hijri else today.year
    found = [there for there in (_on(draft, year + k) for k in (-1, 0, 1)) if there is not None]
    if draft.weekday is not None:
        fitting = [there for there in found if there.weekday() == draft.weekday and 0 < (there - today).days <= AHEAD]
        if fitting and draft.relation is None:
            return fitting[0]
    behind = [there for there in found if there <= today]
    ahead = [there for there in found if there > today]
    if draft.relation in ("past", "recent"):
        return max((there for there in behind if there < today), default=None)
    if draft.relation in ("next", "after-next"):
        return min(ahead, default=None)
    if draft.relation == "this" or draft.deictic is not None:
        return min(found, key=lambda there: abs((there - today).days), default=None)
    if context.query:
        return min((there for there in found if there >= today.replace(day=1)), default=None)
    return _likely(behind, ahead, today)


def _likely(behind: list[date], ahead: list[date], today: date) -> date | None:
    """News tells of the past; but a date a few weeks ahead is not the one of eleven months ago."""
    last, following = max(behind, default=None), min(ahead, default=None)
    if following is not None and (following - today).days <= _SOON and (last is None or (today - last).days > 9 * _SOON):
        return following
    return last


def _on(draft: Draft, year: int) -> date | None:
    assert draft.month is not None and draft.day is not None
    if draft.hijri:
        found = hijri_days(year, draft.month, draft.day)
        return None if found is None else found[0]
    return day(year, draft.month, draft.day)


def _in_month(number: int, step: int, context: Context) -> date | None:
    month = whole_unit(context.today, "month", step) if context.today is not None else None
    return None if month is None else day(month[0].year, month[0].month, number)


def _feast(draft: Draft, feast: Sign, context: Context) -> Days:
    """The feast of the year that is written, or the last one (the next, where a text asks or says so)."""
    today = context.today
    if draft.year is None and today is None:
        return UNKNOWN
    year = draft.year if draft.year is not None else (today or date.min).year
    found: list[tuple[date, date]] = []
    for candidate in (year,) if draft.year is not None else (year - 1, year, year + 1):
        found.extend(_feast_days(feast, candidate))
    if draft.year is not None or today is None:
        return found[0] if found else UNKNOWN
    if context.query or draft.relation == "next":
        return min((days for days in found if days[0] >= today), default=UNKNOWN)
    return max((days for days in found if days[0] <= today), default=UNKNOWN)


def _feast_days(feast: Sign, year: int) -> list[tuple[date, date]]:
    """The days of the feast that begin in a solar year; a Hijri feast may come twice or not at all."""
    length = timedelta(days=int(feast.fields.get("days", 1)) - 1)
    if "day" in feast.fields:
        month, number = feast.fields["day"]
        first = day(year, month, number)
        return [] if first is None else [(first, first + length)]
    month, number = feast.fields["hijri_day"]
    begin = hijri_year(day(year, 1, 1) or date.min)
    rows = [hijri_days(begin + k, month, number) for k in (0, 1)] if begin is not None else []
    return [(row[0], row[0] + length) for row in rows if row is not None and row[0].year == year]


def _deictic(draft: Draft, deictic: Sign, context: Context) -> Days:
    fields = deictic.fields
    start = context.today
    if fields.get("anaphoric") and context.previous is not None:
        start = context.previous
    if start is None:
        return UNKNOWN
    found = shift(start, "day", int(fields["offset"]))
    if found is None:
        return UNKNOWN
    if draft.weekday is not None and not fields.get("anaphoric"):
        found += timedelta(days=(draft.weekday - found.weekday() + 3) % 7 - 3)
    if fields.get("night"):
        return found, found + timedelta(days=1)
    return found, found


def _weekday(draft: Draft, weekday: int, context: Context) -> date | None:
    """The latest such day not after today; strictly before with الماضي, ahead with المقبل or in a query."""
    today = context.today
    if today is None:
        return None
    if draft.nth is not None:
        numbered = _with_number(draft, weekday, today)
        if numbered is not None and (not draft.tied or abs((numbered - today).days) <= 7):
            return numbered
        if draft.closing and draft.nth <= 5:
            first = today.replace(day=1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (draft.nth - 1))
    if draft.of_unit == "week":
        week = week_of(today, _STEPS[draft.of_relation or "this"])
        return None if week is None else week[0] + timedelta(days=weekday)
    back = (today.weekday() - weekday) % 7
    if draft.relation in ("past", "recent"):
        return shift(today, "day", -(back or 7))
    if draft.relation in ("next", "after-next") or (context.query and draft.relation is None):
        return shift(today, "day", 7 - back + (7 if draft.relation == "after-next" else 0))
    return shift(today, "day", -back)


def _with_number(draft: Draft, weekday: int, today: date) -> date | None:
    """السبت السادس عشر: the day of a month near today whose number and weekday agree."""
    found = [
        there
        for step in (-1, 0, 1)
        if (month := whole_unit(today, "month", step)) is not None
        and draft.nth is not None
        and (there := day(month[0].year, month[0].month, draft.nth)) is not None
        and there.weekday() == weekday
    ]
    return min(found, key=lambda there: abs((there - today).days), default=None)
