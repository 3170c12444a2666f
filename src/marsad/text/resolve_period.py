"""A drafted period in, its first and last day out: الشهر الماضي, أواخر 2017, خلال اليومين الماضيين."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.text.calendar_days import day, hijri_days, hijri_year, month_days, shift, week_of, whole_unit
from marsad.text.resolve_day import UNKNOWN, Days, resolve_day, steps
from marsad.text.resolve_length import resolve_counted, resolve_length
from marsad.text.time_context import Context
from marsad.text.time_draft import Draft

_ONE_DAY = timedelta(days=1)


def resolve_period(draft: Draft, context: Context) -> Days:
    """First and last day of the draft; None where the words leave it open."""
    if draft.edge is not None and draft.inner is not None:
        return _edge(draft.edge, draft.inner, context)
    match draft.kind:
        case "day":
            return resolve_day(draft, context)
        case "month":
            return _month(draft, context)
        case "year":
            return _year(draft)
        case "unit":
            return _unit(draft, context)
        case "count":
            return resolve_counted(draft, context)
        case "length":
            return resolve_length(draft, context)
        case "season" | "part-of-year":
            return _part_of_year(draft, context)
        case "decade":
            return _decade(draft, context)
        case "nth":
            return _nth(draft, context)
        case "open":
            return _open(draft, context)
        case "weekend":
            return _weekend(draft, context)
        case "range":
            return _range(draft, context)
        case "every":
            return UNKNOWN
        case kind:
            raise ValueError(f"unknown kind of time: {kind}")


def _year(draft: Draft) -> Days:
    assert draft.year is not None
    if not draft.hijri:
        return date(draft.year, 1, 1), date(draft.year, 12, 31)
    first, last = hijri_days(draft.year, 1, None), hijri_days(draft.year, 12, None)
    return (first[0], last[1]) if first is not None and last is not None else UNKNOWN


def _month(draft: Draft, context: Context) -> Days:
    """A named month in the year that is written, or the last one that has begun."""
    assert draft.month is not None
    today = context.today
    if draft.year is None and today is None:
        return UNKNOWN
    if draft.hijri:
        return _hijri_month(draft, draft.month, context)
    if draft.year is not None:
        return month_days(draft.year, draft.month)
    assert today is not None
    if draft.of_unit == "year":
        return month_days(today.year + steps(draft.of_relation), draft.month)
    year = today.year
    if draft.relation in ("past", "recent"):
        year -= draft.month >= today.month
    elif draft.relation == "next":
        year += draft.month <= today.month
    elif draft.relation is None:
        ahead = draft.month > today.month
        year += (0 if ahead else draft.month < today.month) if context.query else -ahead
    return month_days(year, draft.month)


def _hijri_month(draft: Draft, month: int, context: Context) -> Days:
    today = context.today
    if draft.year is not None:
        return hijri_days(draft.year, month, None) or UNKNOWN
    year = hijri_year(today) if today is not None else None
    if today is None or year is None:
        return UNKNOWN
    found = [days for k in (-1, 0, 1) if (days := hijri_days(year + k, month, None)) is not None]
    if draft.relation == "next":
        return min((days for days in found if days[0] > today), default=UNKNOWN)
    if draft.relation in ("past", "recent"):
        return max((days for days in found if days[1] < today), default=UNKNOWN)
    return max((days for days in found if days[0] <= today), default=UNKNOWN)


def _unit(draft: Draft, context: Context) -> Days:
    """الأسبوع الماضي is Monday to Sunday of the week before; this year and this month end today if they go on."""
    assert draft.unit is not None
    start = context.named if draft.relation == "same" and context.named is not None else context.today
    whole = whole_unit(start, draft.unit, steps(draft.relation)) if start is not None else None
    if whole is None:
        return UNKNOWN
    if draft.relation == "this" and draft.unit == "year" and not context.query and context.today is not None:
        return whole[0], min(whole[1], context.today)
    return whole


def _part_of_year(draft: Draft, context: Context) -> Days:
    """A season or quarter of the year that is written; with الماضي or nothing the last one that has begun."""
    assert draft.span is not None
    if draft.kind == "part-of-year":
        months, number = draft.span
        span = (months * (number - 1) + 1, months * number)
    else:
        span = draft.span
    inside = resolve_period(draft.inner, context)[0] if draft.inner is not None else None
    today = context.today
    if inside is not None:
        return _months(inside.year, span)
    if today is None:
        return UNKNOWN
    found = [_months(today.year + k, span) for k in (-2, -1, 0, 1)]
    if draft.relation == "next":
        return next((days for days in found if days[0] is not None and days[0] > today), UNKNOWN)
    return next((days for days in reversed(found) if days[1] is not None and days[0] is not None and (
        days[1] < today if draft.relation in ("past", "recent") else days[0] <= today)), UNKNOWN)


def _months(year: int, span: tuple[int, int]) -> Days:
    """From the first month to the last; winter begins in December and ends in the next year."""
    return date(year, span[0], 1), month_days(year + (span[1] < span[0]), span[1])[1]


def _decade(draft: Draft, context: Context) -> Days:
    """السبعينيات are those of the last century; العشرينيات, with no century named, those that have begun."""
    assert draft.nth is not None
    year = (context.today or date(2000, 1, 1)).year
    century = year // 100 - (1 if draft.relation in ("past", "recent") else 0)
    first = century * 100 + draft.nth
    if first > year:
        first -= 100
    return date(first, 1, 1), date(first + 9, 12, 31)


def _nth(draft: Draft, context: Context) -> Days:
    """The n-th weekday, day or week of a period; -1 is the last."""
    assert draft.inner is not None and draft.nth is not None
    first, last = resolve_period(draft.inner, context)
    if first is None or last is None:
        return UNKNOWN
    if draft.inner.kind == "day":  # ثالث ثلاثاء بعد عيد الميلاد
        first, last = last + _ONE_DAY, last + timedelta(days=366)
    if draft.weekday is not None:
        numbered = day(first.year, first.month, draft.nth) if draft.tied and draft.nth > 0 else None
        if numbered is not None and draft.inner.kind == "month" and numbered.weekday() == draft.weekday:
            return (numbered, numbered)  # السبت الأول من أيلول is 1 September when that is a Saturday
        found = _nth_weekday(first, last, draft.weekday, draft.nth)
        return (found, found)
    if draft.unit == "day":
        there = last if draft.nth == -1 else first + timedelta(days=draft.nth - 1)
        return (there, there)
    return _nth_week(first, last, draft.nth, of_year=draft.inner.kind == "year")


def _nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    if nth == -1:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    there = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return there if there <= last else None


def _nth_week(first: date, last: date, nth: int, *, of_year: bool) -> Days:
    """Weeks of a year as ISO counts them; weeks of a month are those that lie whole in it."""
    if of_year:
        week = week_of(date(first.year, 1, 4), nth - 1) if nth > 0 else week_of(date(first.year, 12, 28))
        return week if week is not None else UNKNOWN
    if nth == -1:
        monday = last - timedelta(days=(last.weekday() + 1) % 7 + 6)
    else:
        monday = first + timedelta(days=-first.weekday() % 7 + 7 * (nth - 1))
    return monday, monday + 6 * _ONE_DAY


def _open(draft: Draft, context: Context) -> Days:
    """الآن is today; مؤخراً ends today; قريباً begins today."""
    assert draft.deictic is not None
    match draft.deictic.fields.get("open"):
        case "past":
            return None, context.now
        case "future":
            return context.now, None
        case "same":
            return context.span
        case _:
            return context.now, context.now


def _weekend(draft: Draft, context: Context) -> Days:
    """Friday to Sunday of the week: Arabic weekends begin on Friday, or Saturday elsewhere."""
    week = week_of(context.today, steps(draft.relation)) if context.today is not None else None
    return UNKNOWN if week is None else (week[0] + 4 * _ONE_DAY, week[1])


def _range(draft: Draft, context: Context) -> Days:
    """From the first day of one to the last day of the other; a month or year said once holds for both."""
    assert draft.inner is not None and draft.until is not None
    end = resolve_period(draft.until, context)
    begin = resolve_period(draft.inner, context)
    if begin[0] is not None and end[1] is not None and draft.until.year is not None and _wants_year(draft.inner):
        begin = _in_year_of(begin[0], end[1]), begin[1]  # من فبراير إلى أبريل 2005: the year is said once
    if begin[0] is not None and end[1] is not None and begin[0] > end[1]:
        start = begin[0]
        if draft.inner.weekday is not None and draft.inner.day is None and context.today is not None:
            return shift(start, "day", -7), end[1]
        earlier = day(start.year - 1, start.month, start.day)
        if draft.inner.month is not None and draft.inner.year is None and earlier is not None:
            return earlier, end[1]
        return UNKNOWN
    return begin[0], end[1]


def _wants_year(draft: Draft) -> bool:
    return draft.month is not None and draft.year is None and not draft.hijri


def _in_year_of(start: date, end: date) -> date | None:
    """The day in the year of ``end``, or in the year before when it would come after it."""
    days = (day(year, start.month, start.day) for year in (end.year, end.year - 1))
    return next((found for found in days if found is not None and found <= end), None)


def _edge(edge: str, inner: Draft, context: Context) -> Days:
    """A piece of a period: its first third or ten days (مطلع), its middle, its last ten days (أواخر)."""
    first, last = resolve_period(inner, context)
    if first is None or last is None:
        return first, last
    today = context.today
    if inner.kind == "day" or inner.unit == "day":
        return first, last
    if inner.kind in ("unit", "year") and inner.relation == "this" and inner.unit == "year":
        last = last.replace(month=12, day=31)
    match edge:
        case "within":
            return first, (min(last, today) if today is not None and first <= today else last)
        case "by-end":
            return last, last
        case "moment":
            return first, first
        case "rest":
            return (max(first, today) if today is not None else first), last
        case _:
            return _piece(edge, first, last)


def _piece(edge: str, first: date, last: date) -> Days:
    length = (last - first).days + 1
    if length <= 7:
        return _cut(edge, first, last, 3)
    if length <= 31:
        if edge == "middle":
            return first.replace(day=15), first.replace(day=15)
        return _cut(edge, first, last, 10 if edge != "late" and edge != "end" else length - 20)
    if length <= 366:
        spans = {"start": (1, 2), "early": (1, 3), "middle": (6, 7), "late": (10, 12), "end": (10, 12)}
        if (first.month, last.month) == (1, 12):
            begin, end = spans[edge]
            return date(first.year, begin, 1), month_days(first.year, end)[1]
    third = length // 3
    if edge == "middle":
        return first + timedelta(days=third), last - timedelta(days=third)
    return _cut(edge, first, last, third)


def _cut(edge: str, first: date, last: date, days: int) -> Days:
    if edge == "middle":
        return first + timedelta(days=1), last - timedelta(days=2)
    if edge in ("start", "early"):
        return first, min(last, first + timedelta(days=days - 1))
    return max(first, last - timedelta(days=days - 1)), last
