"""Events in, a UCDP-GED-shaped sheet out: those with deaths and an identified organised actor; why the others were dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from marsad.export.formats.acled import NO_COUNTRY, NO_DAY, NO_PLACE
from marsad.export.formats.sheets import Row, write_sheet
from marsad.export.formats.sources import original_sources, outlets_and_sources
from marsad.export.formats.tally import Tally
from marsad.export.formats.ucdp_columns import ucdp_columns
from marsad.export.told.codes import country_row
from marsad.export.told.day import Days, find_days
from marsad.export.told.deaths import Deaths, ucdp_deaths
from marsad.export.told.happening import Happening, Read, find_happenings
from marsad.export.told.known import Known
from marsad.export.told.place import Spot, find_spot
from marsad.export.told.sides import ARMED, CIVILIANS, Side, Sides, civilians_of, find_sides
from marsad.export.told.told import Told
from marsad.export.told.voices import find_voices

NO_VIOLENCE = "no armed force"
NO_DEATH = "no death is told"
NO_NUMBER = "deaths are told without a number"
NO_ACTOR = "no organised actor is identified on the acting side"
NO_OPPONENT = "the other side is armed, but not identified"
WIDE_DAY = "the day is not known within a year"
_GRID_COLUMNS = 720
_ARMED_GROUPS = frozenset(("fighters", "soldiers", "police"))


@dataclass(frozen=True, slots=True)
class Dyad:
    """``violence``: 1 state-based, 2 non-state, 3 one-sided. ``presumed``: that the victims of side_a are civilians."""

    violence: int
    side_a: Side
    side_b: Side
    presumed: bool = False

    @property
    def name(self) -> str:
        return f"{self.side_a.name} - {self.side_b.name}"


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as UCDP sees it."""

    happening: Happening
    spot: Spot
    days: Days
    dyad: Dyad
    deaths: Deaths


def write_ucdp(read: Read, path: Path, known: Known, *, excel: bool = False) -> Tally:
    """Writes the sheet; says what was kept and dropped."""
    tally = Tally()
    coded = tally.code(find_happenings(read), lambda happening: code_event(happening, known))
    tally.rows[path.name] = write_sheet(path, ucdp_columns(), map(ucdp_row, coded), excel=excel)
    return tally


def code_event(happening: Happening, known: Known) -> Event | str:
    """What UCDP would make of it, or why it would not take it up."""
    if not any(item.event["kind"] == "ASSAULT" for item in happening.told):
        return NO_VIOLENCE
    deaths = ucdp_deaths(find_voices(happening.told, "killed"))
    if deaths is None or deaths.high == 0:
        return NO_NUMBER if deaths is None and _has_dead(happening) else NO_DEATH
    found = find_spot(happening.told, known)
    if found is None:
        return NO_PLACE
    spot = found[0]
    if country_row(spot.country) is None:
        return NO_COUNTRY
    days = find_days(happening.told)
    if days is None or days.date_prec is None:
        return NO_DAY if days is None else WIDE_DAY
    dyad = find_dyad(find_sides(happening.told, str(spot.country), known), str(spot.country))
    return dyad if isinstance(dyad, str) else Event(happening, spot, days, dyad, deaths)


def find_dyad(sides: Sides, country: str) -> Dyad | str:
    """Who against whom: side_a is the state, or who hit civilians. Only organisations that are named count."""
    doers = tuple(side for side in sides.actors if side.named)
    if not doers:
        return NO_ACTOR
    first = doers[0]
    others = (side for side in (*sides.targets, *doers[1:]) if side.named and side != first and not _allied(side, first))
    against = next(others, None)
    if against:
        a, b = (against, first) if against.state and not first.state else (first, against)
        return Dyad(1 if a.state else 2, a, b)
    if any(side.inter in ARMED for side in sides.targets) or (sides.armed and not sides.civilians):
        return NO_OPPONENT
    told = sides.civilians or any(side.inter == CIVILIANS for side in sides.targets)
    return Dyad(3, first, Side("Civilians", civilians_of(country).inter), presumed=not told)


def ucdp_row(event: Event) -> Row:
    """The 49 cells of one event."""
    happening, spot, days, dyad = event.happening, event.spot, event.days, event.dyad
    country = country_row(spot.country) or {}
    reports = happening.reports
    lat, lon = round(float(spot.lat), 6), round(float(spot.lon), 6)
    unknown = ("conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_a_new_id",
               "side_b_dset_id", "side_b_new_id", "active_year")
    return {
        **dict.fromkeys(unknown), "id": happening.number, "year": days.first.year,
        "relid": f"{spot.country}-{days.first.year}-{dyad.violence}-{happening.number}",
        "code_status": "Clear" if any(item.review in ("accepted", "corrected") for item in happening.told) else "Unreviewed",
        "type_of_violence": dyad.violence, "conflict_name": dyad.name if dyad.violence > 1 else None, "dyad_name": dyad.name,
        "side_a": dyad.side_a.name, "side_b": dyad.side_b.name,
        "number_of_sources": len(outlets_and_sources(happening)) or -1,
        "source_article": "; ".join(_article(item) for item in reports) or None,
        "source_office": _joined(item.outlet for item in reports), "source_date": _joined(item.published for item in reports),
        "source_headline": _joined(item.document["title"] for item in reports),
        "source_original": _joined(original_sources(happening)),
        "where_prec": spot.where_prec, "where_coordinates": spot.name, "where_description": spot.words,
        "adm_1": spot.admin1, "adm_2": spot.admin2, "latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid(lat, lon), "country": country["ucdp_name"], "country_id": country["ucdp_id"],
        "region": country["ucdp_region"],
        "event_clarity": 2 if dyad.presumed or any(item.event["scope"] == "repeated" for item in happening.told) else 1,
        "date_prec": days.date_prec, "date_start": days.first.isoformat(), "date_end": days.last.isoformat(),
        **_parts(event), "best": event.deaths.best, "high": event.deaths.high, "low": event.deaths.low,
        "gwnoa": _state_number(dyad.side_a), "gwnob": _state_number(dyad.side_b),
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell: half-degree cells counted from the south-west corner of the world, row by row from 1."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), _GRID_COLUMNS - 1)
    return row * _GRID_COLUMNS + column + 1


def _parts(event: Event) -> dict[str, int]:
    """Best, on the side that the figure counts; UCDP's four parts add up to it."""
    parts = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    parts[_part(event)] = event.deaths.best
    return parts


def _part(event: Event) -> str:
    group, dyad = event.deaths.group, event.dyad
    if group in ("people", "other"):
        return "deaths_unknown"
    if group not in _ARMED_GROUPS:
        return "deaths_civilians"
    fits = [name for name, side in (("deaths_a", dyad.side_a), ("deaths_b", dyad.side_b)) if side.state == (group != "fighters")]
    return fits[0] if dyad.violence == 1 and len(fits) == 1 else "deaths_unknown"


def _allied(a: Side, b: Side) -> bool:
    """Arms of one state."""
    return a.state and b.state and a.country == b.country


def _has_dead(happening: Happening) -> bool:
    return any(toll["outcome"] == "killed" for item in happening.told for toll in item.event["casualties"])


def _article(item: Told) -> str:
    title = item.document["title"]
    parts = (item.outlet, item.published, f'"{title}"' if title else None)
    return ", ".join(part for part in parts if part)


def _joined(names: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def _state_number(side: Side) -> int | None:
    row = country_row(side.country) if side.state else None
    return row["gw"] if row else None
