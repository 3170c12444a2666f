"""A site in, the places its name may mean out: our entries first, the gazetteer's where we have none."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from marsad.extraction.sites.sites import Site
from marsad.lexicon.gazetteer import Gazetteer, GazetteerPlace
from marsad.model.entry import Entry
from marsad.model.place import Place


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One place that a name may mean. ``units`` are the ids of what contains it, ``admin`` the English names of its units."""

    place: Place
    key: str
    country: str
    units: tuple[str, ...]
    admin: tuple[str, ...]
    population: int
    ours: bool


def options_of(site: Site, entry_of: Callable[[str], Entry | None], gazetteer: Gazetteer) -> tuple[Option, ...]:
    """Every place that bears the site's name."""
    if site.hits:
        return tuple(_from_entry(hit.entry, entry_of) for hit in site.hits)
    if site.key:
        options = {option.key: option for option in (_from_gazetteer(found, entry_of) for found in gazetteer.find(site.key))}
        return tuple(options.values())
    return ()


def containing(entry: Entry, entry_of: Callable[[str], Entry | None]) -> list[str]:
    """The ids of the places that contain this one, nearest first."""
    out: list[str] = []
    open_ids = list(entry.fields.get("within") or ())
    while open_ids:
        unit = str(open_ids.pop(0))
        if unit in out:
            continue
        out.append(unit)
        found = entry_of(unit)
        if found is not None:
            open_ids += found.fields.get("within") or ()
    return out


def make_place(entry: Entry, confidence: float, why: str) -> Place:
    """The place that an entry describes; its id is the GeoNames id or P-code where one is known."""
    fields = entry.fields
    name = fields.get("name") or {}
    if fields.get("geonames"):
        place_id = f"geonames:{fields['geonames']}"
    elif fields.get("ocha"):
        place_id = f"ocha:{fields['ocha']}"
    else:
        place_id = f"marsad:{entry.id}"
    admin = (str(fields["country"]),) if fields.get("country") else ()
    return Place(place_id, name.get("ar", ""), name.get("en"), str(fields.get("kind", "")), fields.get("lat"), fields.get("lon"),
                 fields.get("radius_km"), (*admin, *(str(unit) for unit in fields.get("admin") or ())), round(confidence, 2), why)


def kilometres(a: Place, b: Place) -> float | None:
    """How far two places lie apart, None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north = (a.lat - b.lat) * 111.2
    east = (a.lon - b.lon) * 111.2 * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)


def _from_entry(entry: Entry, entry_of: Callable[[str], Entry | None]) -> Option:
    fields = entry.fields
    return Option(make_place(entry, 1.0, ""), entry.id, str(fields.get("country") or ""), tuple(containing(entry, entry_of)),
                  tuple(str(unit) for unit in fields.get("admin") or ()), 0, True)


def _from_gazetteer(found: GazetteerPlace, entry_of: Callable[[str], Entry | None]) -> Option:
    """What a list says of a place; what we say of it where we know it under another name."""
    entry = entry_of(found.id) or (entry_of(f"ocha:{found.pcode}") if found.pcode else None)
    if entry is not None:
        return _from_entry(entry, entry_of)
    admin = tuple(unit for unit in (found.admin1, found.admin2) if unit)
    place = Place(found.id, found.name_ar or "", found.name_en, found.kind, found.lat, found.lon, found.radius_km,
                  (found.country, *admin))
    return Option(place, found.id, found.country, (), admin, found.population or 0, False)
