"""What intake was told: values that fill gaps, columns, limits; and what it may tell back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from marsad.settings import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before it is refused: against bombs, and against files that are no reports."""

    text_bytes: int = MAX_BYTES  # UTF-8 of one report
    page_bytes: int = 8_000_000  # of a page or a feed; its tree takes 20 times as much
    file_bytes: int = 64_000_000  # of what must be held whole: a PDF, an export of messages, a member of an archive
    archive_bytes: int = 8_000_000_000  # of all members of one archive, unpacked
    entries: int = 200_000  # members of one archive
    ratio: int = 200  # unpacked to packed; text packs 3 to 20 times, a page of one repeated line 100 times
    depth: int = 1  # archives in an archive
    pages: int = 500  # of one PDF


def say_nothing(note: str) -> None:
    """Where no person listens."""


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """``published`` and ``outlet`` hold for reports that do not state their own. ``columns`` maps a field of a report
    (text, title, published …) to the column that holds it; what is not named is guessed by the names of columns.

    ``originals`` False leaves the original bytes out of captures. ``follow`` fetches the pages that a fetched feed links
    to. ``allow_private`` lets addresses of an own network be fetched. ``online`` False refuses web addresses.
    ``say`` is told what a person should know and is no error: which columns were guessed.
    """

    published: date | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()
    originals: bool = True
    follow: bool = False
    allow_private: bool = False
    online: bool = True
    stdin: BinaryIO | None = None
    say: Callable[[str], None] = say_nothing
