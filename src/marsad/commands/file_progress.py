"""A file that takes long to read in, a bar on the terminal that says how far it is; nothing where no one watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    import rich.progress

    from marsad.lexicon.gazetteer.told import Reach

_LARGE = 2_000_000  # bytes; smaller files are read before a bar could be


class FileProgress:
    """Follows the bytes of a file on stderr when it is a terminal and the file is large; messages pass above the bar."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def watch(self, reach: Reach) -> None:
        """The reading has come this far."""
        if reach.total < _LARGE or not sys.stderr.isatty():
            return
        if self._bar is None or self._task is None:
            self._bar = _make_bar()
            self._task = self._bar.add_task(self._name, total=reach.total)
            self._bar.start()
        self._bar.update(self._task, total=reach.total, completed=reach.done)

    def say(self, line: str) -> None:
        """A line on stderr that does not break the bar."""
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)


def _make_bar() -> rich.progress.Progress:
    from rich import console, progress  # a small file need not wait for it

    name, share = progress.TextColumn("{task.description}"), progress.TaskProgressColumn()
    columns = (name, progress.BarColumn(), share, progress.DownloadColumn(), progress.TimeRemainingColumn())
    return progress.Progress(*columns, console=console.Console(stderr=True), transient=True)
