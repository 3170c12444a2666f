"""A long run in, a line on the terminal out that says how far it is; nothing where no one watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    import rich.progress

_MANY = 20  # fewer reports are done before a bar could be read


class Progress:
    """Counts reports on stderr when it is a terminal, stdout is not, and there are many; messages pass above the bar."""

    def __init__(self, total: int | None, doing: str = "coding") -> None:
        watched = sys.stderr.isatty() and not sys.stdout.isatty()
        self._bar = _make_bar() if watched and (total is None or total > _MANY) else None
        self._task = self._bar.add_task(doing, total=total) if self._bar else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, count: int = 1) -> None:
        """One report more is done, or ``count``."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task, count)

    def say(self, line: str) -> None:
        """A line on stderr that does not break the bar."""
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)


def _make_bar() -> rich.progress.Progress:
    from rich import console, progress  # 80 ms that a single report need not wait for

    name, count = progress.TextColumn("{task.description}"), progress.MofNCompleteColumn()
    columns = (name, progress.BarColumn(), count, progress.TimeRemainingColumn())
    return progress.Progress(*columns, console=console.Console(stderr=True), transient=True)
