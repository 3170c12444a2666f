"""Rows to train how far a phrase goes on: what annotators quoted as one actor or target begins and ends with phrases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from gold import spans_of
from prepared import Prepared

from marsad.extraction.fields.wholes import goes_on, whole_features

ROLES = ("actors", "targets")


def whole_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every place inside or at the end of a quote where a phrase might go on with the next one."""
    view, phrases = report.item.view, report.layers.phrases
    begins = {phrase.start: i for i, phrase in enumerate(phrases)}
    for quote, at in sorted({found for event in report.item.events for found in _quotes(report, event)}):
        start = min((start for start in begins if view.text.startswith(quote, start)), key=lambda s: abs(s - at), default=None)
        if start is None:
            continue
        end = start + len(quote)
        for a, b in pairwise(phrases[begins[start]:]):
            inside = b.end <= end + 1
            if goes_on(view, a, b):
                yield whole_features(view, a, b), "yes" if inside else "no"
            if not inside:
                break


def _quotes(report: Prepared, event: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The quotes of an event's actors and targets, each with where the event is first named."""
    at = next((start for start, _ in spans_of(event, report.item.view.text)), 0)
    for role in ROLES:
        for quote in event.get(role) or []:
            yield str(quote), at
