"""Our own annotations: which words of which report carry what, as offsets only; the texts stay with the evaluation data.

    python training/annotations.py FOLDER     # take in further annotated reports, add them to annotations.jsonl

Each line of ``annotations.jsonl`` is one report: its id, the file that holds its text, the text's sha256 (a changed text is an
error), and its events, every quote as [start, end] code points into the document's text.
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
_LISTS = ("mentions", "actors", "targets", "places", "weapons")


def read_annotations() -> list[Example]:
    """The reports that we annotated ourselves, in the order of the file."""
    found = {name: texts(SHARED / name) for name in SOURCES}
    return [_example(json.loads(line), found) for line in FILE.read_text(encoding="utf-8").splitlines()]


def _example(row: dict[str, Any], found: dict[str, dict[str, dict[str, Any]]]) -> Example:
    doc = found[row["file"]][row["doc"]]
    document = make_document(capture_of(doc))
    if document.sha256 != row["sha256"]:
        raise SystemExit(f"{row['doc']}: its text is not the one that was annotated")
    return example(doc, [_quoted(event, document.text) for event in row["events"]])


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
    """Annotated YAML files (one report a YAML document) as rows of offsets; reports that are annotated already are left out."""
    known = {
        line["id"]
        for name in ("gold", "train/gold")
        for line in map(json.loads, (SHARED / name / "docs.jsonl").open(encoding="utf-8"))
    }
    known |= {json.loads(line)["doc"] for line in FILE.read_text(encoding="utf-8").splitlines()}
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
        yield from filter(None, yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _offsets(event: dict[str, Any], text: str) -> dict[str, Any]:
    def at(quote: Any) -> list[int]:
        start = text.find(str(quote))
        if start < 0:
            raise SystemExit(f"not in the text: {quote}")
        return [start, start + len(str(quote))]

    date = event.get("date")
    out: dict[str, Any] = {"kind": event["kind"], "mode": event.get("mode"), "status": event.get("status", "happened"),
                           "scope": event.get("scope", "single"), "trigger": at(event["trigger"])}
    out |= {field: [at(quote) for quote in event[field]] for field in _LISTS if event.get(field)}
    out["date"] = date and {"earliest": _day(date.get("earliest")), "latest": _day(date.get("latest"))}
    if event.get("casualties"):
        out["casualties"] = [
            {"text": at(toll["text"]), **{key: toll[key] for key in ("outcome", "group", "low", "high")}}
            for toll in event["casualties"]
        ]
    out["claims"] = [{"source": "outlet" if claim["source"] == "outlet" else at(claim["source"]), "stance": claim["stance"],
                      **({"via": at(claim["via"])} if claim.get("via") else {})} for claim in event["claims"]]
    return out


def _day(value: Any) -> str | None:
    return str(value) if value else None


if __name__ == "__main__":
    rows = list(take_in(Path(sys.argv[1])))
    with FILE.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    print(len(rows), "reports,", sum(len(row["events"]) for row in rows), "events", file=sys.stderr)
