"""A batch keeps its order and its counts, and no report can end it for the others."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.batch import Coded, Outcome, Skipped, code_batch
from marsad.errors import InputError
from marsad.model.capture import Capture
from marsad.model.document import Document
from marsad.model.record import Coder, Coding, Record


class Reader:
    """Codes nothing; does what the text says."""

    def read(self, capture: Capture) -> Coding:
        if capture.text == "refuse":
            raise InputError("odd", place=capture.place)
        if capture.text == "fail":
            raise RuntimeError("no such rule")
        if capture.text == "die":
            os._exit(9)
        if capture.text == "slow":
            time.sleep(0.2)
        return Coding(Record(Coder("marsad", "0", ""), Document(capture.place, capture.text, "")))


def run(*texts: str, workers: int) -> list[Outcome]:
    captures = [InputError("no text", place=str(i)) if t == "bad" else Capture(t, place=str(i)) for i, t in enumerate(texts)]
    return list(code_batch(captures, Reader(), workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_every_report_comes_out_once_and_in_order(workers: int) -> None:
    outcomes = run("slow", "bad", "a", "refuse", "slow", *["b"] * 50, "fail", "c", workers=workers)
    assert [outcome.place for outcome in outcomes] == [str(i) for i in range(57)]
    assert [outcome.place for outcome in outcomes if isinstance(outcome, Skipped)] == ["1", "3", "55"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_ours_is_skipped_with_its_traceback(workers: int) -> None:
    before, fault, after = run("a", "fail", "b", workers=workers)
    assert isinstance(before, Coded) and isinstance(after, Coded) and isinstance(fault, Skipped)
    assert fault.reason == "internal error"
    assert fault.message == "1: internal error: RuntimeError: no such rule"
    assert fault.trace.startswith("Traceback") and Path(__file__).name in fault.trace


def test_a_report_that_kills_its_process_costs_only_itself() -> None:
    outcomes = run(*["a"] * 3, "die", *["b"] * 60, "die", "c", workers=2)
    assert [outcome.place for outcome in outcomes] == [str(i) for i in range(66)]
    died = [outcome for outcome in outcomes if isinstance(outcome, Skipped)]
    assert [outcome.message for outcome in died] == [
        f"{place}: internal error: the process that read it died (out of memory?)" for place in ("3", "64")
    ]


def test_reports_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def captures() -> Iterator[Capture]:
        for i in range(1000):
            taken.append(i)
            yield Capture("a", place=str(i))

    outcomes = code_batch(captures(), Reader(), 2)
    next(outcomes)
    del outcomes
    assert len(taken) < 40
