"""Paths in, captures out, for coding at once: nothing is fetched, nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from marsad.errors import InputError
from marsad.intake.kinds import LINES, TEXT
from marsad.intake.options import IntakeOptions, Limits
from marsad.intake.sources import STANDARD_INPUT, read_sources, walk
from marsad.model.capture import Capture
from marsad.settings import MAX_BYTES

_SINGLE = (TEXT, ".html", ".htm", ".pdf")


def read_captures(
    paths: Iterable[str],
    *,
    max_bytes: int = MAX_BYTES,
    published: date | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
    stdin: BinaryIO | None = None,
    say: Callable[[str], None] = lambda note: None,
) -> Iterator[Capture | InputError]:
    """The reports of ``paths`` in order ("-" is standard input), of every format that ``read_sources`` knows.

    ``published`` and ``outlet`` hold for reports that do not state their own. ``columns`` maps fields to the columns of
    tables that hold them; ``say`` is told which of them were guessed.
    """
    return read_sources(paths, IntakeOptions(
        published=published, outlet=outlet, columns=columns, limits=Limits(text_bytes=max_bytes), originals=False, online=False,
        stdin=stdin, say=say,
    ))


def count_reports(paths: Iterable[str]) -> int | None:
    """How many reports ``paths`` hold: a line of JSON, a text, a page, a PDF is one; None when only reading can tell."""
    total = 0
    for path in chain.from_iterable(walk(path) if Path(path).is_dir() else [path] for path in paths):
        ending = Path(path).suffix.lower()
        if path == STANDARD_INPUT or ending not in (*_SINGLE, *LINES):
            return None
        total += _count_lines(path) if ending in LINES else 1
    return total


def _count_lines(path: str) -> int:
    try:
        with Path(path).open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:  # it will be skipped as one when its turn to be read comes
        return 1
