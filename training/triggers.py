"""Rows to train the trigger model on: is this word, here, an event, and of which kind?"""

from __future__ import annotations

import json

from gold import SHARED, Example, example, spans_of

from marsad.extraction.events.candidates import Candidate, own_kinds

NONE = "none"


def label_all(item: Example, candidates: tuple[Candidate, ...]) -> dict[int, str]:
    """Which candidates name annotated events.

    Of the candidates inside an event's words those that can be of its kind name it; where none can, the first does.
    The others inside name nothing: an annotator took them as part of what is said of that event.
    """
    labels: dict[int, str] = {}
    for event in item.events:
        for start, end in spans_of(event, item.view.text):
            inside = [c for c in candidates if start < c.end and c.start < end]
            fitting = [c for c in inside if event["kind"] in own_kinds(c)]
            for candidate in fitting or inside[:1]:
                labels[candidate.first] = event["kind"]
    return labels


def quiet_examples(most: int = 307) -> list[Example]:
    """News of other kinds: every candidate in it is none."""
    lines = (SHARED / "unlabelled" / "other_news.jsonl").read_text(encoding="utf-8").splitlines()
    return [example(json.loads(line), []) for line in lines[:most]]
