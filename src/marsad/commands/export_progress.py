"""Records that are read once for each file in, the same records out, and a bar on the terminal that says how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from marsad.commands.progress import Watched, make_bar

_MANY = 200  # fewer reports are written before a bar could be read
Records = Callable[[], Iterator[dict[str, Any]]]


class ExportProgress(Watched):
    """Counts records on stderr when it is a terminal. The first reading counts them; ``readings`` more make the files."""

    def __init__(self, readings: int) -> None:
        self._readings, self._total = readings, 0

    def watch(self, records: Records) -> Records:
        """The same records, counted as they are read."""
        return lambda: self._count(records()) if self._total == 0 else self._advance(records())

    def _count(self, records: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        total = 0
        for record in records:
            total += 1
            yield record
        self._total = total
        if total > _MANY and sys.stderr.isatty():
            self._bar = make_bar("share")
            self._task = self._bar.add_task("exporting", total=total * self._readings)
            self._bar.start()

    def _advance(self, records: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for record in records:
            yield record
            if self._bar and self._task is not None:
                self._bar.advance(self._task)
