"""A report as it was given, before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Capture:
    """Text and metadata of one report as its source gave them; ``place`` says where it stood (file, line)."""

    text: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    place: str = ""
