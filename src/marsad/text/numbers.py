"""The words of a report in, the quantities that they say out."""

from __future__ import annotations

from typing import NamedTuple

from marsad.model.quantity import Quantity
from marsad.model.values import CountKind
from marsad.model.word import Word
from marsad.text.number_table import NumberTable
from marsad.text.number_words import AND, Number, read_number

_ARTICLE = "ال"
_DASHES = frozenset("-–—")
_PERCENT = frozenset("%٪")
_ONE = "واحد"
_REACH = 4  # words between a number and a qualifier after it: 20 مدنياً بينهم أطفال على الأقل


class _Bounds(NamedTuple):
    last: int
    low: int | float | None
    high: int | float | None
    kind: CountKind
    ordinal: bool = False


def find_quantities(words: tuple[Word, ...], table: NumberTable) -> tuple[Quantity, ...]:
    """Every quantity of the text in order, none inside another; percentages and lone fractions are left out.

    Years, days and clock hours are numbers too: whoever reads dates says which are not counts.
    """
    out: list[Quantity] = []
    starts, i, n = table.starts, 0, len(words)
    while i < n:
        word = words[i]
        if word.kind != "number" and word.form not in starts:
            i += 1
            continue
        bounds = _qualified(words, i, table)
        if bounds is None:
            i += 1
            continue
        if bounds.kind != "vague" and bounds.low is None and bounds.high is None:
            i = bounds.last  # a percentage
            continue
        out.append(Quantity(i, bounds.last, bounds.low, bounds.high, bounds.kind, bounds.ordinal))
        i = bounds.last
    return tuple(out)


def parse_number(words: tuple[Word, ...], table: NumberTable) -> int | float | None:
    """The number that all the words together write, sign and fraction included: سالب واحد على عشرين is -0.05."""
    first = 0
    sign = 1
    link = table.links.at(words, 0)
    if words and (words[0].text in _DASHES or (link is not None and link.meaning == "minus")):
        sign, first = -1, 1
    number = _number_or_part(words, first, table)
    if number is None:
        return None
    value, last = number
    if last < len(words):
        rest = _second(words, last, table)
        if rest is None:
            return None
        joint, other, last = rest
        if last != len(words) or (joint == "over" and other == 0):
            return None
        value = value / other if joint == "over" else value * other
    return sign * value


def _qualified(words: tuple[Word, ...], i: int, table: NumberTable) -> _Bounds | None:
    """The quantity at word ``i`` with the qualifiers before and after it."""
    senses: list[str] = []
    j = i
    while (found := table.before.at(words, j)) is not None:
        if table.after.at(words, j) is not None and _begins_anew(words, found.last, table):
            return None  # تسعة جنود على الأقل وأربعة مدنيين
        senses.append(found.meaning.sense)
        j = _past_article(words, found.last)
    bounds = _between(words, j, table) or _vague(words, j, table) or _counted(words, j, table)
    if bounds is None:
        return None
    percent = _past_percent(words, bounds.last, table)
    if percent > bounds.last:
        return _Bounds(percent, None, None, "exact")
    if bounds.kind != "exact" or bounds.ordinal:
        return bounds
    after = _sense_after(words, bounds.last, table)
    if after is not None:
        senses.append(after[0])
        bounds = bounds._replace(last=max(bounds.last, after[1]))
    for sense in reversed(senses):
        bounds = _apply(bounds, sense)
    return bounds


def _begins_anew(words: tuple[Word, ...], i: int, table: NumberTable) -> bool:
    """Whether و joins something else on; واحد has a و of its own."""
    return i < len(words) and words[i].form.startswith(AND) and not words[i].form.startswith(_ONE)


def _between(words: tuple[Word, ...], i: int, table: NumberTable) -> _Bounds | None:
    """بين 20 و30: the و after بين joins two numbers and does not add them."""
    link = table.links.at(words, i)
    if link is None or link.meaning != "between":
        return None
    low = read_number(words, link.last, table)
    if low is None or low.ordinal:
        return None
    at = low.last + 1 if low.last < len(words) and words[low.last].form == AND else low.last
    high = read_number(words, at, table)
    if high is None or high.ordinal:
        return None
    if at == low.last and not words[at].form.startswith(AND):
        return None
    return _range(low, high)


def _vague(words: tuple[Word, ...], i: int, table: NumberTable) -> _Bounds | None:
    found = table.vague.at(words, i)
    if found is None:
        return None
    amount, last = found.meaning, found.last
    low, high = amount.low, amount.high
    if amount.many and last < len(words):
        each = table.vague.at(words, last)
        scale = table.words.get(words[last].form)
        times = each.meaning.each if each is not None else int(scale.value) if scale is not None and scale.role == "scale" else 0
        if times:
            return _Bounds(last + 1, low * times, high * times if high else None, "vague")
    return _Bounds(last, low, high, "vague")


def _counted(words: tuple[Word, ...], i: int, table: NumberTable) -> _Bounds | None:
    """A number at ``i``, or a range that begins with it (20-30, ثلاثة أو أربعة, من 20 إلى 30 ألف)."""
    number = read_number(words, i, table) if i < len(words) else None
    if number is None or (0 < number.value < 1):
        return None
    if number.ordinal:
        return _Bounds(number.last, number.value, number.value, "exact", True) if number.definite or number.last > i + 1 else None
    if number.definite and number.last == i + 1 and number.value == 2 and not number.plain:  # الاثنين is Monday
        return None
    return _open_range(words, number, table) or _Bounds(number.last, number.value, number.value, "exact")


def _open_range(words: tuple[Word, ...], low: Number, table: NumberTable) -> _Bounds | None:
    at = low.last
    if at + 1 >= len(words):
        return None
    link = table.links.at(words, at)
    dash = words[at].text in _DASHES
    if not dash and (link is None or link.meaning not in ("to", "or")):
        return None
    high = read_number(words, at + 1, table)
    if high is None or high.ordinal or (dash and (_is_date(words, high.last) or _is_date(words, low.first - 2))):
        return None
    bounds = _range(low, high)
    return bounds if bounds.low is not None and bounds.high is not None and bounds.low < bounds.high else None


def _range(low: Number, high: Number) -> _Bounds:
    """The bounds of two numbers; a scale said once holds for both (20 إلى 30 ألف)."""
    shared = high.scale > 1 and low.scale == 1 and low.value * high.scale < high.value
    return _Bounds(high.last, low.value * high.scale if shared else low.value, high.value, "range")


def _is_date(words: tuple[Word, ...], i: int) -> bool:
    """A third number behind another dash, on either side: 2018-02-12 is no range."""
    return i >= 0 and i + 1 < len(words) and ((words[i].text in _DASHES and words[i + 1].kind == "number") or (
        words[i + 1].text in _DASHES and words[i].kind == "number"))


def _apply(bounds: _Bounds, sense: str) -> _Bounds:
    """The bounds under a qualifier: more than N is N+1 and up; at most N has no low."""
    low, high = bounds.low, bounds.high
    match sense:
        case "about":
            return bounds._replace(kind="about") if bounds.kind == "exact" else bounds
        case "more":
            return bounds._replace(low=None if low is None else int(low) + 1, high=None, kind="at_least")
        case "at_least":
            return bounds._replace(high=None, kind="at_least")
        case "less":
            return bounds._replace(low=None, high=None if high is None else _below(high), kind="at_most")
        case "at_most":
            return bounds._replace(low=None, kind="at_most")
        case _:
            raise ValueError(f"unknown sense of a qualifier: {sense}")


def _below(high: int | float) -> int:
    return int(high) - 1 if float(high).is_integer() else int(high)


def _sense_after(words: tuple[Word, ...], i: int, table: NumberTable) -> tuple[str, int] | None:
    """A qualifier within reach after the number, and the word up to which it belongs to the quantity itself."""
    for j in range(i, min(i + _REACH, len(words))):
        found = table.after.at(words, j)
        if found is not None:
            return found.meaning.sense, found.last if j == i else 0
        if words[j].kind in ("mark", "number") or words[j].form in table.words:
            return None
    return None


def _past_percent(words: tuple[Word, ...], i: int, table: NumberTable) -> int:
    """The word after % or في المئة at ``i``; ``i`` itself when there is none."""
    if i < len(words) and words[i].text in _PERCENT:
        return i + 1
    found = table.percent.at(words, i)
    return i if found is None else found.last


def _past_article(words: tuple[Word, ...], i: int) -> int:
    """The الـ written apart before digits is stepped over."""
    return i + 1 if i < len(words) and words[i].form == _ARTICLE else i


def _number_or_part(words: tuple[Word, ...], i: int, table: NumberTable) -> tuple[int | float, int] | None:
    number = read_number(words, i, table) if i < len(words) else None
    if number is not None:
        return number.value, number.last
    part = table.parts.get(words[i].form) if i < len(words) else None
    return None if part is None else (part, i + 1)


def _second(words: tuple[Word, ...], i: int, table: NumberTable) -> tuple[str, int | float, int] | None:
    """What follows the first number: "over" a denominator, or "times" a part (خمسة أثمان)."""
    part = table.parts.get(words[i].form)
    if part is not None:
        return "times", part, i + 1
    link = table.links.at(words, i)
    if i + 1 < len(words) and (words[i].text == "/" or (link is not None and link.meaning == "over")):
        number = read_number(words, i + 1, table)
        return None if number is None else ("over", number.value, number.last)
    return None
