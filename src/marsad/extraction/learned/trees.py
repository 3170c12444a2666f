"""A sum of small decision trees kept as data: named numbers in, log-odds out, with what each number added.

A linear model cannot say "the best of its happening, unless it is better with another": for that there are trees.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from marsad.extraction.learned import linear

_MOST = 6  # numbers that a reason shows


class Tree(NamedTuple):
    """``feature[i] <= limit[i]`` leads from node ``i`` to ``left[i]``, else to ``right[i]``; ``value`` is what a node's rows have
    on average and, at a leaf (``left`` is 0), what the tree adds."""

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Trees:
    """The trees of one decision over the numbers ``names``."""

    names: tuple[str, ...]
    threshold: float
    trees: tuple[Tree, ...]

    def score(self, numbers: Sequence[float]) -> float:
        """The log-odds of yes over the threshold."""
        total = -self.threshold
        for feature, limit, left, right, value in self.trees:
            node = 0
            while left[node]:
                node = left[node] if numbers[feature[node]] <= limit[node] else right[node]
            total += value[node]
        return total

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
