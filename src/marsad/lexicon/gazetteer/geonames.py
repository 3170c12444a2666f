"""GeoNames files in (the 19-column dump of a country or of all, alternate names, unit codes), what each row tells out.

Rows are read as they come: of the whole world no more is held than the names of its units.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from marsad.errors import InputError, UsageError
from marsad.lexicon.gazetteer.alternates import Alternates
from marsad.lexicon.gazetteer.arabic_names import arabic_names
from marsad.lexicon.gazetteer.gazetteer import SHIPPED
from marsad.lexicon.gazetteer.lines import read_lines
from marsad.lexicon.gazetteer.numbers import degrees, whole
from marsad.lexicon.gazetteer.place import RADIUS_KM, GazetteerPlace, settlement_kind
from marsad.lexicon.gazetteer.told import Reach, Skipped, Telling, Told, Watch, has_arabic, watched

_DUMP_COLUMNS = 19
_ALTERNATE_COLUMNS = (8, 10)  # alternateNames, alternateNamesV2
_CODE_COLUMNS = 4  # admin1CodesASCII, admin2Codes
_LEVELS = {"country": 1, "governorate": 1, "district": 2, "subdistrict": 3}  # a unit lies in the units above its own level
_FEATURES = Path(__file__).with_name("features.json")


class Dump(NamedTuple):
    """The 19 columns of a GeoNames row, as text."""

    geonameid: str
    name: str
    asciiname: str
    alternatenames: str
    latitude: str
    longitude: str
    feature_class: str
    feature_code: str
    country_code: str
    cc2: str
    admin1: str
    admin2: str
    admin3: str
    admin4: str
    population: str
    elevation: str
    dem: str
    timezone: str
    modified: str


@dataclass(slots=True)
class _Units:
    """Unit names by their codes: ("SY", "08") is Rif-dimashq."""

    names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def learn(self, row: Dump) -> None:
        codes = (row.country_code, row.admin1, row.admin2, row.admin3)
        level = {"ADM1": 1, "ADM2": 2, "ADM3": 3}.get(row.feature_code) if row.feature_class == "A" else None
        if level is not None and all(codes[: level + 1]):
            self.names.setdefault(codes[: level + 1], row.name)

    def chain(self, row: Dump, below: int) -> list[str | None]:
        """The names of the units above level ``below``, from the governorate down, filled up to three."""
        codes = (row.country_code, row.admin1, row.admin2, row.admin3)
        return [self.names.get(codes[: level + 1]) if level < below and codes[level] else None for level in (1, 2, 3)]


def sort_files(paths: tuple[Path, ...]) -> tuple[list[Path], list[Path], list[Path]]:
    """(dumps, alternate names, unit codes) among ``paths``, told apart by their columns; UsageError names what is none."""
    found: tuple[list[Path], list[Path], list[Path]] = ([], [], [])
    for path in paths:
        columns = _columns(path)
        if columns == _DUMP_COLUMNS:
            found[0].append(path)
        elif columns in _ALTERNATE_COLUMNS:
            found[1].append(path)
        elif columns == _CODE_COLUMNS:
            found[2].append(path)
        else:
            raise UsageError(f"{path}: {columns} columns; a GeoNames dump has 19, alternateNamesV2 10, admin1CodesASCII 4")
    if not found[0]:
        raise UsageError("no GeoNames dump among the files: give SY.zip, SY.txt or allCountries.zip (19 columns)")
    return found


def read_geonames(paths: tuple[Path, ...], watch: Watch | None = None) -> Iterator[Telling]:
    """Each row of the dumps with what it tells; ``watch`` hears how far the reading is."""
    dumps, alternates, codes = sort_files(paths)
    units = _Units()
    for path in codes:
        _learn_codes(path, units)
    for path in dumps:
        for _, row in _rows(path, Reach()):
            if isinstance(row, Dump):
                units.learn(row)
    with Alternates() as names:
        for path in alternates:
            names.read(path, watch)
        for path in dumps:
            reach = Reach()
            yield from watched((_tell(line, row, units, names) for line, row in _rows(path, reach)), reach, watch)


def _rows(path: Path, reach: Reach) -> Iterator[tuple[int, Dump | str]]:
    """(line, row), or why the line is none."""
    for number, line in read_lines(path, reach):
        if not line.strip() or line.startswith(b"#"):
            continue
        try:
            cells = line.decode("utf-8-sig" if number == 1 else "utf-8").split("\t")
        except UnicodeDecodeError:
            yield number, "not UTF-8"
            continue
        if number == 1 and cells[0].lower() == "geonameid":
            continue
        yield number, Dump(*cells) if len(cells) == _DUMP_COLUMNS else f"{len(cells)} columns where there should be 19"


def _tell(line: int, row: Dump | str, units: _Units, alternates: Alternates) -> Telling:
    if isinstance(row, str):
        return Skipped(line, row)
    features = _features()
    kind = features.get(row.feature_code, features.get(row.feature_class))
    if kind is None:
        return Skipped(line, "no kind of place that reports name", row.feature_code, broken=False)
    try:
        place = _place(line, row, kind, units)
    except InputError as error:
        return Skipped(line, error.reason, error.hint)
    names = alternates.of(row.geonameid)
    if not names and has_arabic(row.alternatenames):
        names = arabic_names(row.name, row.alternatenames.split(","))
    if not names:
        return Skipped(line, "no Arabic name", row.name, broken=False)
    return Told(line, place._replace(name_ar=names[0]), names)


def _place(line: int, row: Dump, kind: str, units: _Units) -> GazetteerPlace:
    number, people = whole(row.geonameid, "geonameid", line), whole(row.population or "0", "population", line) or None
    lat, lon = degrees(row.latitude, "latitude", line), degrees(row.longitude, "longitude", line)
    country = _iso3().get(row.country_code, "")
    if row.country_code and not country:
        raise InputError("no such country", place=f"line {line}", hint=row.country_code)
    if kind in ("settlement", "seat"):
        kind = settlement_kind(people, unknown="town" if kind == "seat" else "village")
    admin1, admin2, admin3 = units.chain(row, _LEVELS.get(kind, 4))
    return GazetteerPlace(f"geonames:{number}", number, None, None, row.name, kind, lat, lon, RADIUS_KM[kind], people,
                          country, admin1, admin2, admin3, "", "")


def _learn_codes(path: Path, units: _Units) -> None:
    """SY.08<tab>Rif-dimashq<tab>…: the names of units that the dump itself does not hold."""
    for _, line in read_lines(path, Reach()):
        cells = line.decode("utf-8", errors="replace").split("\t")
        if len(cells) == _CODE_COLUMNS:
            units.names.setdefault(tuple(cells[0].split(".")), cells[1])


def _columns(path: Path) -> int:
    for _, line in read_lines(path, Reach()):
        if line.strip() and not line.startswith(b"#"):
            return line.count(b"\t") + 1
    raise UsageError(f"{path}: empty file")


@cache
def _features() -> dict[str, str | None]:
    kinds: dict[str, str | None] = json.loads(_FEATURES.read_text(encoding="utf-8"))["kinds"]
    return kinds


@cache
def _iso3() -> dict[str, str]:
    return SHIPPED.countries()
