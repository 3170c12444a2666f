"""Rows to train the models that look at a whole happening: same happening or another, is it told as an event, status, scope."""

from __future__ import annotations

from collections.abc import Iterator

from prepared import Prepared, is_annotated

from marsad.extraction.events.admit import happening_features
from marsad.extraction.events.same_context import context_of
from marsad.extraction.events.same_features import between, same_features
from marsad.extraction.fields.status_features import status_features

STATUS = ("happened", "ongoing", "planned", "hypothetical")
SCOPE = ("single", "repeated", "cumulative")


def same_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every two mentions of one kind, with whether they name one happening."""
    view = report.item.view
    owned = [(mention, h) for h, happening in enumerate(report.happenings) for mention in happening.mentions]
    flat = sorted(owned, key=lambda row: row[0].candidate.start)
    mentions = [mention for mention, _ in flat]
    contexts = [context_of(view, report.layers, mention) for mention in mentions]
    for j, (b, of_b) in enumerate(flat):
        for i in range(j):
            a, of_a = flat[i]
            if a.kind == b.kind and a.candidate.first != b.candidate.first:
                features = same_features(view, a, b, contexts[i], contexts[j], between(mentions, i, j))
                yield features, "yes" if of_a == of_b else "no"


def event_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every happening that was read, with whether somebody annotated it."""
    seen = happening_features(report.item.view, report.layers, report.happenings)
    for features, event in zip(seen, report.events, strict=True):
        yield features, "yes" if is_annotated(event) else "no"


def status_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every annotated happening with its status."""
    return _class_rows(report, "status", "happened")


def scope_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every annotated happening with its scope."""
    return _class_rows(report, "scope", "single")


def _class_rows(report: Prepared, field: str, default: str) -> Iterator[tuple[list[str], str]]:
    for event, happening in zip(report.events, report.happenings, strict=True):
        yield status_features(report.item.view, happening), str(event.get(field) or default)
