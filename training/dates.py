"""Rows to train the model of dates on: every happening with all days that it might have taken place on."""

from __future__ import annotations

from collections.abc import Iterator

from prepared import Prepared

from marsad.extraction.fields.dating import Dating


def date_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Features of each happening and chance, with whether the annotators give the event exactly these days."""
    dating = Dating(report.item.view, report.happenings)
    for event, happening in zip(report.events, report.happenings, strict=True):
        when = event.get("date") or {}
        days = (str(when.get("earliest")), str(when.get("latest")))
        for chance in dating.chances(happening):
            yield list(chance.features), "yes" if (str(chance.time.earliest), str(chance.time.latest)) == days else "no"
