"""Incidents of a stretch of the map in, what to draw out: clusters by a grid, single points, and areas where the place is no
point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from marsad.observatory.atlas import Columns, Mask, mercator_y

BBox = tuple[float, float, float, float]  # west, south, east, north
TILE = 256.0  # pixels of the whole world at zoom 0
CELL = 64.0  # pixels of a cell: a cluster's circle and the gap beside it
SINGLE_ZOOM = 11  # from here on incidents are drawn one by one, and those of one point open like a fan
MAX_SINGLE = 1500  # points that a browser draws and a finger can tell apart; beyond, they are clustered at any zoom
MAX_IDS = 40  # ids handed out with an area


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incidents of one cell: the middle of them, how many, the most killed in one of them, and the stretch they lie in."""

    lat: float
    lon: float
    count: int
    killed_high: int | None
    denied: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Area:
    """Incidents of one place that is no point (a governorate, a countryside): rows, the first MAX_IDS of them by id."""

    rows: tuple[int, ...]
    count: int
    killed_high: int | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """``points`` are rows of the columns."""

    clusters: tuple[Cluster, ...]
    points: tuple[int, ...]
    areas: tuple[Area, ...]


def draw(columns: Columns, mask: Mask, *, bbox: BBox | None, zoom: float) -> Drawing:
    """What to draw of the incidents of ``mask`` within ``bbox`` at a zoom of the map (0 the world)."""
    there = np.flatnonzero(mask & ~np.isnan(columns.x) & within(columns, bbox))
    points, areas = there[columns.is_point[there]], there[~columns.is_point[there]]
    if zoom >= SINGLE_ZOOM and len(points) <= MAX_SINGLE:
        return Drawing((), tuple(map(int, points)), tuple(_areas(columns, areas)))
    cells = TILE * 2.0**zoom / CELL
    column, row = np.floor(columns.x[points] * cells), np.floor(columns.y[points] * cells)
    clusters, alone = _gather(columns, points, (column * 2.0**26 + row).astype(np.int64))
    return Drawing(tuple(clusters), tuple(alone), tuple(_areas(columns, areas)))


def within(columns: Columns, bbox: BBox | None) -> Any:
    """The rows of a stretch; one whose west lies east of its east crosses the date line."""
    if bbox is None:
        return True
    west, south, east, north = ((bbox[0] + 180) / 360, mercator_y(bbox[1]), (bbox[2] + 180) / 360, mercator_y(bbox[3]))
    x, y = columns.x, columns.y
    across = (x >= west) | (x <= east) if west > east else (x >= west) & (x <= east)
    return across & (y <= south) & (y >= north)


def _gather(columns: Columns, rows: Any, cells: Any) -> tuple[list[Cluster], list[int]]:
    """Rows by their cell: a cluster of two and more, or a row that is alone in its cell."""
    if not len(rows):
        return [], []
    order = np.argsort(cells, kind="stable")
    rows, cells = rows[order], cells[order]
    starts = np.flatnonzero(np.r_[True, cells[1:] != cells[:-1]])
    counts = np.diff(np.r_[starts, len(rows)])
    alone = [int(rows[start]) for start in starts[counts == 1]]
    lat, lon = columns.lat[rows], columns.lon[rows]
    south, north = np.minimum.reduceat(lat, starts), np.maximum.reduceat(lat, starts)
    west, east = np.minimum.reduceat(lon, starts), np.maximum.reduceat(lon, starts)
    lats, lons = np.add.reduceat(lat, starts) / counts, np.add.reduceat(lon, starts) / counts
    high = np.fmax.reduceat(columns.high[rows], starts)
    denied = np.add.reduceat(columns.denied[rows].astype(np.int64), starts)
    clusters = [
        Cluster(float(lats[at]), float(lons[at]), int(counts[at]), _count(high[at]), int(denied[at]),
                (float(west[at]), float(south[at]), float(east[at]), float(north[at])))
        for at in np.flatnonzero(counts > 1)
    ]
    return clusters, alone


def _areas(columns: Columns, rows: Any) -> Iterator[Area]:
    """Rows by their place, the largest places first: they lie below the others."""
    if not len(rows):
        return
    codes, places = columns.codes("place_id")
    nameless = codes[rows] == (places.index(None) if None in places else -1)  # these are told apart by their spot
    lat, lon = np.where(nameless, columns.lat[rows], 0.0), np.where(nameless, columns.lon[rows], 0.0)
    order = np.lexsort((lon, lat, codes[rows]))
    rows, key = rows[order], np.stack((codes[rows], lat, lon))[:, order]
    starts = np.flatnonzero(np.r_[True, (key[:, 1:] != key[:, :-1]).any(axis=0)])
    groups = np.split(rows, starts[1:])
    for own in sorted(groups, key=lambda own: (-(columns.value(int(own[0]), "radius_km") or 0.0), int(own[0]))):
        shown = sorted(map(int, own), key=lambda row: str(columns.value(row, "id")))[:MAX_IDS]
        yield Area(tuple(shown), len(own), _count(np.fmax.reduce(columns.high[own])))


def _count(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
