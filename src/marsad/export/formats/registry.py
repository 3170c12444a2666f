"""Every format by its name: which files it writes, how each is written and checked, what its columns are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from marsad.export.formats.acled import write_acled
from marsad.export.formats.acled_check import check_acled
from marsad.export.formats.acled_columns import acled_columns
from marsad.export.formats.airwars import airwars_columns, check_airwars, write_airwars
from marsad.export.formats.annotations import check_annotations, write_annotations
from marsad.export.formats.columns import Column
from marsad.export.formats.faults import Fault
from marsad.export.formats.geojson import check_geojson, write_geojson
from marsad.export.formats.hxl import check_hxl, hxl_columns, write_hxl
from marsad.export.formats.parquet import check_parquet, write_parquet
from marsad.export.formats.record_lines import check_records, write_records
from marsad.export.formats.table_sheets import check_table_sheet, write_table_sheet
from marsad.export.formats.tables import TABLES, Table
from marsad.export.formats.tally import Tally
from marsad.export.formats.ucdp import write_ucdp
from marsad.export.formats.ucdp_check import check_ucdp
from marsad.export.formats.ucdp_columns import ucdp_columns
from marsad.export.told.deaths import ACLED_RULE, RANGE_RULE, UCDP_RULE
from marsad.export.told.known import Known
from marsad.export.told.told import Json, tell

Records = Callable[[], Iterator[Json]]
Write = Callable[[Records, Path, Known, bool], Tally]


@dataclass(frozen=True, slots=True)
class Plan:
    """One file of a format: ``write(records, path, known, excel)``; ``columns`` for the README, none where it has no columns."""

    file: str
    write: Write
    columns: Callable[[], Sequence[Column]] = tuple


@dataclass(frozen=True, slots=True)
class Format:
    """``about`` is a sentence for the README, ``check`` finds the faults of a file of it, ``rules`` name its figures' rules."""

    name: str
    about: str
    plans: tuple[Plan, ...]
    check: Callable[[Path], Iterator[Fault]]
    rules: tuple[str, ...] = ()


def _sheet(write: Callable[..., Tally]) -> Write:
    """A writer of told events, with the marks that Excel needs."""
    return lambda records, path, known, excel: write(tell(records()), path, known, excel=excel)


def _grouped(write: Callable[..., Tally]) -> Write:
    """A writer of happenings, which reads the events twice."""
    return lambda records, path, known, excel: write(lambda: tell(records()), path, known, excel=excel)


def _file(write: Callable[..., Tally]) -> Write:
    """A writer of told events in a file that Excel does not open."""
    return lambda records, path, known, excel: write(tell(records()), path, known)


def _raw(write: Callable[..., Tally]) -> Write:
    """A writer of whole records."""
    return lambda records, path, known, excel: write(records(), path)


def _columns_of(table: Table) -> Sequence[Column]:
    return table.columns


def _plans(ending: str, writer: Callable[[Callable[..., Tally]], Write], write: Callable[..., Tally]) -> tuple[Plan, ...]:
    """One file for each table."""
    return tuple(Plan(table.name + ending, writer(partial(write, table)), partial(_columns_of, table)) for table in TABLES)


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format(
            "jsonl", "The records as they are, one a line: nothing is lost, and it reads back equal.",
            (Plan("records.jsonl", _raw(write_records)),), check_records,
        ),
        Format("csv", "Sheets of events, claims and tolls; claims and tolls name their event.",
               _plans(".csv", _sheet, write_table_sheet), check_table_sheet, (RANGE_RULE,)),
        Format(
            "geojson", "A feature an event (RFC 7946); a point says what it stands for, without coordinates there is none.",
            (Plan("events.geojson", _file(write_geojson)),), check_geojson, (RANGE_RULE,),
        ),
        Format("parquet", "The same tables as csv, typed.", _plans(".parquet", _file, write_parquet), check_parquet,
               (RANGE_RULE,)),
        Format(
            "acled", "One row a happening in the 31 columns of an ACLED export. No ACLED data is in it, ACLED made none of it.",
            (Plan("acled.csv", _grouped(write_acled), acled_columns),), check_acled, (ACLED_RULE,),
        ),
        Format(
            "ucdp", "One row a happening with deaths and an identified organised actor, in the 49 columns of a UCDP GED export. "
            "No UCDP data is in it.", (Plan("ucdp.csv", _grouped(write_ucdp), ucdp_columns),), check_ucdp, (UCDP_RULE,),
        ),
        Format(
            "hxl", "One row an event that happened, with hashtags of the Humanitarian Exchange Language in the second line.",
            (Plan("hxl.csv", _sheet(write_hxl), hxl_columns),), check_hxl, (RANGE_RULE,),
        ),
        Format(
            "airwars", "One row a happening with dead or hurt, in columns of an Airwars incident export. No Airwars data in it.",
            (Plan("incidents.csv", _grouped(write_airwars), airwars_columns),), check_airwars, (RANGE_RULE,),
        ),
        Format(
            "annotations", "W3C web annotations, one a line: each value on the words that carry it.",
            (Plan("annotations.jsonl", _raw(write_annotations)),), check_annotations,
        ),
    )
}
