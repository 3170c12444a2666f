"""A point and a polygon in, whether it lies inside out; and a circle as a polygon."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache

_KM_A_DEGREE = 111.32
_CORNERS = 48  # of a circle: its edge is off by 2 m in a km


def holds(lat: float | None, lon: float | None, written: str) -> bool:
    """Whether the polygon, JSON of [[lon, lat], …], holds the point; a point nowhere is in no polygon."""
    if lat is None or lon is None:
        return False
    inside = False
    points = _read(written)
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def circle(lat: float, lon: float, km: float) -> tuple[tuple[float, float], ...]:
    """The points (lon, lat) that are ``km`` away."""
    across = km / (_KM_A_DEGREE * max(0.01, math.cos(math.radians(lat))))
    angles = (2 * math.pi * step / _CORNERS for step in range(_CORNERS))
    return tuple((lon + across * math.cos(angle), lat + km / _KM_A_DEGREE * math.sin(angle)) for angle in angles)


def bounds(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, south, east, north of the points."""
    return (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))


@lru_cache(maxsize=64)
def _read(written: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in json.loads(written)]
