"""Limits and defaults of a run, and the environment variables that change them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import UsageError

MAX_BYTES = 2_000_000  # UTF-8 bytes of one report: some 200,000 words; longer is a book or a mistake


@dataclass(frozen=True, slots=True)
class Settings:
    """``knowledge``: folders read after the shipped one (MARSAD_KNOWLEDGE, separated as in PATH);
    ``workers``: processes that code (MARSAD_WORKERS); ``max_bytes``: largest report (MARSAD_MAX_BYTES)."""

    knowledge: tuple[Path, ...] = ()
    workers: int = 1
    max_bytes: int = MAX_BYTES


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that ``environment`` asks for; UsageError names a variable that makes no sense."""
    folders = environment.get("MARSAD_KNOWLEDGE", "")
    return Settings(
        knowledge=tuple(Path(folder) for folder in folders.split(os.pathsep) if folder),
        workers=_count(environment, "MARSAD_WORKERS", 1),
        max_bytes=_count(environment, "MARSAD_MAX_BYTES", MAX_BYTES),
    )


def _count(environment: Mapping[str, str], name: str, default: int) -> int:
    written = environment.get(name, "").strip()
    if not written:
        return default
    if not written.isdecimal() or int(written) < 1:
        raise UsageError(f"{name}={written}: expected a whole number of 1 or more")
    return int(written)
