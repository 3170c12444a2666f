"""Events in, CSV sheets of events, claims and tolls out; and their check."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.export.formats.faults import Fault
from marsad.export.formats.sheets import check_sheet, write_sheet
from marsad.export.formats.tables import TABLES, Table
from marsad.export.formats.tally import Tally
from marsad.export.told.known import Known
from marsad.export.told.told import Told


def write_table_sheet(table: Table, told: Iterable[Told], path: Path, known: Known, *, excel: bool = False) -> Tally:
    """One sheet; every event is in it (claims and tolls: with as many rows as it has)."""
    tally = Tally()
    rows = (row for item in tally.count(told) for row in table.rows(item, known))
    tally.rows[path.name] = write_sheet(path, table.columns, rows, excel=excel)
    return tally


def check_table_sheet(path: Path) -> Iterator[Fault]:
    """The faults of a sheet, as the table whose columns it has; events when it has those of none."""
    with path.open("rb") as file:
        head = file.readline().removeprefix(codecs.BOM_UTF8).strip()
    table = next((table for table in TABLES if head == ",".join(column.name for column in table.columns).encode()), TABLES[0])
    yield from check_sheet(path, table.columns, table.judge, key=table.key)
