"""One place of a gazetteer: what a source says of it, and how far its name reaches where no source says."""

from __future__ import annotations

from typing import NamedTuple

# Kilometres around the point that a name of each kind covers; measured on the entries of knowledge/places.
RADIUS_KM = {
    "city": 5.0, "town": 3.0, "village": 1.5, "neighbourhood": 1.5, "camp": 1.5, "governorate": 60.0, "district": 25.0,
    "subdistrict": 12.0, "country": 400.0, "region": 40.0, "base": 2.0, "airport": 3.0, "crossing": 1.0, "road": 20.0,
    "mountain": 8.0, "valley": 10.0, "river": 50.0, "island": 10.0, "dam": 2.0, "port": 2.0, "desert": 80.0, "lake": 10.0,
    "sea": 200.0, "building": 0.5, "front": 5.0, "street": 1.0, "square": 0.5,
}
KINDS = frozenset(RADIUS_KM)
_CITY = 50_000  # inhabitants; below is a town
_TOWN = 2_000  # below is a village
UNITS = frozenset(("country", "governorate", "district", "subdistrict"))
SETTLEMENTS = frozenset(("city", "town", "village", "neighbourhood", "camp"))


class GazetteerPlace(NamedTuple):
    """One place or unit: WGS84 degrees, ``radius_km`` of the area its name covers, ``country`` ISO 3166-1 alpha-3.

    ``admin1`` to ``admin3`` are the English names of the units it lies in, from the governorate down (Arabic where a list has
    no English). None is unknown: a unit without places of its own has no coordinates, most villages have no population.
    ``source`` names where it comes from and ``licence`` on what terms.
    """

    id: str
    geonameid: int | None
    pcode: str | None
    name_ar: str | None
    name_en: str | None
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float
    population: int | None
    country: str
    admin1: str | None
    admin2: str | None
    admin3: str | None
    source: str
    licence: str


def place_id(geonameid: int | None, pcode: str | None, own: str) -> str:
    """The id by which records know a place: its GeoNames number, else its P-code, else the list's own id.

    Entries of knowledge/places are named by the same rule, so that one place told by several sources bears one id.
    """
    if geonameid is not None:
        return f"geonames:{geonameid}"
    return f"ocha:{pcode}" if pcode else f"list:{own}"


def settlement_kind(population: int | None, *, unknown: str) -> str:
    """City, town or village by the number of its people; ``unknown`` where nobody counted."""
    if population is None:
        return unknown
    return "city" if population >= _CITY else "town" if population >= _TOWN else "village"


def by_weight(place: GazetteerPlace) -> tuple[int, str]:
    """Sorts the biggest first, then by id."""
    return -(place.population or 0), place.id
