"""Actors and targets: which ties of an event hold, and when two quotes name one party."""

from __future__ import annotations

from marsad.extraction.attach import Tie
from marsad.extraction.who import _same_party, choose
from marsad.model.party import Party
from marsad.model.span import Quote


def _tie(item: int, score: float) -> Tie:
    return Tie(0, item, score, ())


def _named(text: str, entity: str | None = None) -> Party:
    return Party(Quote(0, len(text), text), entity)


def test_ties_over_the_threshold_hold_the_strongest_first() -> None:
    assert [tie.item for tie in choose([_tie(1, 0.2), _tie(2, 1.5), _tie(3, -0.4)])] == [2, 1]


def test_a_tie_far_behind_the_best_does_not_hold() -> None:
    assert [tie.item for tie in choose([_tie(1, 0.2), _tie(2, 3.0)])] == [2]


def test_the_best_tie_holds_alone_when_it_falls_a_little_short_and_not_when_far() -> None:
    assert [tie.item for tie in choose([_tie(1, -0.5), _tie(2, -0.7)])] == [1]
    assert choose([_tie(1, -1.5)]) == []
    assert choose([]) == []


def test_one_entity_or_half_of_the_words_are_one_party() -> None:
    assert _same_party(_named("داعش", "int.isis"), _named("تنظيم الدولة", "int.isis"))
    assert _same_party(_named("نتنياهو"), _named("بنيامين نتنياهو"))
    assert not _same_party(_named("الجيش السوري"), _named("قوات المعارضة"))
    assert not _same_party(_named("مسلحون"), _named("مدنيون"))
