"""A record in, one compact line of JSON out."""

from __future__ import annotations

import json
from typing import Any

from marsad.export.record import record_to_json
from marsad.model.record import Record


def record_to_line(record: Record) -> str:
    """The record as one line without its line break; Arabic stays readable, keys in the record's order."""
    return to_line(record_to_json(record))


def record_to_page(record: Record) -> str:
    """The record as indented JSON, to be read by a person."""
    return json.dumps(record_to_json(record), ensure_ascii=False, indent=2, allow_nan=False)


def to_line(value: dict[str, Any]) -> str:
    """Any object as one compact line. A line separator inside a string is escaped: some readers break lines at it."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
