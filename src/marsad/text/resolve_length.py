"""A drafted length of time in, the days that it counts back or ahead out: منذ شهرين, قبل ثلاثة أيام, اليومين الماضيين."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.text.calendar_days import shift, whole_unit
from marsad.text.resolve_day import UNKNOWN, Days
from marsad.text.time_context import Context
from marsad.text.time_draft import Draft

_ONE_DAY = timedelta(days=1)
_LONG_AGO = 10  # years: "seventy years ago" is a year, "three years ago" a day


def resolve_counted(draft: Draft, context: Context) -> Days:
    """The last or the next N units, counted from today."""
    today, unit = context.today, draft.unit or "day"
    if today is None:
        return UNKNOWN
    if draft.relation == "next" and unit in ("hour", "minute", "second"):
        return today, shift(today, unit, draft.count) if draft.count else None
    if draft.relation == "next":
        return today + _ONE_DAY, shift(today, unit, draft.count) if draft.count else None
    if draft.count is None:
        today = context.now or today
        if unit in ("hour", "minute", "second"):
            return today - _ONE_DAY, today
        return (today - 7 * _ONE_DAY if unit == "day" and draft.relation == "past" else None), today
    if unit in ("decade", "century"):
        past = whole_unit(today, unit, -int(draft.count))
        now = whole_unit(today, unit, 0)
        return (past[0], now[0] - _ONE_DAY) if past is not None and now is not None else UNKNOWN
    if unit in ("hour", "minute", "second"):
        return shift(today, "day", -max(1, round(draft.count / 24)) if unit == "hour" else -1), today
    return shift(today, unit, -draft.count), today


def resolve_length(draft: Draft, context: Context) -> Days:
    """A length behind منذ, قبل, بعد or خلال; alone it names no day."""
    today = context.today
    if today is None or draft.sign is None:
        return UNKNOWN
    clock = draft.unit in ("hour", "minute", "second")
    if draft.vague:
        return _vague_length(draft, today, context.previous)
    match draft.sign:
        case "since" | "during":
            if draft.unit == "hour" and draft.count:
                return shift(today, "day", -max(1 if draft.sign == "during" else 0, round(draft.count / 24))), today
            begin = _back(draft, today)
            if draft.unit == "year" and (draft.count or 0) >= _LONG_AGO and begin is not None:
                begin = begin.replace(month=1, day=1)
            return begin, today
        case "ago-happening":  # قبل يومين من مصرعه: when he died is not said here
            return None, today
        case "after-happening":  # بعد أسبوع على سقوط البلدة: the day of the fall
            there = shift(today, "day", -1) if clock else _back(draft, today)
            return there, (today if clock else there)
        case "ago":
            if draft.qualifier in ("less", "at_most"):
                return _back(draft, today), today - _ONE_DAY
            there = _back(draft, today)
            if draft.unit == "year" and draft.inner is None and there is not None and (draft.count or 0) >= _LONG_AGO:
                return whole_unit(there, "year", 0) or UNKNOWN
            return (there, there)
        case "after":
            start = today
            if not context.query and context.previous is not None:
                then = _moved(draft, context.previous, 1)
                start = context.previous if then is not None and (then <= today or clock) else today
            there = _moved(draft, start, 1)
            return (there, there)
        case _:
            return UNKNOWN


def _back(draft: Draft, today: date) -> date | None:
    """The day that lies the whole length behind ``today``; one day more for "more than"."""
    found = _moved(draft, today, -1)
    return shift(found, "day", -1) if found is not None and draft.qualifier == "more" else found


def _moved(draft: Draft, today: date, sign: int) -> date | None:
    found: date | None = today
    part: Draft | None = draft
    while part is not None and found is not None:
        found = shift(found, part.unit or "day", sign * (part.count or 0))
        part = part.inner
    return found


def _vague_length(draft: Draft, today: date, previous: date | None) -> Days:
    """منذ أيام, قبل عدة أسابيع: within the last week for days, else only the end is known."""
    assert draft.sign is not None
    if draft.unit in ("hour", "minute", "second"):
        if draft.sign.endswith("happening"):
            return today - _ONE_DAY, today
        if draft.sign == "after" and previous is not None:
            return previous, previous
        return (today - _ONE_DAY if draft.sign == "during" else today), today
    match draft.sign:
        case "since" | "during":
            return (today - 7 * _ONE_DAY if draft.unit == "day" else None), today
        case "ago":
            if draft.unit == "day":
                return today - 7 * _ONE_DAY, today - 2 * _ONE_DAY
            return None, shift(today, draft.unit or "day", -1)
        case "ago-happening" | "after-happening":
            return None, today
        case _:
            return UNKNOWN  # بعد أيام may lie behind or ahead
