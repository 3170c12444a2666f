"""How well one field is read when the events are known: cross-validated on the training reports.

    python training/fields.py tolls            # trains the model "tolls" on the other folds, scores casualties
    python training/fields.py actors targets

Events and their mentions are the annotators'; only the fields are ours.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from crossval import use_weights
from gold import SHARED, lexicon, read_examples
from groups import SCOPE, STATUS, status_rows
from ties import RELATIONS, Prepared, prepare, rows_of
from train import train_one

from marsad import __version__
from marsad.export.record import record_to_json
from marsad.extraction.assemble import assemble
from marsad.extraction.linear import WEIGHTS
from marsad.extraction.same import Happening
from marsad.model.record import Coder

sys.path.insert(0, str(SHARED))
import score  # noqa: E402

FOLDS = 3


def main(names: list[str]) -> None:
    """Train ``names`` on the other folds, read each fold with the annotated events, score all fields."""
    reports = [prepare(item) for item in read_examples()]
    pairs = []
    shipped = {path.name: path for path in WEIGHTS.glob("*.json")}
    for k in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            for name, path in shipped.items():
                (Path(folder) / name).symlink_to(path)
            for name in names:
                (Path(folder) / f"{name}.json").unlink(missing_ok=True)
                train_one(name, [report for i, report in enumerate(reports) if i % FOLDS != k], Path(folder))
            use_weights(Path(folder))
            pairs += [_scored(report) for i, report in enumerate(reports) if i % FOLDS == k]
    score.show(*score.compare_documents(pairs)[:1])


def read_known(report: Prepared) -> list[dict]:
    """The events of a report with the annotators' mentions and our fields."""
    happenings = tuple(Happening(tuple(sorted(mentions, key=lambda m: m.candidate.start)), ()) for mentions in report.mentions if mentions)
    coder = Coder("marsad", __version__, lexicon().digest)
    return record_to_json(assemble(report.item.view, report.layers, happenings, (), lexicon(), coder).record)["events"]


def _scored(report: Prepared) -> tuple:
    text = report.item.view.text
    return text, [score.gold_event(event, text) for event in report.item.events], [score.pred_event(event) for event in read_known(report)]


if __name__ == "__main__":
    main(sys.argv[1:])
