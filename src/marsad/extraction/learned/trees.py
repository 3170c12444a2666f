"""A sum of small decision trees kept as data: named numbers in, log-odds out, with what each number added.

A linear model cannot say "the best of its happening, unless it is better with another": for that there are trees.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from struct import Struct
from typing import NamedTuple

from marsad.extraction.learned import linear

_MOST = 6  # numbers that a reason shows
_BITS = 16  # room for the leaves of one tree in a word of bits


class Tree(NamedTuple):
    """``feature[i] <= limit[i]`` leads from node ``i`` to ``left[i]``, else to ``right[i]``; ``value`` is what a node's rows have
    on average and, at a leaf (``left`` is 0), what the tree adds."""

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class _Limits(NamedTuple):
    """The limits of one number in all trees, in order; ``left[n]`` are the leaves that a number over ``n`` of them can reach."""

    number: int
    limits: list[float]
    left: list[int]


class _Compiled(NamedTuple):
    """The limits of every number, the leaves of every tree; ``unpack`` tells the bits of all leaves apart by tree."""

    limits: list[_Limits]
    leaves: list[_Leaves]
    unpack: Callable[[bytes], tuple[int, ...]]
    size: int  # bytes
    every: int


class _Leaves(dict[int, float]):
    """What a tree adds, by the bits of its leaves that can still be reached: the first of them is the one that is."""

    def __init__(self, values: list[float]) -> None:
        self._values = values

    def __missing__(self, bits: int) -> float:
        value = self[bits] = self._values[(bits & -bits).bit_length() - 1]
        return value


@dataclass(frozen=True, eq=False)
class Trees:
    """The trees of one decision over the numbers ``names``."""

    names: tuple[str, ...]
    threshold: float
    trees: tuple[Tree, ...]

    def score(self, numbers: Sequence[float]) -> float:
        """The log-odds of yes over the threshold.

        No tree is walked: each number crosses out the leaves of all trees that it is too great for, and the first leaf that is
        left of a tree is the one that a walk would end at. It takes half the time.
        """
        limits, leaves, unpack, size, reached = self._compiled
        for number, steps, left in limits:
            reached &= left[bisect_left(steps, numbers[number])]
        total = -self.threshold
        for tree, bits in zip(leaves, unpack(reached.to_bytes(size, "little")), strict=True):
            total += tree[bits]
        return total

    @cached_property
    def _compiled(self) -> _Compiled:
        crossed: dict[int, list[tuple[float, int]]] = {}
        leaves = []
        for k, tree in enumerate(self.trees):
            values: list[float] = []
            _compile(tree, 0, values, k * _BITS, crossed)
            if len(values) > _BITS:
                raise ValueError(f"a tree of {len(values)} leaves; {_BITS} are the most")
            leaves.append(_Leaves(values))
        words = Struct(f"<{len(leaves)}H")
        every = (1 << words.size * 8) - 1
        limits = [_limits(number, sorted(rows), every) for number, rows in sorted(crossed.items())]
        return _Compiled(limits, leaves, words.unpack, words.size, every)

    def weighed(self, numbers: Sequence[float]) -> tuple[tuple[str, float], ...]:
        """What each number added on its way through the trees, heaviest first."""
        added = [0.0] * len(self.names)
        for feature, limit, left, right, value in self.trees:
            node = 0
            while left[node]:
                step = left[node] if numbers[feature[node]] <= limit[node] else right[node]
                added[feature[node]] += value[step] - value[node]
                node = step
        rows = [(f"{name}={numbers[i]:g}", round(added[i], 2)) for i, name in enumerate(self.names) if round(added[i], 2)]
        return tuple(sorted(rows, key=lambda row: (-abs(row[1]), row[0]))[:_MOST])


def _limits(number: int, rows: list[tuple[float, int]], every: int) -> _Limits:
    left = accumulate((bits for _, bits in rows), lambda left, bits: left & ~bits, initial=every)
    return _Limits(number, [limit for limit, _ in rows], list(left))


def _compile(tree: Tree, node: int, values: list[float], place: int, crossed: dict[int, list[tuple[float, int]]]) -> int:
    """The bits, from ``place`` on, of the leaves under a node, whose values are added from left to right; ``crossed`` gains what
    a number over the limit of a node crosses out."""
    if not tree.left[node]:
        values.append(tree.value[node])
        return 1 << place + len(values) - 1
    left = _compile(tree, tree.left[node], values, place, crossed)
    crossed.setdefault(tree.feature[node], []).append((tree.limit[node], left))
    return left | _compile(tree, tree.right[node], values, place, crossed)


@cache
def load_trees(name: str) -> Trees:
    """The trees of that name from the weights folder. What they were trained on stands in docs/decisions."""
    return read_trees((linear.WEIGHTS / f"{name}.trees").read_text(encoding="utf-8"))


def read_trees(text: str) -> Trees:
    """Trees from their file: a line about them, then a line of JSON for each tree."""
    about, *rest = (json.loads(line) for line in text.splitlines())
    trees = tuple(Tree(*(tuple(column) for column in columns)) for columns in rest)
    return Trees(tuple(about["names"]), float(about["threshold"]), trees)


def write_trees(trees: Trees) -> str:
    """The file of trees: the same trees give the same bytes."""
    lines = [json.dumps({"names": trees.names, "threshold": trees.threshold}), *(json.dumps(tree) for tree in trees.trees)]
    return "\n".join(lines) + "\n"
