"""Which words may name an event, what is seen of them, and what a score does with them. No shipped weights are asked."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events import triggers
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.triggers import name_mentions, score_candidates
from marsad.extraction.events.word_features import document_features, word_features
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.values import KINDS
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

BOTH = "قصفت الطائرات المدينة. وتظاهر المئات في الساحة."


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str, title: str | None = None) -> View:
    return View(annotate(make_document(Capture(text=text, title=title)), _lexicon()))


def _features(text: str, word: str) -> set[str]:
    view = _view(text)
    (candidate,) = (one for one in find_candidates(view) if text[one.start : one.end] == word)
    return set(word_features(view, candidate))


@pytest.mark.parametrize("marked", [
    "{قصفت} الطائرات المدينة.",
    "أدى ال{قصف} إلى {مقتل} مدني.",
    "{تظاهر} المئات و{اعتقلت} الشرطة ناشطا.",
    "سمع السكان {قصفا} في الليل.",
    "كان الطقس معتدلا والسماء صافية.",
    "{قصفت} الطائرات مدينة صعدة.",
    "{استهدفت} مسيرة انتحارية المدينة.",
    "انطلقت {مسيرة} نحو الساحة.",
])
def test_every_event_word_is_a_candidate_and_nothing_else(marked: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    wanted = [part.split("}")[0] for part in marked.split("{")[1:]]
    assert [text[one.start : one.end] for one in find_candidates(_view(text))] == wanted


def test_a_candidate_knows_every_entry_that_its_words_may_be() -> None:
    view = _view(BOTH)
    for candidate in find_candidates(view):
        assert candidate.entry_id == candidate.hits[0].entry.id
        assert {(hit.first, hit.last) for hit in candidate.hits} == {(candidate.first, candidate.last)}


def test_nothing_is_asked_of_page_furniture() -> None:
    text = "كان الطقس معتدلا.\n\nاقرأ أيضاً: قصف على المدينة ومقتل العشرات"
    assert find_candidates(_view(text)) == ()


def test_the_same_words_give_the_same_features_in_the_same_order() -> None:
    one, other = _view(BOTH), _view(BOTH)
    for a, b in zip(find_candidates(one), find_candidates(other), strict=True):
        assert word_features(one, a) == word_features(other, b)
    assert document_features(one) == document_features(other)


def test_features_see_the_word_its_form_and_its_neighbours() -> None:
    verb, noun = _features("قصفت الطائرات المدينة.", "قصفت"), _features("أدى القصف إلى أضرار.", "قصف")
    assert "cls=V|v.past" in verb and "pos=body" not in verb
    assert any(one.startswith("cls=N") for one in noun)
    assert "w-1=ادي" in noun


def test_features_see_where_the_word_stands() -> None:
    view = _view("عاد الهدوء إلى المدينة.", title="قصف على المدينة")
    (candidate,) = (one for one in find_candidates(view) if view.in_title(one.first))
    assert "pos=title" in word_features(view, candidate)


def test_features_see_the_cues_of_the_sentence_and_on_which_side_they_stand() -> None:
    assert "has=denies-before" in _features("نفى الجيش قصف المدينة.", "قصف")
    assert "has=denies-before" not in _features("أكد الجيش قصف المدينة. نفى الوزير الخبر.", "قصف")


def test_a_report_of_conflict_looks_otherwise_than_one_of_sport() -> None:
    war = _view("قصفت الطائرات المدينة وقتل جندي واندلعت اشتباكات.")
    sport = _view("فاز الفريق في مباراة الدوري وسجل اللاعب هدفا.")
    assert document_features(war) != document_features(sport)


def test_a_candidate_over_the_threshold_names_an_event_and_the_others_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view(BOTH)
    bombs = next(one for one in find_candidates(view) if view.text[one.start : one.end] == "قصفت")
    model = LinearModel(("no", "yes"), (-1.0,), {f"e={bombs.entry_id}": 300}, 0.5)
    say = LinearModel(KINDS, tuple(float(kind == "ASSAULT") for kind in KINDS), {}, 0.0)
    monkeypatch.setattr(triggers, "load_model", lambda name: say)
    scored = score_candidates(view, find_layers(view), model)
    kept, dropped = name_mentions(scored, 0.0)
    assert [(mention.candidate, mention.kind, mention.score) for mention in kept] == [(bombs, "ASSAULT", 1.5)]
    assert len(kept) + len(dropped) == len(scored) and all(mention.score == -1.5 for mention in dropped)
    assert name_mentions(scored, 2.0)[0] == ()


def test_what_is_denied_needs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view(BOTH)
    say = LinearModel(KINDS, tuple(float(kind == "ASSAULT") for kind in KINDS), {}, 0.0)
    monkeypatch.setattr(triggers, "load_model", lambda name: say)
    scored = score_candidates(view, find_layers(view), LinearModel(("no", "yes"), (-0.5,), {}, 0.0))
    first = scored[0][0]
    assert name_mentions(scored, 0.0)[0] == ()
    assert [mention.candidate for mention in name_mentions(scored, 0.0, {first.first})[0]] == [first]
