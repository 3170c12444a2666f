"""Words in, the day expression at a place out, its parts in any order: مساء أمس الثلاثاء (18 شباط) الساعة 15:20."""

from __future__ import annotations

from marsad.arabic.letters import ALEF
from marsad.text.number_words import FATHATAN
from marsad.text.read_dates import read_date, relative_unit
from marsad.text.time_draft import Draft
from marsad.text.time_words import TimeWords, clock_of

_MARKS = "،,()-/–"
_SIXTIETHS = 60


def read_day(at: TimeWords, i: int) -> Draft | None:
    """The day at word ``i`` with its weekday, date, part and clock time; None when no day or time of day begins there."""
    draft = Draft(i, i, "day")
    j = _past_day(at, i)
    if not _take(at, j, draft):
        return None
    while True:
        following = _next(at, draft)
        if following is None:
            break
    if draft.last == j + 1 and at.mark(i, "("):
        return None
    if not draft.names_day() and not _stands_alone(at, i, draft):
        return None
    if draft.day is not None and draft.month is None and draft.of_unit is None and draft.weekday is None:
        return None
    if at.mark(draft.last, ")") and any(at.mark(k, "(") for k in range(i, draft.last)):
        draft.last += 1
    return draft


def _next(at: TimeWords, draft: Draft) -> int | None:
    """Take the next part of the day behind at most two joints; None when there is none."""
    j = draft.last
    for _ in range(3):
        if _take(at, j, draft):
            return draft.last
        skipped = _past_joint(at, j)
        if skipped == j:
            return None
        j = skipped
    return None


def _past_joint(at: TimeWords, j: int) -> int:
    """The word after a mark, من, في, الموافق or يوم at ``j``."""
    if at.mark(j, _MARKS):
        return j + 1
    for value in ("from", "in", "dated"):
        found = at.named("sign", value, j)
        if found is not None:
            return found.last
    return _past_day(at, j)


def _past_day(at: TimeWords, j: int) -> int:
    """The word after يوم at ``j``."""
    unit = at.named("unit", "day", j)
    return unit.last if unit is not None and unit.meaning.form == "" and not unit.definite else j


def _take(at: TimeWords, j: int, draft: Draft) -> bool:
    """Add the part of a day that begins at ``j`` to the draft, if it has none of that kind yet."""
    if j >= at.size:
        return False
    return (
        _take_weekday(at, j, draft)
        or _take_sign(at, j, draft)
        or _take_clock(at, j, draft)
        or _take_date(at, j, draft)
        or _take_relation(at, j, draft)
        or _take_of_week(at, j, draft)
    )


def _take_weekday(at: TimeWords, j: int, draft: Draft) -> bool:
    found = at.a("weekday", j)
    if found is None or (found.meaning.form == "bare" and not _is_bare_day(at, j, found.last, draft)):
        return False
    if draft.weekday is None:
        draft.weekday, draft.last = found.meaning.value, found.last
        return True
    night = draft.part in ("night", "midnight") and draft.weekday_after is None
    if night and j <= draft.last + 1 and found.meaning.value == (draft.weekday + 1) % 7:  # ليل السبت الأحد
        draft.weekday_after, draft.last = found.meaning.value, found.last
        return True
    return False


def _is_bare_day(at: TimeWords, j: int, last: int, draft: Draft) -> bool:
    """A weekday without its article is one behind يوم or before a week: جمعة الأسبوع الماضي."""
    return (j > draft.first and at.named("unit", "day", j - 1) is not None) or relative_unit(at, last, "week") is not None


def _take_sign(at: TimeWords, j: int, draft: Draft) -> bool:
    """A deictic day, a feast or a part of the day."""
    found = at.sign(j)
    if found is None:
        return False
    sign = found.meaning
    if sign.kind == "deictic" and draft.deictic is None and "open" not in sign.fields and "value" not in sign.fields:
        if draft.weekday is not None and sign.fields.get("anaphoric"):
            return False
        draft.deictic = sign
        draft.part = draft.part or sign.fields.get("part")
    elif sign.kind == "feast" and draft.feast is None and draft.weekday is None:
        draft.feast = sign
    elif sign.kind == "part" and draft.part is None:
        draft.part = sign.value
    else:
        return False
    draft.last = found.last
    return True


def _take_clock(at: TimeWords, j: int, draft: Draft) -> bool:
    """الساعة الثالثة والنصف, الساعة 15:20, العاشرة و20 دقيقة, 10:18."""
    if draft.clock is not None:
        return False
    named = at.named("sign", "clock", j)
    k = j if named is None else named.last
    if k < at.size and at.words[k].kind == "number" and (clock := clock_of(at.words[k].form)) is not None:
        if named is None and k == draft.first and at.a("part", k + 1) is None:
            return False
        draft.clock, draft.last = clock, k + 1
        return True
    number = at.number(k)
    if number is None or not 0 <= number.value <= 24:
        return False
    if named is None and not (number.definite and (at.a("part", number.last) or at.a("part", number.last + 1))):
        return False
    draft.clock, draft.last = _with_minutes(at, float(number.value), number.last)
    return True


def _with_minutes(at: TimeWords, hour: float, last: int) -> tuple[str, int]:
    """The clock time of an hour with the minutes that follow it: و50 دقيقة."""
    minutes = round(hour * _SIXTIETHS)
    number = at.number(last + 1) if last < at.size and at.words[last].form == "و" else at.number(last)
    if number is not None and 0 < number.value < _SIXTIETHS and at.named("unit", "minute", number.last):
        minutes, last = minutes + int(number.value), number.last + 1
    return f"{minutes // _SIXTIETHS % 24:02d}:{minutes % _SIXTIETHS:02d}", last


def _take_date(at: TimeWords, j: int, draft: Draft) -> bool:
    if draft.day is not None or draft.month is not None:
        return False
    date = read_date(at, j)
    if date is not None and date.kind == "day" and not (date.of_unit == "month" and draft.deictic is not None):
        draft.day, draft.month, draft.year, draft.hijri = date.day, date.month, date.year, date.hijri
        draft.relation, draft.of_unit, draft.of_relation, draft.last = date.relation, date.of_unit, date.of_relation, date.last
        return True
    joint = at.named("sign", "in", j)
    number = at.number(j if joint is None else joint.last)  # السبت السادس عشر, الجمعة 15
    if number is None or draft.weekday is None or j != draft.last or not 1 <= number.value <= 31 or number.scale > 1:
        return False
    if number.ordinal and number.definite:
        draft.nth, draft.last, draft.tied = int(number.value), number.last, True
        draft.closing = number.last >= at.size
    elif number.value == int(number.value) and _ends(at, number.last):
        draft.nth, draft.last = int(number.value), number.last
    else:
        return False
    return True


def _ends(at: TimeWords, i: int) -> bool:
    """Whether no counted word follows: the text, a mark or a time word does."""
    return i >= at.size or at.words[i].kind == "mark" or bool(at.signs(i))


def _take_relation(at: TimeWords, j: int, draft: Draft) -> bool:
    found = at.a("relation", j)
    if found is None or j != draft.last or j == draft.first or draft.relation is not None or draft.deictic is not None:
        return False
    if draft.weekday is None and draft.day is None and draft.feast is None:
        return False
    draft.relation, draft.last = found.meaning.value, found.last
    return True


def _take_of_week(at: TimeWords, j: int, draft: Draft) -> bool:
    """الاثنين من الأسبوع المقبل, العاشر من العام الماضي."""
    if draft.of_unit is not None or (draft.weekday is None and draft.day is None and draft.feast is None):
        return False
    week = relative_unit(at, j, "week") if draft.weekday is not None else None
    if week is None:
        return False
    draft.of_unit, draft.of_relation, draft.last = "week", week[0], week[1]
    return True


def _stands_alone(at: TimeWords, i: int, draft: Draft) -> bool:
    """A clock time, or an adverb such as صباحاً: a time of the day that the text spoke of before."""
    if draft.clock is not None:
        return True
    found = next((found for found in at.signs(i) if found.meaning.kind == "part" and found.meaning.form == "alone"), None)
    if found is None or found.last > i + 1:
        return found is not None
    written = at.words[i].text
    return FATHATAN in written or (written.endswith(ALEF) and found.meaning.value != "dawn")  # فجرا: the two blew up
