"""Records in, the same records as JSON lines out, and back; and the check that every quote stands in its text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.errors import InputError
from marsad.export.formats.faults import Fault
from marsad.export.formats.record_shape import find_gaps
from marsad.export.formats.tally import Tally
from marsad.export.jsonl import to_line
from marsad.export.record import SCHEMA
from marsad.export.told.told import Json
from marsad.model.values import KINDS, OUTCOMES


def write_records(records: Iterable[Json], path: Path) -> Tally:
    """One record a line, nothing added and nothing left out."""
    tally, count = Tally(), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(to_line(dict(record)) + "\n")
            count += 1
            tally.events += len(record["events"])
    tally.kept, tally.rows[path.name] = tally.events, count
    return tally


def read_records(path: Path) -> Iterator[dict[str, Any] | InputError]:
    """The records of a file, and an InputError that names the line for each that is none, or breaks a record's promises."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _read_line(line, f"{path}:{number}")


def check_records(path: Path) -> Iterator[Fault]:
    """The promises of the record: its parts and codes, every quote at its offsets, ranges in order, the digest of the text."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            read = _read_line(line, "") if line.strip() else {}
            if isinstance(read, InputError):
                yield Fault(f"line {number}", read.reason)


def _read_line(line: bytes, place: str) -> dict[str, Any] | InputError:
    try:
        record = json.loads(line)
    except ValueError as error:
        return InputError("not a line of JSON", place=place, hint=str(error))
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        return InputError(f"not a record of {SCHEMA}", place=place, hint="marsad code --format jsonl makes them")
    problem = next(find_gaps(record), None) or next(_judge(record), None)
    return InputError(problem, place=place) if problem else record


def _judge(record: dict[str, Any]) -> Iterator[str]:
    text = record["document"]["text"]
    if hashlib.sha256(text.encode()).hexdigest() != record["document"]["sha256"]:
        yield "document.sha256 is not that of its text"
    for where, quote in _quotes(record, ""):
        if quote["start"] is not None and text[quote["start"] : quote["end"]] != quote["text"]:
            yield f"{where}: {quote['text']!r} does not stand at {quote['start']}:{quote['end']}"
    for event in record["events"]:
        yield from (f"{event['id']}: {what}" for what in _judge_event(event))


def _judge_event(event: dict[str, Any]) -> Iterator[str]:
    if event["kind"] not in KINDS:
        yield f"kind {event['kind']!r} is not known"
    if not event["mentions"] or not event["claims"]:
        yield "has no mention or no claim"
    for toll in event["casualties"]:
        if toll["outcome"] not in OUTCOMES:
            yield f"outcome {toll['outcome']!r} is not known"
        if toll["low"] is not None and toll["high"] is not None and toll["low"] > toll["high"]:
            yield f"toll {toll['low']} to {toll['high']} is not in order"


def _quotes(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the record that says where its words stand."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield where, value
        for key, inner in value.items():
            yield from _quotes(inner, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _quotes(inner, f"{where}[{number}]")
