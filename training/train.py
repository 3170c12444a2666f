"""Train every model on the annotated training reports and write the weights: ``make train``.

Trained on: train/gold (events and fields) and, for triggers, unlabelled/other_news (no events). Never on gold/.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotations import read_annotations
from dates import date_rows
from fit import fit, save
from gold import Example, read_examples
from groups import SCOPE, STATUS, same_rows, status_rows
from places import place_rows
from sentences import read_sentences
from sentences import rows_of as sentence_rows
from ties import RELATIONS, Prepared, prepare, rows_of
from triggers import NONE, quiet_examples
from triggers import rows_of as trigger_rows
from voices import outlet_rows, speaker_rows

from marsad.extraction.linear import WEIGHTS
from marsad.extraction.tone import tone_features
from marsad.extraction.triggers import Candidate
from marsad.model.values import KINDS

TRIGGER_STRENGTH = 0.5
KIND_STRENGTH = 1.0
TONE_STRENGTH = 1.0
TONE_FOLDS = 3
THRESHOLDS = {
    "triggers": -0.3,
    "same": -0.2,
    "actors": -0.3,
    "targets": -0.3,
    "places": -0.2,
    "times": -1.3,
    "tolls": -0.5,
    "weapons": -0.2,
    "speakers": 0.0,
    "outlet": -0.3,
    "status": 1.0,
    "scope": 1.0,
}


# Models of a whole happening: its rows, its classes, how freely its weights may grow.
WHOLE: dict[str, tuple[Callable[[Prepared], Iterator[tuple[list[str], str]]], tuple[str, ...], float]] = {
    "places": (place_rows, ("no", "yes"), 0.2),
    "same": (same_rows, ("no", "yes"), 0.5),
    "times": (date_rows, ("no", "yes"), 0.5),
    "status": (lambda report: status_rows(report, "status", "happened"), STATUS, 1.0),
    "scope": (lambda report: status_rows(report, "scope", "single"), SCOPE, 1.0),
    "speakers": (speaker_rows, ("no", "yes"), 0.35),
    "outlet": (outlet_rows, ("no", "yes"), 0.3),
}


def train_all(
    examples: Sequence[Example], quiet: Sequence[Example], sentences: Sequence[tuple[Example, str, bool]], folder: Path = WEIGHTS
) -> None:
    """Fit and save every model from these reports."""
    everything = [*examples, *quiet]
    rows = [list(trigger_rows(item)) for item in everything]
    flat = [(features, label) for report in rows for _, features, label in report]
    _train(
        "triggers", [_yes_no(row) for row in [*flat, *_sentence_rows(flat, sentences)]], ("no", "yes"), TRIGGER_STRENGTH, folder
    )
    _train("kinds", [(list(features), label) for features, label in flat if label != NONE], KINDS, KIND_STRENGTH, folder)
    _train("report", _tone_rows(everything, rows, len(examples)), ("no", "yes"), TONE_STRENGTH, folder)
    reports = [prepare(item) for item in examples]
    for name in (*RELATIONS, *WHOLE):
        train_one(name, reports, folder)


def _yes_no(row: tuple[tuple[str, ...], str]) -> tuple[list[str], str]:
    return list(row[0]), "no" if row[1] == NONE else "yes"


def _sentence_rows(
    flat: list[tuple[tuple[str, ...], str]], sentences: Sequence[tuple[Example, str, bool]]
) -> list[tuple[tuple[str, ...], str]]:
    """The labelled sentences, their events pointed at by a model of the reports alone."""
    if not sentences:
        return []
    pairs = [_yes_no(row) for row in flat]
    model = fit(
        [f for f, _ in pairs],
        [y for _, y in pairs],
        classes=("no", "yes"),
        strength=TRIGGER_STRENGTH,
        threshold=THRESHOLDS["triggers"],
    )
    return [
        (features, label)
        for item, kind, accepted in sentences
        for _, features, label in sentence_rows(item, kind, accepted, model)
    ]


def _tone_rows(
    everything: Sequence[Example], rows: Sequence[list[tuple[Candidate, tuple[str, ...], str]]], conflict: int
) -> list[tuple[list[str], str]]:
    """Each report as the tone model sees it, its candidates scored by a trigger model that was not trained on it."""
    out = []
    for k in range(TONE_FOLDS):
        others = [
            _yes_no((features, label)) for i, report in enumerate(rows) if i % TONE_FOLDS != k for _, features, label in report
        ]
        model = fit([f for f, _ in others], [y for _, y in others], classes=("no", "yes"), strength=TRIGGER_STRENGTH)
        for i, item in enumerate(everything):
            if i % TONE_FOLDS == k:
                scored = [(candidate, model.score(features) - THRESHOLDS["triggers"]) for candidate, features, _ in rows[i]]
                out.append((tone_features(item.view, scored), "yes" if i < conflict else "no"))
    return out


def train_one(name: str, reports: Sequence[Prepared], folder: Path = WEIGHTS) -> None:
    """Fit and save one model that stands on annotated mentions."""
    if name in RELATIONS:
        _train(
            name, [row for report in reports for row in rows_of(report, name)], ("no", "yes"), RELATIONS[name].strength, folder
        )
    else:
        rows, classes, strength = WHOLE[name]
        _train(name, [row for report in reports for row in rows(report)], classes, strength, folder)


def _train(name: str, rows: list[tuple[list[str], str]], classes: tuple[str, ...], strength: float, folder: Path) -> None:
    if not rows:
        raise SystemExit(f"no rows to train {name} on: does the coder find any?")
    model = fit(
        [f for f, _ in rows], [y for _, y in rows], classes=classes, strength=strength, threshold=THRESHOLDS.get(name, 0.0)
    )
    save(name, model, folder)
    print(f"{name}: {len(rows)} rows, {len(model.weights)} weights", file=sys.stderr)


if __name__ == "__main__":
    train_all([*read_examples(), *read_annotations()], quiet_examples(), read_sentences())
