"""Which mentions name one happening: what two contexts share, and how mentions are grouped by a model that is given."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events import same
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening, find_happenings
from marsad.extraction.events.same_context import Context, context_of
from marsad.extraction.events.same_features import Between, same_features
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.values import Kind
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text)), _lexicon()))


def _mentions(view: View, *words: str, kind: Kind = "ASSAULT") -> tuple[Mention, ...]:
    """A mention for each candidate that is written as one of ``words``."""
    return tuple(Mention(one, kind, 1.0, ()) for one in find_candidates(view) if view.text[one.start : one.end] in words)


def _groups(view: View, happenings: tuple[Happening, ...]) -> list[list[str]]:
    return [[view.text[one.candidate.start : one.candidate.end] for one in happening.mentions] for happening in happenings]


def _pair(text: str, *words: str) -> set[str]:
    """What is seen of the first two mentions."""
    view = _view(text)
    a, b, *_ = _mentions(view, *words)
    return set(same_features(view, a, b, *_contexts(view, a, b), Between(0, 0)))


def _contexts(view: View, a: Mention, b: Mention) -> tuple[Context, Context]:
    layers = find_layers(view)
    return context_of(view, layers, a), context_of(view, layers, b)


def _happenings(view: View, mentions: tuple[Mention, ...]) -> tuple[Happening, ...]:
    return find_happenings(view, find_layers(view), mentions)


def _give(monkeypatch: pytest.MonkeyPatch, bias: float, **weights: float) -> None:
    hundredths = {name.replace("_is_", "="): round(weight * 100) for name, weight in weights.items()}
    model = LinearModel(("no", "yes"), (bias,), hundredths, 0.0)
    monkeypatch.setattr(same, "load_model", lambda name: model)


THREE = "قصفت الطائرات المدينة. وأدى القصف إلى أضرار. ثم انفجرت عبوة في السوق."


def test_mentions_that_fit_are_one_happening_with_the_links_that_joined_them(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 1.0)
    view = _view(THREE)
    mentions = _mentions(view, "قصفت", "قصف", "انفجرت")
    (happening,) = _happenings(view, mentions)
    assert happening.mentions == mentions
    assert [start for start, _, _ in happening.links] == [mention.candidate.start for mention in mentions[1:]]


def test_mentions_that_do_not_fit_are_happenings_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, -6.0)
    view = _view(THREE)
    assert _groups(view, _happenings(view, _mentions(view, "قصفت", "قصف", "انفجرت"))) == [["قصفت"], ["قصف"], ["انفجرت"]]


def test_what_is_planned_is_not_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 1.0)
    view = _view("يستعد الجيش لهجوم على المدينة. وهاجم المسلحون حاجزاً قرب النهر.")
    assert _groups(view, _happenings(view, _mentions(view, "هجوم", "هاجم"))) == [["هجوم"], ["هاجم"]]


def test_what_somebody_denies_is_not_what_he_says_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 1.0)
    view = _view("نفى مصدر عسكري سوري أن تكون الطائرات الحربية قصفت مدينة دوما، مؤكداً أن الجيش استهدف مواقع للمسلحين فقط.")
    assert _groups(view, _happenings(view, _mentions(view, "قصفت", "استهدف"))) == [["قصفت"], ["استهدف"]]


def test_the_object_of_a_verb_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 1.0)
    view = _view("تعرضت المدينة لقصف ليلاً. وقصفت الطائرات السوق.")
    assert _groups(view, _happenings(view, _mentions(view, "قصف", "قصفت"))) == [["قصف", "قصفت"]]


def test_mentions_of_two_kinds_are_never_one_happening(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 9.0)
    view = _view("قصفت الطائرات المدينة وتظاهر المئات.")
    mentions = (*_mentions(view, "قصفت"), *_mentions(view, "تظاهر", kind="PROTEST"))
    assert _groups(view, _happenings(view, mentions)) == [["قصفت"], ["تظاهر"]]


def test_a_report_without_mentions_has_no_happening(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, 1.0)
    assert _happenings(_view(THREE), ()) == ()


def test_happenings_come_in_the_order_in_which_they_are_first_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _give(monkeypatch, -1.0, dem_is_True=3.0)
    view = _view("انفجرت عبوة في السوق. وقصفت الطائرات المدينة. وأدى هذا القصف إلى أضرار.")
    happenings = _happenings(view, _mentions(view, "قصفت", "قصف", "انفجرت"))
    firsts = [happening.mentions[0].candidate.first for happening in happenings]
    assert firsts == sorted(firsts)
    assert sum(len(happening.mentions) for happening in happenings) == 3


def test_this_shelling_points_back() -> None:
    assert "dem=True" in _pair("قصفت الطائرات المدينة. وأدى هذا القصف إلى أضرار.", "قصفت", "قصف")
    assert "dem=False" in _pair("قصفت الطائرات المدينة. وأدى القصف إلى أضرار.", "قصفت", "قصف")


def test_two_places_beside_two_mentions_stand_apart_and_one_place_is_shared() -> None:
    apart = _pair("قتل مدني بقصف على دوما. وأصيب آخر بقصف على حرستا.", "قصف")
    shared = _pair("قتل مدني بقصف على دوما. وأصيب آخر بقصف على دوما.", "قصف")
    assert "places=apart" in apart and "places=equal" in shared


def test_distance_is_counted_in_sentences() -> None:
    near = _pair("أدى قصف إلى قصف مضاد.", "قصف")
    far = _pair("أدى قصف إلى أضرار. وعاد الهدوء. وعادت الكهرباء. وفتح السوق. ثم سمع قصف.", "قصف")
    assert "gap=0" in near and "gap=<6" in far


def test_the_same_two_mentions_give_the_same_features_in_the_same_order() -> None:
    view = _view(THREE)
    a, b, _ = _mentions(view, "قصفت", "قصف", "انفجرت")
    contexts = _contexts(view, a, b)
    alone = Between(0, 0)
    assert same_features(view, a, b, *contexts, alone) == same_features(_view(THREE), a, b, *contexts, alone)


def test_a_denial_is_told_apart_from_what_it_denies() -> None:
    view = _view("قصفت الطائرات مستشفى في إدلب. ونفت وزارة الدفاع الروسية قصف المستشفى.")
    a, b = _mentions(view, "قصفت", "قصف")
    contexts = _contexts(view, a, b)
    assert [context.stance for context in contexts] == ["", "denies"]
    seen = set(same_features(view, a, b, *contexts, Between(0, 0)))
    assert {"told=>denies|1", "teller=one|1"} <= seen


def test_one_speaker_who_goes_on_is_the_same_teller() -> None:
    view = _view("وقال المرصد السوري لحقوق الإنسان إن الطائرات قصفت مسرابا وإن المدفعية قصفت جسرين.")
    a, b = _mentions(view, "قصفت")
    contexts = _contexts(view, a, b)
    assert contexts[0].teller == contexts[1].teller == "المرصد السوري لحقوق الإنسان"
    assert "teller=True|0" in same_features(view, a, b, *contexts, Between(0, 0))


def test_groups_join_by_what_they_fit_on_the_whole_not_by_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قصفت الطائرات المدينة. وأدى القصف إلى أضرار. ثم انفجرت عبوة في السوق. وسمع قصف بعيد."
    view = _view(text)
    a, b, c, d = _mentions(view, "قصفت", "قصف", "انفجرت")
    fits = {(0, 1): 3.0, (0, 2): -9.0, (1, 2): 2.0, (0, 3): -1.0, (1, 3): 2.0, (2, 3): -9.0}
    monkeypatch.setattr(same._Pairs, "fits", lambda _: dict(fits))
    _give(monkeypatch, 0.0)
    assert [happening.mentions for happening in _happenings(view, (a, b, c, d))] == [(a, b, d), (c,)]


def test_the_best_fit_joins_first_and_a_tie_goes_to_the_earlier(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("قصفت الطائرات المدينة. وأدى القصف إلى أضرار. ثم انفجرت عبوة في السوق.")
    a, b, c = _mentions(view, "قصفت", "قصف", "انفجرت")
    monkeypatch.setattr(same._Pairs, "fits", lambda _: {(0, 1): 1.0, (1, 2): 1.0, (0, 2): -4.0})
    _give(monkeypatch, 0.0)
    assert [happening.mentions for happening in _happenings(view, (a, b, c))] == [(a, b), (c,)]


def test_what_leads_into_the_later_mention_is_seen() -> None:
    cause = _pair("قتل مدني في قصف على البلدة.", "قتل", "قصف")
    other = _pair("قتل مدني بعد قصف على البلدة.", "قتل", "قصف")
    proclitic = _pair("قتل مدني بقصف على البلدة.", "قتل", "قصف")
    assert "lead=في|0" in cause and "lead=ب|0" in proclitic
    assert not {"lead=في|0", "lead=ب|0"} & other


def test_who_does_it_and_to_whom_is_compared() -> None:
    apart = _pair("قصفت القوات التركية بلدة الباب. وقصفت القوات الروسية بلدة مسرابا.", "قصفت")
    same_doer = _pair("قصفت القوات التركية بلدة الباب. وقصفت القوات التركية بلدة منبج.", "قصفت")
    repaid = _pair("قصفت القوات التركية بلدة الباب. وقصفت المدفعية القوات التركية.", "قصفت")
    assert "actors=apart|1" in apart and "actors=equal|1" in same_doer and "repaid=equal|1" in repaid


def test_villages_that_only_the_gazetteer_may_know_are_compared() -> None:
    apart = _pair("قتل مدني بقصف على قرية عين الزرقا. وأصيب آخر بقصف على قرية تل السمن.", "قصف")
    assert "sites=apart|apart|1" in apart
