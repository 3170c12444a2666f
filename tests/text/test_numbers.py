"""Quantities: sentences with the number marked, and what it promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.words import find_words
from marsad.lexicon.load import KNOWLEDGE, read_entries
from marsad.text.digits import parse_digits
from marsad.text.number_table import NumberTable, number_table
from marsad.text.numbers import find_quantities, parse_number


def _table() -> NumberTable:
    files: list[tuple[str, Path]] = [("quantities", path) for path in sorted((KNOWLEDGE / "quantities").glob("*.yaml"))]
    return number_table(read_entries(files))


TABLE = _table()

COUNTED = [
    # digits in every script and writing
    ("قتل [14] شخصاً في القصف", 14, 14, "exact"),
    ("قتل [١٤] شخصاً في القصف", 14, 14, "exact"),
    ("قتل [۱۴] شخصاً في القصف", 14, 14, "exact"),
    ("نزح [1,200] شخص", 1200, 1200, "exact"),
    ("نزح [1.200] شخص", 1200, 1200, "exact"),
    ("نزح [١٬٢٠٠] شخص", 1200, 1200, "exact"),
    ("نزح [٨٫٤ مليون] شخص", 8_400_000, 8_400_000, "exact"),
    ("نزح [1.5 مليون] شخص", 1_500_000, 1_500_000, "exact"),
    ("نزح [20 ألف] شخص", 20_000, 20_000, "exact"),
    ("يسكن المدينة [1،234،567] نسمة", 1_234_567, 1_234_567, "exact"),
    ("قتل [2018] مدنياً", 2018, 2018, "exact"),
    # words
    ("قتل [ثلاثة] أطفال", 3, 3, "exact"),
    ("سقطت [أربع] قذائف", 4, 4, "exact"),
    ("أصيب [اثنان] من المارة", 2, 2, "exact"),
    ("قتل شخص [واحد]", 1, 1, "exact"),
    ("قتل [أحد عشر] مدنياً", 11, 11, "exact"),
    ("قتلت [إحدى عشرة] امرأة", 11, 11, "exact"),
    ("قتل [اثنا عشر] مدنياً", 12, 12, "exact"),
    ("أصيب [خمسة عشر] شخصاً", 15, 15, "exact"),
    ("أصيب [خمسة وعشرين] شخصاً", 25, 25, "exact"),
    ("أصيب [خمسة و عشرون] شخصاً", 25, 25, "exact"),
    ("اعتقل [إحدى وعشرين] امرأة", 21, 21, "exact"),
    ("قتل [مئة وثلاثة وستين] شخصاً", 163, 163, "exact"),
    ("قتل [مائة] شخص", 100, 100, "exact"),
    ("قتل [ثلاثمئة] شخص", 300, 300, "exact"),
    ("قتل [ثلاثمائة] شخص", 300, 300, "exact"),
    ("قتل [ثلاث مئة] شخص", 300, 300, "exact"),
    ("قتل [مئتا] شخص", 200, 200, "exact"),
    ("غادر [ألفا] مقاتل", 2000, 2000, "exact"),
    ("غادر [15 ألفا] من السكان", 15_000, 15_000, "exact"),
    ("غادر [ألفاً] من المقاتلين", 1000, 1000, "exact"),
    ("غادر [ألفي] مقاتل", 2000, 2000, "exact"),
    ("غادر [ألفين وخمسمئة] مقاتل", 2500, 2500, "exact"),
    ("غادر [ثلاثة آلاف و200] مقاتل", 3200, 3200, "exact"),
    ("نزح [مليون ونصف المليون] شخص", 1_500_000, 1_500_000, "exact"),
    ("نزح [مليونا] شخص", 2_000_000, 2_000_000, "exact"),
    ("نزح [نصف مليون] شخص", 500_000, 500_000, "exact"),
    ("وصل [ستمئة وخمسة وأربعون ألفاً ومئتان] من اللاجئين", 645_200, 645_200, "exact"),
    # qualifiers before and after
    ("نزح [نحو 20 ألف] شخص", 20_000, 20_000, "about"),
    ("نزح [حوالي 300] شخص", 300, 300, "about"),
    ("نزح [قرابة ثلاثين] عائلة", 30, 30, "about"),
    ("نزح [زهاء مئة] عائلة", 100, 100, "about"),
    ("نزح [ما يقارب 50] عائلة", 50, 50, "about"),
    ("نزحت [نحو الـ20] عائلة", 20, 20, "about"),
    ("قتل [أكثر من 70] شخصاً", 71, None, "at_least"),
    ("قتل [ما يزيد عن 70] شخصاً", 71, None, "at_least"),
    ("قتل [ما لا يقل عن 15] مدنياً", 15, None, "at_least"),
    ("قتل [15] مدنياً على الأقل", 15, None, "at_least"),
    ("قتل [15 على الأقل] في القصف", 15, None, "at_least"),
    ("قتل جنود على الأقل [وأربعة] مدنيين", 4, 4, "exact"),  # the qualifier is of what stands before it
    ("بقي [أقل من 100] مقاتل", None, 99, "at_most"),
    ("بقي [ما لا يزيد عن 100] مقاتل", None, 100, "at_most"),
    ("بقي [100] مقاتل على الأكثر", None, 100, "at_most"),
    # ranges
    ("قتل [بين 20 و30] شخصاً", 20, 30, "range"),
    ("قتل [بين عشرين وثلاثين] شخصاً", 20, 30, "range"),
    ("قتل من [20 إلى 30] شخصاً", 20, 30, "range"),
    ("نزح من [20 إلى 30 ألف] شخص", 20_000, 30_000, "range"),
    ("قتل [20-30] شخصاً", 20, 30, "range"),
    ("قتل [ثلاثة أو أربعة] مسلحين", 3, 4, "range"),
    # vague
    ("سقط [عشرات] القتلى", 20, None, "vague"),
    ("أصيب [العشرات] في القصف", 20, None, "vague"),
    ("فر [مئات] المدنيين", 200, None, "vague"),
    ("فر [آلاف] المدنيين", 2000, None, "vague"),
    ("فر [عشرات الآلاف] من السكان", 20_000, None, "vague"),
    ("فر [مئات الآلاف] من السكان", 200_000, None, "vague"),
    ("قتل [بضعة] مسلحين", 3, 9, "vague"),
    ("فر [بضعة آلاف] من السكان", 3000, 9000, "vague"),
    ("سقطت [عدة] قذائف", 2, None, "vague"),
    ("أصيب [عدد من] المارة", 2, None, "vague"),
    ("قتل [العديد من] المدنيين", 2, None, "vague"),
]

SILENT = [
    "قتل أحد المدنيين",
    "قتلت إحدى النساء",
    "وصل يوم الأحد",
    "وصل يوم الاثنين",
    "وصل يوم الأربعاء",
    "لست من أبناء البلدة",
    "دمر 80% من الحي",
    "دمر 80 في المئة من الحي",
    "دمر ثلاثون بالمئة من الحي",
    "دمر نصف المدينة",
    "عند الساعة 15:20",
    "العنوان 192.168.1.2",
    "تسعى المنظمة إلى وقف القصف",
    "ارتفع عدد القتلى",
]


def _unmark(marked: str) -> tuple[str, str]:
    text = marked.replace("[", "").replace("]", "")
    return text, marked[marked.index("[") + 1 : marked.index("]")]


@pytest.mark.parametrize(("marked", "low", "high", "kind"), COUNTED)
def test_a_quantity_is_read_with_its_bounds(marked: str, low: float | None, high: float | None, kind: str) -> None:
    text, quoted = _unmark(marked)
    words = find_words(text)
    found = find_quantities(words, TABLE)
    assert len(found) == 1
    (quantity,) = found
    assert text[words[quantity.first].start : words[quantity.last - 1].end] == quoted
    assert (quantity.low, quantity.high, quantity.count_kind) == (low, high, kind)


@pytest.mark.parametrize("text", SILENT)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert find_quantities(find_words(text), TABLE) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("في الذكرى الحادية والعشرين", 21), ("الهجوم الثالث عشر", 13), ("في اليوم الأول", 1), ("للمرة الثانية", 2)],
)
def test_an_ordinal_is_marked_as_such(text: str, value: int) -> None:
    (quantity,) = find_quantities(find_words(text), TABLE)
    assert quantity.ordinal
    assert quantity.low == value


def test_a_toll_and_its_part_are_two_quantities() -> None:
    found = find_quantities(find_words("قتل 14 شخصاً بينهم 4 أطفال وعشرات الجرحى"), TABLE)
    assert [(q.low, q.high) for q in found] == [(14, 14), (4, 4), (20, None)]


def test_the_three_numbers_of_a_date_stay_apart() -> None:
    found = find_quantities(find_words("في 2018-02-12"), TABLE)
    assert [q.low for q in found] == [2018, 2, 12]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مائة وواحد وستون", 161), ("سبعون", 70), ("ستة عشر", 16), ("واحد و عشرون تريليون و ثلاثمائة", 21_000_000_000_300),
        ("خمسة أثمان", 0.625), ("واحد على عشرين", 0.05), ("سالب واحد على عشرين", -0.05), ("-9.2321312", -9.2321312),
        ("واحد ونصف", 1.5), ("خمسة وربع", 5.25), ("نصف دزينة", 6), ("مئة ألف", 100_000), ("322 مئة", 32_200),
        ("ثلاثة دستات", 36), ("4/5", 0.8),
    ],
)
def test_words_that_are_one_number_are_parsed(text: str, value: float) -> None:
    assert parse_number(find_words(text), TABLE) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "قصف", "ثلاثة قتلى", "على", "واحد على صفر"])
def test_words_that_are_no_number_are_not_parsed(text: str) -> None:
    assert parse_number(find_words(text), TABLE) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200", 1200), ("1.200", 1200), ("1.2", 1.2), ("0.234", 0.234), ("1,234,567", 1_234_567), ("1,234.5", 1234.5),
        ("1٬200", 1200), ("8٫4", 8.4), ("1٫200", 1.2), ("12.05.2018", None), ("10:18", None), ("1234.567.8", None),
    ],
)
def test_digits_with_separators_are_one_value_or_none(written: str, value: float | None) -> None:
    assert parse_digits(written) == value


_UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمئة", "تسعمائة"]


def _below_hundred(number: int) -> list[str]:
    tens, units = divmod(number, 10)
    if number in (11, 12):
        return [{11: "أحد", 12: "اثنا"}[number] + " عشر"]
    if tens == 1 and units:
        return [_UNITS[units] + " عشر"]
    return [word for word in (_UNITS[units], _TENS[tens]) if word]


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    return [word for word in (_HUNDREDS[hundreds],) if word] + _below_hundred(rest)


def _written(number: int) -> str:
    """The number in words, as a writer of the standard language writes it."""
    if number == 0:
        return "صفر"
    thousands, rest = divmod(number, 1000)
    parts = []
    if thousands == 1:
        parts = ["ألف"]
    elif thousands == 2:
        parts = ["ألفان"]
    elif thousands:
        parts = [" و".join(_below_thousand(thousands)) + (" آلاف" if thousands % 100 in range(3, 11) else " ألف")]
    return " و".join(parts + _below_thousand(rest))


@given(st.integers(min_value=0, max_value=999_999))
def test_every_number_comes_back_from_its_words(number: int) -> None:
    assert parse_number(find_words(_written(number)), TABLE) == number


_MARKS = ["و", "ال", "20", "1.5", "-", "%", "،", "شخصاً", "الثالث", "10:20", "12.5.2018"]
_WORDS = st.sampled_from([*sorted(TABLE.starts)[::7], *_MARKS])


@given(st.lists(_WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    words = find_words(text)
    done = 0
    for quantity in find_quantities(words, TABLE):
        assert done <= quantity.first < quantity.last <= len(words)
        assert quantity.low is not None or quantity.high is not None
        done = quantity.last
