"""Which phrases may be one, and how they are joined; what the weights then say of plain cases."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from marsad.extraction.clause.phrases import find_phrases
from marsad.extraction.clause.view import View
from marsad.extraction.fields.wholes import find_wholes, goes_on
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text)), _lexicon()))


def _may_go_on(text: str) -> set[tuple[str, str]]:
    view = _view(text)
    phrases = find_phrases(view)
    return {(a.text(view), b.text(view)) for a, b in pairwise(phrases) if goes_on(view, a, b)}


def _wholes(text: str) -> set[str]:
    view = _view(text)
    return {phrase.text(view) for phrase in find_wholes(view)}


def test_a_preposition_may_join_two_phrases_and_a_verb_may_not() -> None:
    assert ("قياديين", "تنظيم القاعدة") in _may_go_on("استهدفت الغارة قياديين في تنظيم القاعدة.")
    assert _may_go_on("غادر القياديون ثم عاد المقاتلون.") == set()


def test_what_is_joined_by_and_is_another_party() -> None:
    assert not any("الشرطة" in b for _, b in _may_go_on("استهدف الهجوم حاجزاً للجيش والشرطة."))


def test_a_deed_is_not_whom_it_was_done_to() -> None:
    assert not any(a == "مقتل" for a, _ in _may_go_on("أعلن الناطق مقتل قيادي في الحركة."))


@pytest.mark.parametrize(("text", "whole"), [
    ("قتلت الغارة قياديين في تنظيم القاعدة قرب الحدود.", "قياديين في تنظيم القاعدة"),
    ("استهدف القصف مقراً لحركة حماس في المدينة.", "مقراً لحركة حماس"),
])
def test_a_tail_is_taken_in(text: str, whole: str) -> None:
    assert whole in _wholes(text)


@pytest.mark.parametrize(("text", "phrase"), [
    ("قصف الجيش البلدة في ريف حلب صباحاً.", "البلدة"),
    ("اعتقلت الشرطة رجلين في صنعاء.", "رجلين"),
])
def test_where_it_happened_is_no_tail(text: str, phrase: str) -> None:
    assert phrase in _wholes(text)


def test_a_quotation_that_is_opened_is_closed() -> None:
    assert 'قياديين في تنظيم "القاعدة"' in _wholes('قتلت الغارة قياديين في تنظيم "القاعدة" قرب الحدود.')
