"""An annotated report made ready to learn from: its layers, its candidates as the coder sees them, its happenings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from gold import SHARED, Example, spans_of
from triggers import NONE, label_all

from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import Candidate, find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.events.triggers import see_candidates
from marsad.extraction.layers import Layers

sys.path.insert(0, str(SHARED))
import score

__all__ = ["Prepared", "as_read", "candidates_of", "is_annotated", "prepare", "prepare_all", "score", "scored"]


@dataclass(frozen=True)
class Prepared:
    """A report with its layers, its happenings and, for each, the annotated event that it is; ``number`` counts all that were
    prepared, ``report`` the reports: two readings of one report have the same.

    The happenings are the annotators' own, or those that the coder read; one that nobody annotated has an event without values.
    """

    number: int
    report: int
    item: Example
    layers: Layers
    happenings: tuple[Happening, ...]
    events: tuple[dict[str, Any], ...]


def prepare_all(examples: Iterable[Example]) -> list[Prepared]:
    """The reports in their order."""
    reports: dict[str, int] = {}
    return [prepare(item, number, reports.setdefault(item.id, len(reports))) for number, item in enumerate(examples)]


def prepare(item: Example, number: int = -1, report: int = -1) -> Prepared:
    """The report with the annotators' happenings: the candidates of an annotated event's kind inside its words."""
    candidates = find_candidates(item.view)
    labels = label_all(item, candidates)
    happenings, events = [], []
    for event in item.events:
        spans = spans_of(event, item.view.text)
        mentions = [Mention(c, event["kind"], 1.0, ()) for c in candidates if labels.get(c.first) == event["kind"]
                    and any(start < c.end and c.start < end for start, end in spans)]
        if mentions:
            happenings.append(Happening(tuple(mentions), ()))
            events.append(event)
    return Prepared(number, report, item, find_layers(item.view), tuple(happenings), tuple(events))


def candidates_of(report: Prepared) -> Iterator[tuple[Candidate, tuple[str, ...], str]]:
    """Each candidate of a report with its features and the kind of the annotated event that it names."""
    seen = see_candidates(report.item.view, report.layers)
    labels = label_all(report.item, tuple(candidate for candidate, _ in seen))
    for candidate, features in seen:
        yield candidate, features, labels.get(candidate.first, NONE)


def as_read(report: Prepared, happenings: tuple[Happening, ...]) -> Prepared:
    """The report with happenings that were read, each beside the annotated event that the scorer pairs it with."""
    text, events = report.item.view.text, report.item.events
    bounds = score.sentence_bounds(text)
    right = [scored(event, text) for event in events]
    read = [{"kind": h.mentions[0].kind, "spans": [(m.candidate.start, m.candidate.end) for m in h.mentions],
             "places": [], "casualties": [], "actors": []} for h in happenings]
    paired = score.assign([[score.likeness(g, p, bounds) for p in read] for g in right]) if right and read else []
    found: list[dict[str, Any]] = [{"kind": h.mentions[0].kind, "claims": [], "nobody's": True} for h in happenings]
    for g, p in paired:
        found[p] = events[g]
    return replace(report, happenings=happenings, events=tuple(found))


def is_annotated(event: dict[str, Any]) -> bool:
    """Whether somebody annotated it, or only the coder read it."""
    return "nobody's" not in event


def scored(event: dict[str, Any], text: str) -> dict[str, Any]:
    """An annotated event as the scorer sees it, with its spans where they are noted."""
    seen: dict[str, Any] = score.gold_event({"id": "", **event}, text)
    return seen | {"spans": spans_of(event, text)}
