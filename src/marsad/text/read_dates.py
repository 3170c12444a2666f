"""Words in, the day, month or year that they write at a place out: 26 شباط/فبراير الماضي, 12/02/2018, عام 2013."""

from __future__ import annotations

from marsad.text.time_draft import Draft
from marsad.text.time_words import TimeWords

_SLASHES = "/-–."
_OPEN, _CLOSE = "(", ")"
_BEFORE_MONTH = ("in", "since", "during", "until", "between")
_FATHER = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}ب"  # أب is a father; the month is written with madda
_COMMAS = "،,."


def read_date(at: TimeWords, i: int) -> Draft | None:
    """A date at word ``i``: its day, month and year as far as they are written; never a day without its month."""
    if i >= at.size:
        return None
    return _numeric(at, i) or _day_of_month(at, i) or _month_first(at, i)


def read_year(at: TimeWords, i: int, *, named: bool = False) -> tuple[int, bool, int] | None:
    """A year at word ``i`` as (year, hijri, word after it); ``named`` when عام or a month stands before it."""
    number = at.number(i)
    if number is None or number.ordinal or number.value != int(number.value):
        return None
    value, last = int(number.value), number.last
    hijri = at.named("sign", "hijri-year", last)
    if hijri is not None and 1 <= value <= 1600:
        return value, True, hijri.last
    lowest = 1000 if named else 1900
    if not lowest <= value <= 2100 or (number.plain and len(at.words[i].form) != 4) or (not named and at.counted_follows(last)):
        return None
    gregorian = at.named("sign", "gregorian", last)
    return value, False, last if gregorian is None else gregorian.last


def _numeric(at: TimeWords, i: int) -> Draft | None:
    """12/02/2018, 2018-02-12, 12.02.2018, 3/2015, 22/04."""
    if at.words[i].kind != "number":
        return None
    token = at.words[i].form
    if token.count(".") == 2 and token.replace(".", "").isdecimal():
        return _ordered([int(part) for part in token.split(".")], token.split("."), i, i + 1)
    if token.count(".") == 1 and token.replace(".", "").isdecimal() and at.words[i - 1 if i else i].kind != "mark":
        year, month = token.split(".")
        if len(year) == 4 and 1900 <= int(year) <= 2100 and len(month) <= 2 and 1 <= int(month) <= 12:
            return Draft(i, i + 1, "month", month=int(month), year=int(year))
    if not token.isdecimal() or len(token) > 4 or (i and at.mark(i - 1, "/") and at.words[i - 1].end == at.words[i].start):
        return None
    parts, j = [token], i + 1
    while len(parts) < 3 and at.mark(j, _SLASHES) and j + 1 < at.size and at.words[j + 1].form.isdecimal():
        if len(parts) == 2 and at.words[j].text != at.words[i + 1].text:
            break
        parts.append(at.words[j + 1].form)
        j += 2
    if len(parts) == 1 or at.words[i + 1].text == ".":
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 3:
        return _ordered(numbers, parts, i, j)
    return _two_parts(at, numbers, parts, i, j)


def _two_parts(at: TimeWords, numbers: list[int], parts: list[str], i: int, j: int) -> Draft | None:
    """3/2015 is a month; 22/04 a day of a month; anything else with two numbers is a fraction, a range, a calibre (عيار 14/5)."""
    if i and at.named("sign", "calibre", i - 1):
        return None
    slash = at.words[i + 1].text == "/" and at.words[i + 1].end == at.words[i + 2].start
    if len(parts[1]) == 4 and 1900 <= numbers[1] <= 2100 and 1 <= numbers[0] <= 12 and at.words[i + 1].text in "/-":
        return Draft(i, j, "month", month=numbers[0], year=numbers[1])
    if not slash or not (len(parts[0]) == 2 or len(parts[1]) == 2) or at.counted_follows(j):
        return None
    day, month = numbers if numbers[1] <= 12 else (numbers[1], numbers[0])
    return Draft(i, j, "day", day=day, month=month) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _ordered(numbers: list[int], parts: list[str], first: int, last: int) -> Draft | None:
    """The three numbers of a date in whichever order fits: year first, or day before month as Arabic writes it."""
    if len(parts[0]) == 4:
        year, month, day = numbers
    else:
        day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    if len(str(year)) <= 2 and len(parts[2]) == 2:
        year += 2000 if year < 70 else 1900
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1300 <= year <= 2100):
        return None
    return Draft(first, last, "day", day=day, month=month, year=year, hijri=year < 1600)


def _day_of_month(at: TimeWords, i: int) -> Draft | None:
    """الثالث من آذار/مارس, 26 شباط الماضي, السابع عشر من الشهر الجاري."""
    number = at.number(i)
    if number is None or not 1 <= number.value <= 31 or number.value != int(number.value) or number.scale > 1:
        return None
    j = _past(at, number.last, marks="-/.،,")
    month = _month(at, j, beside_number=True)
    if month is not None:
        return _with_year(at, month, first=i, day=int(number.value))
    after = at.named("sign", "from", number.last)
    j = number.last if after is None else after.last
    unit = _relative_unit(at, j, "month") or (_relative_unit(at, j + 1, "month") if at.named("sign", "in", j) else None)
    if unit is not None and (after is not None or number.plain):
        return Draft(i, unit[1], "day", day=int(number.value), of_unit="month", of_relation=unit[0])
    return None


def _month_first(at: TimeWords, i: int) -> Draft | None:
    """شباط 2018, شهر آذار الماضي, يناير الثاني والعشرين، 2018."""
    month = _month(at, i, beside_number=False)
    if month is None:
        return None
    j = month.last
    number = at.number(j)
    day = number is not None and 1 <= number.value <= 31 and not month.hijri
    if number is not None and day and (number.ordinal or read_year(at, _past(at, number.last, marks=_COMMAS))):
        month.last = number.last
        return _with_year(at, month, first=i, day=int(number.value))
    return _with_year(at, month, first=i, day=None)


def _with_year(at: TimeWords, month: Draft, *, first: int, day: int | None) -> Draft:
    """The month with the year or relation that follows it: من العام الماضي, عام 2013, الماضي."""
    draft = Draft(first, month.last, "month" if day is None else "day", day=day, month=month.month, hijri=month.hijri)
    j = month.last
    relation = at.a("relation", j)
    if relation is not None:
        draft.relation, j = relation.meaning.value, relation.last
        draft.last = j
    k = _past(at, j, marks=_COMMAS + "/-")
    unit = at.named("unit", "year", k)
    year = read_year(at, k if unit is None else unit.last, named=True)
    if year is not None and (unit is not None or k == j or at.words[k - 1].kind == "mark" or at.named("sign", "from", k - 1)):
        draft.year, draft.hijri, draft.last = year[0], year[1] or month.hijri, year[2]
    elif unit is not None and (of_year := _relative_unit(at, k, "year")) is not None:
        draft.of_unit, draft.of_relation, draft.last = "year", of_year[0], of_year[1]
    return draft


def _month(at: TimeWords, i: int, *, beside_number: bool) -> Draft | None:
    """A month name at word ``i``, with شهر before it and its other name after it."""
    if i >= at.size:
        return None
    unit = at.named("unit", "month", i)
    named = unit is not None and unit.meaning.form == ""
    j = unit.last if unit is not None and named else i
    found = next((f for f in at.signs(j) if f.meaning.kind in ("month", "hijri")), None)
    if found is None:
        return _numbered_month(at, j, beside_number=beside_number) if named else None
    hijri = found.meaning.kind == "hijri"
    last = _other_name(at, found.last, found.meaning.value) if not hijri else found.last
    guarded = found.meaning.form == "guarded"
    if guarded and not (beside_number or named or last > found.last or read_year(at, found.last) or _among_times(at, i, last)):
        return None
    return Draft(i, last, "month", month=found.meaning.value, hijri=hijri)


def _among_times(at: TimeWords, i: int, last: int) -> bool:
    """في رجب, منذ آب, رمضان الماضي: words of time around it tell the month from the man, the father or the verb."""
    relation = at.a("relation", last)
    if relation is not None and relation.meaning.value != "this":
        return True
    before = i > 0 and (at.a("edge", i - 1) or any(at.named("sign", value, i - 1) for value in _BEFORE_MONTH))
    return bool(before) and not at.words[i].text.endswith(_FATHER)


def _numbered_month(at: TimeWords, i: int, *, beside_number: bool) -> Draft | None:
    """شهر 3, شهر عشرة, الشهر التاسع سنة 2014: a month by its number."""
    number = at.number(i)
    if number is None or not 1 <= number.value <= 12 or number.value != int(number.value):
        return None
    draft = Draft(i - 1, number.last, "month", month=int(number.value))
    return draft if beside_number or _with_year(at, draft, first=i, day=None).year is not None else None


def _other_name(at: TimeWords, i: int, month: int) -> int:
    """The word after the month's other name: آذار/مارس, آذار (مارس), أبريل نيسان."""
    j = i + 1 if at.mark(i, "/-–(") else i
    second = at.named("month", month, j)
    if second is None:
        return i
    return second.last + 1 if at.mark(i, _OPEN) and at.mark(second.last, _CLOSE) else second.last


def _relative_unit(at: TimeWords, i: int, unit: str) -> tuple[str, int] | None:
    """الشهر الجاري, هذا الشهر, العام الماضي as (relation, word after it)."""
    before = at.named("relation", "this", i) or at.named("relation", "same", i)
    j = i if before is None else before.last
    found = at.named("unit", unit, j)
    if found is None or not found.definite or found.meaning.form:
        return None
    relation = at.a("relation", found.last)
    if relation is not None:
        return relation.meaning.value, relation.last
    return (before.meaning.value, found.last) if before is not None else None


def _past(at: TimeWords, i: int, *, marks: str) -> int:
    """The word after a mark or من that may stand between the parts of a date."""
    j = i + 1 if at.mark(i, marks) else i
    joint = at.named("sign", "from", j) or at.named("sign", "in", j)
    return j if joint is None else joint.last


relative_unit = _relative_unit
