"""Adjectives in every gender and number."""

from __future__ import annotations

import pytest

from marsad.arabic.adjectives import adjective_forms, adjective_readings, agreeing


@pytest.mark.parametrize(("adjective", "plural", "forms"), [
    ("ملغوم", (), "ملغوم ملغوما ملغومة ملغومان ملغومين ملغومتان ملغومتين ملغومون ملغومات"),
    ("مدفعي", (), "مدفعي مدفعيا مدفعية مدفعيان مدفعيين مدفعيتان مدفعيات"),
    ("طارئ", (), "طارئ طارئا طارئة طارئان طارئات"),
    ("جريح", ("جرحى",), "جريح جريحا جريحة جرحى"),
    ("مفخخة", (), "مفخخة مفخختان مفخختين مفخخات"),
])
def test_an_adjective_is_written_in_every_gender_and_number(adjective: str, plural: tuple[str, ...], forms: str) -> None:
    assert set(forms.split()) - {form for form, _ in adjective_readings(adjective, plural)} == set()


def test_forms_are_folded_and_each_once() -> None:
    assert adjective_forms("ملغوم")[:3] == ("ملغوم", "ملغوما", "ملغومه")
    assert len(set(adjective_forms("طارئ"))) == len(adjective_forms("طارئ"))


def test_the_words_after_an_adjective_stay() -> None:
    assert "قصيره المدي" in adjective_forms("قصير المدى")


@pytest.mark.parametrize(("word", "number", "written"), [
    ("جوية", "du", "جويتان"), ("جوية", "du.obl", "جويتين"), ("مدفعي", "acc", "مدفعيا"), ("متفجر", "things", "متفجرة"),
    ("مجهول", "pl", "مجهولون"), ("مجهولة", "f.pl", "مجهولات"), ("إطفاء", "du", "إطفاء"), ("النار", "acc", "النار"),
])
def test_an_adjective_agrees_with_its_noun(word: str, number: str, written: str) -> None:
    assert list(agreeing([word], number)) == [[written]]


def test_no_adjectives_agree_with_nothing() -> None:
    assert list(agreeing([], "du")) == []


def test_what_is_no_adjective_is_refused() -> None:
    with pytest.raises(ValueError, match="not an adjective"):
        adjective_forms("م")
