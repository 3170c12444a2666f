"""What a text of a sentence or two tells, by models that are given: the likeliest word is named, or none."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.events import lone
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.lone import lone_features, settle
from marsad.extraction.events.mention import Mention
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

ATTACK = "قصفت الطائرات مدينة دوما وأعلن الجيش هدنة."


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text)), _lexicon()))


def _mentions(view: View, score: float) -> tuple[Mention, ...]:
    return tuple(Mention(one, one.hits[0].entry.fields["kind"], score, ()) for one in find_candidates(view))


def _say(monkeypatch: pytest.MonkeyPatch, bias: float) -> None:
    monkeypatch.setattr(lone, "load_model", lambda name: LinearModel(("no", "yes"), (bias,), {}, 0.0))


def _words(view: View, mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(view.text[m.candidate.start : m.candidate.end], m.kind) for m in mentions]


def test_an_attack_that_is_told_is_named_by_its_likeliest_word(monkeypatch: pytest.MonkeyPatch) -> None:
    _say(monkeypatch, 1.0)
    view = _view(ATTACK)
    kept, dropped = settle(view, (), _mentions(view, -1.0), frozenset())
    assert _words(view, kept) == [("قصفت", "ASSAULT")]
    assert "قصفت" not in [word for word, _ in _words(view, dropped)]


def test_an_attack_that_is_not_told_has_no_word_and_other_kinds_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    _say(monkeypatch, -1.0)
    view = _view(ATTACK)
    mentions = _mentions(view, 1.0)
    kept, dropped = settle(view, mentions, (), frozenset())
    assert "ASSAULT" not in [kind for _, kind in _words(view, kept)]
    assert _words(view, dropped) == [("قصفت", "ASSAULT")]
    assert len(kept) == len(mentions) - 1 > 0


def test_what_is_denied_is_an_event_by_being_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    _say(monkeypatch, -1.0)
    view = _view(ATTACK)
    mentions = _mentions(view, 1.0)
    denied = frozenset(m.candidate.first for m in mentions)
    assert settle(view, mentions, (), denied) == (mentions, ())


def test_a_text_without_such_words_asks_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lone, "load_model", pytest.fail)
    view = _view("وصل الوزير إلى العاصمة.")
    assert settle(view, (), (), frozenset()) == ((), ())


def test_features_are_the_wording_and_how_likely_its_words_are() -> None:
    view = _view("قصف الجيش البلدة.")
    scored = [(one, 0.6) for one in find_candidates(view)]
    seen = set(lone_features(view, scored, "ASSAULT"))
    assert {" قصف ", "قصف_الجيش", "best=1", "best>=-6", "best>=1", "length=0"} <= seen
    assert "best>=2" not in seen and not any(feature.startswith("e=") for feature in lone_features(view, scored, "PROTEST"))


@pytest.mark.parametrize("text", [
    "قصفت طائرات حربية مساء الأحد بلدة مسرابا، ما أدى إلى مقتل 14 شخصاً بينهم 4 أطفال، بحسب ما أفاد المرصد السوري لحقوق الإنسان.",
    "قتل خمسة جنود في انفجار عبوة ناسفة استهدفت دورية للجيش قرب الفلوجة.",
    "شنّ مسلحون هجوماً على حاجز للشرطة في العريش وقتلوا ثلاثة من عناصرها.",
])
def test_plain_attacks_are_told_by_the_shipped_model(text: str) -> None:
    view = _view(text)
    kept, _ = settle(view, _mentions(view, 1.0), (), frozenset())
    assert "ASSAULT" in [mention.kind for mention in kept]


@pytest.mark.parametrize("text", [
    "تبادل الجانبان الاتهامات بشأن المسؤولية عن انهيار الهدنة وبحثا سبل منع هجمات جديدة.",
    "قال الوزير إن الحرب على الإرهاب ستطول وإن حكومته تدرس خطة لمنع الهجمات.",
])
def test_talk_of_attacks_is_no_attack_to_the_shipped_model(text: str) -> None:
    view = _view(text)
    kept, _ = settle(view, _mentions(view, 0.0), (), frozenset())
    assert "ASSAULT" not in [mention.kind for mention in kept]
