"""Events in, a sheet with columns of Airwars' incident export out: minima and maxima of dead and hurt by group; its check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from marsad.export.formats.columns import Column, Value
from marsad.export.formats.faults import Fault
from marsad.export.formats.sheets import Row, check_sheet, write_sheet
from marsad.export.formats.sources import original_sources
from marsad.export.formats.tables import judge_range
from marsad.export.formats.tally import Tally
from marsad.export.told.codes import airwars_codes, country_name
from marsad.export.told.day import find_days
from marsad.export.told.deaths import toll_range
from marsad.export.told.happening import Happening, Read, find_happenings
from marsad.export.told.known import Known
from marsad.export.told.place import Spot, find_spot
from marsad.export.told.sides import find_sides
from marsad.export.told.voices import Voice, find_voices

NO_HARM = "nobody is told to be killed or hurt"
NO_DAY = "no day is told"
_HARM = {"killed": "killed", "injured": "injured"}


def write_airwars(read: Read, path: Path, known: Known, *, excel: bool = False) -> Tally:
    """One row a happening in which people were harmed and which has a day."""
    tally = Tally()
    rows = _rows(find_happenings(read), known, tally)
    tally.rows[path.name] = write_sheet(path, airwars_columns(), rows, excel=excel)
    return tally


def check_airwars(path: Path) -> Iterator[Fault]:
    """Columns, codes, minima and maxima in order; a place known only as itself says that its coordinates are generic."""
    yield from check_sheet(path, airwars_columns(), _judge, key="code")


@cache
def airwars_columns() -> tuple[Column, ...]:
    """Those of Airwars' export that a report can fill; minima and maxima stay empty where no number is told."""
    codes = airwars_codes()
    return (
        Column("code", "name", "Our incident or event id.", needed=True),
        Column("date", "day", "First day it may have happened on.", needed=True),
        Column("date_end", "day", "Last day.", needed=True), Column("country_name", "name", "Where."),
        Column("location_name", "name", "The place told most exactly."), Column("location_name_arabic", "name", "In Arabic."),
        Column("region", "name", "First-level unit."),
        Column("strike_status", "name",
               "Contested-strike where reports name different parties, single-source-claim with one outlet and source, else "
               "likely-strike.", codes=codes["strike_status"], needed=True),
        Column("strike_type", "name", "Our kind and mode.", needed=True),
        Column("civilian_harm_reported", "name", "Yes where civilians are told to be harmed.", codes=("yes", "unknown"),
               needed=True),
        Column("civilian_harm_status", "name",
               "Contested where reports name different parties, weak with one outlet and source, fair with more; how credible "
               "a voice is we do not weigh, and we confirm nothing.", codes=codes["grading"], needed=True),
        Column("latitude", "number", "Of the place's centre.", low=-90, high=90),
        Column("longitude", "number", "Of the place's centre.", low=-180, high=180),
        Column("geolocation_accuracy", "name", "From the kind of place.", codes=codes["geolocation_accuracy"]),
        Column("geolocation_notes", "text", "Says that the coordinates are generic."),
        *(Column(f"{group}_{outcome}_{end}", "whole", "Range rule of this README; empty is unknown.", low=0) for outcome in _HARM
          for group in ("all", *codes["casualty_groups"]) for end in ("min", "max")),
        Column("belligerents", "name", "Who is told to have done it."),
        Column("sources", "name", "Outlets and those they cite.", needed=True),
        Column("num_sources", "whole", "How many reports.", low=1, needed=True),
        Column("summary", "text", "The words of the first report.", needed=True),
    )


def _rows(happenings: Iterable[Happening], known: Known, tally: Tally) -> Iterator[Row]:
    for happening in happenings:
        tally.events += len(happening.told) + len(happening.aside)
        for item in happening.aside:
            tally.drop(min(item.reasons))
        reason = _reason(happening) if happening.told else None
        if reason:
            tally.drop(reason, len(happening.told))
        elif happening.told:
            tally.kept += len(happening.told)
            yield airwars_row(happening, known)


def _reason(happening: Happening) -> str | None:
    outcomes = {toll["outcome"] for item in happening.told for toll in item.event["casualties"]}
    if not outcomes & {"killed", "injured", "casualties"}:
        return NO_HARM
    return NO_DAY if find_days(happening.told) is None else None


def airwars_row(happening: Happening, known: Known) -> Row:
    """The cells of one happening."""
    days = find_days(happening.told)
    if days is None:
        raise ValueError(f"{happening.id} has no day")
    found = find_spot(happening.told, known)
    spot = found[0] if found else None
    sides = find_sides(happening.told, str(spot.country) if spot else "", known)
    sources = max(len({item.outlet for item in happening.told}), len(original_sources(happening)))
    contested = _contested(happening, known, str(spot.country) if spot else "")
    event, said = happening.told[0].event, happening.told[0].event["claims"][0]["evidence"]["text"]
    return {
        "code": happening.id, "date": days.first.isoformat(), "date_end": days.last.isoformat(), **_place_cells(spot),
        "strike_status": "contested-strike" if contested else "likely-strike" if sources > 1 else "single-source-claim",
        "strike_type": " ".join(part for part in (event["kind"], event["mode"]) if part),
        "civilian_harm_reported": "yes" if sides.civilians else "unknown",
        "civilian_harm_status": "contested" if contested else "fair" if sources > 1 else "weak", **_toll_cells(happening),
        "belligerents": "; ".join(side.name for side in sides.actors) or None,
        "sources": "; ".join(happening.sources("asserts")) or "unknown", "num_sources": len(happening.reports), "summary": said,
    }


def _contested(happening: Happening, known: Known, country: str) -> bool:
    """Whether two reports name parties that did it, and none in common: competing claims of responsibility."""
    named = [{side.name for side in find_sides((item,), country, known).actors} for item in happening.told]
    blamed = [names for names in named if names]
    return any(not first & second for first in blamed for second in blamed)


def _place_cells(spot: Spot | None) -> dict[str, Value]:
    if spot is None:
        return dict.fromkeys(("country_name", "location_name", "location_name_arabic", "region", "latitude", "longitude",
                              "geolocation_accuracy", "geolocation_notes"))
    accuracy = airwars_codes()["accuracy_of_kind"].get(spot.kind, "other") if spot.geo_precision == 1 else "other"
    return {
        "country_name": country_name(spot.country) if spot.country else None, "location_name": spot.name,
        "location_name_arabic": spot.name_ar, "region": spot.admin1, "latitude": spot.lat, "longitude": spot.lon,
        "geolocation_accuracy": accuracy, "geolocation_notes": f"Generic coordinates of {spot.name} ({spot.kind}).",
    }


def _toll_cells(happening: Happening) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    groups = airwars_codes()["groups"]
    for outcome in _HARM:
        voices = find_voices(happening.told, outcome)
        for name in ("all", *airwars_codes()["casualty_groups"]):
            low, high = toll_range([_only(voice, name, groups) for voice in voices])
            cells |= {f"{name}_{outcome}_min": low, f"{name}_{outcome}_max": high}
    return cells


def _only(voice: Voice, name: str, groups: dict[str, str]) -> Voice:
    figures = voice.figures if name == "all" else tuple(figure for figure in voice.figures if groups.get(figure.group) == name)
    return Voice(voice.name, voice.published, figures)


def _judge(row: Row) -> Iterator[str]:
    yield from judge_range(row, "date", "date_end")
    for name in row:
        if name.endswith("_min"):
            yield from judge_range(row, name, f"{name.removesuffix('_min')}_max")
    if row["latitude"] is not None and not (row["geolocation_accuracy"] and row["geolocation_notes"]):
        yield "coordinates without geolocation_accuracy and a note that they are generic"
