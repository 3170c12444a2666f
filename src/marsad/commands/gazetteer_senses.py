"""A name in, every place that bears it out: our own places, the user's lists, the shipped gazetteer, each place once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extraction.resolve.place_options import make_place
from marsad.lexicon.gazetteer import Gazetteer, GazetteerPlace
from marsad.lexicon.gazetteer.merge import Merged, merge
from marsad.lexicon.gazetteer.place import by_weight
from marsad.lexicon.gazetteer.told import is_arabic, name_key
from marsad.lexicon.load import Lexicon
from marsad.model.entry import Entry
from marsad.model.place import Place

OURS = "our own places"
_OWN_LICENCE, _GEONAMES_LICENCE = "Apache-2.0", "Apache-2.0; coordinates from GeoNames, CC BY 4.0"
_LIKE = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells of a place, under which id, on what terms."""

    source: str
    id: str
    licence: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean, as it is coded; ``told_by`` the one that is believed first."""

    place: Place
    geonameid: int | None
    pcode: str | None
    population: int | None
    within: tuple[str, ...]
    guard: bool
    told_by: tuple[Telling, ...]


def find_senses(name: str, lexicon: Lexicon) -> list[Sense]:
    """Every place called ``name``: ours first, then those of the lists by their number of people."""
    told: dict[str, list[GazetteerPlace]] = {entry.id: [] for entry in lexicon.shelf("places") if _bears(entry, name)}
    others: list[Merged] = []
    for merged in sorted(_merged(name, lexicon.gazetteer), key=lambda merged: by_weight(merged.place)):
        entry = _entry_of(merged, lexicon)
        if entry is None:
            others.append(merged)
        else:
            told.setdefault(entry.id, []).extend(merged.told)
    entries = [entry for entry in lexicon.shelf("places") if entry.id in told]
    return [*(_from_entry(entry, lexicon, told[entry.id]) for entry in entries), *map(_from_list, others)]


def names_like(name: str, gazetteer: Gazetteer) -> list[str]:
    """Names that begin alike, where nothing is called so."""
    letters = name_key(name).replace(" ", "")
    if len(letters) < 2:
        return []
    found = dict.fromkeys(like for file in gazetteer.files for like in file.beginning(letters, _LIKE))
    return list(found)[:_LIKE]


def _bears(entry: Entry, name: str) -> bool:
    fields = entry.fields
    names = [fields.get("name") or {}, *(fields.get("aliases") or ())]
    if is_arabic(name):
        key = name_key(name).replace(" ", "")
        return any(name_key(one.get("ar", "")).replace(" ", "") == key for one in names)
    return any(str(one.get("en", "")).casefold() == name.casefold() for one in names)


def _merged(name: str, gazetteer: Gazetteer) -> list[Merged]:
    if is_arabic(name):
        return gazetteer.merged(name_key(name))
    return merge(row for file in gazetteer.files for row in file.find_english(name))


def _entry_of(merged: Merged, lexicon: Lexicon) -> Entry | None:
    """The entry of ours that has a number of the place."""
    codes = [merged.place.id, *(f"ocha:{place.pcode}" for place in merged.told if place.pcode)]
    return next((entry for code in codes if (entry := lexicon.entry("places", code)) is not None), None)


def _told_of(entry: Entry, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """What the lists say of a place of ours, by its numbers."""
    codes = [f"{code}:{entry.fields[code]}" for code in ("geonames", "ocha") if code in entry.fields]
    ranked = [row for file in gazetteer.files for code in codes for row in file.place(code)]
    return [place for _, place in sorted(ranked, key=lambda row: row[0])]


def _from_entry(entry: Entry, lexicon: Lexicon, told: list[GazetteerPlace]) -> Sense:
    fields, told = entry.fields, list(dict.fromkeys([*_told_of(entry, lexicon.gazetteer), *told]))
    licence = _GEONAMES_LICENCE if fields.get("origin") == "geonames" else _OWN_LICENCE
    people = next((place.population for place in told if place.population), None)
    return Sense(make_place(entry, 1.0, ""), fields.get("geonames"), fields.get("ocha"), people,
                 tuple(_chain(entry, lexicon)), bool(fields.get("guard")),
                 (Telling(OURS, entry.id, licence), *map(_telling, told)))


def _chain(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """English names of what contains a place, the widest first."""
    above: list[str] = []
    unit: Entry | None = entry
    while unit is not None and unit.fields.get("within"):
        unit = lexicon.entry("places", str(unit.fields["within"][0]))
        if unit is not None:
            above.append(str(unit.fields["name"].get("en")))
    return reversed(above)


def _from_list(merged: Merged) -> Sense:
    place = merged.place
    units = tuple(unit for unit in (place.admin1, place.admin2, place.admin3) if unit)
    shown = Place(place.id, place.name_ar or "", place.name_en, place.kind, place.lat, place.lon, place.radius_km,
                  (place.country, *units))
    return Sense(shown, place.geonameid, place.pcode, place.population, (place.country, *units), False,
                 tuple(map(_telling, merged.told)))


def _telling(place: GazetteerPlace) -> Telling:
    return Telling(place.source, place.id, place.licence)
