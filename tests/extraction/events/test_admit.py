"""Which happenings are events of the record, by a model that is given."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events import admit as admission
from marsad.extraction.events.admit import admit, happening_features, weigh
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

REPORT = "قصفت الطائرات مدينة دوما مساء الأحد. وأدى القصف إلى مقتل ثلاثة. وتظاهر المئات في الساحة."
LONE = "قصفت الطائرات مدينة دوما."


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text)), _lexicon()))


def _each_alone(view: View, score: float = 1.0) -> tuple[Happening, ...]:
    """A happening for each event word."""
    return tuple(Happening((Mention(one, one.hits[0].entry.fields["kind"], score, ()),), ()) for one in find_candidates(view))


def _give(monkeypatch: pytest.MonkeyPatch, bias: float, **weights: float) -> None:
    hundredths = {name.replace("_is_", "="): round(weight * 100) for name, weight in weights.items()}
    model = LinearModel(("no", "yes"), (bias,), hundredths, 0.5)
    monkeypatch.setattr(admission, "load_model", lambda name: model)


def test_a_happening_over_the_threshold_is_an_event_and_carries_its_score(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 0.0, own_is_time=2.0)
    view = _view(REPORT)
    admitted, left = admit(view, find_layers(view), _each_alone(view))
    assert [view.text[row.happening.mentions[0].candidate.start :][:4] for row in admitted] == ["قصفت"]
    assert [row.score for row in admitted] == [row.happening.score for row in admitted] == [1.5]
    assert all(row.score == -0.5 for row in left)


def test_every_happening_is_weighed_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 1.0)
    view = _view(REPORT)
    happenings = _each_alone(view)
    assert [row.happening.mentions for row in weigh(view, find_layers(view), happenings)] == [one.mentions for one in happenings]


def test_a_text_of_a_sentence_admits_all(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, -9.0)
    view = _view(LONE)
    admitted, left = admit(view, find_layers(view), _each_alone(view))
    assert len(admitted) == len(find_candidates(view)) and not left


def test_a_happening_is_seen_beside_the_others() -> None:
    view = _view(REPORT)
    strong, *_ = happening_features(view, find_layers(view), _each_alone(view, 2.0))
    alone, *_ = happening_features(view, find_layers(view), _each_alone(view, 2.0)[:1])
    assert "own=time" in strong and "own=places" in strong
    assert "near=none|4" in alone and "rest=none|4" in alone
    assert "rest=4|4" in strong
