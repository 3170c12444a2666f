"""Where sentences end. A bar in a case is where one must."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.sentences import find_paragraphs, find_sentences
from marsad.arabic.words import find_words
from marsad.model.span import Span

CASES = [
    "قصف الطيران البلدة.| وقتل ثلاثة.",
    "هل قصفوا المشفى؟| نعم!| قصفوه.",
    "بلغ عدد القتلى 3.5 في المئة.| ولم يعلق أحد.",
    "وقع الهجوم عند 12.30 ظهرا.",
    "قتل 14.| وأصيب 20.",
    "قتل 5.| وأصيب 20.",
    "نقلت أ.ف.ب عن مصدر.| ولم تسمه.",
    "قال د. محمد إن القصف توقف.",
    "صرح أ. د. خالد بذلك.",
    "وقع الهجوم عام 2018 م.| ثم عاد الهدوء.",
    "توفي عام 1440 هـ.| ودفن هناك.",
    "قال: \"قصفوا البيت.\"| ثم سكت.",
    "قال: «قصفوا البيت.»| ثم سكت.",
    "وقع القصف (وفق السكان.)| ثم توقف.",
    "سقط الصاروخ.|\"لم يصب أحد\" قال السكان.",
    "لم يكمل...| ثم سكت.",
    "كيف؟!| لا أحد يعرف.",
    "انظر www.example.org للمزيد.",
    "قصف.|قتل.|نزوح.",
    "عاجل\n|قصف على البلدة",
    "عاجل\r\n|قصف على البلدة",
    "عاجل\u2029|قصف على البلدة",
    "1. قصف السوق.\n|2. قصف المشفى.",
    "قصف على\xa0البلدة، وقتلى؛ ثم هدوء: لا شيء",
    "قصف. ",
]


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_at_the_bar_and_nowhere_else(case: str) -> None:
    parts = case.split("|")
    text = "".join(parts)
    words = find_words(text)
    found = [[word.text for word in words[span.start:span.end]] for span in find_sentences(text, words)]
    assert found == [[word.text for word in find_words(part)] for part in parts]


def test_paragraphs_are_the_lines_that_hold_words() -> None:
    text = "عنوان\r\n\r\nقصف. قتلى.\n\u200f\nنزوح"
    assert find_paragraphs(text, find_words(text)) == (Span(0, 1), Span(1, 5), Span(5, 6))


def test_no_words_have_no_sentences() -> None:
    assert find_sentences("", ()) == find_paragraphs(" \n", ()) == ()


ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None, categories=None)),
    st.text("قصف د1م.!؟…\"”»')«( \r\n\u2029\u200fa_#", max_size=40),
)


@given(ANY_TEXT)
def test_sentences_and_paragraphs_part_the_words(text: str) -> None:
    words = find_words(text)
    for spans in (find_sentences(text, words), find_paragraphs(text, words)):
        assert [i for span in spans for i in range(span.start, span.end)] == list(range(len(words)))
        assert all(span.start < span.end for span in spans)


@given(ANY_TEXT)
def test_no_sentence_runs_over_a_line(text: str) -> None:
    words = find_words(text)
    ends = {span.end for span in find_sentences(text, words)}
    assert {span.end for span in find_paragraphs(text, words)} <= ends
