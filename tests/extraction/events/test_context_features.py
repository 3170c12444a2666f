"""What stands around a word: its clause, its reality, whose words it stands in, what is its own, what the report says again."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import find_candidates, own_words
from marsad.extraction.events.context_features import context_features, own_things
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str, title: str | None = None) -> View:
    return View(annotate(make_document(Capture(text=text, title=title)), _lexicon()))


def _around(text: str, word: str, title: str | None = None) -> set[str]:
    view = _view(text, title)
    candidates = find_candidates(view)
    found = context_features(view, find_layers(view), candidates)
    return next(set(features) for one, features in zip(candidates, found, strict=True)
                if view.text[one.start : one.end] == word and not view.in_title(one.first))


@pytest.mark.parametrize(("text", "word", "own"), [
    ("قصفت الطائرات مدينة دوما مساء الأحد.", "قصفت", {"places", "time"}),
    ("أدى القصف إلى مقتل 14 شخصاً.", "مقتل", {"tolldeed", "num"}),
    ("كان القصف شديداً.", "قصف", set()),
])
def test_what_stands_between_a_word_and_the_next_event_is_its_own(text: str, word: str, own: set[str]) -> None:
    view = _view(text)
    candidate = next(one for one in find_candidates(view) if view.text[one.start : one.end] == word)
    assert own <= set(own_things(view, find_layers(view), candidate))
    if not own:
        assert not {"places", "time", "num"} & set(own_things(view, find_layers(view), candidate))


def test_own_words_end_at_the_next_event_word_and_at_the_sentence() -> None:
    view = _view("قصفت الطائرات المدينة وقتل ثلاثة. وعاد الهدوء.")
    first = find_candidates(view)[0]
    low, high = own_words(view, first)
    assert (low, view.forms[high]) == (0, "وقتل")


def test_a_word_to_come_bears_the_sign_of_it() -> None:
    assert any(one.startswith("sg=") and "aim" in one for one in _around("وصل الجنود لقصف المدينة.", "قصف"))
    assert "sg=" in _around("قصفت الطائرات المدينة.", "قصفت")


def test_a_word_in_what_somebody_says_is_told_from_one_that_nobody_says() -> None:
    assert "sp=none" not in _around("قال المتحدث إن الطائرات قصفت المدينة.", "قصفت")
    assert "sp=none" in _around("قصفت الطائرات المدينة.", "قصفت")


def test_a_word_knows_whether_the_title_names_the_like() -> None:
    assert any(one.startswith("tf=True|True") for one in _around("قصفت الطائرات المدينة.", "قصفت", title="قصف على المدينة"))
    assert any(one.startswith("tf=False|True") for one in _around("قصفت الطائرات المدينة.", "قصفت", title="يوم هادئ"))
