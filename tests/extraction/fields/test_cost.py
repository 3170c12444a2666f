"""Casualties of happenings: which figures are said anew, which belong together, and what a said zero stands for.

The model is replaced by one that ties every toll to every mention alike, so that only the rules are tested.
"""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields import cost
from marsad.extraction.fields.cost import find_casualties, toll_features
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))


def _happenings(view: View, *words: tuple[str, ...]) -> tuple[Happening, ...]:
    """One happening for each group of words: its mentions are the candidates that begin with them."""
    candidates = find_candidates(view)
    return tuple(
        Happening(tuple(Mention(c, "ASSAULT", 1.0, ()) for c in candidates if view.text[c.start : c.end].startswith(group)), ())
        for group in words
    )


def _model(*weights: tuple[str, float]) -> LinearModel:
    return LinearModel(("no", "yes"), (0.5,), {name: round(weight * 100) for name, weight in weights}, 0.0)


def _read(view: View, happenings: tuple[Happening, ...]) -> list[list[tuple[str, int | None, int | None]]]:
    found = find_casualties(view, find_layers(view), happenings, [])
    return [[(toll.outcome, toll.low, toll.high) for toll in tolls] for tolls in found]


@pytest.fixture(autouse=True)
def every_toll_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "load_model", lambda name: _model())


def test_figures_said_again_in_the_body_count_once() -> None:
    view = _view("مقتل 3 مدنيين في قصف\n\nقُتل 3 مدنيين في قصف على البلدة. وكان القصف قد أوقع 3 قتلى.")
    assert _read(view, _happenings(view, ("قصف",))) == [[("killed", 3, 3)]]


def test_two_people_side_by_side_are_two_though_their_figures_agree() -> None:
    view = _view("أدى قصف إلى مقتل امرأة وطفل.")
    assert _read(view, _happenings(view, ("قصف",))) == [[("killed", 1, 1), ("killed", 1, 1)]]


def test_a_vague_title_gives_way_to_the_figure_of_the_body() -> None:
    view = _view("مقتل العشرات في هجوم\n\nقُتل 64 شخصاً على الأقل في هجوم على السوق.")
    assert _read(view, _happenings(view, ("هجوم",))) == [[("killed", 64, None)]]


def test_a_vague_title_stands_beside_a_smaller_figure() -> None:
    view = _view("مقتل العشرات في هجوم\n\nقُتل 7 أطفال في هجوم على السوق.")
    assert _read(view, _happenings(view, ("هجوم",))) == [[("killed", 20, None), ("killed", 7, 7)]]


def test_a_title_gives_way_to_the_least_that_the_body_says() -> None:
    view = _view("مقتل 12 مدنياً في قصف\n\nقُتل ما لا يقل عن 12 مدنياً في قصف على البلدة.")
    assert _read(view, _happenings(view, ("قصف",))) == [[("killed", 12, None)]]


def test_a_toll_belongs_to_one_happening_with_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "load_model", lambda name: _model(("is-deed", 2.0)))
    view = _view("انفجرت عبوة، ومقتل تسعة مدنيين بينهم طفلان في قصف.")
    assert _read(view, _happenings(view, ("انفجرت",), ("مقتل", "قصف"))) == [[], [("killed", 9, 9), ("killed", 2, 2)]]


def test_a_zero_that_is_said_is_of_the_happening_before_it() -> None:
    view = _view("انفجرت عبوة وسقطت قذيفة دون وقوع إصابات.")
    assert _read(view, _happenings(view, ("انفجرت",), ("سقط",)))[1] == [("casualties", 0, 0)]


def test_a_zero_beside_a_toll_is_another_account_and_left_out() -> None:
    view = _view("أوقع القصف خمسة قتلى، وقال آخرون إن القصف انتهى دون وقوع إصابات.")
    assert _read(view, _happenings(view, ("قصف",))) == [[("killed", 5, 5)]]


def test_a_mention_that_is_the_deed_itself_is_told_to_the_model() -> None:
    view = _view("مقتل تسعة مدنيين في قصف.")
    layers = find_layers(view)
    deed, cause = (happening.mentions[0] for happening in _happenings(view, ("مقتل",), ("قصف",)))
    assert "is-deed" in toll_features(view, layers, deed, 0)
    assert "is-deed" not in toll_features(view, layers, cause, 0)
