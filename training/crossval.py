"""Cross-validation by report: every training report read by models that have not seen it, and scored.

    python training/crossval.py            # the whole reading
    python training/crossval.py --given    # the annotators' events are given: errors of the fields alone

Of the whole reading, what names an event is learnt once without each fold, and the fields again without each fold, on reports
whose events were read so. This is where choices are made; the gold reports are only for reporting. The second table is of the
reports that the makers of the guidelines annotated.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotations import read_annotations
from gold import lexicon, read_examples
from prepared import Prepared, prepare_all, score, scored
from train import FOLDS, Words, fold_of, read_unseen, train_fields, use_weights
from triggers import quiet_examples

from marsad import __version__
from marsad.export.record import record_to_json
from marsad.extraction.assemble import assemble
from marsad.extraction.events.admit import admit, weigh
from marsad.extraction.learned.linear import WEIGHTS
from marsad.model.record import Coder

HARD = ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST")


def main(given: bool) -> None:
    """Read every report unseen and print the figures."""
    makers, quiet = read_examples(), quiet_examples()
    examples = [*makers, *read_annotations()]
    reports = prepare_all([*examples, *quiet])
    read = reports if given else read_unseen(reports, Words(reports, len(examples)))
    found = dict(row for fold in range(FOLDS) for row in _read(read, fold, given))
    pairs = [_compared(report, found[report.number]) for report in reports]
    print("all reports")
    score.show(*score.compare_documents(pairs[: len(examples)])[:1])
    print("\nthe makers' reports")
    score.show(*score.compare_documents(pairs[: len(makers)]))
    loud = sum(any(event["kind"] in HARD for event in found[report.number]) for report in reports[len(examples) :])
    print(f"\nother news with a conflict event: {loud}/{len(quiet)}")


def _read(reports: Sequence[Prepared], fold: int, given: bool) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The reports of one fold with their events as JSON, fields by models of the other folds."""
    with tempfile.TemporaryDirectory() as folder:
        train_fields([report for report in reports if fold_of(report.report) != fold], Path(folder))
        for path in WEIGHTS.iterdir():
            if not (Path(folder) / path.name).exists():
                (Path(folder) / path.name).symlink_to(path)
        use_weights(Path(folder))
        for report in reports:
            if fold_of(report.report) == fold:
                yield report.number, _events(report, given)
        use_weights(WEIGHTS)


def _events(report: Prepared, given: bool) -> list[dict[str, Any]]:
    view, layers, happenings = report.item.view, report.layers, report.happenings
    # of given events all are let in, as surely as those that the fields were learnt on
    admitted = weigh(view, layers, happenings) if given else admit(view, layers, happenings)[0]
    coder = Coder("marsad", __version__, lexicon().digest)
    coding = assemble(view, layers, admitted, (), lexicon(), coder)
    events: list[dict[str, Any]] = record_to_json(coding.record)["events"]
    return events


def _compared(report: Prepared, events: list[dict[str, Any]]) -> tuple[str, list[Any], list[Any]]:
    text = report.item.view.text
    return text, [scored(event, text) for event in report.item.events], [score.pred_event(event) for event in events]


if __name__ == "__main__":
    main("--given" in sys.argv[1:])
