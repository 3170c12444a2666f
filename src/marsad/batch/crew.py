"""Tasks in, results out, worked on by processes side by side; one that dies costs its own task and no other."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Given = tuple[T, Future[R]]


class Crew(Generic[T, R]):
    """``count`` processes that call ``work`` on what is given out. ``died`` says what comes of a task whose process dies.

    They are opened anew when one of them dies, since all that the others held is lost with it.
    """

    def __init__(self, work: Callable[[T], R], count: int, *, died: Callable[[T], R]) -> None:
        self._work, self._count, self._died = work, count, died
        self._pool = _open_pool(work, count)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def give(self, task: T) -> Given[T, R]:
        """A task to be worked on; ``take`` it back later."""
        try:
            return task, self._pool.submit(_work_here, task)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = _open_pool(self._work, self._count)
            return task, self._pool.submit(_work_here, task)

    def take(self, given: Given[T, R]) -> R:
        """The result, waited for."""
        task, future = given
        try:
            return future.result()
        except BrokenProcessPool:
            return self._work_alone(task)

    def _work_alone(self, task: T) -> R:
        """Once more in a process of its own: the task that kills that one too is the one that does."""
        with _open_pool(self._work, 1) as pool:
            try:
                result: R = pool.submit(_work_here, task).result()
                return result
            except BrokenProcessPool:
                return self._died(task)


_work: Callable[[Any], Any] | None = None  # of a worker process: set once when it starts


def _open_pool(work: Callable[[T], R], count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=_context(), initializer=_start, initargs=(work,))


def _context() -> BaseContext:
    """Fork where there is one: a forked worker shares the parent's memory instead of loading its own."""
    return get_context("fork" if "fork" in get_all_start_methods() else None)


def _start(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    Thread(target=_end_with_parent, daemon=True).start()
    _work = work


def _end_with_parent() -> None:
    """A parent that is killed closes no pool, and its workers would wait for ever."""
    parent = parent_process()
    assert parent is not None, "a worker has a parent"
    parent.join()
    os._exit(1)


def _work_here(task: Any) -> Any:
    assert _work is not None, "a worker starts with its work"
    return _work(task)
