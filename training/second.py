"""Rows to train a second look on, and the trees that come of them.

What a second look weighs are the scores of a first look that has not learnt from the report: each fold is looked at by models of
the other folds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from places import right_sites
from prepared import Prepared
from ties import phrase_belongs

from marsad.extraction.fields.dating import Dating
from marsad.extraction.fields.second import Looked
from marsad.extraction.fields.when import look_at_dates, number_days
from marsad.extraction.fields.where import look_at_places, place_ties
from marsad.extraction.fields.who import ROLES, look_at_roles, role_ties
from marsad.extraction.learned.linear import WEIGHTS
from marsad.extraction.learned.trees import Tree, Trees, write_trees

Labelled = tuple[str, Looked, list[bool]]  # field, what was looked at, which ties are right

_SHAPE: dict[str, Any] = {
    "n_estimators": 80, "learning_rate": 0.08, "num_leaves": 10, "min_child_samples": 40, "colsample_bytree": 0.6,
    "subsample": 0.8, "subsample_freq": 1, "reg_lambda": 5.0,
}
# Of a second look, in log-odds. An F1 of f is served best by what is likelier than f / 2.
THRESHOLDS = {"actors": -1.1, "targets": -1.5, "places": -0.9, "times": -1.2}


def looks(report: Prepared) -> Iterator[Labelled]:
    """Every field of a report looked at by the models at hand, with what the annotators say."""
    view, layers, happenings, events = report.item.view, report.layers, report.happenings, report.events
    first = role_ties(view, layers, happenings)
    for role in ROLES:
        belongs = phrase_belongs(role)
        looked = look_at_roles(view, layers, happenings, first, role)
        yield role, looked, [belongs(report, tie.item, events[tie.happening]) for tie in looked.ties]
    looked = look_at_places(view, layers, happenings, place_ties(view, layers, happenings))
    sites = [right_sites(report, event) for event in events]
    yield "places", looked, [tie.item in sites[tie.happening] for tie in looked.ties]
    yield "times", *_dates(report)


def _dates(report: Prepared) -> tuple[Looked, list[bool]]:
    view, happenings = report.item.view, report.happenings
    dating = Dating(view, happenings)
    chances = [dating.chances(happening) for happening in happenings]
    numbers = number_days(chances)
    looked = look_at_dates(view, happenings, chances, numbers)
    days = {n: (str(earliest), str(latest)) for (earliest, latest), n in numbers.items()}
    right = [event.get("date") or {} for event in report.events]
    return looked, [days[tie.item] == (str(right[tie.happening].get("earliest")), str(right[tie.happening].get("latest")))
                    for tie in looked.ties]


class Sample:
    """The rows of one second look."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self._numbers: list[tuple[float, ...]] = []
        self._right: list[bool] = []
        self._weights: list[float] = []

    def add(self, looked: Looked, right: list[bool], weight: float) -> None:
        """The ties of one report."""
        self.names = looked.names
        self._numbers += [tie.numbers for tie in looked.ties]
        self._right += right
        self._weights += [weight] * len(right)

    def fit(self, threshold: float) -> Trees:
        """The trees of the rows; limits and values rounded, so that the file says all there is."""
        model = lightgbm.LGBMClassifier(**_SHAPE, random_state=1, n_jobs=1, deterministic=True, force_row_wise=True, verbose=-1)
        model.fit(np.array(self._numbers), np.array(self._right), sample_weight=np.array(self._weights))
        grown = [_tree(info["tree_structure"]) for info in model.booster_.dump_model()["tree_info"]]
        return Trees(self.names, threshold, tuple(grown))


def _tree(root: dict[str, Any]) -> Tree:
    """A tree as columns: a node's children stand after it."""
    nodes: list[list[float]] = []

    def grow(node: dict[str, Any]) -> int:
        at = len(nodes)
        if "split_feature" not in node:
            nodes.append([0, 0.0, 0, 0, round(node["leaf_value"], 4)])
            return at
        nodes.append([node["split_feature"], round(node["threshold"], 3), 0, 0, round(node["internal_value"], 4)])
        nodes[at][2] = grow(node["left_child"])
        nodes[at][3] = grow(node["right_child"])
        return at

    grow(root)
    feature, limit, left, right, value = zip(*nodes, strict=True)
    whole = [tuple(int(i) for i in column) for column in (feature, left, right)]
    return Tree(whole[0], tuple(limit), whole[1], whole[2], tuple(value))


def save_trees(name: str, trees: Trees, folder: Path = WEIGHTS) -> None:
    """Write the trees where the coder reads them."""
    (folder / f"{name}.trees").write_text(write_trees(trees), encoding="utf-8")

