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

from marsad.extraction.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

SHARED = Path(__file__).parent.parent.parent / "shared" / "eval"


@dataclass(frozen=True)
class Example:
    """One annotated report."""

    id: str
    view: View
    events: list[dict[str, Any]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that every example is read with."""
    return load_lexicon()


def read_examples(folder: str = "train/gold") -> list[Example]:
    """The annotated reports of a folder below the evaluation data, in file order."""
    root = SHARED / folder
    docs = {doc["id"]: doc for doc in map(json.loads, (root / "docs.jsonl").open(encoding="utf-8"))}
    return [example(docs[note["doc"]], note["events"]) for note in _notes(root)]


def example(doc: dict[str, Any], events: list[dict[str, Any]]) -> Example:
    """A report and its annotations; events without a trigger in the text are kept, they simply align with nothing."""
    published = date.fromisoformat(str(doc["published"])[:10]) if doc.get("published") else None
    capture = Capture(text=doc["text"], id=doc["id"], title=doc.get("title"), published=published, outlet=doc.get("outlet"))
    return Example(doc["id"], View(annotate(make_document(capture), lexicon())), events)


def _notes(root: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(root.glob("*.yaml")):
        yield yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def spans_of(event: dict[str, Any], text: str) -> list[tuple[int, int]]:
    """Where trigger and mentions of an annotated event stand: first occurrences, as the scorer takes them."""
    spans = []
    for quote in [event["trigger"], *(event.get("mentions") or [])]:
        at = text.find(str(quote))
        if at >= 0:
            spans.append((at, at + len(str(quote))))
    return spans
