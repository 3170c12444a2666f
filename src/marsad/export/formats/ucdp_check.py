"""A sheet in, every reason why it is not UCDP-GED-shaped out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad.export.formats.faults import Fault
from marsad.export.formats.sheets import Row, check_sheet
from marsad.export.formats.ucdp import priogrid
from marsad.export.formats.ucdp_columns import ucdp_columns

_LONGEST = {1: 1, 2: 6, 3: 7, 4: 31, 5: 366}  # days that a date_prec may span


def check_ucdp(path: Path) -> Iterator[Fault]:
    """Columns, codes, low ≤ best ≤ high and the parts of best, dates within their precision, the point and its cell."""
    yield from check_sheet(path, ucdp_columns(), _judge, key="id")


def _judge(row: Row) -> Iterator[str]:
    yield from _judge_deaths(row)
    yield from _judge_days(row)
    yield from _judge_place(row)
    if row["dyad_name"] != f"{row['side_a']} - {row['side_b']}":
        yield f"dyad_name {row['dyad_name']!r} does not name side_a and side_b"
    civilian = str(row["side_b"]).startswith("Civilians")
    if (row["type_of_violence"] == 3) != civilian:
        yield f"type_of_violence {row['type_of_violence']} with side_b {row['side_b']!r}"
    if row["type_of_violence"] != 1 and row["gwnob"] is not None:
        yield "gwnob stands for a state, which is no side_b of this type"


def _judge_deaths(row: Row) -> Iterator[str]:
    low, best, high = (int(str(row[name])) for name in ("low", "best", "high"))
    if not low <= best <= high:
        yield f"low {low}, best {best}, high {high} are not in order"
    parts = sum(int(str(row[name])) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
    if parts != best:
        yield f"the deaths of the sides add up to {parts}, not to best {best}"


def _judge_days(row: Row) -> Iterator[str]:
    start, end = date.fromisoformat(str(row["date_start"])), date.fromisoformat(str(row["date_end"]))
    days = (end - start).days + 1
    if days < 1:
        yield f"date_end {end} is before date_start {start}"
    elif days > _LONGEST[int(str(row["date_prec"]))]:
        yield f"date_prec {row['date_prec']} is too exact for {days} days"
    if start.year != row["year"]:
        yield f"year {row['year']} is not that of date_start {start}"


def _judge_place(row: Row) -> Iterator[str]:
    lat, lon = float(str(row["latitude"])), float(str(row["longitude"]))
    if row["geom_wkt"] != f"POINT ({lon} {lat})":
        yield f"geom_wkt {row['geom_wkt']!r} is not the point of latitude and longitude"
    if row["priogrid_gid"] != priogrid(lat, lon):
        yield f"priogrid_gid {row['priogrid_gid']} is not the cell {priogrid(lat, lon)} of the point"
    if row["where_prec"] == 6 and row["adm_1"] is not None:
        yield "where_prec 6 knows only the country, but adm_1 is given"
    if row["where_coordinates"] == row["country"] and int(str(row["where_prec"])) < 5:
        yield f"the place is a country, where_prec {row['where_prec']} is too exact"
