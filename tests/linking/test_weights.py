"""The table of weights names every level that a feature can give, and mistakes in it are named."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import KnowledgeError
from marsad.linking import features
from marsad.linking.compare import compare, score
from marsad.linking.corpus import Bags, count_corpus
from marsad.linking.features import FEATURES
from marsad.linking.knowledge import read_knowledge
from marsad.linking.sketches import sketch_record
from marsad.linking.weights import make_weights, own_weights
from marsad.model.link import LinkEvent, LinkPlace, LinkToll
from tests.linking.told import SHELLED, explosion, shelling


def entries() -> dict[str, Any]:
    return {entry["id"]: entry for entry in read_knowledge("weights.yaml")}


def test_every_feature_has_a_meaning_and_its_levels_are_words() -> None:
    for entry in entries().values():
        assert entry["means"] and all(isinstance(level, str) for level in entry["levels"])


SPANS = st.tuples(st.integers(738000, 738040), st.sampled_from([0, 1, 4, 40]))
DAYS = st.none() | SPANS.map(lambda told: (told[0], told[0] + told[1]))
SPOTS = st.sampled_from([
    LinkPlace("p:a", "town", 36.0, 37.0, 2), LinkPlace("p:b", "town", 36.02, 37.0, 2), LinkPlace("p:c", "village", 36.1, 37.0, 1),
    LinkPlace("p:d", "city", 36.2, 37.1, 5), LinkPlace("p:e", "town", 33.0, 36.0, 2), LinkPlace("p:f", "region", 36.0, 37.0, 30),
    LinkPlace("p:g", "country", 35.0, 38.0, 240), LinkPlace("p:h", "governorate", 33.0, 36.0, 20),
    LinkPlace("p:i", "camp", None, None, None),
    LinkPlace("p:j", "region", 36.3, 37.4, 5),
])
FIGURES = st.builds(LinkToll, st.sampled_from(["killed", "injured"]), st.sampled_from(["people", "children"]),
                    st.none() | st.integers(0, 9), st.none() | st.integers(9, 12) | st.integers(0, 9))
PARTIES = st.frozensets(st.sampled_from(["sy.regime", "ru.government", "ru.armed-forces", "sy.sdf"]), max_size=1)


@st.composite
def link_events(draw: st.DrawFn) -> LinkEvent:
    report, days = draw(st.sampled_from("abcd")), draw(DAYS)
    words, others = draw(st.sets(st.integers(1, 12))), draw(st.sets(st.integers(1, 30)))
    return LinkEvent(
        key=f"{report}#e{draw(st.integers(1, 3))}", report=report, kind=draw(st.sampled_from(["ASSAULT", "COERCE", "PROTEST"])),
        mode=draw(st.sampled_from([None, "aerial", "drone", "explosives"])),
        status=draw(st.sampled_from(["happened", "planned"])),
        scope=draw(st.sampled_from(["single", "repeated", "cumulative"])), earliest=days[0] if days else None,
        latest=days[1] if days else None, basis=draw(st.sampled_from(["stated", "assumed"])) if days else None,
        published=draw(st.none() | st.integers(738000, 738060)), places=tuple(draw(st.lists(SPOTS, max_size=5, unique=True))),
        named=draw(st.frozensets(st.integers(1, 4), max_size=1)), headline=draw(st.booleans()), actors=draw(PARTIES),
        targets=draw(PARTIES), weapons=draw(st.frozensets(st.sampled_from(["rocket", "mine"]), max_size=1)),
        tolls=tuple(draw(st.lists(FIGURES, max_size=3))), words=array("I", sorted(words)),
        report_words=array("I", sorted(words | others)),
    )


@settings(max_examples=300, deadline=None)
@given(link_events(), link_events(), st.booleans())
def test_whatever_two_events_are_like_the_table_says_what_it_weighs(a: LinkEvent, b: LinkEvent, copies: bool) -> None:
    """A level without a weight would be an error in the middle of a run."""
    bags = Bags(count_corpus([a, b], {"a": "a", "b": "a"} if copies else {}))
    tie = compare(a, b, bags, own_weights())
    assert [level.name for level in tie.levels] == [feature.__name__ for feature in FEATURES]
    assert compare(b, a, bags, own_weights()).score == tie.score


@pytest.mark.parametrize(("names", "steps"), [(("words",), features._TOLD), (("report",), features._LIKE)])
def test_every_step_of_likeness_has_a_weight(names: tuple[str, ...], steps: tuple[tuple[float, str], ...]) -> None:
    for name in names:
        assert {level for _, level in steps} | {"none"} <= set(entries()[name]["levels"])


def test_a_feature_without_weights_is_named() -> None:
    table = entries()
    del table["place"]
    with pytest.raises(KnowledgeError, match=r"entry place: is missing"):
        make_weights(table)


def test_a_weight_that_is_no_number_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"entry day: its levels are no numbers"):
        make_weights({**entries(), "day": {"id": "day", "levels": {"same": "much"}}})


def test_the_short_way_gives_the_sum_of_the_long_one() -> None:
    a, b, c = (told for one in (shelling("a"), shelling("b", SHELLED), explosion("c")) for told in sketch_record(one))
    bags = Bags(count_corpus([a, b, c]))
    weights = own_weights()
    for one, other in ((a, b), (a, c), (b, c)):
        assert score(one, other, bags, weights, least=-1e9) == compare(one, other, bags, weights).score
    assert score(a, c, bags, weights, least=5.0) is None
