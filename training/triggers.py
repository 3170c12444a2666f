"""Train the trigger model: is this word, here, an event, and of which kind?"""

from __future__ import annotations

import json
from collections.abc import Iterator

from gold import SHARED, Example, example, spans_of

from marsad.extraction.triggers import Candidate, candidate_features, document_features, find_candidates

NONE = "none"


def rows_of(item: Example) -> Iterator[tuple[Candidate, tuple[str, ...], str]]:
    """Each candidate of a report with its features and the kind of the annotated event that it names."""
    candidates = find_candidates(item.view)
    labels = label_all(item, candidates)
    tone = document_features(item.view)
    for candidate in candidates:
        yield candidate, (*candidate_features(item.view, candidate), *tone), labels.get(candidate.first, NONE)


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


def own_kinds(candidate: Candidate) -> set[str]:
    """The kinds that the candidate's entries say it can be."""
    return {kind for hit in candidate.hits for kind in (hit.entry.fields["kind"], *(hit.entry.fields.get("also") or ()))}


def quiet_examples(most: int = 307) -> list[Example]:
    """News of other kinds: every candidate in it is none."""
    lines = (SHARED / "unlabelled" / "other_news.jsonl").read_text(encoding="utf-8").splitlines()
    return [example(json.loads(line), []) for line in lines[:most]]
