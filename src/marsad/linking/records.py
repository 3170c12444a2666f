"""Records in, the same records out with ``incident`` on each event: linking for who pipes files, without a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.linking.echoes import find_echoes
from marsad.linking.join import Tick, join_events
from marsad.linking.sketches import sketch_record
from marsad.model.incident import Linking

Json = Mapping[str, Any]


def link_records(records: Sequence[Json], tick: Tick | None = None) -> tuple[list[dict[str, Any]], Linking]:
    """Every event with the id of its incident, and the run that joined them. Reports are known by their documents' ids.

    Where an id comes twice the second report is known by its place in the list too, so that no event is lost.
    """
    keys = report_keys(records)
    events = [event for key, record in zip(keys, records, strict=True) for event in sketch_record(record, key)]
    linking = join_events(events, echoes=find_echoes(records, keys), tick=tick)
    home = {key: incident.id for incident in linking.incidents for key in incident.events}
    return [
        {**record, "events": [{**event, "incident": home[f"{key}#{event['id']}"]} for event in record["events"]]}
        for key, record in zip(keys, records, strict=True)
    ], linking


def report_keys(records: Sequence[Json]) -> list[str]:
    """A key for each record, its document's id where that is its own."""
    seen: set[str] = set()
    keys = []
    for at, record in enumerate(records):
        name = record["document"]["id"]
        key = name if name not in seen else f"{name}@{at + 1}"
        seen.add(key)
        keys.append(key)
    return keys
