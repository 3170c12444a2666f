"""A linear model kept as data: named features in, class scores out, with what weighed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from marsad.extraction.learned.weighed import Weighed
from marsad.lexicon.unwatched import unwatched

HUNDREDTHS = 100  # in a log-odds of one
_MOST = 6  # features that a reason shows
_STEPS = 8
WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Weights of one decision. A yes-or-no model has one bias and one weight a feature; another has one for each class.

    Weights are whole hundredths of log-odds, so that a sum is exact: in whatever order, and in every Python, it is the same.
    A feature that is not listed weighs nothing.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Any]
    threshold: float

    def score(self, features: Iterable[str]) -> float:
        """Of a yes-or-no model: the log-odds of yes, without the threshold."""
        total: int = sum(map(self.weights.get, features, repeat(0)))
        return self.bias[0] + total / HUNDREDTHS

    def scores(self, features: Iterable[str]) -> list[float]:
        """The log-odds of each class."""
        if len(self.bias) == 1:
            return [self.score(features)]
        known = self.weights.get
        rows = [row for feature in features if (row := known(feature)) is not None]
        return [bias + sum(column) / HUNDREDTHS for bias, *column in zip(self.bias, *rows, strict=True)]

    def probability(self, features: Iterable[str]) -> float:
        """For a yes-or-no model: the probability of yes."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))

    def weight(self, feature: str, index: int = 0) -> float:
        """What one feature weighs for one class, in log-odds; 0.0 when it is not listed."""
        return self.hundredths(feature, index) / HUNDREDTHS

    def hundredths(self, feature: str, index: int = 0) -> int:
        """The same as it stands in the file."""
        row = self.weights.get(feature, 0)
        return int(row[index] if isinstance(row, tuple) else row)

    def weighed(self, features: Iterable[str], index: int = 0) -> Weighed:
        """The features that weighed most for one class, heaviest first: what ``marsad explain`` shows."""
        return Weighed(lambda: self._heaviest(features, index))

    def _heaviest(self, features: Iterable[str], index: int) -> tuple[tuple[str, float], ...]:
        rows = [(feature, weight) for feature in dict.fromkeys(features) if (weight := self.weight(feature, index))]
        return tuple(sorted(rows, key=lambda row: (-abs(row[1]), row[0]))[:_MOST])


def half_steps(score: float, least: int) -> int:
    """Log-odds in half steps from ``least`` to 8: what a feature can name."""
    return max(least, min(_STEPS, math.floor(score * 2)))


@cache
def load_model(name: str) -> LinearModel:
    """The model of that name from the weights folder. What it was trained on stands in docs/decisions."""
    with unwatched():
        return read_model((WEIGHTS / f"{name}.weights").read_text(encoding="utf-8"))


def read_model(text: str) -> LinearModel:
    """A model from its file: a line of JSON (classes, bias, threshold), a line of hundredths for each bias, then the features.

    Lines and columns instead of one JSON object, because 100,000 features load in 20 ms so and in 80 ms otherwise.
    """
    head, *rest = text.split("\n")
    about = json.loads(head)
    bias = tuple(about["bias"])
    lines = [line.split() for line in rest[: len(bias)]]
    value = {hundredths: int(hundredths) for line in lines for hundredths in set(line)}  # they are few
    columns = [map(value.__getitem__, line) for line in lines]
    features = rest[len(bias) : -1]
    weights: dict[str, Any] = dict(zip(features, columns[0] if len(bias) == 1 else zip(*columns, strict=True), strict=True))
    return LinearModel(tuple(about["classes"]), bias, weights, float(about["threshold"]))


def write_model(model: LinearModel) -> str:
    """The file of a model, features in order: the same model gives the same bytes."""
    features = sorted(model.weights)
    about = {"classes": model.classes, "bias": model.bias, "threshold": model.threshold}
    columns = [" ".join(str(model.hundredths(feature, k)) for feature in features) for k in range(len(model.bias))]
    return "\n".join((json.dumps(about, ensure_ascii=False), *columns, *features, ""))
