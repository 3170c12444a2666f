"""Events in, bytes out, and back: what waits for the other events of its happening takes a kilobyte, not twenty.

A hundred thousand reports hold most of a million events, and those of one incident may stand at either end.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from marsad.export.told.told import Json, Told

_DOCUMENT = ("id", "title", "outlet", "url", "language", "published")


def pack(told: Sequence[Told]) -> bytes:
    """The events with what a happening needs of their reports; the text stays behind."""
    rows = [[_report(item), dict(item.event)] for item in told]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes) -> tuple[Told, ...]:
    """What ``pack`` was given."""
    return tuple(Told(record, event) for record, event in json.loads(zlib.decompress(packed)))


def _report(item: Told) -> dict[str, Json | str]:
    return {"key": item.report, "document": {name: item.document[name] for name in _DOCUMENT}}
