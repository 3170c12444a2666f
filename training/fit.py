"""Labelled feature lists in, a weights file out: logistic regression, rounded and pruned, the same bytes each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from marsad.extraction.linear import WEIGHTS, LinearModel, write_model


def fit(rows: Sequence[Sequence[str]], labels: Sequence[str], *, classes: tuple[str, ...], strength: float = 0.5,
        at_least: int = 3, threshold: float = 0.0) -> LinearModel:
    """The model of ``classes``; two classes (the first is 'no') give one score, that of the second, more give one each.

    The penalty is on the sum of weights (L1): it keeps one feature in ten, at the same accuracy, so that the coder starts
    quickly and a reason names features that matter. Rare features are left out. ``strength`` is how freely weights grow.
    """
    matrix, names = _matrix(rows, at_least)
    target = np.array(labels)
    said = classes[1:] if len(classes) == 2 else classes
    solved = [_solve(matrix, target == name, strength) for name in said]
    bias = tuple(round(float(intercept), 3) for _, intercept in solved)
    kept: dict[str, Any] = {}
    for i, feature in enumerate(names):
        row = tuple(round(float(weights[i]), 2) for weights, _ in solved)
        if any(row):
            kept[feature] = row if len(row) > 1 else row[0]
    return LinearModel(classes, bias, kept, threshold)


def _matrix(rows: Sequence[Sequence[str]], at_least: int) -> tuple[csr_matrix, list[str]]:
    """The rows as a matrix of zeros and ones, with the names of its columns."""
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, count in counts.items() if count >= at_least)
    column = {feature: i for i, feature in enumerate(names)}
    indices: list[int] = []
    starts = [0]
    for row in rows:
        indices.extend(sorted({column[feature] for feature in row if feature in column}))
        starts.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(names))), names


def _solve(matrix: csr_matrix, target: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    """Weights and intercept of one class against the rest; a class that never or always occurs is decided by its intercept."""
    if target.all() or not target.any():
        return np.zeros(matrix.shape[1]), 9.0 if target.all() else -9.0
    solver = LogisticRegression(C=strength, l1_ratio=1.0, solver="liblinear", max_iter=300, random_state=0).fit(matrix, target)
    return solver.coef_[0], float(solver.intercept_[0])


def save(name: str, model: LinearModel, folder: Path = WEIGHTS) -> None:
    """Write the model where the coder reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.weights").write_text(write_model(model), encoding="utf-8")
