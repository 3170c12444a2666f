"""Words that are noun and verb alike: the verbs of each sentence stand between braces, no other word of it is one."""

from __future__ import annotations

import re

import pytest

from marsad.extraction.clause.view import View
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


def _verbs(text: str) -> list[str]:
    view = View(annotate(make_document(Capture(text=text, id="t")), own_lexicon()))
    return [word.text for word, kind in zip(view.words, view.classes, strict=True) if kind == "V"]


@pytest.mark.parametrize("sentence", [
    # a pronoun behind: behind a relative or an indefinite noun and before a doer it is the object of a verb …
    "{قُتل} حارسان في غارة {شنها} طيران التحالف على القرية",
    "{انفجر} لغم أرضي {زرعه} مسلحون قرب الجسر",
    "{توفيت} طفلة بعدما {دهسها} مستوطن",
    "{رفض} الوفد الهدنة التي {اقترحتها} لجنة الوساطة",
    # … else an owner
    "{واصل} الطيران قصفه على القرية",
    "في أماكن عملهم قرب المصنع",
    # case tells the doer of a verb from the genitive of a noun
    "{أسر} المقاتلون ضابطين قرب التلة",
    "قتل المدنيين جريمة حرب",
    # behind a verb, or ل, the bare form is a noun
    "جرى نقل الجرحى بالمروحيات",
    "{جاءت} الخطوة لفتح المعابر",
    # ة is no pronoun, an accusative no dual
    "إصابة حارس في ضربة على وزارة الدفاع",
    "كان المقر هدفا لقصف عنيف",
    "وهما المدفعان اللذان {ضربا} ساحة السوق",
    # a word that is whole has no prefix
    "{نفى} متحدث باسم فيلق حمص الاتصال",
    # letters that look like the article; forms that an event lists
    "{ذكر} بيان أن الأمن {ألقى} القبض على المتهم",
    "الجيش {يستعيد} السيطرة على مقر الإذاعة",
    "{طالب} المجلس طرفي النزاع بوقف النار",
    "{أعلن} طالب جامعي إضرابا عن الطعام",
])
def test_verbs_are_told_from_nouns(sentence: str) -> None:
    assert _verbs(re.sub(r"[{}]", "", sentence)) == re.findall(r"\{(.*?)\}", sentence)


def test_closed_words_are_what_they_are_within_longer_cues() -> None:
    view = View(annotate(make_document(Capture(text="قال في تصريح إن من بين القتلى ضابطا", id="t")), own_lexicon()))
    assert dict(zip((word.text for word in view.words), view.classes, strict=True)) == {
        "قال": "V", "في": "P", "تصريح": "N", "إن": "C", "من": "P", "بين": "P", "القتلى": "N", "ضابطا": "N"}
