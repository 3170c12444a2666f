"""Records in, the same records out with ``incident`` on each event: linking for who pipes files, without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from marsad.linking.echoes import TextSketch, group_echoes, sketch_text
from marsad.linking.join import Tell, join_events, tell_nobody
from marsad.linking.sketches import sketch_record
from marsad.model.incident import Linking
from marsad.model.link import LinkEvent

Json = Mapping[str, Any]


def link_records(read: Callable[[], Iterable[Json]], tell: Tell = tell_nobody) -> tuple[Iterator[dict[str, Any]], Linking]:
    """Every event with the id of its incident, and the run that joined them.

    ``read`` gives the records anew each time it is called: once to sketch them, once to hand them on, so that an archive need
    not fit into the memory. Reports are known by their documents' ids; where an id comes twice, the second by its place too.
    """
    linking = join_sketches(*sketch_all(read()), tell=tell)
    home = {key: incident.id for incident in linking.incidents for key in incident.events}
    return _with_incidents(read(), home), linking


def sketch_all(records: Iterable[Json]) -> tuple[list[LinkEvent], list[str], list[TextSketch]]:
    """Sketches of all events; the keys of all reports and sketches of their texts, side by side."""
    events: list[LinkEvent] = []
    keys: list[str] = []
    texts: list[TextSketch] = []
    for key, record in _keyed(records):
        keys.append(key)
        texts.append(sketch_text(record["document"]))
        events += sketch_record(record, key)
    return events, keys, texts


def join_sketches(events: list[LinkEvent], keys: list[str], texts: list[TextSketch], tell: Tell = tell_nobody) -> Linking:
    """One run over sketches."""
    return join_events(events, echoes=group_echoes(keys, texts), tell=tell)


def _with_incidents(records: Iterable[Json], home: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for key, record in _keyed(records):
        yield {**record, "events": [{**event, "incident": home[f"{key}#{event['id']}"]} for event in record["events"]]}


def _keyed(records: Iterable[Json]) -> Iterator[tuple[str, Json]]:
    """Each record with a key of its own."""
    seen: set[str] = set()
    for at, record in enumerate(records, 1):
        name = record["document"]["id"]
        key = name if name not in seen else f"{name}@{at}"
        seen.add(key)
        yield key, record
