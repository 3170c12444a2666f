"""Labelled feature lists in, a weights file out: logistic regression, rounded and pruned, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from marsad.extraction.learned.linear import HUNDREDTHS, WEIGHTS, LinearModel, write_model

_AT_LEAST = 3  # rows that a feature is seen in
_LEAST_MEAN = 2  # hundredths that a mean of weights is kept from


class Row(NamedTuple):
    """One decision to learn from: what was seen, what was right, how much it counts, which report it is of."""

    features: Iterable[str]
    label: str
    weight: float = 1.0
    report: int = -1


@dataclass(frozen=True)
class Spec:
    """How one model is learnt.

    Two classes (the first is 'no') give one score, that of the second, more give one each. ``strength`` is how freely weights
    grow. The penalty "l1" is on the sum of weights: it keeps one feature in ten, so that a reason names features that matter.
    "l2" is on their squares: many small weights, better where a decision rests on many weak signs; those under ``least`` are
    dropped.
    """

    classes: tuple[str, ...] = ("no", "yes")
    strength: float = 0.5
    penalty: Literal["l1", "l2"] = "l1"
    threshold: float = 0.0
    least: float = 0.02


class Table:
    """Rows as a matrix of zeros and ones, made once and fitted on all of them or on some. Features seen less than three times are
    left out."""

    def __init__(self, rows: Iterable[Row]) -> None:
        column: dict[str, int] = {}
        indices: list[int] = []
        starts = [0]
        labels, weights, reports = [], [], []
        for row in rows:
            indices.extend(sorted({column.setdefault(feature, len(column)) for feature in row.features}))
            starts.append(len(indices))
            labels.append(row.label)
            weights.append(row.weight)
            reports.append(row.report)
        shape = (len(labels), len(column))
        matrix = csr_matrix((np.ones(len(indices)), np.array(indices, dtype=np.int64), np.array(starts, dtype=np.int64)), shape)
        names = list(column)
        often = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel() >= _AT_LEAST)
        kept = sorted(often, key=lambda i: names[i])
        self.names = [names[i] for i in kept]
        self.matrix = matrix[:, kept]
        self.labels, self.weights, self.reports = np.array(labels), np.array(weights), np.array(reports)

    def fit(self, spec: Spec, where: Callable[[np.ndarray], np.ndarray] | None = None) -> LinearModel:
        """The model of the rows; ``where`` tells from the numbers of their reports which rows to learn from."""
        chosen = np.ones(len(self.labels), dtype=bool) if where is None else where(self.reports)
        matrix, labels, weights = self.matrix[chosen], self.labels[chosen], self.weights[chosen]
        said = spec.classes[1:] if len(spec.classes) == 2 else spec.classes
        solved = [_solve(matrix, labels == name, weights, spec) for name in said]
        bias = tuple(round(float(intercept), 3) for _, intercept in solved)
        kept: dict[str, Any] = {}
        for i, feature in enumerate(self.names):
            row = tuple(round(float(found[i]) * HUNDREDTHS) if abs(found[i]) >= spec.least else 0 for found, _ in solved)
            if any(row):
                kept[feature] = row if len(row) > 1 else row[0]
        return LinearModel(spec.classes, bias, kept, spec.threshold)


def average(models: Sequence[LinearModel]) -> LinearModel:
    """One model whose weights are the means of those of several. An L1 fit picks one of features that say the same, and which one
    hangs on a few reports; the mean of fits on most of them is steadier than a fit on all."""
    first = models[0]
    bias = tuple(round(sum(values) / len(models), 3) for values in zip(*(model.bias for model in models), strict=True))
    kept: dict[str, Any] = {}
    for feature in sorted({feature for model in models for feature in model.weights}):
        rows = np.array([np.atleast_1d(model.weights.get(feature, np.zeros(len(bias)))) for model in models], dtype=float)
        mean = tuple(int(value) if abs(value) >= _LEAST_MEAN else 0 for value in rows.mean(axis=0).round())
        if any(mean):
            kept[feature] = mean if len(mean) > 1 else mean[0]
    return LinearModel(first.classes, bias, kept, first.threshold)


def _solve(matrix: csr_matrix, target: np.ndarray, weights: np.ndarray, spec: Spec) -> tuple[np.ndarray, float]:
    """Weights and intercept of one class against the rest; a class that never or always occurs is decided by its intercept."""
    if target.all() or not target.any():
        return np.zeros(matrix.shape[1]), 9.0 if target.all() else -9.0
    if spec.penalty == "l1":
        solver = LogisticRegression(C=spec.strength, l1_ratio=1.0, solver="liblinear", max_iter=100, tol=0.01, random_state=0)
    else:
        solver = LogisticRegression(C=spec.strength, solver="lbfgs", max_iter=200, tol=1e-3)
    solver.fit(matrix, target, sample_weight=weights)
    return solver.coef_[0], float(solver.intercept_[0])


def save(name: str, model: LinearModel, folder: Path = WEIGHTS) -> None:
    """Write the model where the coder reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.weights").write_text(write_model(model), encoding="utf-8")
