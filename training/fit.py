"""Labelled feature lists in, a weights file out: logistic regression, rounded and pruned, the same bytes each time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from marsad.extraction.linear import WEIGHTS, LinearModel


def fit(rows: Sequence[Sequence[str]], labels: Sequence[str], *, classes: tuple[str, ...], strength: float = 0.3,
        at_least: int = 2, weights: Sequence[float] | None = None, threshold: float = 0.0) -> LinearModel:
    """The model of ``classes`` (the first is 'no'); two classes give one score, that of the second. Rare features are left out."""
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, count in counts.items() if count >= at_least)
    column = {feature: i for i, feature in enumerate(names)}
    indices, starts = [], [0]
    for row in rows:
        indices.extend(sorted({column[feature] for feature in row if feature in column}))
        starts.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(names)))
    target = np.array([classes.index(label) for label in labels])
    solver = LogisticRegression(C=strength, solver="liblinear" if len(classes) == 2 else "lbfgs", max_iter=300, random_state=0)
    solver.fit(matrix, target, sample_weight=None if weights is None else np.array(weights))
    present = list(solver.classes_)
    if len(classes) == 2:
        table = solver.coef_
        bias = [float(solver.intercept_[0])]
    else:
        table = np.zeros((len(classes), len(names)))
        bias_all = np.full(len(classes), -9.0)
        for k, index in enumerate(present):
            table[index] = solver.coef_[k]
            bias_all[index] = solver.intercept_[k]
        bias = [float(x) for x in bias_all]
    kept = {}
    for i, name in enumerate(names):
        row = tuple(round(float(x), 3) for x in table[:, i])
        if max(abs(x) for x in row) >= 0.01:
            kept[name] = row
    return LinearModel(classes, tuple(round(x, 3) for x in bias), kept, threshold)


def save(name: str, model: LinearModel, folder: Path = WEIGHTS) -> None:
    """Write the model where the coder reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {"classes": model.classes, "bias": model.bias, "threshold": model.threshold, "weights": dict(sorted(model.weights.items()))}
    (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")
