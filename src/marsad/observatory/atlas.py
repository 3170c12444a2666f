"""The incidents of a store as columns in memory: what a map, a timeline and counts are made of within milliseconds.

A database takes a third of a second to lay a grid over a hundred thousand rows; these columns take a hundredth. They
follow the history: what an act touched is read again, the rest stays.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import log, pi, radians, tan
from threading import Lock
from typing import Any

import numpy as np
from sqlalchemy import Connection

from marsad.export.told.known import Known
from marsad.model.precision import acled_geo_precision
from marsad.store.map import COLUMNS, Pair, read_columns, read_pairs, revision, touched

Row = tuple[Any, ...]  # one of COLUMNS
Mask = Any  # an array of bool, one an incident
_SHELVES = ("party", "source", "weapon")
_MASKS = 64  # filters remembered: a map that is moved asks the same again and again
_MAX_LAT = 85.0511  # the edge of the Mercator square
NO_DAY = -1


@dataclass(slots=True)
class Columns:
    """One row an incident, in no order. ``alive`` is False for rows that were read again since. ``x``/``y`` are Mercator in
    0..1 (NaN without a place), ``day`` a proleptic ordinal or NO_DAY, ``low``/``high`` of the killed NaN where unknown."""

    rows: list[Row]
    place: dict[str, int]
    alive: Any
    x: Any
    y: Any
    lat: Any
    lon: Any
    is_point: Any
    day: Any
    low: Any
    high: Any
    denied: Any
    _codes: dict[str, tuple[Any, list[Any]]] = field(default_factory=dict)

    def codes(self, name: str) -> tuple[Any, list[Any]]:
        """A column as numbers, one a row, and the values that the numbers stand for: counted a hundred times quicker."""
        if name not in self._codes:
            numbers: dict[Any, int] = {}
            at = COLUMNS.index(name)
            coded = np.fromiter((numbers.setdefault(row[at], len(numbers)) for row in self.rows), np.int64, len(self.rows))
            self._codes[name] = coded, list(numbers)
        return self._codes[name]

    def row_with(self, name: str, value: Any) -> int:
        """The first row that has the value."""
        codes, values = self.codes(name)
        return int(np.argmax(codes == values.index(value)))

    def value(self, row: int, name: str) -> Any:
        """The value of a column as the store keeps it."""
        return self.rows[row][COLUMNS.index(name)]


@dataclass(slots=True)
class Pairs:
    """Which incidents (row numbers) have which value (number in ``values``) of one shelf."""

    row: Any
    code: Any
    values: list[tuple[str, str]]
    codes: dict[str, int]


class Atlas:
    """Columns and pairs of one store, brought up to date when they are asked for."""

    def __init__(self, connect: Callable[[], Any], change: Callable[[Iterable[Row]], Iterable[Row]] = iter) -> None:
        self._connect, self._change, self._lock = connect, change, Lock()
        self._revision, self._columns = -1, make_columns(())
        self._pairs: dict[str, Pairs] | None = None
        self._masks: OrderedDict[Any, Mask] = OrderedDict()

    def look(self, filter_key: Any, ids: Callable[[Connection], Iterable[str]] | None) -> tuple[Columns, Mask]:
        """Columns, and the rows that a filter allows. ``filter_key`` names the filter; ``ids`` asks the store which
        incidents those are (None: all)."""
        with self._lock, self._connect() as connection:
            self._follow(connection)
            return self._columns, self._masked(connection, filter_key, ids)

    def look_at_pairs(
        self, filter_key: Any, ids: Callable[[Connection], Iterable[str]] | None
    ) -> tuple[Columns, dict[str, Pairs], Mask]:
        """The same with the pairs, which are read when they are first asked for: a map does without."""
        with self._lock, self._connect() as connection:
            self._follow(connection)
            if self._pairs is None:
                self._pairs = make_pairs(read_pairs(connection), self._columns.place)
            return self._columns, self._pairs, self._masked(connection, filter_key, ids)

    def _masked(self, connection: Connection, filter_key: Any, ids: Callable[[Connection], Iterable[str]] | None) -> Mask:
        mask = self._masks.get(filter_key)
        if mask is None:
            mask = self._columns.alive.copy() if ids is None else self._mask(ids(connection))
            self._masks[filter_key] = mask
            if len(self._masks) > _MASKS:
                self._masks.popitem(last=False)
        self._masks.move_to_end(filter_key)
        return mask

    def _mask(self, ids: Iterable[str]) -> Mask:
        place = self._columns.place
        rows = [place[one] for one in ids if one in place]
        mask = np.zeros(len(self._columns.rows), dtype=bool)
        mask[rows] = True
        return mask & self._columns.alive

    def _follow(self, connection: Connection) -> None:
        now = revision(connection)
        if now == self._revision:
            return
        changed = touched(connection, self._revision) if self._revision >= 0 else None
        if changed is None:
            self._columns = make_columns(self._change(read_columns(connection)))
            self._pairs = None
        elif changed:
            self._columns = renew(self._columns, changed, self._change(read_columns(connection, changed)))
            if self._pairs is not None:
                self._pairs = extend(self._pairs, read_pairs(connection, changed), self._columns.place)
        self._revision = now
        self._masks.clear()


def make_columns(rows: Iterable[Row]) -> Columns:
    """The columns of rows of COLUMNS."""
    kept = list(rows)
    by_name = dict(zip(COLUMNS, zip(*kept, strict=True), strict=True)) if kept else {name: () for name in COLUMNS}
    lat, lon = _floats(by_name["lat"]), _floats(by_name["lon"])
    return Columns(
        rows=kept, place={name: row for row, name in enumerate(by_name["id"])}, alive=np.ones(len(kept), dtype=bool),
        x=(lon + 180.0) / 360.0, y=_mercator(lat), lat=lat, lon=lon,
        is_point=np.fromiter(map(_is_point, by_name["geo_precision"], by_name["radius_km"]), dtype=bool, count=len(kept)),
        day=np.fromiter(map(_ordinal, by_name["earliest"]), dtype=np.int32, count=len(kept)),
        low=_floats(by_name["killed_low"]), high=_floats(by_name["killed_high"]),
        denied=np.fromiter(map(bool, by_name["denied"]), dtype=bool, count=len(kept)),
    )


def renew(columns: Columns, changed: Iterable[str], rows: Iterable[Row]) -> Columns:
    """The columns with the rows of ``changed`` replaced by ``rows``: the old ones stay, dead, so that row numbers hold."""
    alive = columns.alive.copy()
    alive[[columns.place[name] for name in changed if name in columns.place]] = False
    new, before = make_columns(rows), len(columns.rows)
    place = {name: row for name, row in columns.place.items() if alive[row]}
    place.update({name: row + before for name, row in new.place.items()})
    joined: dict[str, Any] = {name: np.concatenate([getattr(columns, name), getattr(new, name)])
              for name in ("x", "y", "lat", "lon", "is_point", "day", "low", "high", "denied")}
    return Columns(rows=columns.rows + new.rows, place=place, alive=np.concatenate([alive, new.alive]), **joined)


def publish_rows(rows: Iterable[Row], known: Known) -> list[Row]:
    """Rows that anybody may see: each incident at its first-level unit, or nowhere."""
    return [_publish_row(row, known) for row in rows]


def _publish_row(row: Row, known: Known) -> Row:
    told = dict(zip(COLUMNS, row, strict=True))
    unit = known.first_level(told["country"], told["admin1"]) if told["country"] and told["admin1"] else None
    name = unit["name"] if unit else {}
    told |= {"place_id": unit and unit["id"], "name": name.get("ar"), "name_en": name.get("en"),
             "geo_precision": "governorate" if unit else None, **{key: unit and unit[key] for key in ("lat", "lon", "radius_km")}}
    return tuple(told.values())


def make_pairs(pairs: Iterable[Pair], place: dict[str, int]) -> dict[str, Pairs]:
    """The pairs of each shelf."""
    empty = {shelf: Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), [], {}) for shelf in _SHELVES}
    return extend(empty, pairs, place)


def extend(old: dict[str, Pairs], pairs: Iterable[Pair], place: dict[str, int]) -> dict[str, Pairs]:
    """``old`` with ``pairs`` added; those of dead rows stay and count for nothing."""
    rows: dict[str, list[int]] = {shelf: [] for shelf in _SHELVES}
    codes: dict[str, list[int]] = {shelf: [] for shelf in _SHELVES}
    known = {shelf: (list(one.values), dict(one.codes)) for shelf, one in old.items()}
    seen: set[tuple[str, str, str]] = set()
    for pair in pairs:
        key = (pair.incident, pair.shelf, pair.value)
        if pair.incident not in place or key in seen:  # a party may be actor and target of one incident
            continue
        seen.add(key)
        values, numbers = known[pair.shelf]
        if pair.value not in numbers:
            numbers[pair.value] = len(values)
            values.append((pair.value, pair.name))
        rows[pair.shelf].append(place[pair.incident])
        codes[pair.shelf].append(numbers[pair.value])
    return {
        shelf: Pairs(
            np.concatenate([old[shelf].row, np.array(rows[shelf], dtype=np.int64)]),
            np.concatenate([old[shelf].code, np.array(codes[shelf], dtype=np.int64)]), *known[shelf],
        )
        for shelf in _SHELVES
    }


def _floats(values: Sequence[float | int | None]) -> Any:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _mercator(lat: Any) -> Any:
    clipped = np.clip(lat, -_MAX_LAT, _MAX_LAT)
    return 0.5 - np.log(np.tan(np.pi / 4 + np.radians(clipped) / 2)) / (2 * np.pi)


def mercator_y(lat: float) -> float:
    """Where a latitude lies on the map: 0 its northern edge, 1 its southern."""
    clipped = max(-_MAX_LAT, min(_MAX_LAT, lat))
    return 0.5 - log(tan(pi / 4 + radians(clipped) / 2)) / (2 * pi)


@lru_cache(maxsize=100_000)
def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else NO_DAY


@lru_cache(maxsize=10_000)
def _is_point(kind: str | None, radius_km: float | None) -> bool:
    return acled_geo_precision(kind or "", radius_km) == 1
