"""Events of one happening in, the place that is told best out, with how exactly it is known: never better than the words say."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.export.told.known import Known
from marsad.export.told.told import Json, Told
from marsad.model.precision import acled_geo_precision, ucdp_where_prec

_EARTH_KM = 6371.0
_POINT_KM = 5.0  # what is assumed of a place whose size nobody knows


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a happening: WGS84 degrees, ``geo_precision`` as ACLED, ``where_prec`` as UCDP counts; ``words`` name it."""

    id: str
    name: str
    name_ar: str | None
    kind: str
    lat: float
    lon: float
    radius_km: float | None
    admin: tuple[str, ...]
    confidence: float
    words: str
    geo_precision: int
    where_prec: int

    @property
    def country(self) -> str | None:
        """ISO 3166-1, three letters."""
        return self.admin[0] if self.admin else None

    @property
    def admin1(self) -> str | None:
        return self.admin[1] if len(self.admin) > 1 else self.name if self.kind == "governorate" else None

    @property
    def admin2(self) -> str | None:
        return self.admin[2] if len(self.admin) > 2 else None


def find_spot(told: Sequence[Told], known: Known) -> tuple[Spot, tuple[Spot, ...]] | None:
    """(the place, the others): of towns and other points the one that most reports tell, else the most exactly known area.

    Where several are told about as often and lie apart, none of them alone is *the* place: its precision is then "near", or
    that of a region.
    """
    spots = [spot for item in told for spot in spots_of(item, known)]
    if not spots:
        return None
    count = Counter(key for item in told for key in {spot.id for spot in spots_of(item, known)})
    spots.sort(key=lambda spot: (_width(spot), -count[spot.id], spot.where_prec, -spot.confidence))  # stable
    best = spots[0]
    rivals = [spot for spot in spots if _width(spot) == _width(best) and 2 * count[spot.id] > count[best.id]]
    others = tuple({spot.id: spot for spot in spots if spot.id != best.id}.values())
    return _widened(best, [spot for spot in rivals if _apart(best, spot)]), others


def spots_of(told: Told, known: Known) -> Iterator[Spot]:
    """The places of one event that have coordinates."""
    for mention in told.event["places"]:
        place = mention["place"]
        if place and place["lat"] is not None and place["lon"] is not None:
            yield _spot(mention, place, known)


def distance_km(a: Spot, b: Spot) -> float:
    """Along the globe."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _spot(mention: Json, place: Json, known: Known) -> Spot:
    near, around = known.wording(mention["text"])
    kind, radius = str(place["kind"]), place["radius_km"]
    return Spot(
        place["id"], str(place["name"]["en"] or place["name"]["ar"] or mention["text"]), place["name"]["ar"], kind,
        place["lat"], place["lon"], radius, tuple(place["admin"]), place["confidence"], mention["text"],
        acled_geo_precision(kind, radius, near=near, around=around), ucdp_where_prec(kind, radius, near=near, around=around),
    )


def _width(spot: Spot) -> int:
    """0 of a point, be it told as nearby; of an area its UCDP class: the countryside around a town does not outdo the town."""
    return 0 if ucdp_where_prec(spot.kind, spot.radius_km) == 1 else spot.where_prec


def _apart(a: Spot, b: Spot) -> bool:
    """Whether two places are two: neither lies in the other."""
    return a.id != b.id and distance_km(a, b) > (a.radius_km or _POINT_KM) + (b.radius_km or _POINT_KM)


def _widened(best: Spot, rivals: Sequence[Spot]) -> Spot:
    """The place with the precision that it has as one of several."""
    if not rivals:
        return best
    far = max(distance_km(best, spot) for spot in rivals)
    geo, where = (2, 2) if far <= 25 else (3, 5)
    return Spot(
        best.id, best.name, best.name_ar, best.kind, best.lat, best.lon, max(best.radius_km or 0, round(far, 1)), best.admin,
        best.confidence, best.words, max(best.geo_precision, geo), max(best.where_prec, where),
    )
