"""Cross-validation by report: the whole reading scored on training reports that its models have not seen.

    python training/crossval.py [FOLDS]

This is where choices are made; the gold reports are only for reporting.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from gold import SHARED, Example, lexicon, read_examples
from sentences import read_sentences
from train import train_all
from triggers import quiet_examples

import marsad.extraction.linear as linear
from marsad import __version__
from marsad.export.record import record_to_json
from marsad.extraction.code import code
from marsad.model.record import Coder

sys.path.insert(0, str(SHARED))
import score  # the scorer of the evaluation data


def main(folds: int) -> None:
    """Train on all folds but one, read that one; score all readings together."""
    examples, quiet, sentences = read_examples(), quiet_examples(), read_sentences()
    pairs, loud, read_quiet = [], 0, 0
    for k in range(folds):
        train = [item for i, item in enumerate(examples) if i % folds != k]
        train_quiet = [item for i, item in enumerate(quiet) if i % folds != k]
        with tempfile.TemporaryDirectory() as folder:
            train_all(train, train_quiet, sentences, Path(folder))
            use_weights(Path(folder))
            pairs += [_scored(item) for i, item in enumerate(examples) if i % folds == k]
            for i, item in enumerate(quiet):
                if i % folds == k:
                    read_quiet += 1
                    loud += any(e["kind"] in ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST") for e in read(item)["events"])
    score.show(*score.compare_documents(pairs))
    print(f"other news with a conflict event: {loud}/{read_quiet}")


def use_weights(folder: Path) -> None:
    """Let the coder read its models from another folder."""
    linear.WEIGHTS = folder
    linear.load_model.cache_clear()


def read(item: Example) -> dict[str, Any]:
    """The record of an example, as JSON."""
    return record_to_json(code(item.view.reading, lexicon(), Coder("marsad", __version__, lexicon().digest)).record)


def _scored(item: Example) -> tuple[str, list[Any], list[Any]]:
    text = item.view.text
    right = [score.gold_event(event, text) for event in item.events]
    return text, right, [score.pred_event(event) for event in read(item)["events"]]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
