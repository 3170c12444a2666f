"""Event words beside words that change their sense, and the same words where they name the event."""

from __future__ import annotations

import pytest

from marsad.arabic.words import find_words
from marsad.lexicon.load import own_lexicon
from marsad.text.senses import other_senses


def changed(sentence: str) -> list[str]:
    words = find_words(sentence)
    return [sentence[hit.start:hit.end] for hit in other_senses(own_lexicon().match(words), words)]


@pytest.mark.parametrize(("sentence", "word"), [
    ("حققت المحادثات نجاحاً محدوداً", "حققت"),
    ("نشرت الوزارة على حسابها بياناً", "نشرت"),
    ("وقالت في وقت لاحق إن الطريق آمن", "لاحق"),
    ("المناطق الخاضعة لسيطرة المعارضة", "سيطرة"),
    ("دوت صفارات الإنذار في المستوطنة", "إنذار"),
    ("نفت الحركة بشكل قاطع", "قاطع"),
])
def test_a_word_beside_changes_the_sense(sentence: str, word: str) -> None:
    assert word in changed(sentence)


@pytest.mark.parametrize("sentence", [
    "حققت الشرطة في الحادث، ووصفت نتائجه بالنجاح",  # a mark stands between
    "نشر الجيش قوات إضافية على الحدود",
    "لاحق الجنود المهربين",
    "سيطرت المعارضة على البلدة",
    "أنذر الجيش السكان بالإخلاء",
    "قاطع النواب الجلسة",
])
def test_the_word_keeps_its_sense(sentence: str) -> None:
    assert changed(sentence) == []


def test_another_event_word_between_ends_the_search() -> None:
    assert changed("تحقيق في قصف أهداف مدنية") == []


def test_a_noun_with_its_article_before_is_no_construct() -> None:
    assert changed("وزير الاتصالات") == ["اتصالات"]
    assert changed("أجرى الوزير اتصالات") == []
