"""Rows to train the model of places on: every annotated event with every site near it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from groups import happenings_of
from ties import Prepared, same_words

from marsad.extraction.site_pairs import pair_places


def place_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Features of each event and site in reach, with whether the annotators name the site as the event's place."""
    known = list(happenings_of(report))
    right = [_right_sites(report, event) for event, _ in known]
    for pairing in pair_places(report.item.view, report.layers, tuple(happening for _, happening in known)):
        yield pairing.features, "yes" if pairing.site in right[pairing.happening] else "no"


def _right_sites(report: Prepared, event: dict[str, Any]) -> set[int]:
    """The sites that say what an annotated place says: the same words, and the same name where the site has one."""
    view, layers = report.item.view, report.layers
    right = set()
    for value in event.get("places") or []:
        for i, site in enumerate(layers.sites):
            if same_words(str(value), view.text[site.start : site.end]) and (
                    site.name[0] == site.name[1] or same_words(str(value), _name_text(report, i), 0.01)):
                right.add(i)
    return right


def _name_text(report: Prepared, i: int) -> str:
    view, site = report.item.view, report.layers.sites[i]
    return view.text[view.words[site.name[0]].start : view.words[site.name[1] - 1].end]
