"""Words stand where they say they stand, whatever the text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.fold import fold
from marsad.arabic.letters import BREAKS
from marsad.arabic.words import find_words

ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None, categories=None)),
    st.text("قصفةءئاأﻻـ\u064b\u200f\u200d\u0301 .·*|/\\_-#'’\"«»،؟()\r\n\xa0\u20290٣٫.:,aé🚀\ud83d", max_size=40),
)


def told(text: str) -> list[str]:
    return [word.form for word in find_words(text)]


@pytest.mark.parametrize(("text", "forms"), [
    ("قصف الطيران بلدة كفربطنا.", "قصف الطيران بلده كفربطنا ."),
    ("قـ ـصف عنيف", "قصف عنيف"), ("تقـ.ـتل مدنيين", "تقتل مدنيين"), ("قـ*ـتلى", "قتلي"), ("تفـ_ـجير", "تفجير"),
    ("ق.ص.ف الحي", "قصف الحي"), ("ق*ت*ل", "قتل"), ("دا.عش", "دا . عش"),
    ("نقلت أ.ف.ب عنه", "نقلت افب عنه"), ("قال د. محمد", "قال د . محمد"), ("أ.ب", "ا . ب"),
    ("#الغوطة_الشرقية_تباد", "الغوطه الشرقيه تباد"), ("#حلب", "حلب"),
    ("ال24", "ال 24"), ("2كانون", "2 كانون"), ("كانون2", "كانون 2"), ("F16 وميغ29", "F 16 وميغ 29"),
    ("٢٠١٨/٢/١٩", "2018 / 2 / 19"), ("3.5 ملايين", "3.5 ملايين"), ("٣٫٥", "3٫5"), ("12:30", "12:30"),
    ("1,200 قتيل", "1,200 قتيل"),
    ("قتل 14.وأضاف", "قتل 14 . واضاف"),
    ('بـ"الغوطة"', 'ب " الغوطه "'), ("«النصرة»", "« النصره »"), ("دمشق-حلب", "دمشق - حلب"), ("(CNN) --", "( CNN ) - -"),
    ("دمشق ـ سوريا", "دمشق ـ سوريا"), ("قال ــــ وهو", "قال ــــ وهو"), ("1440 هـ ـ 2019", "1440 ه ـ 2019"),
    ("قصف\u200f عنيف\u200f.", "قصف عنيف ."), ("\u202bقصف\u202c", "قصف"), ("قصف\xa0عنيف", "قصف عنيف"),
    ("قصفا ً على", "قصفا علي"), ("قصفـ ", "قصف"), ("ـقصف", "قصف"), ("ﻗﺼﻒ ﻋﻨﻴﻒ", "قصف عنيف"), ("ء", "ء"),
    ("l’armée d'Assad", "l’armée d'Assad"), ("cafe\u0301 قصف", "cafe قصف"), ("🚀قصف🚀", "🚀 قصف 🚀"), ("", ""), (" \r\n\t", ""),
])
def test_a_text_has_these_words(text: str, forms: str) -> None:
    assert told(text) == forms.split()


@pytest.mark.parametrize(("text", "kinds"), [
    ("قصف 14 CNN !", "arabic number latin mark"), ("٣٫٥ ﻻ é ،", "number arabic latin mark"), ("ـ # _ 🚀", "mark mark"),
])
def test_a_word_knows_its_kind(text: str, kinds: str) -> None:
    assert [word.kind for word in find_words(text)] == kinds.split()


def test_an_evaded_word_keeps_its_written_text() -> None:
    first, second = find_words("(قـ ـصف)")[1:3]
    assert (first.text, first.form, first.start, first.end) == ("قـ ـصف", "قصف", 1, 7)
    assert second.text == ")"


@given(ANY_TEXT)
def test_a_word_is_the_text_at_its_offsets(text: str) -> None:
    for word in find_words(text):
        assert text[word.start:word.end] == word.text != ""


@given(ANY_TEXT)
def test_words_are_in_order_and_never_overlap(text: str) -> None:
    words = find_words(text)
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(ANY_TEXT)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    words = find_words(text)
    covered = {at for word in words for at in range(word.start, word.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum() and fold(char))


@given(ANY_TEXT)
def test_a_form_is_the_folded_text_without_what_breaks_it(text: str) -> None:
    for word in find_words(text):
        plain = fold(word.text)
        if word.kind == "arabic":
            plain = "".join(char for char in plain if char not in BREAKS)
        assert word.form == (plain or word.text)


@given(ANY_TEXT)
def test_reading_is_repeatable(text: str) -> None:
    assert find_words(text) == find_words(text)


@pytest.mark.parametrize("flood", ["\u200f", "ـ", "\u064b", "ـ ", "ا.", "قـ ", "ـ\u200f", "a'", "1.", "ء", "ا\u064b", "ا.ب."])
def test_a_flood_of_signs_takes_no_time(flood: str) -> None:
    """A pattern that reads far and then fails would take minutes for these; the bound is generous."""
    started = time.perf_counter()
    find_words(flood * 50_000 + "بب")
    assert time.perf_counter() - started < 5
