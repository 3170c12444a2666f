"""Records in, W3C web annotations (JSON-LD) out: each coded value with the words that carry it, by position and by quote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.export.formats.faults import Fault
from marsad.export.formats.tally import Tally
from marsad.export.jsonl import to_line
from marsad.export.told.told import Json, Told, tell

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix
_FIELDS = (("actors", "identifying"), ("targets", "identifying"), ("places", "identifying"), ("weapons", "classifying"),
           ("casualties", "classifying"))


def write_annotations(records: Iterable[Json], path: Path) -> Tally:
    """One annotation a line. Positions count code points of the record's text, whose digest is the state of the source."""
    tally, count = Tally(), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for item in tally.count(tell(records)):
            for annotation in annotate(item):
                file.write(to_line(annotation) + "\n")
                count += 1
    tally.rows[path.name] = count
    return tally


def annotate(told: Told) -> Iterator[dict[str, Any]]:
    """The annotations of one event: its mentions, roles, places, date, weapons, tolls, and its claims with their stance."""
    event = told.event
    for number, mention in enumerate(event["mentions"], start=1):
        body = {"kind": event["kind"], "mode": event["mode"], "status": event["status"], "scope": event["scope"]}
        yield _annotation(told, f"mentions/{number}", "classifying", mention, body)
    for name, motivation in _FIELDS:
        for number, value in enumerate(event[name], start=1):
            yield _annotation(told, f"{name}/{number}", motivation, value, _body(value))
    if event["date"] and event["date"]["start"] is not None:
        yield _annotation(told, "date", "classifying", event["date"], _body(event["date"]))
    for number, claim in enumerate(event["claims"], start=1):
        body = {"stance": claim["stance"], **{role: _body(claim[role]) if claim[role] else None for role in ("source", "via")}}
        yield _annotation(told, f"claims/{number}", "assessing", claim["evidence"], body)


def check_annotations(path: Path) -> Iterator[Fault]:
    """Both selectors of each, of one length, and ids that come once. The text itself is in the record, not here."""
    seen: set[str] = set()
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                found = json.loads(line)
                faults = list(_judge(found))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                yield Fault(f"line {number}", f"is no annotation as JSON: {error!r}")
                continue
            yield from (Fault(f"line {number}", what) for what in faults)
            name = str(found.get("id")) if isinstance(found, dict) else ""
            if name in seen:
                yield Fault(f"line {number}", f"id {name} comes twice")
            seen.add(name)


def _judge(found: Any) -> Iterator[str]:
    if not isinstance(found, dict) or found.get("@context") != CONTEXT or found.get("type") != "Annotation":
        yield "is no annotation"
        return
    selectors = {selector["type"]: selector for selector in found["target"]["selector"]}
    position, quote = selectors.get("TextPositionSelector"), selectors.get("TextQuoteSelector")
    if position is None or quote is None:
        yield "lacks the selector by position or the one by quote"
    elif position["end"] - position["start"] != len(quote["exact"]):
        yield f"the quote has {len(quote['exact'])} code points, its position {position['end'] - position['start']}"


def _annotation(told: Told, name: str, motivation: str, quote: Json, body: dict[str, Any]) -> dict[str, Any]:
    text, start, end, document = told.document["text"], quote["start"], quote["end"], told.document
    coder = told.record["coder"]
    return {
        "@context": CONTEXT, "id": f"urn:marsad:{told.key}/{name}", "type": "Annotation", "motivation": motivation,
        "generator": {"type": "Software", "name": f"{coder['name']} {coder['version']}", "knowledge": coder["knowledge"]},
        "body": {"type": "Dataset", "value": body},
        "target": {
            "source": document["url"] or f"urn:sha256:{document['sha256']}",
            "state": {"type": "State", "value": f"sha256:{document['sha256']}"},
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start],
                 "suffix": text[end : end + _AROUND]},
            ],
        },
    }


def _body(value: Json) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name not in ("start", "end", "text")}
