"""One entry of the history: who did what to which thing, when and why, chained to the entry before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MACHINE = "marsad"  # the author of what no person did


@dataclass(frozen=True, slots=True)
class Entry:
    """``at`` is UTC text; ``act`` a word of ACTS; ``subject`` the key of what it is about (report, event, incident, account).

    ``hash`` is the sha256 of the canonical JSON of all else, ``prev_hash`` that of the entry ``seq - 1`` (GENESIS for the first).
    """

    seq: int
    at: str
    author: str
    act: str
    subject: str
    body: Mapping[str, Any]
    why: str
    prev_hash: str
    hash: str


GENESIS = "0" * 64
