"""Train the models that look at a whole happening: same happening or another, status, scope, the outlet's own voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ties import Prepared

from marsad.extraction.same import Happening, context_of, same_features
from marsad.extraction.status_features import status_features

STATUS = ("happened", "ongoing", "planned", "hypothetical")
SCOPE = ("single", "repeated", "cumulative")


def same_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every two mentions of one kind, with whether they name one annotated event."""
    view = report.item.view
    owned = [(mention, e) for e, group in enumerate(report.mentions) for mention in group]
    flat = sorted(owned, key=lambda row: row[0].candidate.start)
    contexts = [context_of(view, mention, report.layers.tolls) for mention, _ in flat]
    for j, (b, event_b) in enumerate(flat):
        for i in range(j):
            a, event_a = flat[i]
            if a.kind == b.kind and a.candidate.first != b.candidate.first:
                yield same_features(view, a, b, contexts[i], contexts[j]), "yes" if event_a == event_b else "no"


def happenings_of(report: Prepared) -> Iterator[tuple[dict[str, Any], Happening]]:
    for event, mentions in zip(report.item.events, report.mentions, strict=True):
        if mentions:
            yield event, Happening(tuple(sorted(mentions, key=lambda m: m.candidate.start)), ())


def status_rows(report: Prepared, field: str, default: str) -> Iterator[tuple[list[str], str]]:
    for event, happening in happenings_of(report):
        yield status_features(report.item.view, happening), str(event.get(field) or default)
