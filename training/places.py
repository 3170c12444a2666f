"""Rows to train the model of places on: every happening with every site near it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prepared import Prepared
from ties import same_words

from marsad.extraction.fields.site_pairs import pair_places


def place_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Features of each happening and site in reach, with whether the annotators name the site as the event's place."""
    right = [right_sites(report, event) for event in report.events]
    for pairing in pair_places(report.item.view, report.layers, report.happenings):
        yield pairing.features, "yes" if pairing.site in right[pairing.happening] else "no"


def right_sites(report: Prepared, event: dict[str, Any]) -> set[int]:
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
