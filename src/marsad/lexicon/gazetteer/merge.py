"""Places of one name from several sources in, each place once out: the source that ranks first is believed, others fill gaps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from marsad.lexicon.gazetteer.file import Ranked
from marsad.lexicon.gazetteer.place import SETTLEMENTS, UNITS, GazetteerPlace, place_id

_SAME_KM = 5.0  # two sources that put a settlement of one name this near mean one: measured, see docs/gazetteer.md
_SAME_UNIT_KM = 60.0  # the middle of a governorate is the mean of its places in one source, its seat in another
_BORROWED = ("geonameid", "pcode", "name_ar", "name_en", "lat", "lon", "population", "admin1", "admin2", "admin3")


class Merged(NamedTuple):
    """A place, and how each source tells of it, the one that is believed first in front."""

    place: GazetteerPlace
    told: tuple[GazetteerPlace, ...]


def merge(found: Iterable[Ranked]) -> list[Merged]:
    """One place for each that the sources tell of; places of one source are never merged with each other."""
    kept: list[Merged] = []
    for _, place in sorted(found, key=lambda row: (row[0], row[1].source, row[1].id)):
        same = min(((apart, i) for i, other in enumerate(kept)
                    if all(place.source != telling.source for telling in other.told)
                    and (apart := _apart_if_same(other.place, place)) is not None), default=None)
        if same is None:
            kept.append(Merged(place, (place,)))
        else:
            believed = kept[same[1]]
            kept[same[1]] = Merged(_fill(believed.place, place), (*believed.told, place))
    return kept


def kilometres(a: GazetteerPlace, b: GazetteerPlace) -> float | None:
    """How far two places lie apart, None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return apart(a.lat, a.lon, b.lat, b.lon)


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points that lie near each other."""
    east = (lon - other_lon) * 111.2 * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot((lat - other_lat) * 111.2, east)


def _apart_if_same(a: GazetteerPlace, b: GazetteerPlace) -> float | None:
    """The distance between two tellings of one place; None when they are two places."""
    if _have_one_code(a, b):
        return 0.0
    if a.country != b.country or _have_two_codes(a, b):
        return None
    unit = a.kind in UNITS
    if a.kind != b.kind and (unit or not {a.kind, b.kind} <= SETTLEMENTS):
        return None
    between = kilometres(a, b)
    if between is None:
        return _SAME_UNIT_KM if unit and a.kind == "governorate" else None  # a country has one governorate of a name
    return between if between <= (_SAME_UNIT_KM if unit else _SAME_KM) else None


def _have_one_code(a: GazetteerPlace, b: GazetteerPlace) -> bool:
    codes = ((a.id, b.id), (a.geonameid, b.geonameid), (a.pcode, b.pcode))
    return any(one is not None and one == other for one, other in codes)


def _have_two_codes(a: GazetteerPlace, b: GazetteerPlace) -> bool:
    """Two numbers of one numbering are two places."""
    return None not in (a.geonameid, b.geonameid) or None not in (a.pcode, b.pcode)


def _fill(believed: GazetteerPlace, other: GazetteerPlace) -> GazetteerPlace:
    """What the believed source does not say is taken from the other; who counts the people knows how big the place is."""
    missing = {field: getattr(other, field) for field in _BORROWED if getattr(believed, field) is None}
    if believed.lat is not None:
        missing.pop("lat", None)
        missing.pop("lon", None)
    if believed.population is None and other.population and {believed.kind, other.kind} <= SETTLEMENTS:
        missing |= {"kind": other.kind, "radius_km": other.radius_km}
    whole = believed._replace(**missing)
    return whole._replace(id=place_id(whole.geonameid, whole.pcode, whole.id.removeprefix("list:")))
