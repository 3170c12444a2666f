"""A site in, the places its name may mean out: our entries, and the places of the gazetteer that bear the same name."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.place_names import PlaceNames
from marsad.extraction.sites.sites import Site
from marsad.lexicon.gazetteer import GazetteerPlace
from marsad.lexicon.gazetteer.place import UNITS
from marsad.model.entry import Entry
from marsad.model.place import Place

# Kind words that speak for kinds of place, beside the same kind: a ريف is that of a governorate or town.
ALIKE = {
    "region": ("governorate", "district", "desert", "valley"), "district": ("city", "town", "neighbourhood", "region", "village"),
    "subdistrict": ("town", "district", "village"), "city": ("town", "governorate"), "town": ("city", "village"),
    "village": ("town",), "neighbourhood": ("town", "village", "district"), "camp": ("neighbourhood", "town", "village"),
    "base": ("airport", "building"), "airport": ("base",), "mountain": ("region", "village"),
    "front": ("district", "mountain", "town", "village"),
}
# Kind words that a name may bring along and leave out: حي الخالدية is الخالدية, but ريف دمشق is not دمشق.
_LEFT_OUT = frozenset(("city", "town", "village", "neighbourhood", "camp", "district", "subdistrict", "governorate"))
_TWICE_KM = 30.0  # a place of the gazetteer that lies nearer to one of ours of its name and country is that one


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One place that a name may mean. ``units`` are the ids of what contains it, ``admin`` the English names of its units.

    ``ours``: our knowledge tells of it; ``guarded``: its name is also a common word; ``namesake``: a place of the gazetteer
    beside ours of that name, which counts only where the report speaks for it.
    """

    place: Place
    key: str
    country: str
    units: tuple[str, ...]
    admin: tuple[str, ...]
    population: int
    ours: bool
    guarded: bool = False
    namesake: bool = False


def options_of(view: View, site: Site, names: PlaceNames) -> tuple[Option, ...]:
    """Every place that bears the site's name, ours first."""
    if site.hits:
        ours = {hit.entry.id: _from_entry(hit.entry, names, guarded=hit.tag == "guard") for hit in site.hits}
        bare, said = bare_name(view, site)
        for entry in names.named(bare):
            if entry.fields.get("kind") == said:
                ours.setdefault(entry.id, _from_entry(entry, names))
        known = tuple(ours.values())
        return (*known, *_namesakes(view, bare, known, names, said)) if said or not _is_settled(known) else known
    if site.key:
        found = (_from_gazetteer(place, names) for place in view.gazetteer.find(site.key))
        return tuple({option.key: option for option in found}.values())
    return ()


def bare_name(view: View, site: Site) -> tuple[str, str | None]:
    """The folded name without proclitics, and without a kind word that belongs to it; what that word says: حي الخالدية."""
    first, last = site.name
    prefix = site.hits[0].prefix if site.hits else ""
    for hit in view.at("kinds", first):
        kind = str(hit.entry.fields.get("kind"))
        if hit.last < last and kind in _LEFT_OUT and not hit.definite:
            return " ".join(view.forms[hit.last : last]), kind
    return " ".join((view.forms[first][len(prefix) :], *view.forms[first + 1 : last])), site.kind


def _is_settled(ours: tuple[Option, ...]) -> bool:
    """A country is no town of its name, and a common word that is also a town of ours is no other town."""
    return any(option.place.kind == "country" for option in ours) or all(option.guarded for option in ours)


def _namesakes(view: View, name: str, ours: tuple[Option, ...], names: PlaceNames, said: str | None) -> Iterator[Option]:
    """The places of the gazetteer that bear the name and are none of ours; a unit only where a kind word says so."""
    ids = {option.place.id for option in ours}
    for found in view.gazetteer.find(name):
        if found.id in ids or found.lat is None or (found.kind in UNITS and said not in (*UNITS, "region")):
            continue
        option = replace(_from_gazetteer(found, names), namesake=True)
        if not any(option.country == other.country and _is_twin(option.place, other.place) for other in ours):
            yield option


def _is_twin(a: Place, b: Place) -> bool:
    """One place listed twice, or a town and the unit that bears its name."""
    apart = kilometres(a, b)
    reach = (a.radius_km or 0.0) + (b.radius_km or 0.0) if {a.kind, b.kind} & UNITS else 0.0
    return apart is None or apart <= max(_TWICE_KM, reach)


def containing(entry: Entry, names: PlaceNames) -> list[str]:
    """The ids of the places that contain this one, nearest first."""
    out: list[str] = []
    open_ids = list(entry.fields.get("within") or ())
    while open_ids:
        unit = str(open_ids.pop(0))
        if unit in out:
            continue
        out.append(unit)
        found = names.entry(unit)
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


def _from_entry(entry: Entry, names: PlaceNames, *, guarded: bool = False) -> Option:
    fields = entry.fields
    return Option(make_place(entry, 1.0, ""), entry.id, str(fields.get("country") or ""), tuple(containing(entry, names)),
                  tuple(str(unit) for unit in fields.get("admin") or ()), 0, True, guarded)


def _from_gazetteer(found: GazetteerPlace, names: PlaceNames) -> Option:
    """What a list says of a place; what we say of it where we know it under another name."""
    entry = names.entry(found.id) or (names.entry(f"ocha:{found.pcode}") if found.pcode else None)
    return _placed(found) if entry is None else _from_entry(entry, names)


def _placed(found: GazetteerPlace) -> Option:
    admin = tuple(unit for unit in (found.admin1, found.admin2) if unit)
    place = Place(found.id, found.name_ar or "", found.name_en, found.kind, found.lat, found.lon, found.radius_km,
                  (found.country, *admin))
    return Option(place, found.id, found.country, (), admin, found.population or 0, False)
