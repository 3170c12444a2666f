"""Captures in, codings out in the same order: one bad report is skipped with its reason and the batch goes on."""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import Protocol

from marsad.errors import InputError
from marsad.model.capture import Capture
from marsad.model.record import Coding

_AHEAD = 8  # reports given out beyond the one awaited, for each worker: order is kept and memory stays bounded


class CodesReports(Protocol):
    """What reads one report: flow.Reader."""

    def read(self, capture: Capture) -> Coding:
        """The coding of a capture; InputError when it cannot be coded."""
        ...


@dataclass(frozen=True, slots=True)
class Coded:
    """A report that was coded; ``place`` says where it stood."""

    place: str
    coding: Coding


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that was not: ``reason`` is the kind of fault (counted), ``message`` the whole sentence,
    ``trace`` the traceback when the fault is ours."""

    place: str
    reason: str
    message: str
    trace: str = ""


Outcome = Coded | Skipped


def code_batch(captures: Iterable[Capture | InputError], reader: CodesReports, workers: int = 1) -> Iterator[Outcome]:
    """What became of each report, in input order; as many outcomes as captures."""
    if workers > 1:
        yield from _code_side_by_side(captures, reader, workers)
        return
    for capture in captures:
        yield _skip(capture) if isinstance(capture, InputError) else _code(capture, reader)


def _code(capture: Capture, reader: CodesReports) -> Outcome:
    try:
        return Coded(capture.place, reader.read(capture))
    except InputError as error:
        return _skip(error)
    except Exception as error:  # a fault of ours in one report must not cost the others: it is shown in full
        return _fault(capture.place, f"{type(error).__name__}: {error}", traceback.format_exc())


def _skip(error: InputError) -> Skipped:
    return Skipped(error.place, error.reason, str(error))


def _fault(place: str, problem: str, trace: str = "") -> Skipped:
    return Skipped(place, "internal error", f"{place}: internal error: {problem}", trace)


def _code_side_by_side(captures: Iterable[Capture | InputError], reader: CodesReports, workers: int) -> Iterator[Outcome]:
    """Given out to processes, taken back in order."""
    pool = _Workers(reader, workers)
    waiting: deque[InputError | tuple[Capture, Future[Outcome]]] = deque()
    try:
        for capture in captures:
            waiting.append(capture if isinstance(capture, InputError) else (capture, pool.submit(capture)))
            if len(waiting) > workers * _AHEAD:
                yield _take(waiting.popleft(), reader)
        while waiting:
            yield _take(waiting.popleft(), reader)
    finally:
        pool.close()


class _Workers:
    """Processes that code; opened anew when one of them died, since all that the others held is lost with it."""

    def __init__(self, reader: CodesReports, count: int) -> None:
        self._reader, self._count = reader, count
        self._pool = _open_pool(reader, count)

    def submit(self, capture: Capture) -> Future[Outcome]:
        try:
            return self._pool.submit(_code_in_worker, capture)
        except BrokenProcessPool:
            self.close()
            self._pool = _open_pool(self._reader, self._count)
            return self._pool.submit(_code_in_worker, capture)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _take(waiting: InputError | tuple[Capture, Future[Outcome]], reader: CodesReports) -> Outcome:
    if isinstance(waiting, InputError):
        return _skip(waiting)
    capture, future = waiting
    try:
        return future.result()
    except BrokenProcessPool:
        return _code_alone(capture, reader)


def _code_alone(capture: Capture, reader: CodesReports) -> Outcome:
    """Code one report in a process of its own: if it kills that one too, it is the one to skip."""
    with _open_pool(reader, 1) as pool:
        try:
            return pool.submit(_code_in_worker, capture).result()
        except BrokenProcessPool:
            return _fault(capture.place, "the process that read it died (out of memory?)")


_reader: CodesReports | None = None  # of a worker process: set once when it starts


def _open_pool(reader: CodesReports, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_start_worker, initargs=(reader,))


def _context() -> BaseContext:
    """Fork where there is one: a forked worker shares the reader's memory instead of loading its own."""
    return get_context("fork" if "fork" in get_all_start_methods() else None)


def _start_worker(reader: CodesReports) -> None:
    global _reader  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _reader = reader


def _code_in_worker(capture: Capture) -> Outcome:
    assert _reader is not None, "a worker starts with its reader"
    return _code(capture, _reader)
