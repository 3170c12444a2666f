"""Paths in, captures out, for coding at once: nothing is fetched, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from marsad.errors import InputError
from marsad.intake.kinds import LINES, TEXT
from marsad.intake.options import IntakeOptions, Limits
from marsad.intake.sources import STANDARD_INPUT, read_sources
from marsad.model.capture import Capture
from marsad.settings import MAX_BYTES


def read_captures(
    paths: Iterable[str],
    *,
    max_bytes: int = MAX_BYTES,
    published: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Capture | InputError]:
    """The reports of ``paths`` in order ("-" is standard input), of every format that ``read_sources`` knows.

    ``published`` and ``outlet`` hold for reports that do not state their own.
    """
    return read_sources(paths, IntakeOptions(
        published=published, outlet=outlet, limits=Limits(text_bytes=max_bytes), originals=False, online=False, stdin=stdin,
    ))


def count_reports(paths: Iterable[str]) -> int | None:
    """How many reports ``paths`` hold, by the line; None when it cannot be known before reading."""
    total = 0
    for path in paths:
        ending = Path(path).suffix.lower()
        if path == STANDARD_INPUT or ending not in (TEXT, *LINES):
            return None
        total += _count_lines(path) if ending in LINES else 1
    return total


def _count_lines(path: str) -> int:
    try:
        with Path(path).open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:  # it will be skipped as one when its turn to be read comes
        return 1
