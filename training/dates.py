"""Rows to train the model of dates on: every annotated event with all days that it might have taken place on."""

from __future__ import annotations

from collections.abc import Iterator

from groups import happenings_of
from ties import Prepared

from marsad.extraction.dating import Dating


def date_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Features of each event and chance, with whether the annotators give the event exactly these days."""
    known = list(happenings_of(report))
    dating = Dating(report.item.view, [happening for _, happening in known])
    for event, happening in known:
        when = event.get("date") or {}
        days = (str(when.get("earliest")), str(when.get("latest")))
        for chance in dating.chances(happening):
            yield list(chance.features), "yes" if (str(chance.time.earliest), str(chance.time.latest)) == days else "no"
