"""The filters of a request in, the question to the store out: one set for lists, maps, timelines, pictures and exports."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from marsad.model.question import Question
from marsad.web.problems import Refused

Order = Literal["date", "killed", "weight"]
_MAX_POINTS = 2000
_MAX_VALUES = 100
Many = Annotated[list[str], Query(description="any of them; repeated, or parted by commas")]


def read_filters(
    kind: Many = [], mode: Many = [], place: Many = [], country: Many = [], party: Many = [], weapon: Many = [],  # noqa: B006
    source: Many = [], outlet: Many = [], status: Many = [], review: Many = [],  # noqa: B006
    from_: Annotated[str | None, Query(alias="from", description="first day", examples=["2018-02-01"])] = None,
    to: Annotated[str | None, Query(description="last day", examples=["2018-02-28"])] = None,
    bbox: Annotated[str | None, Query(description="west,south,east,north in degrees", examples=["35.5,32.3,42.4,37.4"])] = None,
    area: Annotated[str | None, Query(description="a GeoJSON Polygon", max_length=100_000)] = None,
    killed_min: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
    denied: bool | None = None,
    doubted: bool | None = None,
    q: Annotated[str | None, Query(max_length=500, description="words of the reports")] = None,
) -> Question:
    """The question that the filters ask."""
    return Question(
        kinds=_many("kind", kind), modes=_many("mode", mode), places=_many("place", place), countries=_many("country", country),
        parties=_many("party", party), weapons=_many("weapon", weapon), sources=_many("source", source),
        outlets=_many("outlet", outlet), statuses=_many("status", status), reviews=_many("review", review),
        earliest=_day("from", from_), latest=_day("to", to), bbox=read_bbox(bbox), polygon=_polygon(area), killed_min=killed_min,
        denied=denied, doubted=doubted, text=q.strip() or None if q else None,
    )


Filters = Annotated[Question, Depends(read_filters)]


def read_bbox(written: str | None) -> tuple[float, float, float, float] | None:
    """west,south,east,north; a west that lies east of the east crosses the date line."""
    if not written:
        return None
    try:
        west, south, east, north = (float(part) for part in written.split(","))
    except ValueError:
        raise _wrong("bbox", "four numbers are expected: west,south,east,north") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise _wrong("bbox", "degrees are expected: longitudes within ±180, latitudes within ±90, south below north")
    return west, south, east, north


def _many(name: str, written: list[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(part.strip() for one in written for part in one.split(",") if part.strip()))
    if len(values) > _MAX_VALUES:
        raise _wrong(name, f"at most {_MAX_VALUES} values")
    return values


def _day(name: str, written: str | None) -> str | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise _wrong(name, "a day is expected, as in 2018-02-19") from None


def _polygon(written: str | None) -> tuple[tuple[float, float], ...]:
    """The outer ring of a GeoJSON polygon, without the point that closes it."""
    if not written:
        return ()
    try:
        shape: Any = json.loads(written)
        ring = shape["coordinates"][0]
        points = tuple((_degrees(point[0], 180), _degrees(point[1], 90)) for point in ring)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise _wrong("area", 'a GeoJSON polygon is expected: {"type":"Polygon","coordinates":[[[lon,lat],…]]}') from None
    points = points[:-1] if len(points) > 1 and points[0] == points[-1] else points
    if shape.get("type") != "Polygon" or not 3 <= len(points) <= _MAX_POINTS:
        raise _wrong("area", f"a Polygon of 3 to {_MAX_POINTS} points is expected")
    return points


def _degrees(value: Any, limit: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -limit <= value <= limit:
        raise ValueError(value)
    return float(value)


def _wrong(name: str, said: str) -> Refused:
    return Refused(422, "invalid", f"{name}: {said}")
