"""Nouns in every number and case, as a grammar writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.fold import fold
from marsad.arabic.nouns import noun_forms, noun_readings

# noun, listed plurals, human: then singular and accusative | duals | plurals; all must be written
THINGS = [
    ("قصف", "", "قصف قصفا | قصفان قصفين |"),
    ("انفجار", "", "انفجار انفجارا | انفجاران انفجارين | انفجارات"),
    ("اعتقال", "", "اعتقال اعتقالا | اعتقالان اعتقالين | اعتقالات"),
    ("تفجير", "", "تفجير تفجيرا | تفجيران تفجيرين | تفجيرات"),
    ("اعتداء", "", "اعتداء | اعتداءان اعتداءين | اعتداءات"),
    ("لقاء", "", "لقاء | لقاءان لقاءين | لقاءات"),
    ("توغل", "", "توغل توغلا | توغلان توغلين | توغلات"),
    ("غارة", "", "غارة | غارتان غارتين غارتا غارتي | غارات"),
    ("هدنة", "هدن", "هدنة | هدنتان هدنتين هدنتا | هدن هدنا"),
    ("قذيفة", "قذائف", "قذيفة | قذيفتان قذيفتين قذيفتا قذيفتي | قذائف"),
    ("صاروخ", "صواريخ", "صاروخ صاروخا | صاروخان صاروخين صاروخا | صواريخ"),
    ("لغم", "ألغام", "لغم لغما | لغمان لغمين | ألغام ألغاما"),
    ("هجوم", "هجمات", "هجوم هجوما | هجومان هجومين | هجمات"),
    ("مستشفى", "مستشفيات مشاف", "مستشفى | مستشفيان مستشفيين | مستشفيات مشاف"),
    ("ملجأ", "ملاجئ", "ملجأ | ملجآن ملجأين | ملاجئ"),
    ("جزء", "أجزاء", "جزء جزءا | جزءان جزءين | أجزاء"),
    ("عبء", "أعباء", "عبء عبئا | عبئان عبئين | أعباء"),
]
PEOPLE = [
    ("مسلح", "", "مسلح مسلحا | مسلحان | مسلحون مسلحين مسلحو مسلحي مسلحات"),
    ("مقاتل", "", "مقاتل مقاتلا مقاتلة | مقاتلان مقاتلتان مقاتلتين | مقاتلون مقاتلين مقاتلو مقاتلي مقاتلات"),
    ("مدني", "مدنيون", "مدني مدنيا مدنية | مدنيان مدنيتان | مدنيون مدنيين مدنيو مدنيات"),
    ("قتيل", "قتلى", "قتيل قتيلا قتيلة | قتيلان قتيلين قتيلا قتيلتان قتيلتي | قتلى"),
    ("جريح", "جرحى", "جريح جريحا جريحة | جريحان جريحين جريحتين | جرحى جريحات"),
    ("ناشط", "نشطاء ناشطون", "ناشط ناشطا ناشطة | ناشطان | نشطاء ناشطون ناشطين ناشطو ناشطات"),
    ("طفل", "أطفال", "طفل طفلا طفلة | طفلان طفلين طفلتان | أطفال أطفالا"),
    ("سيدة", "", "سيدة | سيدتان سيدتين سيدتا | سيدات"),
    ("لاجئ", "", "لاجئ لاجئا لاجئة | لاجئان | لاجئون لاجئين لاجئات"),
    ("محامي", "محامون", "محامي محاميا محامية | محاميان | محامون محامين محامو محاميات"),
]


@pytest.mark.parametrize(("noun", "plural", "forms"), THINGS, ids=[row[0] for row in THINGS])
def test_a_thing_is_written_as_the_grammar_writes_it(noun: str, plural: str, forms: str) -> None:
    assert_written(noun, plural, forms, human=False)


@pytest.mark.parametrize(("noun", "plural", "forms"), PEOPLE, ids=[row[0] for row in PEOPLE])
def test_a_person_is_written_as_the_grammar_writes_it(noun: str, plural: str, forms: str) -> None:
    assert_written(noun, plural, forms, human=True)


def assert_written(noun: str, plural: str, forms: str, *, human: bool) -> None:
    readings = set(noun_readings(noun, tuple(plural.split()), human))
    numbers = ({"n", "n.acc"}, {"n.du"}, {"n.pl"})
    for wanted, tags in zip(forms.split("|"), numbers, strict=True):
        told = {form for form, tag in readings if tag in tags}
        assert set(wanted.split()) - told == set()


@pytest.mark.parametrize(("noun", "plural", "human", "unwritten"), [
    ("قصف", (), False, ["قصفات", "قصفون", "قصفة"]),
    ("غارة", (), False, ["غارةا", "غارون"]),
    ("مدفع", ("مدافع",), False, ["مدفعي"]),  # an adjective, not "two guns of"
    ("صاروخ", ("صواريخ",), False, ["صاروخي", "صاروخات"]),
    ("سيدة", (), True, ["سيدون", "سيدةا"]),
    ("رجل", ("رجال",), True, ["رجلون"]),
    ("رئيس", ("رؤساء",), True, ["رئيسي"]),  # an adjective too
    ("أم", ("أمهات",), True, ["أمين"]),
    ("قضاء", ("أقضية",), False, ["قضائا"]),  # folded it would be قضايا
])
def test_a_form_no_grammar_knows_is_not_written(noun: str, plural: tuple[str, ...], human: bool, unwritten: list[str]) -> None:
    assert {form for form, _ in noun_readings(noun, plural, human)}.isdisjoint(unwritten)


def test_the_plural_decides_whether_the_ending_in_means_two() -> None:
    assert dict(noun_forms("قتيل", ("قتلى",), human=True))["قتيلين"] == "n.du"
    assert dict(noun_forms("مقاتل", human=True))["مقاتلين"] == "n.pl"
    assert dict(noun_forms("ناشط", ("نشطاء", "ناشطون"), human=True))["ناشطين"] == "n.pl"


def test_a_counted_noun_in_the_accusative_is_not_two() -> None:
    assert dict(noun_forms("قتيل", ("قتلى",), human=True))["قتيلا"] == "n.acc"


@pytest.mark.parametrize(("phrase", "plural", "human", "forms"), [
    ("سيارة مفخخة", (), False, "سيارة مفخخة|سيارتان مفخختان|سيارتين مفخختين|سيارات مفخخة"),
    ("سيارة مفخخة", ("سيارات مفخخة",), False, "سيارة مفخخة|سيارتان مفخختان|سيارات مفخخة"),
    ("غارة جوية", ("غارات",), False, "غارة جوية|غارتان جويتان|غارتين جويتين|غارات جوية"),
    ("قصف مدفعي", (), False, "قصف مدفعي|قصفا مدفعيا"),
    ("قصف مدفعي عنيف", (), False, "قصف مدفعي عنيف|قصفا مدفعيا عنيفا"),
    ("لغم أرضي", ("ألغام أرضية",), False, "لغم أرضي|لغما أرضيا|لغمان أرضيان|لغمين أرضيين|ألغام أرضية"),
    ("برميل متفجر", ("براميل",), False, "برميل متفجر|برميلان متفجران|برميلين متفجرين|براميل متفجرة"),
    ("إطلاق نار", (), False, "إطلاق نار"),
    ("عملية إطلاق نار", (), False, "عملية إطلاق نار|عمليتا إطلاق نار|عمليتي إطلاق نار|عمليات إطلاق نار"),
    ("حرب أهلية", ("حروب أهلية",), False, "حرب أهلية|حربا أهلية|حروب أهلية"),
    ("وقف إطلاق النار", (), False, "وقف إطلاق النار"),
    ("مسلح مجهول", (), True, "مسلح مجهول|مسلحا مجهولا|مسلحان مجهولان|مسلحون مجهولون|مسلحين مجهولين|مسلحة مجهولة"),
    ("رجل إطفاء", ("رجال إطفاء",), True, "رجل إطفاء|رجال إطفاء"),
])
def test_a_phrase_inflects_its_head_and_adjectives_agree(phrase: str, plural: tuple[str, ...], human: bool, forms: str) -> None:
    assert {fold(form) for form in forms.split("|")} - set(dict(noun_forms(phrase, plural, human))) == set()


def test_a_definite_noun_after_the_head_stays() -> None:
    assert all(form.endswith(" النار") for form, _ in noun_readings("وقف إطلاق النار"))


def test_vowel_marks_in_an_entry_change_nothing() -> None:
    assert noun_forms("قَصْفٌ") == noun_forms("قصف")


@pytest.mark.parametrize("noun", ["", "ق", "  "])
def test_what_is_no_noun_is_refused(noun: str) -> None:
    with pytest.raises(ValueError, match="not a noun"):
        noun_forms(noun)


letters = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأؤئءىةآإ", min_size=2, max_size=8)
phrases = st.lists(letters, min_size=1, max_size=3).map(" ".join)


@given(phrases, st.lists(phrases, max_size=2).map(tuple), st.booleans())
def test_any_spelling_yields_folded_forms_each_once(noun: str, plural: tuple[str, ...], human: bool) -> None:
    written = [form for form, _ in noun_forms(noun, plural, human)]
    assert written == [fold(form) for form in written]
    assert len(set(written)) == len(written)
    assert len(fold(noun)) < 2 or fold(noun) in written
    assert noun_forms(noun, plural, human) == noun_forms(noun, plural, human)
