"""The matcher on entries of its own: which of them stand in a sentence, cut how, and at which letters."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.arabic.words import find_words
from marsad.lexicon.compile import compile_tables
from marsad.lexicon.match import Matcher
from marsad.model.entry import Entry, Hit

SHELLING = ("events", {"id": "shelling", "noun": "قصف", "verb": ["قصف", "يقصف"]})
AIR_STRIKE = ("events", {"id": "air-strike", "noun": "غارة جوية", "plural": ["غارات جوية"]})
STRIKE = ("events", {"id": "strike", "noun": "غارة", "plural": ["غارات"]})
AIR = ("weapons", {"id": "air", "adjective": "جوي"})
REGIME = ("parties", {"id": "regime", "name": {"ar": "النظام"}})
ARMY = ("parties", {"id": "army", "name": {"ar": "الجيش السوري"}})
FREE_ARMY = ("parties", {"id": "free-army", "name": {"ar": "الجيش السوري الحر"}})
DOUMA = ("places", {"id": "douma", "name": {"ar": "دوما"}})
GHOUTA = ("places", {"id": "ghouta", "name": {"ar": "الغوطة الشرقية"}})


def match(text: str, *rows: tuple[str, dict[str, Any]]) -> tuple[Hit, ...]:
    entries = tuple(Entry(fields["id"], shelf, fields) for shelf, fields in rows)
    return Matcher(entries, *compile_tables(entries)).match(find_words(text))


def found(text: str, *rows: tuple[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """(entry, the words it stands on) of every hit."""
    return [(hit.entry.id, text[hit.start : hit.end]) for hit in match(text, *rows)]


def test_the_longest_entry_of_a_shelf_is_the_one_that_stands() -> None:
    assert found("نفذت الطائرات غارات جوية على البلدة", AIR_STRIKE, STRIKE) == [("air-strike", "غارات جوية")]
    assert found("اشتبك الجيش السوري الحر معهم", ARMY, FREE_ARMY) == [("free-army", "الجيش السوري الحر")]


def test_a_shorter_entry_stands_where_the_longer_one_is_not_said_whole() -> None:
    assert found("نفذت الطائرات غارات على البلدة", AIR_STRIKE, STRIKE) == [("strike", "غارات")]


@pytest.mark.parametrize(("text", "quote"), [
    ('دخل "الجيش السوري" البلدة', "الجيش السوري"),
    ('دخل الجيش "السوري" البلدة', 'الجيش "السوري"'),
    ("دخل الجيش «السوري» البلدة", "الجيش «السوري»"),
    ("دخل الجيش «السوري البلدة", "الجيش «السوري"),
])
def test_the_rest_of_a_name_may_stand_in_quotation_marks(text: str, quote: str) -> None:
    assert found(text, ARMY) == [("army", quote)]


@pytest.mark.parametrize("text", ["دخل الجيش (السوري) البلدة", "دخل الجيش، السوري البلدة", 'دخل الجيش ""السوري البلدة'])
def test_other_marks_part_a_name(text: str) -> None:
    assert found(text, ARMY) == []


def test_shelves_do_not_hide_each_other() -> None:
    assert found("غارات جوية", AIR_STRIKE, AIR) == [("air-strike", "غارات جوية"), ("air", "جوية")]


@pytest.mark.parametrize("word", ["دوما", "ودوما", "فدوما", "بدوما", "لدوما", "ولدوما", "كدوما"])
def test_a_name_stands_behind_proclitics_and_its_quote_begins_after_them(word: str) -> None:
    assert found(f"قصف {word} أمس", DOUMA) == [("douma", "دوما")]


@pytest.mark.parametrize(
    ("word", "prefix", "definite", "quote"),
    [
        ("قصف", "", False, "قصف"),
        ("القصف", "", True, "قصف"),
        ("والقصف", "و", True, "قصف"),
        ("بقصف", "ب", False, "قصف"),
        ("وبقصف", "وب", False, "قصف"),
    ],
)
def test_the_quote_of_a_word_begins_after_its_proclitics_and_its_article(
    word: str, prefix: str, definite: bool, quote: str
) -> None:
    text = f"بدأ {word} مدفعي"
    hit = match(text, ("events", {"id": "shelling", "noun": "قصف"}))[0]
    assert (hit.prefix, hit.definite, text[hit.start : hit.end]) == (prefix, definite, quote)


def test_lam_and_article_written_as_two_lams_are_the_article() -> None:
    hit = match("تعرض الحي للقصف", ("events", {"id": "shelling", "noun": "قصف"}))[0]
    assert (hit.prefix, hit.definite) == ("ل", True)


def test_a_name_is_matched_with_its_article_as_written() -> None:
    assert found("قال النظام", REGIME) == [("regime", "النظام")]
    assert found("وضعوا نظام الحكم", REGIME) == []
    assert found("سكان المدينة بدوما", ("places", {"id": "bare", "name": {"ar": "مدينة"}})) == []


def test_two_entries_of_the_same_words_are_both_kept() -> None:
    other = ("events", {"id": "swearing", "noun": "قصف"})
    assert found("سمع قصف", ("events", {"id": "shelling", "noun": "قصف"}), other) == [("shelling", "قصف"), ("swearing", "قصف")]


def test_the_words_of_a_hashtag_are_words() -> None:
    assert found("نزح أهالي #الغوطة_الشرقية", GHOUTA) == [("ghouta", "الغوطة_الشرقية")]


@pytest.mark.parametrize(("word", "suffix"), [("قصفها", "ها"), ("قصفهم", "هم"), ("قصفه", "ه")])
def test_a_pronoun_ending_is_cut_from_a_word(word: str, suffix: str) -> None:
    hit = match(f"وثقنا {word} أمس", ("events", {"id": "shelling", "noun": "قصف"}))[0]
    assert hit.suffix == suffix


def test_a_phrase_is_not_begun_by_a_word_with_a_pronoun() -> None:
    assert found("نفت غارته جوية المنشأ", AIR_STRIKE) == []


def test_a_verb_takes_no_article() -> None:
    """الأمن is security, not the verb أمّن with an article."""
    secure = ("events", {"id": "secure", "verb": ["أمن", "يؤمن"]})
    assert found("أمن الجيش الطريق", secure) == [("secure", "أمن")]
    assert found("حفظ الأمن في المدينة", secure) == []


def test_a_shortened_jussive_stands_only_after_lam() -> None:
    """لم يعد is "has not returned"; يعد alone is "he promises" or "counts as"."""
    come_back = ("events", {"id": "return", "verb": ["عاد", "يعود"]})
    not_yet = ("frames", {"id": "jussive.not", "class": "jussive", "forms": ["لم"]})
    assert found("لم يعد النازحون", come_back, not_yet) == [("return", "يعد")]
    assert found("يعد النازحون أنفسهم محظوظين", come_back, not_yet) == []


def test_the_accusative_alef_is_no_letter_of_the_word() -> None:
    assert found("شن الجيش قصفا عنيفا", ("events", {"id": "shelling", "noun": "قصف"})) == [("shelling", "قصفا")]


def test_spellings_of_one_word_are_one() -> None:
    assert found("قُصِفَ الحَيُّ بِغَـــارَةٍ", SHELLING, STRIKE) == [("shelling", "قُصِفَ"), ("strike", "غَـــارَةٍ")]


def test_a_word_that_only_begins_like_an_entry_is_none() -> None:
    assert found("قصفور الحقل", SHELLING) == []
    assert found("دومار", DOUMA) == []


def test_a_mark_parts_the_words_of_a_name() -> None:
    assert found("الغوطة، الشرقية", GHOUTA) == []


def test_hits_come_in_the_order_of_the_text() -> None:
    hits = match("قصف الجيش السوري دوما والغوطة الشرقية بغارات جوية", ARMY, DOUMA, GHOUTA, AIR_STRIKE, SHELLING)
    assert [hit.first for hit in hits] == sorted(hit.first for hit in hits)
    assert [hit.entry.id for hit in hits] == ["shelling", "army", "douma", "ghouta", "air-strike"]


@pytest.mark.parametrize(("text", "rows"), [
    ("في المحافظة نازحون", [("titles", {"id": "governor", "noun": "محافظ"})]),  # ة is no "his"
    ("عاد أبناء المدينة", [("groups", {"id": "father", "noun": "أب"})]),  # nor ء "our"
    ("سقط قتلى وجرحى", [("events", {"id": "kill", "noun": "قتل"})]),  # nor ى "my"
    ("تحرك الرتل ليلا", [("events", {"id": "seek", "forms": ["تحر"]})]),
    ("في مبنى مدني", [("kinds", {"id": "city", "noun": "مدينة", "plural": ["مدن"]})]),
    ("وصل إلى صنعاء", [("events", {"id": "make", "noun": "صنع"})]),
    ("بلغت عمره أسئلة", [("titles", {"id": "umar", "class": "first-name", "forms": ["عمر"]})]),
    ("حضر للقاء الوفد", [("events", {"id": "throw", "noun": "إلقاء"})]),  # ل and اللقاء
])
def test_what_folding_makes_alike_is_told_apart_by_its_letters(text: str, rows: list[tuple[str, dict[str, Any]]]) -> None:
    assert found(text, *rows) == []


def test_a_pronoun_is_still_cut_where_one_is_written() -> None:
    assert found("نجا من موكب محافظه وقصفها", ("titles", {"id": "governor", "noun": "محافظ"}), SHELLING) == [
        ("governor", "محافظه"), ("shelling", "قصفها")]


def test_nothing_is_cut_off_a_word_that_is_whole() -> None:
    hope = ("parties", {"id": "amal", "name": {"ar": "أمل"}})
    father = ("groups", {"id": "father", "noun": "أب", "plural": ["آباء"]})
    whole = ("frames", {"id": "whole.words", "class": "whole", "forms": ["كامل", "باب"]})
    assert {entry for entry, _ in found("أغلق باب المبنى بشكل كامل", hope, father)} == {"amal", "father"}
    assert found("أغلق باب المبنى وبابه بشكل كامل وكامل", hope, father, whole) == [("father", "ابه")]  # بابه is not listed
    assert found("نواب حركة لأمل", hope, whole) == [("amal", "أمل")]


def test_a_whole_word_is_one_as_it_is_written() -> None:
    lead = ("cues", {"id": "lead-to", "verb": ["أدى", "يؤدي"]})
    whole = ("frames", {"id": "whole.words", "class": "whole", "forms": ["وادي", "كان"]})
    like = ("cues", {"id": "that", "forms": ["أن"]})
    assert found("انفجر اللغم وأدى إلى مقتل حارس", lead, whole) == [("lead-to", "أدى")]
    assert found("في وادي الصخر", lead, whole) == []
    assert found("كأن الحرب لم تقع وكان", like, whole) == [("that", "أن")]
