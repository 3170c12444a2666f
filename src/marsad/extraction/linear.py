"""A linear model kept as data: named features in, class scores out, with what weighed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Weights of one decision. ``weights[feature]`` lists a weight for each class; a feature that is not listed weighs nothing."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]
    threshold: float

    def scores(self, features: Iterable[str]) -> list[float]:
        """The sum of weights of each class."""
        sums = list(self.bias)
        known = self.weights
        if len(sums) == 1:
            total = sums[0]
            for feature in features:
                row = known.get(feature)
                if row is not None:
                    total += row[0]
            return [total]
        for feature in features:
            row = known.get(feature)
            if row is not None:
                sums = [a + b for a, b in zip(sums, row, strict=True)]
        return sums

    def probability(self, features: Iterable[str]) -> float:
        """For a yes-or-no model: the probability of yes."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.scores(features)[0]))))

    def weighed(self, features: Iterable[str], index: int = 0, most: int = 6) -> tuple[tuple[str, float], ...]:
        """The features that weighed most for one class, heaviest first: what ``marsad explain`` shows."""
        rows = [(feature, self.weights[feature][index]) for feature in features if feature in self.weights]
        return tuple(sorted(rows, key=lambda row: (-abs(row[1]), row[0]))[:most])


@cache
def load_model(name: str) -> LinearModel:
    """The model of that name from the weights folder. Its training is described in docs/decisions."""
    data = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    return LinearModel(
        tuple(data["classes"]), tuple(data["bias"]),
        {feature: tuple(row) for feature, row in data["weights"].items()}, float(data["threshold"]),
    )
