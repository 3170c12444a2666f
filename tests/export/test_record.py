"""The record's format is a contract: a golden file, a schema, and what each promise means for the bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import marsad.export
from marsad.export.jsonl import record_to_line, record_to_page
from marsad.export.record import record_to_json
from marsad.model.record import Record

GOLDEN = Path(__file__).parent / "record.golden.json"
SCHEMA = json.loads((Path(marsad.export.__file__).parent / "record.schema.json").read_text(encoding="utf-8"))


def test_the_format_is_the_golden_file(record: Record) -> None:
    assert record_to_page(record) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_record_fits_the_schema(record: Record) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(record_to_json(record), SCHEMA)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each key of an object stands."""
    if isinstance(value, dict):
        yield from ((*path, key) for key in value)
    for key, inner in children(value):
        yield from paths(inner, (*path, key))


def children(value: Any) -> list[tuple[Any, Any]]:
    """What an object or a list holds, with its key or place."""
    return list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []


def without(value: Any, path: tuple[Any, ...]) -> Any:
    """A copy of the object without one key."""
    copied = json.loads(json.dumps(value))
    at = copied
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return copied


def test_the_schema_knows_every_key_and_misses_each(record: Record) -> None:
    found = record_to_json(record)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert [path for path in paths(found) if validator.is_valid(without(found, path))] == []


@pytest.mark.parametrize("place", ["document", "events", "times", "places", "parties"])
def test_the_schema_refuses_a_key_it_does_not_know(record: Record, place: str) -> None:
    found = record_to_json(record)
    (found[place] if place == "document" else found[place][0])["guess"] = 1
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(found)


def test_every_quote_stands_in_the_text_at_its_offsets(record: Record) -> None:
    found = record_to_json(record)
    text = found["document"]["text"]
    quotes = [q for q in objects(found) if "start" in q and q["start"] is not None]
    assert len(quotes) > 20
    assert all(text[q["start"] : q["end"]] == q["text"] for q in quotes)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a value."""
    if isinstance(value, dict):
        yield value
    for _, inner in children(value):
        yield from objects(inner)


def test_what_is_not_said_is_null(record: Record) -> None:
    shelling, denied = record_to_json(record)["events"]
    assert shelling["weapons"][0]["high"] is None
    assert denied["mode"] is None and denied["places"][0]["place"] is None
    assert denied["date"]["text"] is None and denied["date"]["latest"] is None
    assert denied["claims"][0]["source"]["name"] is None


def test_a_line_is_one_line_whatever_the_text_holds(record: Record) -> None:
    odd = replace(record, document=replace(record.document, text="أ\nب\u2028ج\u2029د\x85ه"))
    line = record_to_line(odd)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["document"]["text"] == odd.document.text


def test_a_line_and_a_page_say_the_same(record: Record) -> None:
    assert json.loads(record_to_line(record)) == json.loads(record_to_page(record)) == record_to_json(record)
