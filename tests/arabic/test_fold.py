"""Spelling variants become one, and every folded character knows where it stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.fold import fold, fold_with_origin, skip
from marsad.arabic.letters import FOLD

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
PRESENTED = st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF)
SIGNS = st.sampled_from("\u200f\u200d\u0301 .9٩")
WRITTEN = st.text(st.one_of(ARABIC, PRESENTED, SIGNS, st.characters(codec=None, categories=None)))


@pytest.mark.parametrize(("written", "folded"), [
    ("أُصِيبَ", "اصيب"),
    ("إدلب", "ادلب"), ("آذار", "اذار"), ("ٱلقصف", "القصف"),
    ("مستشفى", "مستشفي"), ("غارة", "غاره"), ("مسؤول", "مسوول"), ("طائرة", "طايره"), ("شيء", "شي"),
    ("قـــصف", "قصف"), ("قَصْفٌ", "قصف"), ("مدّة", "مده"),
    ("کربلاء", "كربلا"), ("فارسی", "فارسي"), ("حلبجہ", "حلبجه"), ("پیشمەرگە", "بيشمهركه"),
    ("ڨفصة", "قفصه"), ("أڭادير", "اكادير"), ("ڤيتنام", "فيتنام"), ("چيچان", "جيجان"), ("ٯصڡ", "قصف"),
    ("ﻗﺼﻒ", "قصف"), ("ﻻ", "لا"), ("ﷲ", "الله"), ("ﻏﺎﺭﺓ", "غاره"),
    ("٢٠١٨", "2018"), ("۱۲", "12"), ("１９", "19"), ("٣٫٥", "3٫5"), ("١٬٢٠٠", "1٬200"),
    ("\u200fقصف\u200e", "قصف"), ("ق\u200cص\u200dف", "قصف"), ("\ufeffقصف", "قصف"), ("ق\u0336ص\u0336ف", "قصف"),
    ("ا\u0654صيب", "اصيب"), ("مسو\u0654ول", "مسوول"),
    ("CNN", "CNN"), ("", ""), ("\ud83d", "\ud83d"), ("🚀", "🚀"),
])
def test_variants_of_a_spelling_become_one(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold_with_origin(written).text == folded


@pytest.mark.parametrize("letter", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
def test_a_plain_letter_stays(letter: str) -> None:
    assert fold(letter) == letter


@pytest.mark.parametrize(("one", "other"), [("قصف", "قذف"), ("حرب", "خرب"), ("سلاح", "صلاح"), ("غارة", "عاره"), ("دار", "ضار")])
def test_different_letters_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_every_persian_urdu_and_kurdish_letter_becomes_an_arabic_one() -> None:
    plain = set("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    for letter in "پچژگکیٹڈڑےہھںۀۂۃێۆەڕڵڤۇۈۋۅۉۊۍېۑټډړښڼڭڨڥڢ":
        assert fold(letter) in plain, unicodedata.name(letter)


def test_no_fold_needs_folding_again() -> None:
    assert all(not any(ord(c) in FOLD for c in plain or "") for plain in FOLD.values())


@given(WRITTEN)
def test_folding_twice_is_folding_once(written: str) -> None:
    assert fold(fold(written)) == fold(written) == fold_with_origin(written).text


@given(WRITTEN, st.data())
def test_the_source_of_a_folded_slice_folds_to_it(written: str, data: st.DataObject) -> None:
    folded = fold_with_origin(written)
    whole = [i for i in range(len(folded.text) + 1)  # a ligature is one written character
             if i in (0, len(folded.text)) or folded.origin[i] != folded.origin[i - 1]]
    start, end = sorted((data.draw(st.sampled_from(whole)), data.draw(st.sampled_from(whole))))
    begin, stop = folded.source(start, end)
    assert 0 <= begin <= stop <= len(written)
    assert fold(written[begin:stop]) == folded.text[start:end]


@given(WRITTEN)
def test_the_source_of_part_of_a_ligature_is_the_ligature(written: str) -> None:
    folded = fold_with_origin(written)
    for i in range(len(folded.text)):
        begin, stop = folded.source(i, i + 1)
        assert begin == folded.origin[i] < stop
        assert folded.text[i] in fold(written[begin:stop])


def test_marks_belong_to_the_letter_before_them() -> None:
    folded = fold_with_origin("قَصْفٌ عنيف")
    assert folded.source(0, 3) == (0, 6)
    assert folded.source(1, 2) == (2, 4)


@pytest.mark.parametrize(("written", "count", "carried"), [
    ("والغوطة", 1, "و"), ("وَالغوطة", 1, "وَ"), ("وَبِالغوطة", 4, "وَبِال"), ("بـالغوطة", 1, "بـ"), ("بـ ـالقصف", 3, "بـ ـال"),
    ("ﻻجئ", 1, "ﻻ"), ("ﻻجئ", 2, "ﻻ"), ("قصف", 0, ""), ("قصف", 9, "قصف"), ("ق.ص.ف", 2, "ق.ص."),
])
def test_skip_counts_the_written_characters(written: str, count: int, carried: str) -> None:
    assert written[:skip(written, count)] == carried


@given(st.text(ARABIC, max_size=12), st.integers(1, 12))
def test_skip_agrees_with_the_source_offsets(written: str, count: int) -> None:
    folded = fold_with_origin(written)
    if count < len(folded.text):
        assert skip(written, count) == folded.source(0, count)[1]
    else:
        assert skip(written, count) == len(written)


@given(WRITTEN, st.integers(0, 20))
def test_skip_never_leaves_the_word_and_never_goes_back(written: str, count: int) -> None:
    assert 0 <= skip(written, count) <= skip(written, count + 1) <= len(written)
