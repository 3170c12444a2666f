"""Captures in, outcomes out in the same order, coded by processes side by side; one that dies costs one report."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext

from marsad.batch.outcome import CodesReports, Outcome, code_report, fault, skip
from marsad.errors import InputError
from marsad.model.capture import Capture

_AHEAD = 8  # reports given out beyond the one awaited, for each worker: order is kept and memory stays bounded


def code_side_by_side(captures: Iterable[Capture | InputError], reader: CodesReports, workers: int) -> Iterator[Outcome]:
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
            return self._pool.submit(_code_here, capture)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = _open_pool(self._reader, self._count)
            return self._pool.submit(_code_here, capture)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _take(waiting: InputError | tuple[Capture, Future[Outcome]], reader: CodesReports) -> Outcome:
    if isinstance(waiting, InputError):
        return skip(waiting)
    capture, future = waiting
    try:
        return future.result()
    except BrokenProcessPool:
        return _code_alone(capture, reader)


def _code_alone(capture: Capture, reader: CodesReports) -> Outcome:
    """Code one report in a process of its own: if it kills that one too, it is the one to skip."""
    with _open_pool(reader, 1) as pool:
        try:
            return pool.submit(_code_here, capture).result()
        except BrokenProcessPool:
            return fault(capture.place, "the process that read it died (out of memory?)")


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


def _code_here(capture: Capture) -> Outcome:
    assert _reader is not None, "a worker starts with its reader"
    return code_report(capture, _reader)
