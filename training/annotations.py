"""Our own annotations: which words of which report carry what, as offsets only; the texts stay with the evaluation data.

    python training/annotations.py FOLDER     # take in annotated reports; of one that was annotated before it is a second reading

Each line of ``annotations.jsonl`` is one report: its id, the file that holds its text, the text's sha256 (a changed text is an
error), and its events, every quote as [start, end] code points into the document's text. Most reports were annotated twice, the
second time without sight of the first: both readings are there, as ``events`` and ``earlier``, and both teach.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from gold import SHARED, Example, capture_of, example, texts

from marsad.text.clean import make_document

FILE = Path(__file__).parent / "annotations.jsonl"
SOURCES = ("unlabelled/reports.jsonl", "airwars/reports.jsonl")
_OF_TWO = 0.6  # what each of two readings counts
_LISTS = ("mentions", "actors", "targets", "places", "weapons")


def read_annotations() -> list[Example]:
    """The reports that we annotated ourselves, in the order of the file; one of two readings stands there twice."""
    found = {name: texts(SHARED / name) for name in SOURCES}
    return [one for line in FILE.read_text(encoding="utf-8").splitlines() for one in _examples(json.loads(line), found)]


def _examples(row: dict[str, Any], found: dict[str, dict[str, dict[str, Any]]]) -> Iterator[Example]:
    doc = found[row["file"]][row["doc"]]
    document = make_document(capture_of(doc))
    if document.sha256 != row["sha256"]:
        raise SystemExit(f"{row['doc']}: its text is not the one that was annotated")
    readings = [row["events"], *([row["earlier"]] if "earlier" in row else [])]
    for events in readings:
        yield example(doc, [_quoted(event, document.text) for event in events], _OF_TWO if len(readings) > 1 else 1.0)


def _quoted(event: dict[str, Any], text: str) -> dict[str, Any]:
    """An event with its offsets turned back into words, as the guidelines' form has it; ``spans`` keeps where it is named."""
    def words(at: list[int] | str | None) -> str | None:
        return text[at[0]:at[1]] if isinstance(at, list) else at

    out = {**event, "trigger": words(event["trigger"]), "spans": [event["trigger"], *event.get("mentions", [])]}
    out |= {field: [words(at) for at in event[field]] for field in _LISTS if field in event}
    out["casualties"] = [{**toll, "text": words(toll["text"])} for toll in event.get("casualties", [])]
    out["claims"] = [{**claim, "source": words(claim["source"]), "via": words(claim.get("via"))} for claim in event["claims"]]
    return out


def take_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Annotated YAML files (a list of reports each, dates as [earliest, latest]) as rows of offsets, without reports of the
    makers."""
    known = {
        line["id"]
        for name in ("gold", "train/gold")
        for line in map(json.loads, (SHARED / name / "docs.jsonl").open(encoding="utf-8"))
    }
    found = {name: texts(SHARED / name) for name in SOURCES}
    for note in _notes(folder):
        source = next((name for name in SOURCES if note["doc"] in found[name]), None)
        if source is None or note["doc"] in known:
            continue
        known.add(note["doc"])
        document = make_document(capture_of(found[source][note["doc"]]))
        yield {"doc": note["doc"], "file": source, "sha256": document.sha256,
               "events": [_offsets(event, document.text) for event in note.get("events") or []]}


def _notes(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.rglob("*.yaml")):
        yield from yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _offsets(event: dict[str, Any], text: str) -> dict[str, Any]:
    def at(quote: Any) -> list[int]:
        start = text.find(str(quote))
        if start < 0:
            raise SystemExit(f"not in the text: {quote}")
        return [start, start + len(str(quote))]

    earliest, latest = map(str, event["date"]) if event.get("date") else (None, None)
    out: dict[str, Any] = {"kind": event["kind"], "mode": event.get("mode"), "status": event.get("status", "happened"),
                           "scope": event.get("scope", "single"), "trigger": at(event["trigger"])}
    out |= {field: [at(quote) for quote in event[field]] for field in _LISTS if event.get(field)}
    out["date"] = earliest and {"earliest": earliest, "latest": latest}
    if event.get("casualties"):
        out["casualties"] = [
            {"text": at(toll["text"]), **{key: toll[key] for key in ("outcome", "group", "low", "high")}}
            for toll in event["casualties"]
        ]
    out["claims"] = [{"source": "outlet" if claim["source"] == "outlet" else at(claim["source"]), "stance": claim["stance"],
                      **({"via": at(claim["via"])} if claim.get("via") else {})} for claim in event["claims"]]
    return out


if __name__ == "__main__":
    taken = {row["doc"]: row for row in take_in(Path(sys.argv[1]))}
    kept = {row["doc"]: row for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())}
    for doc, row in taken.items():
        if doc in kept and kept[doc]["events"] != row["events"]:
            row["earlier"] = kept[doc]["events"]
    rows = list({**kept, **taken}.values())
    FILE.write_text("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows), encoding="utf-8")
    events = sum(len(row["events"]) for row in taken.values())
    print(f"{len(taken)} reports taken in, {events} events; {len(rows)} reports in all", file=sys.stderr)
