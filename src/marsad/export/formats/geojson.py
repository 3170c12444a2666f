"""Events in, a GeoJSON feature collection (RFC 7946) out: longitude and latitude in WGS84, how exact each point is; its check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.export.formats.faults import Fault
from marsad.export.formats.tables import EVENT_COLUMNS, event_rows, judge_event
from marsad.export.formats.tally import Tally
from marsad.export.jsonl import to_line
from marsad.export.told.known import Known
from marsad.export.told.place import spots_of
from marsad.export.told.told import Told

_NOT_SHOWN = ("latitude", "longitude", "notes", "knowledge")
_POINT_IS = {1: "the place", 2: "a place nearby, or the centre of a part of a region", 3: "the centre of a larger area"}
_HEAD = '{"type":"FeatureCollection","features":[\n'
_COLUMNS = {column.name: column for column in EVENT_COLUMNS if column.name not in _NOT_SHOWN}


def write_geojson(told: Iterable[Told], path: Path, known: Known) -> Tally:
    """One feature an event, one a line. An event without coordinates has no geometry, so that nobody takes it for a place."""
    tally, count = Tally(), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for item in tally.count(told):
            file.write((",\n" if count else "") + to_line(feature(item, known)))
            count += 1
        file.write("\n]}\n" if count else "]}\n")
    tally.rows[path.name] = count
    return tally


def feature(told: Told, known: Known) -> dict[str, Any]:
    """One event. ``point_is`` says in words what its point stands for: an area's centre is never a bare point."""
    row = next(iter(event_rows(told, known)))
    located = row["latitude"] is not None
    point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]} if located else None
    places = [
        {"id": spot.id, "name": spot.name, "kind": spot.kind, "coordinates": [spot.lon, spot.lat], "radius_km": spot.radius_km,
         "geo_precision": spot.geo_precision, "where_prec": spot.where_prec}
        for spot in spots_of(told, known)
    ]
    shown = {name: row[name] for name in _COLUMNS}
    point_is = _POINT_IS[int(str(row["geo_precision"]))] if located else None
    properties = {**shown, "point_is": point_is, "all_places": places}
    return {"type": "Feature", "id": told.key, "geometry": point, "properties": properties}


def check_geojson(path: Path) -> Iterator[Fault]:
    """RFC 7946 and ours: positions in range, no crs, the properties with their codes, and the precision of every point."""
    try:
        collection = json.loads(path.read_bytes())
    except ValueError as error:
        yield Fault("file", f"not readable as JSON: {error}")
        return
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        yield Fault("file", "is no FeatureCollection")
        return
    if "crs" in collection:
        yield Fault("file", "has a crs, which RFC 7946 took away: it is always WGS84")
    seen: set[object] = set()
    for number, found in enumerate(collection.get("features") or (), start=1):
        yield from (Fault(f"feature {number}", what) for what in _judge(found))
        if isinstance(found, dict) and found.get("id") in seen:
            yield Fault(f"feature {number}", f"id {found.get('id')} comes twice")
        seen.add(found.get("id") if isinstance(found, dict) else None)


def _judge(found: Any) -> Iterator[str]:
    if not isinstance(found, dict) or found.get("type") != "Feature" or not isinstance(found.get("properties"), dict):
        yield "is no Feature with properties"
        return
    properties, geometry = found["properties"], found.get("geometry")
    strange = set(properties) ^ {*_COLUMNS, "point_is", "all_places"}
    if strange:
        yield f"properties unknown or missing: {', '.join(sorted(strange))}"
        return
    for name, column in _COLUMNS.items():
        if problem := column.problem(properties[name]):
            yield f"{name} {problem}"
    position = _position(geometry)
    if geometry is not None and position is None:
        yield "its geometry is no Point with longitude and latitude in degrees"
        return
    longitude, latitude = position or (None, None)
    yield from judge_event({**properties, "longitude": longitude, "latitude": latitude})
    if position and properties["point_is"] != _POINT_IS.get(properties["geo_precision"]):
        yield f"point_is {properties['point_is']!r} is not what geo_precision {properties['geo_precision']} means"


def _position(geometry: Any) -> tuple[float, float] | None:
    """(longitude, latitude) of a Point, None when it is none."""
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    found = geometry.get("coordinates")
    if not isinstance(found, list) or len(found) != 2 or not all(type(part) in (int, float) for part in found):
        return None
    return (found[0], found[1]) if abs(found[0]) <= 180 and abs(found[1]) <= 90 else None
