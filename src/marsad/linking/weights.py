"""The table of weights of knowledge/linking read: what each level of each feature weighs, and where the bands lie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.errors import KnowledgeError
from marsad.linking.features import FEATURES, Feature
from marsad.linking.knowledge import FOLDER, read_knowledge
from marsad.model.incident import Verdict

_FILE = "weights.yaml"


@dataclass(frozen=True, slots=True)
class Weights:
    """``levels``: for each feature of FEATURES, level -> weight; ``most``: the most that features from there on can add.

    From ``same`` on a pair is one happening, from ``ask`` on a person is asked, below it is two; ``start`` is where the sum
    begins, ``unseen`` what a pair that was never compared counts as when groups are weighed.
    """

    levels: tuple[dict[str, float], ...]
    most: tuple[float, ...]
    start: float
    same: float
    ask: float
    unseen: float

    def verdict(self, score: float) -> Verdict:
        return "same" if score >= self.same else "ask" if score >= self.ask else "different"


@cache
def own_weights() -> Weights:
    """Our table."""
    return make_weights({entry["id"]: entry for entry in read_knowledge(_FILE)})


def make_weights(entries: dict[str, dict[str, object]]) -> Weights:
    """The table from its entries; KnowledgeError names a feature or a band that is missing or no feature at all."""
    names = [feature.__name__ for feature in FEATURES]
    for wrong in sorted(set(entries) ^ {*names, "bands"}):
        fix = "give it levels" if wrong in names else "features are " + ", ".join(names)
        problem = "no such feature" if wrong in entries else "is missing"
        raise KnowledgeError(problem, file=str(FOLDER / _FILE), entry=wrong, fix=fix)
    levels = tuple(_levels(entries[name], name) for name in names)
    most = tuple(sum(max(row.values()) for row in levels[at:]) for at in range(len(levels) + 1))
    return Weights(levels, most, **_levels(entries["bands"], "bands"))


def weigh(feature: Feature, level: str, weights: Weights) -> float:
    """What ``level`` of ``feature`` weighs; one that the table does not name is an error, never 0 in silence."""
    return _weight(weights.levels[FEATURES.index(feature)], feature.__name__, level)


def _weight(row: dict[str, float], name: str, level: str) -> float:
    try:
        return row[level]
    except KeyError:
        raise KnowledgeError(f"no level '{level}'", file=str(FOLDER / _FILE), entry=name, fix="add it with its weight") from None


def _levels(entry: dict[str, object], name: str) -> dict[str, float]:
    rows = entry.get("levels")
    if not isinstance(rows, dict) or not all(isinstance(value, int | float) for value in rows.values()):
        raise KnowledgeError("its levels are no numbers", file=str(FOLDER / _FILE), entry=name, fix="levels: {same: 1.5, …}")
    return {str(level): float(value) for level, value in rows.items()}
