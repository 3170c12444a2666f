"""The names and codes of other formats, as the files of ``knowledge/formats`` hold them.

They are JSON beside the shelves, not shelves: how a record is handed on is no part of what the coder knows, and a change here
must not make every record look like one of another coder.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from marsad.lexicon.load import KNOWLEDGE


@cache
def _read(name: str) -> dict[str, Any]:
    codes: dict[str, Any] = json.loads((KNOWLEDGE / "formats" / f"{name}.json").read_text(encoding="utf-8"))
    return codes


def acled_codes() -> dict[str, Any]:
    """Columns, taxonomy, actor types, and how our kinds become sub-event types."""
    return _read("acled")


def ucdp_codes() -> dict[str, Any]:
    """Columns and closed codes of UCDP GED."""
    return _read("ucdp")


def hxl_codes() -> dict[str, Any]:
    """Columns and their hashtags."""
    return _read("hxl")


def airwars_codes() -> dict[str, Any]:
    """Grading, accuracy and casualty classes of Airwars."""
    return _read("airwars")


def country_row(country: str | None) -> dict[str, Any] | None:
    """What the formats call a country (ISO 3166-1, three letters); None when it is not one."""
    row: dict[str, Any] | None = _read("countries")["countries"].get(country)
    return row


def country_name(country: str) -> str:
    """Syria of SYR; an unknown code stays as it is."""
    row = country_row(country)
    return str(row["name"]) if row else country


@cache
def codes_digest() -> str:
    """sha256 of all these files: with another digest an export of the same records may differ."""
    digest = hashlib.sha256()
    for path in sorted((KNOWLEDGE / "formats").glob("*.json")):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()
