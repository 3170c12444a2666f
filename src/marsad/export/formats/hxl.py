"""Events in, a CSV with hashtags of the Humanitarian Exchange Language in its second line out; and its check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from marsad.export.formats.columns import Column, Sort, Value
from marsad.export.formats.faults import Fault
from marsad.export.formats.sheets import Row, check_sheet, write_sheet
from marsad.export.formats.tables import SCOPES, STATUSES, event_rows, judge_range
from marsad.export.formats.tally import Tally
from marsad.export.told.codes import country_row, hxl_codes
from marsad.export.told.known import Known
from marsad.export.told.told import Told
from marsad.model.values import KINDS

# our column of the events table that each column here repeats, and what sort it is
_FROM: dict[str, tuple[str, Sort]] = {
    "event": ("event", "name"), "date": ("earliest", "day"), "date_end": ("latest", "day"), "date_reported": ("published", "day"),
    "event_type": ("kind", "name"), "event_mode": ("mode", "name"), "status": ("status", "name"), "iso3": ("country", "name"),
    "admin1": ("admin1", "name"), "admin2": ("admin2", "name"), "location": ("place", "name"), "latitude": ("latitude", "number"),
    "longitude": ("longitude", "number"), "geo_precision": ("geo_precision", "whole"), "killed_min": ("killed_low", "whole"),
    "killed_max": ("killed_high", "whole"), "injured_min": ("injured_low", "whole"), "injured_max": ("injured_high", "whole"),
    "source": ("outlet", "name"), "url": ("url", "name"), "description": ("trigger", "text"),
}
_CODES = {"event_type": KINDS, "status": STATUSES, "scope": SCOPES}
_BOUNDS = {"latitude": 90.0, "longitude": 180.0}


def write_hxl(told: Iterable[Told], path: Path, known: Known, *, excel: bool = False) -> Tally:
    """One row an event that is told as one thing that happened: whoever adds up ``#affected+killed`` reads no status."""
    tally = Tally()
    rows = (hxl_row(item, known) for item in tally.happened(told))
    tally.rows[path.name] = write_sheet(path, hxl_columns(), rows, excel=excel, tags=_tags())
    return tally


def check_hxl(path: Path) -> Iterator[Fault]:
    """Columns, hashtags, codes, ranges."""
    yield from check_sheet(path, hxl_columns(), _judge, tags=_tags(), key="event")


def hxl_row(told: Told, known: Known) -> Row:
    """The cells of one event."""
    row = next(iter(event_rows(told, known)))
    country = row["country"]
    named = country_row(str(country)) if country else None
    cells: dict[str, Value] = {name: row[ours] for name, (ours, _) in _FROM.items()}
    cells |= {"country": named["name"] if named else country, "region": named["region"] if named else None}
    for side, role in (("1", "actors"), ("2", "targets")):
        first, _, others = str(row[role] or "").partition("; ")
        cells |= {f"actor{side}": first or None, f"assoc_actor_{side}": others or None}
    return cells


@cache
def hxl_columns() -> tuple[Column, ...]:
    """Those of ``knowledge/formats/hxl.json``, in its order."""
    return tuple(
        Column(name, _FROM.get(name, ("", "name"))[1], f"{tag}", codes=_CODES.get(name, ()), needed=name in ("event", "status"),
               low=-_BOUNDS[name] if name in _BOUNDS else None, high=_BOUNDS.get(name))
        for name, tag in hxl_codes()["columns"]
    )


def _tags() -> list[str]:
    return [tag for _, tag in hxl_codes()["columns"]]


def _judge(row: Row) -> Iterator[str]:
    for low, high in (("killed_min", "killed_max"), ("injured_min", "injured_max"), ("date", "date_end")):
        yield from judge_range(row, low, high)
    if row["latitude"] is not None and row["geo_precision"] is None:
        yield "coordinates without geo_precision"
