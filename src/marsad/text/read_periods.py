"""Words in, the period or length of time at a place out: الأسبوع الماضي, مطلع عام 2018, ثلاثة أيام, مؤخراً."""

from __future__ import annotations

from marsad.text.phrase_table import Found
from marsad.text.read_dates import read_date, read_year, relative_unit
from marsad.text.read_days import read_day
from marsad.text.time_draft import Draft
from marsad.text.time_table import Sign
from marsad.text.time_words import TimeWords

_RELATIVE = ("past", "recent", "next")


def read_period(at: TimeWords, i: int) -> Draft | None:
    """The longest period at word ``i``."""
    if i >= at.size:
        return None
    edge = _edge(at, i)
    if edge is not None:
        return edge
    found = at.sign(i)
    if found is not None:
        if found.meaning.kind == "deictic" and ("open" in found.meaning.fields or "value" in found.meaning.fields):
            near = found.meaning.fields.get("not_before")  # قريباً من البلدة is a place
            if near is not None and at.named("sign", near, found.last) is not None:
                return None
            return Draft(i, found.last, "open", deictic=found.meaning)
        if found.meaning.kind == "sign" and found.meaning.value == "weekend":
            relation = at.a("relation", found.last)
            last = found.last if relation is None else relation.last
            return Draft(i, last, "weekend", relation=relation.meaning.value if relation else None)
        if found.meaning.kind == "sign" and found.meaning.value in ("daily", "every"):
            return _every(at, i, found)
    if not at.known(i):
        return None
    return _nth(at, i) or _year_part(at, i) or _named_unit(at, i) or _month(at, i) or _length(at, i)


def _every(at: TimeWords, i: int, found: Found[Sign]) -> Draft | None:
    """كل يوم, يومياً: a set of times."""
    if found.meaning.value == "daily":
        return Draft(i, found.last, "every", unit="day", count=1)
    unit = at.a("unit", found.last)
    if unit is not None and not unit.definite and unit.meaning.form == "":
        return Draft(i, unit.last, "every", unit=unit.meaning.value, count=1)
    return None


def _month(at: TimeWords, i: int) -> Draft | None:
    """شباط, هذا أيلول, آذار 2018 as a whole month."""
    this = at.named("relation", "this", i)
    date = read_date(at, i if this is None else this.last)
    if date is None or date.kind != "month":
        return None
    if this is not None:
        date.relation, date.first = "this", i
    return date


def _edge(at: TimeWords, i: int) -> Draft | None:
    """مطلع الشهر الماضي, أواخر 2017, نهاية العام, في وقت سابق أمس."""
    found = at.a("edge", i)
    if found is None:
        return None
    edge = found.meaning.value
    if edge in ("first", "last"):
        return _nth_unit(at, i, found.last, -1 if edge == "last" else 1)
    joint = at.named("sign", "from", found.last)
    j = found.last if joint is None else joint.last
    inner = read_day(at, j) if edge in ("within", "start", "end", "moment") else None
    inner = inner or _edge_period(at, j)
    if inner is None:
        return None
    if edge == "end" and found.prefix.endswith("ب"):  # بنهاية العام: a term, the last day
        edge = "by-end"
    return Draft(i, inner.last, inner.kind, edge=edge, inner=inner)


def _edge_period(at: TimeWords, j: int) -> Draft | None:
    """The period whose piece an edge cuts out; a bare year needs no عام, and العام alone is this year."""
    inner = _year_part(at, j) or _named_unit(at, j) or _month(at, j)
    if inner is not None:
        return inner
    numbered = at.named("unit", "month", j)
    if numbered is not None and (number := at.number(numbered.last)) is not None and 1 <= number.value <= 12:
        return Draft(j, number.last, "month", month=int(number.value))
    year = read_year(at, j)
    if year is not None:
        return Draft(j, year[2], "year", year=year[0], hijri=year[1])
    unit = at.a("unit", j)
    if unit is not None and unit.meaning.form == "" and unit.meaning.value in ("week", "month", "year", "decade", "century") and (
        unit.definite or at.words[j].form.endswith("ي")
    ):
        return Draft(j, unit.last, "unit", unit=unit.meaning.value, relation="this")
    return None


def _nth(at: TimeWords, i: int) -> Draft | None:
    """ثالث ثلاثاء من أيلول, الأسبوع الأول من عام 2015, الثلاثاء الأخير من آذار."""
    number = at.number(i)
    if number is not None and number.ordinal and not number.definite:
        return _nth_unit(at, i, number.last, int(number.value))
    found = next((f for f in at.signs(i) if _countable(f)), None)
    if found is None or not (found.definite or found.meaning.kind == "weekday"):
        return None
    number = at.number(found.last)
    recent = at.named("relation", "recent", found.last)
    if recent is not None:
        return _of_period(at, Draft(i, recent.last, "nth", nth=-1), found)
    if number is None or not number.ordinal or not number.definite:
        return None
    return _of_period(at, Draft(i, number.last, "nth", nth=int(number.value), tied=True), found)


def _countable(found: Found[Sign]) -> bool:
    sign = found.meaning
    return sign.kind == "weekday" or (sign.kind == "unit" and sign.value in ("day", "week") and sign.form == "")


def _nth_unit(at: TimeWords, i: int, j: int, nth: int) -> Draft | None:
    """The unit or weekday that أول or ثالث counts."""
    day = at.named("unit", "day", j)
    if day is not None and at.a("weekday", day.last) is not None:
        j = day.last
    found = next((f for f in at.signs(j) if _countable(f)), None)
    return None if found is None else _of_period(at, Draft(i, found.last, "nth", nth=nth), found)


def _of_period(at: TimeWords, draft: Draft, counted: Found[Sign]) -> Draft | None:
    """The month or year in which the count runs; without one it is no time."""
    joint = at.named("sign", "from", draft.last) or at.named("sign", "in", draft.last) or at.named("sign", "after", draft.last)
    j = draft.last if joint is None else joint.last
    inner = _edge_period(at, j)
    if inner is None and joint is not None and joint.meaning.value == "after" and (feast := at.a("feast", j)) is not None:
        year = read_year(at, feast.last)
        inner = Draft(j, feast.last if year is None else year[2], "day", feast=feast.meaning, year=year[0] if year else None)
    if inner is None or inner.kind not in ("month", "year", "unit", "day"):
        return None
    draft.inner, draft.last = inner, inner.last
    draft.weekday = counted.meaning.value if counted.meaning.kind == "weekday" else None
    draft.unit = counted.meaning.value if counted.meaning.kind == "unit" else None
    return draft


def _year_part(at: TimeWords, i: int) -> Draft | None:
    """صيف عام 2014, الربع الثالث من 2016, السبعينيات, الخمسينيات من القرن الماضي."""
    found = next((f for f in at.signs(i) if f.meaning.kind in ("season", "part_of_year", "decade")), None)
    if found is None:
        return None
    fields = found.meaning.fields
    if found.meaning.kind == "decade":
        draft = Draft(i, found.last, "decade", nth=found.meaning.value)
        joint = at.named("sign", "from", found.last)
        century = relative_unit(at, found.last if joint is None else joint.last, "century")
        if century is not None:
            draft.relation, draft.last = century
        return draft
    if found.meaning.kind == "season":
        draft = Draft(i, found.last, "season", span=(fields["from"], fields["to"]))
    else:
        number = at.number(found.last)
        if number is None or not number.ordinal or not 1 <= number.value <= 12 // fields["months"]:
            return None
        draft = Draft(i, number.last, "part-of-year", span=(fields["months"], int(number.value)))
    relation = at.a("relation", draft.last)
    if relation is not None and draft.kind == "season" and found.definite:
        draft.relation, draft.last = relation.meaning.value, relation.last
        return draft
    joint = at.named("sign", "from", draft.last) or at.named("sign", "in", draft.last)
    inner = _of_year(at, draft.last if joint is None else joint.last)
    if inner is None:
        return None
    draft.inner, draft.last = inner, inner.last
    return draft


def _of_year(at: TimeWords, j: int) -> Draft | None:
    unit = _named_unit(at, j)
    if unit is not None and (unit.kind == "year" or unit.unit == "year"):
        return unit
    year = read_year(at, j)
    return None if year is None else Draft(j, year[2], "year", year=year[0], hijri=year[1])


def _named_unit(at: TimeWords, i: int) -> Draft | None:
    """عام 2013, عامي 2013 و2014, الأسبوع الماضي, هذا العام, الشهر نفسه."""
    unit = at.a("unit", i)
    if unit is not None and unit.meaning.value == "year" and unit.meaning.form in ("", "dual", "plural"):
        year = read_year(at, unit.last, named=True)
        if year is not None:
            return _years(at, i, unit, year)
    for name in ("week", "month", "year", "decade", "century"):
        relative = relative_unit(at, i, name)
        if relative is not None:
            draft = Draft(i, relative[1], "unit", unit=name, relation=relative[0])
            year = read_year(at, draft.last) if name == "year" else None  # العام الماضي 2017
            return draft if year is None else Draft(i, year[2], "year", year=year[0], hijri=year[1])
    return None


def _years(at: TimeWords, i: int, unit: Found[Sign], year: tuple[int, bool, int]) -> Draft:
    first = Draft(i, year[2], "year", year=year[0], hijri=year[1])
    if unit.meaning.form == "":
        return first
    j = year[2] + 1 if year[2] < at.size and at.words[year[2]].form == "و" else year[2]
    second = read_year(at, j, named=True)
    if second is None:
        return first
    return Draft(i, second[2], "range", inner=first, until=Draft(j, second[2], "year", year=second[0], hijri=second[1]))


def _length(at: TimeWords, i: int) -> Draft | None:
    """A length of time, or the days that it counts back or ahead: ثلاثة أيام, اليومين الماضيين, الـ24 ساعة الماضية."""
    j = i
    qualifier = at.table.numbers.before.at(at.words, j)
    if qualifier is not None:
        j = qualifier.last
    j = at.past_article(j)
    vague = at.table.numbers.vague.at(at.words, j)
    number = at.number(j) if vague is None else None
    k = vague.last if vague is not None else number.last if number is not None else j
    unit = at.a("unit", k)
    if unit is None or (number is not None and (number.ordinal or number.value <= 0)):
        return None
    draft = Draft(i, unit.last, "length", unit=unit.meaning.value, qualifier=qualifier.meaning.sense if qualifier else None)
    if number is not None:
        draft.count = float(number.value)
    elif unit.meaning.form == "plural":
        draft.vague = True
    else:
        draft.count = 2 if unit.meaning.form == "dual" else 1
    if vague is not None:
        draft.vague, draft.count = True, None
    definite = unit.definite or (number is not None and number.definite) or j > i
    return _counted_back(at, draft, unit, definite)


def _counted_back(at: TimeWords, draft: Draft, unit: Found[Sign], definite: bool) -> Draft | None:
    """The relation behind a counted unit: الأيام الثلاثة الماضية; between them one word may stand (القليلة)."""
    j = unit.last
    number = at.number(j) if draft.vague else None
    if number is not None and number.definite and not number.ordinal:
        draft.vague, draft.count, j = False, float(number.value), number.last
    relation = at.a("relation", j)
    if relation is None and j + 1 < at.size and at.words[j].form.startswith("ال"):
        relation = at.a("relation", j + 1)
    if relation is not None and relation.meaning.value in _RELATIVE and (unit.meaning.form or draft.count):
        draft.kind, draft.relation, draft.last = "count", relation.meaning.value, relation.last
        return draft
    if unit.definite and draft.count == 1 and not definite:
        return None
    return None if unit.definite else _more_lengths(at, draft)


def _more_lengths(at: TimeWords, draft: Draft) -> Draft:
    """شهر و21 يوماً: lengths that are added."""
    j = draft.last
    if j < at.size and (at.words[j].form == "و" or at.words[j].form.startswith("و")) and not draft.vague:
        k = j + 1 if at.words[j].form == "و" else j
        number = at.number(k)
        unit = at.a("unit", number.last) if number is not None else None
        if number is not None and unit is not None and not unit.definite:
            more = Draft(k, unit.last, "length", unit=unit.meaning.value, count=float(number.value))
            draft.inner = _more_lengths(at, more)
            draft.last = draft.inner.last
    return draft
