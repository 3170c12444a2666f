"""Groups: what is alike on average joins, what people parted never meets, the order of pairs is no matter."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from marsad.linking.clusters import Rules, components, find_groups

RULES = Rules(same=0.0, unseen=-4.0)
PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(-5, 5)), max_size=25)


def plain(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int, float]]:
    """Each pair once, a < b."""
    return [(a, b, float(score)) for (a, b), score in {(min(a, b), max(a, b)): score for a, b, score in pairs if a != b}.items()]


def test_a_chain_does_not_join_its_ends() -> None:
    assert find_groups(3, [(0, 1, 3.0), (1, 2, 2.0), (0, 2, -5.0)], RULES) == [[0, 1], [2]]


def test_what_was_never_compared_pulls_apart() -> None:
    assert find_groups(3, [(0, 1, 3.0), (1, 2, 2.0)], RULES) == [[0, 1], [2]]


def test_what_stands_together_stays() -> None:
    rules = Rules(0.0, -4.0, together=((0, 2),))
    assert find_groups(3, [(0, 2, -9.0), (0, 1, -9.0)], rules) == [[0, 2], [1]]


@given(PAIRS)
def test_every_number_is_in_one_group(pairs: list[tuple[int, int, int]]) -> None:
    groups = find_groups(8, plain(pairs), RULES)
    assert sorted(at for group in groups for at in group) == list(range(8))


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_is_no_matter(pairs: list[tuple[int, int, int]], order: random.Random) -> None:
    told = plain(pairs)
    first = find_groups(8, told, RULES)
    order.shuffle(told)
    assert find_groups(8, told, RULES) == first


@given(PAIRS, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=8))
def test_what_is_apart_never_meets(pairs: list[tuple[int, int, int]], apart: set[tuple[int, int]]) -> None:
    groups = find_groups(8, plain(pairs), Rules(0.0, -4.0, apart=frozenset(apart)))
    assert not [pair for pair in apart for group in groups if set(pair) <= set(group)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_components_hold_every_pair(pairs: list[tuple[int, int]]) -> None:
    home = {at: number for number, group in enumerate(components(10, pairs)) for at in group}
    assert len(home) == 10 and all(home[a] == home[b] for a, b in pairs)
