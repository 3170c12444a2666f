"""A file that takes long to read in, a bar on the terminal that says how far it is; nothing where no one watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from marsad.commands.progress import Watched, make_bar

if TYPE_CHECKING:
    from marsad.lexicon.gazetteer.told import Reach

_LARGE = 2_000_000  # bytes; smaller files are read before a bar could be


class FileProgress(Watched):
    """Follows the bytes of a file on stderr when it is a terminal and the file is large; messages pass above the bar."""

    def __init__(self, name: str) -> None:
        self._name = name

    def watch(self, reach: Reach) -> None:
        """The reading has come this far."""
        if reach.total < _LARGE or not sys.stderr.isatty():
            return
        if self._bar is None or self._task is None:
            self._bar = make_bar("share", "bytes")
            self._task = self._bar.add_task(self._name, total=reach.total)
            self._bar.start()
        self._bar.update(self._task, total=reach.total, completed=reach.done)
