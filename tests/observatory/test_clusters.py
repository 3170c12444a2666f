"""The map: every incident is drawn once, as what its place is; a hundred thousand within the time of a frame or two."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.observatory.atlas import extend, make_columns, make_pairs, renew
from marsad.observatory.clusters import MAX_SINGLE, SINGLE_ZOOM, draw
from marsad.observatory.timeline import count_pairs, count_values, timeline
from marsad.store.map import COLUMNS, Pair


def row(name: str, lat: float | None = None, lon: float | None = None, **more: Any) -> tuple[Any, ...]:
    told = {"id": name, "lat": lat, "lon": lon, "radius_km": 2.0, "geo_precision": "town", "kind": "ASSAULT",
            "place_id": f"p{lat},{lon}", "denied": False, **more}
    return tuple(told.get(column) for column in COLUMNS)


def every(columns: Any) -> Any:
    return columns.alive.copy()


_SPOT = st.tuples(st.floats(-85, 85), st.floats(-180, 179.9), st.sampled_from(["town", "governorate"]))


@settings(max_examples=60, deadline=None)
@given(spots=st.lists(_SPOT, max_size=40), zoom=st.floats(0, 20))
def test_every_incident_is_drawn_once_at_any_zoom(spots: list[tuple[float, float, str]], zoom: float) -> None:
    kinds = {"town": 2.0, "governorate": 80.0}
    columns = make_columns(row(f"i-{number}", lat, lon, geo_precision=kind, radius_km=kinds[kind])
                           for number, (lat, lon, kind) in enumerate(spots))
    drawing = draw(columns, every(columns), bbox=None, zoom=zoom)
    drawn = sum(one.count for one in drawing.clusters) + len(drawing.points) + sum(one.count for one in drawing.areas)
    assert drawn == len(spots)
    assert sum(one.count for one in drawing.areas) == sum(kind == "governorate" for *_, kind in spots)
    for cluster in drawing.clusters:
        west, south, east, north = cluster.bbox
        assert south - 1e-9 <= cluster.lat <= north + 1e-9 and west - 1e-9 <= cluster.lon <= east + 1e-9


def test_a_stretch_shows_what_lies_in_it_over_the_date_line_too() -> None:
    columns = make_columns([row("a", 10, 179), row("b", 10, -179), row("c", 10, 0), row("d")])
    found = {columns.value(at, "id") for at in draw(columns, every(columns), bbox=(170, 0, -170, 20), zoom=SINGLE_ZOOM).points}
    assert found == {"a", "b"}


def test_incidents_of_one_point_are_a_cluster_until_they_open_like_a_fan() -> None:
    columns = make_columns([row(f"i-{number}", 33.5, 36.4) for number in range(5)])
    far = draw(columns, every(columns), bbox=None, zoom=SINGLE_ZOOM - 1)
    assert [one.count for one in far.clusters] == [5] and not far.points
    assert len(draw(columns, every(columns), bbox=None, zoom=SINGLE_ZOOM).points) == 5
    crowd = make_columns([row(f"i-{number}", 33.5, 36.4) for number in range(MAX_SINGLE + 1)])
    assert [one.count for one in draw(crowd, every(crowd), bbox=None, zoom=18).clusters] == [MAX_SINGLE + 1]


def test_an_unknown_toll_of_a_cluster_is_unknown() -> None:
    columns = make_columns([row("a", 1, 1), row("b", 1, 1), row("c", 50, 50, killed_high=0), row("d", 50, 50)])
    tolls = {one.lat: one.killed_high for one in draw(columns, every(columns), bbox=None, zoom=3).clusters}
    assert tolls == {1.0: None, 50.0: 0}


def test_what_changed_is_read_again_and_the_rest_stays() -> None:
    columns = make_columns([row("a", 1, 1), row("b", 2, 2)])
    pairs = make_pairs([Pair("a", "party", "x", "X"), Pair("b", "party", "x", "X")], columns.place)
    newer = renew(columns, ["a", "gone"], [row("a", 9, 9, killed_high=4), row("c", 3, 3)])
    newer_pairs = extend(pairs, [Pair("a", "party", "y", "Y"), Pair("c", "party", "x", "X")], newer.place)
    mask = every(newer)
    assert {newer.value(int(at), "id"): newer.value(int(at), "lat") for at in np.flatnonzero(mask)} == {"a": 9, "b": 2, "c": 3}
    assert count_pairs(newer_pairs["party"], mask, 10) == [("x", "X", 2), ("y", "Y", 1)]


def test_weeks_begin_on_monday_and_unknown_tolls_are_not_zero() -> None:
    days = ["2018-02-18", "2018-02-19", "2018-02-25", None]
    columns = make_columns(row(f"i-{at}", earliest=day, killed_low=at or None, killed_high=at or None)
                           for at, day in enumerate(days))
    weeks, undated = timeline(columns, every(columns), "week")
    assert [(one.start.isoformat(), one.count, one.low) for one in weeks] == [("2018-02-12", 1, None), ("2018-02-19", 2, 3)]
    assert undated == 1
    months, _ = timeline(columns, every(columns), "month")
    assert [(one.start.isoformat(), one.count) for one in months] == [("2018-02-01", 3)]
    assert timeline(columns, every(columns) & False, "day") == ([], 0)
    assert count_values(columns, every(columns), "kind") == {"ASSAULT": 4}


def test_a_hundred_thousand_incidents_are_drawn_in_time() -> None:
    random = np.random.default_rng(1)
    spots = zip(random.uniform(12, 38, 100_000), random.uniform(-10, 60, 100_000), strict=True)
    columns = make_columns(row(f"i-{at}", float(lat), float(lon), place_id=f"p{at % 9000}", earliest="2018-02-18")
                           for at, (lat, lon) in enumerate(spots))
    mask = every(columns)
    took = []
    for zoom, bbox in ((3.0, None), (6.0, (20.0, 20.0, 50.0, 38.0)), (9.0, (35.0, 32.0, 42.0, 37.0))):
        best = min(_seconds(lambda zoom=zoom, bbox=bbox: draw(columns, mask, bbox=bbox, zoom=zoom)) for _ in range(3))
        took.append(best)
    assert max(took) < 0.15, took


def _seconds(step: Any) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began
