"""The words of a report in, the times that they say and the days that these name out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.arabic.fold import skip
from marsad.model.quantity import Quantity
from marsad.model.time import Time
from marsad.model.word import Word
from marsad.text.calendar_days import shift
from marsad.text.read_times import read_times
from marsad.text.resolve_day import AHEAD, Days
from marsad.text.resolve_period import resolve_period
from marsad.text.time_context import Context, written_on
from marsad.text.time_draft import Draft
from marsad.text.time_table import TimeTable
from marsad.text.time_words import TimeWords
from marsad.text.timex import timex

WEEKDAY, NO_YEAR = "weekday", "no year"  # why: may be read ahead
HAPPENING = "day of what follows"  # why: بعد أسبوع على سقوط البلدة names the day of the fall
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
_DATELINE = 12  # words before a date that heads the text


def find_times(
    text: str, words: tuple[Word, ...], quantities: tuple[Quantity, ...], published: date | None, table: TimeTable
) -> tuple[Time, ...]:
    """Every time expression of the text in order, with first and last day as far as the words and ``published`` tell.

    A bare weekday or month lies behind the report, as news tells it. A text that is nothing but one time is a query,
    and there it lies ahead. Where the text calls its own day by weekday or date (أمس الثلاثاء), that corrects ``published``.
    """
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None  # a placeholder such as 1 January 0001 is no day to count from
    at = TimeWords(words, table)
    drafts = read_times(at)
    context = Context(written_on(_all(drafts), published), query=_is_query(at, drafts), published=published)
    out = []
    for draft in drafts:
        time = _resolved(text, words, draft, context, table)
        out.append(time)
        if draft.sign is None and draft.kind in ("day", "month", "year") and time.earliest is not None:
            context.named = time.earliest
        if draft.kind == "day" and time.earliest is not None and draft.names_day():
            context.previous = time.earliest
        elif draft.sign == "since" or draft.kind == "range":
            context.span = (time.earliest, time.latest)
    return tuple(out)


def ahead(time: Time, published: date) -> Time:
    """The time as a planned happening means it: a bare weekday or day of a month not before ``published``."""
    if time.earliest is None or time.latest is None or time.earliest >= published or time.since:
        return time
    if time.why == WEEKDAY:
        weeks = timedelta(days=((published - time.earliest).days + 6) // 7 * 7)
        first, last = time.earliest + weeks, time.latest + weeks
        return replace(time, earliest=first, latest=last, value=_moved(time, first))
    if time.why == NO_YEAR and time.latest < published:
        year_on, end = shift(time.earliest, "year", 1), shift(time.latest, "year", 1)
        if year_on is None or (year_on - published).days > AHEAD:
            return time
        return replace(time, earliest=year_on, latest=end, value=_moved(time, year_on))
    return time


def dateline(times: tuple[Time, ...]) -> date | None:
    """The full date that the text begins with ("الخميس، ٢٧ فبراير ٢٠٢٥, ١٠:١٨"), if it begins with one."""
    for time in times:
        if time.first > _DATELINE:
            return None
        if time.basis == "stated" and time.earliest is not None and time.earliest == time.latest and not time.since:
            return time.earliest
    return None


def _moved(time: Time, day: date) -> str:
    """The value with another day before its part of the day."""
    return day.isoformat() + time.value[10:] if time.earliest == time.latest else time.value


def _start(word: Word, table: TimeTable) -> int:
    """Where the time begins in its first word: behind a و or ف."""
    rows = table.signs.rows.get(word.form)
    number = table.numbers.words.get(word.form)
    prefix = rows[0][2] if rows else number.prefix if number is not None else ""
    return word.start + (skip(word.text, 1) if prefix.startswith(("و", "ف")) else 0)


def _resolved(text: str, words: tuple[Word, ...], draft: Draft, context: Context, table: TimeTable) -> Time:
    days = resolve_period(draft, context)
    kind, value = timex(draft, days)
    earliest, latest = _opened(draft, days, context)
    day = draft if draft.inner is None else draft.inner
    start, end = _start(words[draft.first], table), words[draft.last - 1].end
    return Time(
        draft.first, draft.last, start, end, text[start:end], kind, value, earliest, latest,
        part_of_day=day.part, basis="stated" if _is_stated(draft) else "relative", since=draft.sign == "since",
        why=_why(draft),
    )


def _why(draft: Draft) -> str:
    """What a caller may want to know of how the days were found."""
    if draft.sign == "after-happening":
        return HAPPENING
    plain = draft.relation is None and draft.of_unit is None and draft.deictic is None and draft.year is None
    if draft.kind == "day" and plain and draft.sign is None:
        return NO_YEAR if draft.month is not None else WEEKDAY if draft.weekday is not None else ""
    return NO_YEAR if draft.kind == "month" and plain and draft.edge is None else ""


def _opened(draft: Draft, days: Days, context: Context) -> Days:
    """منذ opens a period up to today; حتى leaves its beginning open."""
    first, last = days
    if draft.sign == "until":
        return None, last
    if draft.sign == "since" and draft.kind not in ("length", "range"):
        today = context.now
        if first is not None and today is not None and first <= today:
            return first, today
        return first, (last if today is not None else None)
    return first, last


def _is_stated(draft: Draft) -> bool:
    """Whether year, month and day are as the words write them."""
    if draft.inner is not None:
        return _is_stated(draft.inner) and (draft.until is None or _is_stated(draft.until))
    return draft.year is not None


def _is_query(at: TimeWords, drafts: list[Draft]) -> bool:
    """Whether the text is nothing but one time expression: no report, but somebody's question for a day."""
    if len(drafts) != 1:
        return False
    draft = drafts[0]
    outside = [*range(draft.first), *range(draft.last, at.size)]
    before = at.table.numbers.before
    return all(at.words[i].kind == "mark" or at.a("sign", i) or before.at(at.words, i) or at.a("unit", i) for i in outside)


def _all(drafts: list[Draft]) -> list[Draft]:
    """The drafts with those inside them."""
    out = []
    for draft in drafts:
        part: Draft | None = draft
        while part is not None:
            out.append(part)
            if part.until is not None:
                out.append(part.until)
            part = part.inner
    return out
