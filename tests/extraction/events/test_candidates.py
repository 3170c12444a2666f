"""Words that may name an event: those between braces, and no other of the sentence."""

from __future__ import annotations

import re

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@pytest.mark.parametrize("sentence", [
    "{قصفت} مدفعية الاحتلال بلدة الجسر",  # the occupation is who did it
    "{هاجم} مسلحون مواقع هيئة تحرير الشام",  # a name of several words is one
    "{احتل} المهاجمون المدرسة و{احتلال} المبنى",
    "{اشتبكت} قوات المقاومة مع جنود",
    "{دمرت} الطائرات منصات إطلاق صواريخ في المزارع",
    "في الساحة {متظاهرو} المدينة",  # people of whom the word says what they do
])
def test_words_in_the_name_of_a_party_or_weapon_are_no_events(sentence: str) -> None:
    _check(sentence)


@pytest.mark.parametrize("sentence", [
    "{قصفت} الطائرات البلدة فجر اليوم السبت",
    "{شنت} الطائرات فجراً {غارات} على البلدة",
    "و{فجر} انتحاري نفسه صباح السبت",
    "{قصفت} الطائرات البلدة فجرا من جهة البحر",
    "ثم {فجرا} حزاميهما وسط السوق",
])
def test_the_dawn_of_a_day_blows_nothing_up(sentence: str) -> None:
    _check(sentence)


def _check(sentence: str) -> None:
    view = View(annotate(make_document(Capture(text=re.sub(r"[{}]", "", sentence), id="t")), own_lexicon()))
    found = [view.text[one.start : one.end] for one in find_candidates(view)]
    assert [word for word in found if word in sentence] == re.findall(r"\{(.*?)\}", sentence)
