"""The training reports with their annotations: texts, readings and events whose quotes are found in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

MAKERS = 2.0  # a report annotated by the makers of the guidelines counts twice: their habits are those to learn
SHARED = Path(__file__).parent.parent.parent / "shared" / "eval"


@dataclass(frozen=True)
class Example:
    """One annotated report; ``weight`` is how much it counts in training."""

    id: str
    view: View
    events: list[dict[str, Any]]
    weight: float = 1.0


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that every example is read with."""
    return load_lexicon()


def read_examples(folder: str = "train/gold") -> list[Example]:
    """The annotated reports of a folder below the evaluation data, in file order."""
    root = SHARED / folder
    docs = texts(root / "docs.jsonl")
    return [example(docs[note["doc"]], note["events"], MAKERS) for note in _notes(root)]


def example(doc: dict[str, Any], events: list[dict[str, Any]], weight: float = 1.0) -> Example:
    """A report and its annotations; events without a trigger in the text are kept, they simply align with nothing."""
    return Example(doc["id"], View(annotate(make_document(capture_of(doc)), lexicon())), events, weight)


def capture_of(doc: dict[str, Any]) -> Capture:
    """The report as the command line would take it from a JSONL line."""
    published = date.fromisoformat(str(doc["published"])[:10]) if doc.get("published") else None
    return Capture(text=doc["text"], id=doc["id"], title=doc.get("title"), published=published, outlet=doc.get("outlet"))


def texts(path: Path) -> dict[str, dict[str, Any]]:
    """The reports of a JSONL file by id."""
    return {doc["id"]: doc for doc in map(json.loads, path.open(encoding="utf-8"))}


def _notes(root: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(root.glob("*.yaml")):
        yield yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def spans_of(event: dict[str, Any], text: str) -> list[tuple[int, int]]:
    """Where trigger and mentions of an annotated event stand: as noted, else first occurrences, as the scorer takes them."""
    if "spans" in event:
        return [(start, end) for start, end in event["spans"]]
    spans = []
    for quote in [event["trigger"], *(event.get("mentions") or [])]:
        at = text.find(str(quote))
        if at >= 0:
            spans.append((at, at + len(str(quote))))
    return spans
