"""Which events meet: those of one day and place, also when one names only the region; never more than a block allows."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.linking.blocks import find_pairs
from marsad.linking.corpus import count_corpus
from marsad.linking.join import in_print_order
from marsad.linking.sketches import sketch_record
from marsad.model.link import LinkEvent
from tests.linking.told import SHELLED, Json, event, explosion, record, shelling


def events(*records: Json) -> list[LinkEvent]:
    return in_print_order(told for one in records for told in sketch_record(one))


def meet(*records: Json, **more: Any) -> set[tuple[str, str]]:
    told = events(*records)
    return {(told[a].key, told[b].key) for a, b in find_pairs(told, count_corpus(told), **more)}


def test_events_of_one_place_and_day_meet_and_of_another_place_do_not() -> None:
    assert meet(shelling("a"), shelling("b", SHELLED), explosion("c")) == {("a#e1", "b#e1")}


def test_a_day_told_wrongly_by_two_still_meets() -> None:
    assert meet(shelling("a"), shelling("b", SHELLED, day="2022-04-28", published="2022-04-28")) == {("a#e1", "b#e1")}
    assert meet(shelling("a"), record("b", "قصف على البلدة", event("قصف على البلدة", places=["مارع"], day="2022-05-26"),
                                      published="2022-05-26")) == set()


def test_a_region_meets_what_lies_in_it() -> None:
    text = "قصف على قرى الريف الشمالي"
    assert meet(shelling("a"), record("b", text, event(text, places=["ريف حلب الشمالي"], day="2022-04-26")))


def test_a_place_that_nobody_knows_meets_by_its_name() -> None:
    texts = "قصف على خربة الزيتونة", "قتيل في الزيتونة"
    told = [record(name, text, event(text, places=[text[8:]], day="2022-04-26")) for name, text in zip("ab", texts, strict=True)]
    assert meet(*told) == {("a#e1", "b#e1")}


def test_only_pairs_with_something_new_are_compared_when_asked() -> None:
    told = events(shelling("a"), shelling("b"), shelling("c"))
    found = list(find_pairs(told, count_corpus(told), [False, False, True]))
    assert found == [(0, 2), (1, 2)]


def test_a_crowded_day_does_not_grow_with_the_square() -> None:
    many = events(*[shelling(f"r{n:04}") for n in range(600)])
    pairs = list(find_pairs(many, count_corpus(many)))
    assert len(pairs) <= 600 * 64
    assert pairs == sorted(set(pairs)) and all(a < b for a, b in pairs)


@pytest.mark.parametrize("slice_size", [1, 7, 64])
def test_the_pairs_are_the_same_however_many_are_made_at_a_time(slice_size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    many = events(*[shelling(f"r{n:03}", day=f"2022-04-{1 + n % 9:02}", published=f"2022-04-{2 + n % 9:02}") for n in range(90)])
    corpus, fresh = count_corpus(many), [n % 5 == 0 for n in range(len(many))]
    at_once, at_once_fresh = list(find_pairs(many, corpus)), list(find_pairs(many, corpus, fresh))
    monkeypatch.setattr("marsad.linking.blocks._SLICE", slice_size)
    assert list(find_pairs(many, corpus)) == at_once
    assert list(find_pairs(many, corpus, fresh)) == at_once_fresh == [(a, b) for a, b in at_once if fresh[a] or fresh[b]]


def test_an_empty_archive_has_no_pairs() -> None:
    assert list(find_pairs([], count_corpus([]))) == []
