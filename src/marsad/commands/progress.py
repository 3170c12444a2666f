"""A long run in, a line on the terminal out that says how far it is; nothing where no one watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import click

if TYPE_CHECKING:
    import rich.progress

_MANY = 20  # fewer reports are done before a bar could be read


class Watched:
    """A bar on stderr that may or may not be there; messages pass above it."""

    _bar: rich.progress.Progress | None = None
    _task: rich.progress.TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def say(self, line: str) -> None:
        """A line on stderr that does not break the bar."""
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)


class Progress(Watched):
    """Counts reports on stderr when it is a terminal, stdout is not, and there are many; messages pass above the bar."""

    def __init__(self, total: int | None, doing: str = "coding") -> None:
        watched = sys.stderr.isatty() and not sys.stdout.isatty()
        self._bar = make_bar("count") if watched and (total is None or total > _MANY) else None
        self._task = self._bar.add_task(doing, total=total) if self._bar else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def advance(self, count: int = 1) -> None:
        """One report more is done, or ``count``."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task, count)

    def tell(self, doing: str, done: int, of: int) -> None:
        """How far one of several steps is; ``of`` is 0 where nobody knows how much of it there is."""
        if not self._bar or self._task is None:
            return
        if self._bar.tasks[self._task].description != doing:
            self._bar.reset(self._task, description=doing)
        self._bar.update(self._task, completed=done, total=of or None)


def make_bar(*said: Literal["count", "share", "bytes"]) -> rich.progress.Progress:
    """A bar that says what is done, ``said`` of how far it is, and the time that remains; it goes when the run ends."""
    from rich import console, progress  # 80 ms that a single report need not wait for

    reach = {"count": progress.MofNCompleteColumn, "share": progress.TaskProgressColumn, "bytes": progress.DownloadColumn}
    columns = (progress.TextColumn("{task.description}"), progress.BarColumn(), *(reach[name]() for name in said),
               progress.TimeRemainingColumn())
    return progress.Progress(*columns, console=console.Console(stderr=True), transient=True)
