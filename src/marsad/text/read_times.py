"""The words of a report in, its time expressions out, as drafts that are not yet resolved."""

from __future__ import annotations

from dataclasses import replace

from marsad.text.read_dates import read_year, relative_unit
from marsad.text.read_days import read_day
from marsad.text.read_periods import read_period
from marsad.text.time_draft import Draft
from marsad.text.time_words import TimeWords

_REACH = 8  # words between منذ and the date of its happening: منذ اندلاع النزاع في البلاد عام 2011
_DATED = ("day", "month", "year", "season")
_TIMES_A_MONTH = 5
_UNIT_REACH = 8  # words from أكثر من to its unit: أكثر من مئة وخمسة وعشرين يوماً
_OPENERS = ("clock", "weekend", "daily", "every", "this", "same")
_DASHES = "-–—"


def read_times(at: TimeWords) -> list[Draft]:
    """Every time expression in order, none inside another save the date of a happening within its منذ.

    "منذ اندلاع النزاع عام 2011" is a time since 2011, for what went on, and the year 2011, for what broke out.
    """
    out: list[Draft] = []
    done = 0
    for i in at.starts():
        if i < done:
            continue
        draft = _signed(at, i) or _joined(at, i, _core(at, i))
        if draft is None or draft.last <= i or _is_idle(draft):
            continue
        if out and out[-1].unit == "week" and out[-1].last == draft.first:
            _place_in_week(draft, out[-1].relation)
        out.append(draft)
        done = draft.last
        if draft.dated is not None:
            out.append(draft.dated)
    return out


def _is_idle(draft: Draft) -> bool:
    """A unit that is neither counted nor placed (يوم, أيام, عام) is no time."""
    return draft.kind == "length" and draft.sign is None and draft.inner is None and (draft.count is None or draft.count == 1)


def _place_in_week(draft: Draft, relation: str | None) -> None:
    """الأسبوع المقبل بين الأربعاء والجمعة: the weekdays are those of that week."""
    for part in (draft, draft.inner, draft.until):
        if part is not None and part.weekday is not None and part.day is None and part.of_unit is None and part.relation is None:
            part.of_unit, part.of_relation = "week", relation


def _core(at: TimeWords, i: int) -> Draft | None:
    """The longer of the day and the period at word ``i``."""
    if not _may_begin(at, i):
        return None
    period = read_period(at, i)
    day = read_day(at, i)
    if period is None or day is None:
        return period or day
    if period.edge is not None or (period.kind == "nth" and (period.nth or 0) <= _TIMES_A_MONTH):
        return period if period.last >= day.last else day
    return period if period.last > day.last else day


def _may_begin(at: TimeWords, i: int) -> bool:
    """Whether a time may begin at word ``i``: most words, and numbers before other words, are told apart at once."""
    if not at.known(i):
        return False
    signs = at.signs(i)
    if signs:
        return any(found.meaning.kind not in ("sign", "relation") or found.meaning.value in _OPENERS for found in signs)
    number = at.number(i)
    if number is None:  # a qualifier or vague quantity: a unit of time must be near
        return at.words[i].kind == "number" or any(at.a("unit", k) for k in range(i + 1, min(i + _UNIT_REACH, at.size)))
    after = number.last
    return after >= at.size or at.words[after].kind == "mark" or at.words[after].form == "و" or bool(at.signs(after))


def _joined(at: TimeWords, i: int, draft: Draft | None) -> Draft | None:
    """The expression with what it runs to: 2 أكتوبر إلى 22 أكتوبر, 2014-2018."""
    if draft is None:
        return _number_range(at, i, plain=True)
    joint = at.named("sign", "until", draft.last)
    if (joint is None and not at.mark(draft.last, _DASHES)) or draft.kind in ("length", "every", "open", "count"):
        return draft
    j = draft.last + 1 if joint is None else joint.last
    end = _core(at, j) or _bare_year(at, j, draft)
    if end is None or end.kind in ("length", "every"):
        return draft
    if joint is None and end.kind != draft.kind:
        return draft
    return Draft(i, end.last, "range", inner=draft, until=end)


def _bare_year(at: TimeWords, i: int, before: Draft) -> Draft | None:
    year = read_year(at, i) if before.kind == "year" else None
    return None if year is None else Draft(i, year[2], "year", year=year[0], hijri=year[1])


def _signed(at: TimeWords, i: int) -> Draft | None:
    """An expression behind منذ, قبل, بعد, خلال, من, بين, في or حتى."""
    found = at.sign(i)
    if found is not None and found.meaning.kind == "deictic" and _of_happening(at, found.last):  # قبل ساعات من فتح المعبر
        found = at.a("sign", i)
    if found is None or found.meaning.kind != "sign":
        unit = found is None or found.meaning.kind == "unit"  # للثانية: a second, or the 22nd
        if unit and at.words[i].form.startswith("لل") and (day := _numbered_day(at, i, "in")) is not None:
            return day
        return _for_more_than(at, i)
    name = str(found.meaning.value)
    if name in ("from", "between"):
        return _from(at, i, found.last, name)
    if name not in ("since", "ago", "after", "during", "until", "in", "for"):
        return None
    inner = _core(at, found.last) or _year_position(at, found.last, name)
    if inner is None:
        return _since_happening(at, i, found.last) if name == "since" else _numbered_day(at, found.last, name)
    return _with_sign(at, i, inner, name)


def _with_sign(at: TimeWords, i: int, inner: Draft, name: str) -> Draft | None:
    """The draft under its sign, with its end where the text gives one (منذ عام 2011 حتى الآن)."""
    if inner.kind == "length":
        if name in ("in", "until"):
            return None
        if name in ("ago", "after") and _of_happening(at, inner.last):
            inner.sign = name + "-happening"
        else:
            inner.sign = "during" if name == "during" else name
        inner.first = i
        return inner
    if name == "in":
        return _joined(at, inner.first, inner)
    if name in ("ago", "after", "for"):  # قبل فجر الاثنين, بعد منتصف ليل الأربعاء
        if inner.kind != "day" or inner.part is None:
            return inner if name != "for" else None
        return inner
    if name == "during":
        return _joined(at, inner.first, inner)
    if name == "until":
        inner.sign, inner.first = "until", i
        return inner
    joint = at.named("sign", "until", inner.last)
    end = _core(at, joint.last) if joint is not None else None
    if end is not None and end.kind not in ("length", "every"):
        return Draft(i, end.last, "range", inner=inner, until=end, sign="since")
    inner.sign, inner.first = "since", i
    return inner


def _of_happening(at: TimeWords, i: int) -> bool:
    """Whether the length is counted from a happening (قبل يومين من مصرعه) and not from now (من الآن).

    One word may stand between: بعد أيام قليلة من, بعد يومين فقط على.
    """
    joint = at.named("sign", "from", i) or at.named("sign", "upon", i)
    if joint is None and not at.mark(i, "،,.:()"):
        joint = at.named("sign", "from", i + 1) or at.named("sign", "upon", i + 1)
    if joint is None:
        return False
    after = at.sign(joint.last)
    return not (after is not None and after.meaning.kind == "deictic")


def _numbered_day(at: TimeWords, i: int, name: str) -> Draft | None:
    """في الحادي والعشرين at the end of a sentence: a day of this month."""
    number = at.number(i) if name in ("in", "until") else None
    if number is None or not (number.ordinal and number.definite and 10 < number.value <= 31):
        return None
    if number.last < at.size and at.words[number.last].kind != "mark":
        return None
    return Draft(i, number.last, "day", day=int(number.value), of_unit="month", of_relation="this")


def _for_more_than(at: TimeWords, i: int) -> Draft | None:
    """لأكثر من 15 يوماً: a length with ل and a qualifier reaches back from today."""
    if not at.words[i].form.startswith(("ل", "ول")):
        return None
    qualifier = at.table.numbers.before.at(at.words, i)
    if qualifier is None or not qualifier.prefix.endswith("ل"):
        return None
    draft = read_period(at, i)
    if draft is None or draft.kind != "length":
        return None
    draft.sign = "since"
    return draft


def _since_happening(at: TimeWords, i: int, j: int) -> Draft | None:
    """منذ اندلاع النزاع عام 2011: the date of the happening is the start."""
    for k in range(j, min(j + _REACH, at.size)):
        if at.words[k].kind == "mark" and not (at.mark(k, "،,") and k + 1 < at.size and at.a("unit", k + 1)):
            return None
        sign = at.named("sign", "in", k)
        draft = _core(at, k) or (_year_position(at, sign.last, "in") if sign is not None else None)
        named = draft.inner if draft is not None and draft.inner is not None and draft.kind in _DATED else draft
        dated = named is not None and (named.year or named.month or named.weekday is not None)
        if draft is not None and draft.kind in _DATED and dated:
            joint = at.named("sign", "until", draft.last)
            end = _core(at, joint.last) if joint is not None else None
            if end is not None and end.kind not in ("length", "every"):
                return Draft(i, end.last, "range", inner=draft, until=end, sign="since")
            return replace(draft, sign="since", first=i, dated=draft)
        if draft is not None:
            return None
    return None


def _year_position(at: TimeWords, i: int, name: str) -> Draft | None:
    """A year without عام behind في, منذ, حتى: 2018 قتيلاً is no year, nor is في 2000 موقع."""
    year = read_year(at, i)
    if year is None:
        return None
    following = at.words[year[2]] if year[2] < at.size else None
    open_after = following is None or following.kind != "arabic" or at.sign(year[2]) is not None
    if name in ("from", "between", "until") and not open_after and not (following is not None and following.form == "و"):
        return None
    return Draft(i, year[2], "year", year=year[0], hijri=year[1])


def _from(at: TimeWords, i: int, j: int, name: str) -> Draft | None:
    """من 21 مارس إلى 31 مارس, بين 4 و22 من هذا الشهر, من 2013."""
    numbers = _number_range(at, j, plain=False, between=name == "between")
    if numbers is not None:
        numbers.first = i
        return numbers
    inner = _core(at, j) or _year_position(at, j, name)
    if inner is None or inner.kind == "every":
        return None
    if inner.kind == "length":
        if name == "from" and inner.last == at.size and i == 0:  # من أسبوع: as a question it asks for a week ago
            inner.sign, inner.first = "ago", i
            return inner
        return None
    end_at = _end_of(at, inner.last, name)
    if end_at is not None:
        end = _core(at, end_at) or _year_position(at, end_at, name)
        if end is not None and end.kind not in ("length", "every"):
            return Draft(i, end.last, "range", inner=inner, until=end)
    if name == "from" and inner.kind == "year" and inner.last == j + 1:  # من 2013
        inner.sign, inner.first = "since", i
    return inner if name == "from" or inner.names_day() else None


def _end_of(at: TimeWords, i: int, name: str) -> int | None:
    """The word at which the end of من … إلى or بين … و begins."""
    joint = at.named("sign", "until", i)
    if joint is not None:
        return joint.last
    if at.mark(i, _DASHES):
        return i + 1
    if name == "between" and i < at.size and at.words[i].form.startswith("و"):
        return i + 1 if at.words[i].form == "و" else i
    return None


def _number_range(at: TimeWords, i: int, *, plain: bool, between: bool = False) -> Draft | None:
    """4-22 يناير 1995, من 3 حتى 12 سبتمبر, بين 4 و22 هذا الشهر; ``plain``: only a dash joins (2014-2018)."""
    first = at.number(i)
    if first is None or first.value != int(first.value) or first.last >= at.size:
        return None
    j = first.last
    joint = at.named("sign", "until", j)
    if at.mark(j, _DASHES):
        j += 1
    elif plain:
        return None
    elif joint is not None:
        j = joint.last
    elif between and at.words[j].form == "و":
        j += 1
    else:
        return None
    if plain and 1900 <= first.value <= 2100 and first.plain:
        begin, end = read_year(at, i), read_year(at, j)
        if begin is None or end is None or end[0] <= begin[0] or not _free_of_dash(at, i, end[2]):
            return None
        inner = Draft(i, i + 1, "year", year=begin[0])
        return Draft(i, end[2], "range", inner=inner, until=Draft(j, end[2], "year", year=end[0]))
    last = _core(at, j) or _day_of_this_month(at, j)
    if last is None or last.kind != "day" or last.day is None or not 1 <= first.value <= last.day:
        return None
    begin_day = Draft(
        i, first.last, "day", day=int(first.value), month=last.month, year=last.year, hijri=last.hijri,
        relation=last.relation, of_unit=last.of_unit, of_relation=last.of_relation,
    )
    return Draft(i, last.last, "range", inner=begin_day, until=last)


def _day_of_this_month(at: TimeWords, i: int) -> Draft | None:
    """22 هذا الشهر behind the first day of a range."""
    number = at.number(i)
    if number is None or not 1 <= number.value <= 31:
        return None
    joint = at.named("sign", "in", number.last) or at.named("sign", "from", number.last)
    unit = relative_unit(at, number.last if joint is None else joint.last, "month")
    return None if unit is None else Draft(i, unit[1], "day", day=int(number.value), of_unit="month", of_relation=unit[0])


def _free_of_dash(at: TimeWords, first: int, last: int) -> bool:
    """No further number is tied on: 2014-2018-3 is no range of years."""
    return not (first and at.mark(first - 1, _DASHES)) and not at.mark(last, _DASHES) and not at.counted_follows(last)
