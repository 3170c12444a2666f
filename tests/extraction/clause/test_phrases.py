"""Noun phrases: whole, but as short as they can be. Each sentence marks the phrases that must be found as they stand."""

from __future__ import annotations

import re
from functools import cache

import pytest

from marsad.extraction.clause.phrases import Phrase, find_phrases
from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _found(text: str) -> dict[str, Phrase]:
    view = View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))
    return {phrase.text(view): phrase for phrase in find_phrases(view)}


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت [قوات النظام] [بلدة سرمين] في [ريف إدلب].",
        "قال الشاهد إن [مجموعة من المتشددين] اقتحمت [مقر البلدية].",  # what is counted belongs to the count
        "اقتحم [متظاهرون غاضبون] [القنصلية] صباحاً.",  # a sound plural is not construed with what follows
        "أطلق [مسلحون] [النار] على [نقطة تفتيش للشرطة].",  # whose it is belongs to it
        "استهدفت [طائرة مسيّرة تابعة للجيش] دراجة نارية.",
        "قُتل [ثلاثة مدنيين] في [غارة] [للتحالف] على [السوق].",  # a deed and its doer are two
        "أدى [قصف مدفعي] إلى [مقتل] [طفلة].",
        "شنت [المقاتلات] [غارات] [إسرائيلية] على [المطار].",  # the adjective that says whose stands alone
        "التقى [رئيس الوزراء، حيدر العبادي]، وفداً من [المدينة].",  # title and name are one, comma or not
        "زار [المدرسة] [وفد] من [الأمم المتحدة].",
        "هاجم [نقطة تفتيش] [مسلحون مجهولون] ليلاً.",  # ون is no genitive
        "اتهم الناطق [إسرائيل] بقيام [قوات خاصة] بالهجوم.",  # who does it is no part of the doing
        "واصلت [إسرائيل] [عدوانها] على المخيم.",  # nor is a word with a pronoun an adjective
        "دمرت المدفعية [الأحياء الجنوبية] وانسحبت [القوة المهاجمة].",  # a direction, an adjective of a thing
        "غادر [الآلاف] من المخيم.",
    ],
)
def test_the_marked_phrases_are_found_whole(sentence: str) -> None:
    marked = re.findall(r"\[(.*?)\]", sentence)
    found = _found(re.sub(r"[\[\]]", "", sentence))
    missing = [phrase for phrase in marked if phrase not in found]
    assert not missing, f"{missing} not among {list(found)}"


@pytest.mark.parametrize(
    ("text", "phrase", "lead"),
    [
        ("هجوم على مخفر الشرطة.", "مخفر الشرطة", "علي"),
        ("قُتل حارس من قبل مسلحين.", "مسلحين", "agent"),
        ("قُتل حارس على يد مسلحين.", "مسلحين", "agent"),
        ("اشتبك الجيش مع مهربين.", "مهربين", "مع"),
        ("أصيب جندي بقذيفة.", "قذيفة", "ب"),
    ],
)
def test_what_leads_into_a_phrase_is_known(text: str, phrase: str, lead: str) -> None:
    assert _found(text)[phrase].lead == lead


@pytest.mark.parametrize("word", ["وزارة الصحة", "بلدية حلب", "لجنة الهدنة", "كتيبة المدفعية"])
def test_a_first_letter_of_the_word_itself_is_no_proclitic(word: str) -> None:
    assert word in _found(f"أعلنت {word} بياناً جديداً.")


@pytest.mark.parametrize("text", ["أطلق الناشطون بالونات نحو الحقول", "أطلقت الجماعة صاروخاً باليستياً على المطار"])
def test_a_word_that_begins_like_bi_and_the_article_is_whole(text: str) -> None:
    assert all(phrase[:2] != "ال" or phrase in text.split() for phrase in _found(text))
