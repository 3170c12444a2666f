"""Names of persons: sentences with the names between braces."""

from __future__ import annotations

import re
from functools import cache

import pytest

from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _names(text: str) -> list[str]:
    view = View(annotate(make_document(Capture(text=text)), _lexicon()))
    return [text[person.start : person.end] for person in find_people(view)]


@pytest.mark.parametrize("text", [
    "قال {محمد علوش} إن الهدنة انتهت",
    "وصل القيادي {سليم قرطاج} إلى المعبر",
    "أعلن قائد الجبهة، {أبو زرعة السعداوي}، انتهاء المعركة",
    "وقال {سامر علي كاظم} إنه رأى المهاجم",
    "التقى المدير {حسن العلي} الوفد صباحاً",
    "أصيب {عبد الله سالم} بشظية",
    "وصل الأمير {خالد بن سلطان} إلى القاعدة",
    "نفى الناطق {محمد عبد السلام} النبأ",
    "قال الناطق باسم الحكومة العراقية {علي الدهان} إن القرار صدر على عجل",
    "وقال المعاون {أيمن سلوان} لفرانس برس إن اللجنة وصلت",
])
def test_a_given_name_with_the_names_after_it_is_a_person(text: str) -> None:
    assert _names(text.replace("{", "").replace("}", "")) == re.findall(r"\{(.*?)\}", text)


@pytest.mark.parametrize("text", [
    "شدد مسؤول حكومي على أن الطريق مقطوع",
    "وقع الهجوم في محافظة دير الزور",
    "أفادت وكالة فرانس برس بوقوع انفجار",
    "وقال من جانبه إن المعركة طويلة",
    "قصفت الطائرات أبو كمال",
    "سيطر الجيش علي المدينة بعد معارك",
    "أصيب عنصر من حركة الجهاد الإسلامي بجروح",
])
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert _names(text) == []
