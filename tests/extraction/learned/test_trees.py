"""Trees add what their leaves say, tell which number added what, and their file gives the same trees back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extraction.learned.linear import WEIGHTS
from marsad.extraction.learned.trees import Tree, Trees, load_trees, read_trees, write_trees

# rank <= 0.5: +1.0, else (score <= 2: -1.5, else +0.5)
STEP = Tree((1, 0, 0, 0, 0), (0.5, 0.0, 2.0, 0.0, 0.0), (1, 0, 3, 0, 0), (2, 0, 4, 0, 0), (0.0, 1.0, -0.5, -1.5, 0.5))
LEAF = Tree((0,), (0.0,), (0,), (0,), (0.25,))
TREES = Trees(("score", "rank"), 0.5, (STEP, LEAF))


@pytest.mark.parametrize(("numbers", "score"), [((9.0, 0.0), 0.75), ((2.0, 1.0), -1.75), ((2.5, 1.0), 0.25)])
def test_each_tree_adds_the_leaf_that_the_numbers_lead_to(numbers: tuple[float, ...], score: float) -> None:
    assert TREES.score(numbers) == score


@given(st.lists(st.sampled_from((-1.0, 0.0, 0.5, 1.0, 2.0, 3.0)), min_size=2, max_size=2))
def test_a_score_is_what_a_walk_through_the_trees_ends_at(numbers: list[float]) -> None:
    deep = Tree((0, 1, 0, 0, 0, 0, 0), (1.0, 0.5, 0, 0, 2.0, 0, 0), (1, 2, 0, 0, 5, 0, 0), (4, 3, 0, 0, 6, 0, 0),
                (0, 0, 1.0, 2.0, 0, 4.0, 8.0))
    score, rank = numbers
    first = (1.0 if rank <= 0.5 else 2.0) if score <= 1.0 else (4.0 if score <= 2.0 else 8.0)
    assert Trees(("score", "rank"), 0.0, (deep, LEAF, deep)).score(numbers) == first + 0.25 + first


def test_a_tree_with_more_leaves_than_there_is_room_for_is_refused() -> None:
    size = 17
    inner = range(size - 1)
    chain = Tree((0,) * (2 * size - 1), tuple(float(i) for i in range(2 * size - 1)),
                 (*(2 * i + 1 for i in inner), *[0] * size), (*(2 * i + 2 for i in inner), *[0] * size), (0.0,) * (2 * size - 1))
    with pytest.raises(ValueError, match="17 leaves"):
        Trees(("score",), 0.0, (chain,)).score((1.0,))


def test_what_weighed_is_what_each_number_changed_on_the_way() -> None:
    assert TREES.weighed((2.0, 1.0)) == (("score=2", -1.0), ("rank=1", -0.5))
    assert TREES.weighed((9.0, 0.0)) == (("rank=0", 1.0),)


@given(st.tuples(st.floats(-20, 20), st.floats(-20, 20)))
def test_what_weighed_adds_up_to_the_score(numbers: tuple[float, float]) -> None:
    roots = sum(tree.value[0] for tree in TREES.trees)
    assert TREES.score(numbers) == pytest.approx(roots - TREES.threshold + sum(added for _, added in TREES.weighed(numbers)))


def test_the_file_gives_the_same_trees_back() -> None:
    again = read_trees(write_trees(TREES))
    assert (again.names, again.threshold, again.trees) == (TREES.names, TREES.threshold, TREES.trees)


@pytest.mark.parametrize("name", sorted(path.stem for path in WEIGHTS.glob("*.trees")))
def test_shipped_trees_are_whole(name: str) -> None:
    trees = load_trees(name)
    assert len(set(trees.names)) == len(trees.names)
    for feature, _, left, right, value in trees.trees:
        assert all(0 <= number < len(trees.names) for number in feature)
        for i, (yes, no) in enumerate(zip(left, right, strict=True)):
            assert (yes == no == 0) or i < yes < no < len(value)
