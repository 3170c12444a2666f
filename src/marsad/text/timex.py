"""A draft and its days in, the TIMEX3 value and type out: 2018-02-18TEV, 2013, P15D."""

from __future__ import annotations

from datetime import date

from marsad.model.values import TimeType
from marsad.text.resolve_day import UNKNOWN, Days
from marsad.text.time_draft import Draft

_PARTS = {
    "dawn": "TDW", "morning": "TMO", "noon": "TMI", "afternoon": "TAF",
    "evening": "TEV", "night": "TNI", "midnight": "TNI", "day": "TDT",
}
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W",
    "month": "M", "year": "Y", "decade": "DE", "century": "CE",
}
_CLOCK = ("second", "minute", "hour")


def timex(draft: Draft, days: Days) -> tuple[TimeType, str]:
    """Type and value; X stands for digits that are not known."""
    if draft.kind == "every":
        return "SET", "P1" + _LETTERS[draft.unit or "day"]
    if draft.kind == "open" and draft.deictic is not None:
        return "DATE", str(draft.deictic.fields["value"])
    if draft.kind == "length" and (draft.sign in (None, "for", "until") or days == UNKNOWN):
        return "DURATION", _length(draft)
    first, last = days
    if first is None and last is None:
        return ("TIME" if draft.part or draft.clock else "DATE"), _unknown(draft)
    if draft.kind == "day" and first is not None:
        clock = "T" + clock_time(draft.clock, draft.part) if draft.clock else _PARTS.get(draft.part or "", "")
        return ("TIME" if clock else "DATE"), first.isoformat() + clock
    if first is None:
        return "DATE", "PAST_REF"
    if last is None:
        return "DATE", "FUTURE_REF"
    return "DATE", _period(first, last, draft)


def clock_time(clock: str, part: str | None) -> str:
    """The clock time on 24 hours: العاشرة مساءً is 22:00."""
    hour = int(clock[:2])
    if part in ("dawn", "morning", "night", "midnight") and hour == 12:
        return "00" + clock[2:]
    first = {"afternoon": 0, "evening": 0, "night": 7, "midnight": 7}.get(part or "", 12)
    if first <= hour < 12 or (part == "noon" and 1 <= hour < 4):
        hour += 12
    return f"{hour:02d}{clock[2:]}"


def _length(draft: Draft) -> str:
    count = "X" if draft.count is None else f"{draft.count:g}"
    return ("PT" if draft.unit in _CLOCK else "P") + count + _LETTERS[draft.unit or "day"]


def _unknown(draft: Draft) -> str:
    if draft.weekday is not None:
        return f"XXXX-WXX-{draft.weekday + 1}"
    if draft.month is not None and not draft.hijri:
        return f"XXXX-{draft.month:02d}" + (f"-{draft.day:02d}" if draft.day else "")
    if draft.clock is not None:
        return "XXXX-XX-XXT" + clock_time(draft.clock, draft.part)
    return "PRESENT_REF" if draft.deictic is not None and draft.deictic.fields.get("offset") == 0 else "XXXX-XX-XX"


def _period(first: date, last: date, draft: Draft) -> str:
    """The shortest value that names the whole period; two days with a slash when there is none."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return f"{first.year:04d}"
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"{first.year // 10:03d}"
    if draft.kind == "season" and draft.span is not None:
        return f"{first.year}-" + {3: "SP", 6: "SU", 9: "FA", 12: "WI"}[draft.span[0]]
    if first.day == 1 and first.year == last.year and _ends_month(last):
        if first.month == last.month:
            return f"{first.year:04d}-{first.month:02d}"
        if first.month % 3 == 1 and last.month == first.month + 2:
            return f"{first.year:04d}-Q{first.month // 3 + 1}"
    if first.weekday() == 0 and (last - first).days == 6:
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _ends_month(last: date) -> bool:
    return last.month != date.fromordinal(last.toordinal() + 1).month
