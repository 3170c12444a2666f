"""Captures in, codings out in the same order: one bad report is skipped with its reason and the batch goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.batch.outcome import Coded, CodesReports, Outcome, Skipped, code_report, skip
from marsad.errors import InputError
from marsad.model.capture import Capture

__all__ = ["Coded", "CodesReports", "Outcome", "Skipped", "code_batch"]


def code_batch(captures: Iterable[Capture | InputError], reader: CodesReports, workers: int = 1) -> Iterator[Outcome]:
    """What became of each report, in input order; as many outcomes as captures."""
    if workers > 1:
        from marsad.batch.workers import code_side_by_side  # 25 ms that one process need not wait for

        yield from code_side_by_side(captures, reader, workers)
        return
    for capture in captures:
        yield skip(capture) if isinstance(capture, InputError) else code_report(capture, reader)
