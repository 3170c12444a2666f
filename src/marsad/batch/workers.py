"""Captures in, outcomes out in the same order, coded by processes side by side; one that dies costs one report."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial

from marsad.batch.crew import Crew, Given
from marsad.batch.outcome import CodesReports, Outcome, code_report, fault, skip
from marsad.errors import InputError
from marsad.model.capture import Capture

_AHEAD = 8  # reports given out beyond the one awaited, for each worker: order is kept and memory stays bounded


def code_side_by_side(captures: Iterable[Capture | InputError], reader: CodesReports, workers: int) -> Iterator[Outcome]:
    """Given out to processes, taken back in order."""
    waiting: deque[InputError | Given[Capture, Outcome]] = deque()
    with Crew(partial(code_report, reader=reader), workers, died=_died) as crew:
        for capture in captures:
            waiting.append(capture if isinstance(capture, InputError) else crew.give(capture))
            if len(waiting) > workers * _AHEAD:
                yield _take(crew, waiting.popleft())
        while waiting:
            yield _take(crew, waiting.popleft())


def _take(crew: Crew[Capture, Outcome], waiting: InputError | Given[Capture, Outcome]) -> Outcome:
    return skip(waiting) if isinstance(waiting, InputError) else crew.take(waiting)


def _died(capture: Capture) -> Outcome:
    return fault(capture.place, "the process that read it died (out of memory?)")
