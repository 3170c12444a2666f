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
    ``workers``: processes that read and code (MARSAD_WORKERS); ``max_bytes``: largest report (MARSAD_MAX_BYTES);
    ``gazetteer``: the file of the user's place lists (MARSAD_GAZETTEER), None for the usual one: see gazetteer_file."""

    knowledge: tuple[Path, ...] = ()
    workers: int = 1
    max_bytes: int = MAX_BYTES
    gazetteer: Path | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that ``environment`` asks for; UsageError names a variable that makes no sense."""
    folders, lists = environment.get("MARSAD_KNOWLEDGE", ""), environment.get("MARSAD_GAZETTEER", "")
    return Settings(
        knowledge=tuple(Path(folder) for folder in folders.split(os.pathsep) if folder),
        workers=_count(environment, "MARSAD_WORKERS", 1),
        max_bytes=_count(environment, "MARSAD_MAX_BYTES", MAX_BYTES),
        gazetteer=Path(lists) if lists else None,
    )


def gazetteer_file(settings: Settings, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the user's place lists are kept: as the settings say, else gazetteer.sqlite in the user's folder of data."""
    if settings.gazetteer is not None:
        return settings.gazetteer
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "marsad" / "gazetteer.sqlite"


def _count(environment: Mapping[str, str], name: str, default: int) -> int:
    written = environment.get(name, "").strip()
    if not written:
        return default
    if not written.isdecimal() or int(written) < 1:
        raise UsageError(f"{name}={written}: expected a whole number of 1 or more")
    return int(written)
