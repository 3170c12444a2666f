"""A place list (P-codes, or the user's own) in, what each of its rows tells out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from marsad.errors import InputError, UsageError
from marsad.lexicon.gazetteer.layout import UNIT_KINDS, Layout, correct, guess_layout, kind_words
from marsad.lexicon.gazetteer.list_names import bare, kind_by_name, names_of, variants, without_brackets
from marsad.lexicon.gazetteer.numbers import degrees, whole
from marsad.lexicon.gazetteer.place import KINDS, RADIUS_KM, GazetteerPlace, place_id, settlement_kind
from marsad.lexicon.gazetteer.tables import Row, Sheet, read_sheets
from marsad.lexicon.gazetteer.told import Reach, Skipped, Telling, Told, Watch, name_key, plain, watched

SAMPLE = 400  # rows from all over a sheet that the guesses look at


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sheet is to be read. ``coded``: its places are known by P-codes; ``country`` where no cell says it."""

    sheet: str
    layout: Layout
    country: str
    coded: bool
    iso3: dict[str, str]
    kind: str | None = None


@dataclass(slots=True)
class _Members:
    """What the rows of a unit add up to."""

    first: Told
    points: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])  # sum of latitudes, of longitudes, number

    def add(self, place: GazetteerPlace) -> None:
        if place.lat is not None and place.lon is not None:
            self.points = [self.points[0] + place.lat, self.points[1] + place.lon, self.points[2] + 1]

    def told(self) -> Told:
        lat, lon, count = self.points
        if not count:
            return self.first
        middle = self.first.place._replace(lat=round(lat / count, 4), lon=round(lon / count, 4))
        return self.first._replace(place=middle)


def sample_sheets(path: Path) -> Iterator[tuple[Sheet, list[Row]]]:
    """Every sheet with rows from all over it: a list may begin at a border."""
    for sheet in read_sheets(path, Reach()):
        step, kept = 1, list[Row]()
        for count, row in enumerate(row for row in sheet.rows if isinstance(row, Row) and not _is_tags(row)):
            if count % step == 0:
                kept.append(row)
            if len(kept) > SAMPLE:
                step, kept = step * 2, kept[::2]
        yield sheet, kept


def plan_layout(sheet: Sheet, sample: list[Row], told: dict[str, str], *, coded: bool, file: str) -> Layout | None:
    """The layout of a sheet; None when it is no list of places, UsageError when the user says it is and it lacks a field."""
    guessed = guess_layout(sheet.columns, sample)
    layout = correct(guessed, told, sheet.columns, file) if told else guessed
    missing = [name for name in ("name_ar", *(["pcode"] if coded else [])) if name not in layout.fields]
    if not missing:
        return layout
    if sheet.name and not told:
        return None  # a workbook has sheets of other things too
    raise UsageError(f"{file}: no column was found for {', '.join(missing)} among {', '.join(sheet.columns)}; "
                     f"say which it is: --map {missing[0]}=COLUMN")


def read_list(path: Path, plans: dict[str, Plan], watch: Watch | None = None) -> Iterator[Telling]:
    """Each row of the planned sheets with what it tells, then the units that the rows name."""
    reach, units = Reach(), dict[str, _Members]()
    for sheet in read_sheets(path, reach):
        if sheet.name in plans:
            yield from watched(_read_sheet(sheet, plans[sheet.name], units), reach, watch)
    for members in units.values():  # last: where a unit has a row of its own, that is believed
        yield members.told()


def _read_sheet(sheet: Sheet, plan: Plan, units: dict[str, _Members]) -> Iterator[Telling]:
    for row in sheet.rows:
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            telling = _tell(row, plan)
        except InputError as error:
            telling = Skipped(row.line, error.reason, error.hint)
        if isinstance(telling, Told):
            _count_units(row, plan, telling.place, units)
        yield telling


def _tell(row: Row, plan: Plan) -> Telling:
    if _is_tags(row):
        return Skipped(row.line, "a row of tags", broken=False)
    layout, level = _filled(row, plan.layout)
    written, code = layout.cell(row, "name_ar"), layout.cell(row, "pcode") or None
    if plan.coded and code is None:
        raise InputError("no P-code", place=f"line {row.line}", hint=written)
    names = names_of(row, layout, written)
    if not names:
        raise InputError("no Arabic name", place=f"line {row.line}", hint=written or code or "")
    return Told(row.line, _place(row, plan, layout, level, code, names), names)


def _place(row: Row, plan: Plan, layout: Layout, level: int, code: str | None, names: tuple[str, ...]) -> GazetteerPlace:
    lat, lon = _point(row, layout)
    people = whole(layout.cell(row, "population") or "0", "population", row.line) or None
    number = whole(layout.cell(row, "geonameid"), "geonameid", row.line) if layout.cell(row, "geonameid") else None
    kind = _kind(row, plan, layout, level, names, people)
    own = layout.cell(row, "id") or hashlib.sha256(f"{name_key(names[0])} {kind} {lat} {lon}".encode()).hexdigest()[:12]
    radius = layout.cell(row, "radius_km")
    admin1, admin2, admin3 = _chain(row, layout, level)
    return GazetteerPlace(
        place_id(number, code, own), number, code, names[0], without_brackets(layout.cell(row, "name_en")), kind, lat, lon,
        _kilometres(radius, row.line) if radius else RADIUS_KM[kind], people, _country(row, plan), admin1, admin2, admin3, "", "")


def _filled(row: Row, layout: Layout) -> tuple[Layout, int]:
    """A row whose place is left empty tells of the lowest unit that it names."""
    if layout.cell(row, "name_ar") or layout.cell(row, "pcode"):
        return layout, layout.level
    for level in sorted(UNIT_KINDS, reverse=True):
        own = {what: f"admin{level}_{part}" for what, part in (("name_ar", "ar"), ("name_en", "en"), ("pcode", "pcode"))}
        if level < layout.level and layout.cell(row, own["name_ar"]):
            fields = {what: layout.fields[unit] for what, unit in own.items() if unit in layout.fields}
            kept = {name: column for name, column in layout.fields.items() if name not in own}
            return Layout({**kept, **fields}, level), level
    return layout, layout.level


def _kind(row: Row, plan: Plan, layout: Layout, level: int, names: tuple[str, ...], people: int | None) -> str:
    """What the row says it is; else its level, the first word of its name, its people, or that a unit is named after it."""
    said = layout.cell(row, "kind").lower()
    if said in KINDS:
        return said
    if said in kind_words():
        return kind_words()[said]
    if level in UNIT_KINDS:
        return UNIT_KINDS[level]
    if plan.kind is not None:
        return plan.kind
    first = kind_by_name(names[0])
    if first is not None:
        return first
    if people is not None:
        return settlement_kind(people, unknown="village")
    seats = [bare(layout.cell(row, f"admin{above}_ar")) for above in UNIT_KINDS]
    return "city" if bare(names[0]) == seats[0] else "town" if bare(names[0]) in seats else "village"


def _count_units(row: Row, plan: Plan, place: GazetteerPlace, units: dict[str, _Members]) -> None:
    """Units that have a P-code and an Arabic name of their own are places too, in the middle of their members."""
    for level, kind in UNIT_KINDS.items():
        code, written = (plan.layout.cell(row, f"admin{level}_{what}") for what in ("pcode", "ar"))
        names = tuple(variants(plain(written), set()))
        if level >= plan.layout.level or not code or not names or code == place.pcode:
            continue
        if code not in units:
            admin1, admin2, admin3 = _chain(row, plan.layout, level)
            unit = GazetteerPlace(
                place_id(None, code, code), None, code, names[0], _unit_name(row, plan.layout, level), kind, None, None,
                RADIUS_KM[kind], None, place.country, admin1, admin2, admin3, "", "")
            units[code] = _Members(Told(row.line, unit, names, implied=True))
        units[code].add(place)


def _chain(row: Row, layout: Layout, level: int) -> tuple[str | None, str | None, str | None]:
    """The units above a level, from the governorate down."""
    first, second, third = (_unit_name(row, layout, above) if above < level else None for above in UNIT_KINDS)
    return first, second, third


def _unit_name(row: Row, layout: Layout, level: int) -> str | None:
    return without_brackets(layout.cell(row, f"admin{level}_en")) or plain(layout.cell(row, f"admin{level}_ar")) or None


def _point(row: Row, layout: Layout) -> tuple[float | None, float | None]:
    lat, lon = layout.cell(row, "lat"), layout.cell(row, "lon")
    if not lat and not lon:
        return None, None
    if not lat or not lon:
        raise InputError("one coordinate without the other", place=f"line {row.line}", hint=lat or lon)
    point = degrees(lat, "latitude", row.line), degrees(lon, "longitude", row.line)
    if point == (0.0, 0.0):
        raise InputError("coordinates 0, 0 stand for none", place=f"line {row.line}")
    return point


def _kilometres(written: str, line: int) -> float:
    try:
        radius = float(written)
    except ValueError:
        radius = 0.0
    if not 0 < radius < 5000:
        raise InputError("radius_km is no number of kilometres", place=f"line {line}", hint=written)
    return radius


def _country(row: Row, plan: Plan) -> str:
    said = plan.layout.cell(row, "country").upper()
    return said if said in plan.iso3.values() else plan.iso3.get(said[:2] if len(said) != 3 else said, plan.country)


def _is_tags(row: Row) -> bool:
    """#adm1+name: the tags of the Humanitarian Exchange Language, a second head."""
    cells = [cell for cell in row.cells.values() if cell]
    return bool(cells) and all(cell.startswith("#") for cell in cells)
