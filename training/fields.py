"""How well one field is read when the events are known: cross-validated on the training reports.

    python training/fields.py tolls            # trains the model "tolls" on the other folds, scores casualties
    python training/fields.py actors targets

Events and their mentions are the annotators'; only the fields are ours.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from crossval import use_weights
from gold import SHARED, lexicon, read_examples
from ties import Prepared, prepare
from train import train_one

from marsad import __version__
from marsad.export.record import record_to_json
from marsad.extraction.assemble import assemble
from marsad.extraction.linear import WEIGHTS
from marsad.extraction.same import Happening
from marsad.model.record import Coder

sys.path.insert(0, str(SHARED))
import score

FOLDS = 3


def main(names: list[str]) -> None:
    """Train ``names`` on the other folds, read each fold with the annotated events, score all fields."""
    reports = [prepare(item) for item in read_examples()]
    pairs = []
    shipped = {path.name: path for path in WEIGHTS.glob("*.weights")}
    for k in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            for name, path in shipped.items():
                (Path(folder) / name).symlink_to(path)
            for name in names:
                (Path(folder) / f"{name}.weights").unlink(missing_ok=True)
                train_one(name, [report for i, report in enumerate(reports) if i % FOLDS != k], Path(folder))
            use_weights(Path(folder))
            pairs += [_scored(report) for i, report in enumerate(reports) if i % FOLDS == k]
    score.show(*score.compare_documents(pairs)[:1])


def read_known(report: Prepared) -> list[dict[str, Any]]:
    """The events of a report with the annotators' mentions and our fields."""
    in_order = (sorted(mentions, key=lambda m: m.candidate.start) for mentions in report.mentions if mentions)
    happenings = tuple(Happening(tuple(mentions), ()) for mentions in in_order)
    coder = Coder("marsad", __version__, lexicon().digest)
    coding = assemble(report.item.view, report.layers, happenings, (), lexicon(), coder)
    events: list[dict[str, Any]] = record_to_json(coding.record)["events"]
    return events


def _scored(report: Prepared) -> tuple[str, list[Any], list[Any]]:
    text = report.item.view.text
    right = [score.gold_event(event, text) for event in report.item.events]
    return text, right, [score.pred_event(event) for event in read_known(report)]


if __name__ == "__main__":
    main(sys.argv[1:])
