"""Events in, Parquet tables of events, claims and tolls out, typed and with what each column means; and their check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.errors import UsageError
from marsad.export.formats.cells import without_controls
from marsad.export.formats.columns import Column, Value
from marsad.export.formats.faults import Fault
from marsad.export.formats.sheets import Row
from marsad.export.formats.tables import TABLES, Table
from marsad.export.formats.tally import Tally
from marsad.export.told.known import Known
from marsad.export.told.told import Told

_GROUP = 20_000  # rows held in memory at once


def write_parquet(table: Table, told: Iterable[Told], path: Path, known: Known) -> Tally:
    """One table, a row group at a time; texts stand as they are, a sheet's marks against formulas are not needed here."""
    arrow, parquet = _library()
    schema, tally = _schema(arrow, table), Tally()
    rows = (_plain(row, table) for item in tally.count(told) for row in table.rows(item, known))
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))
            count += len(group)
    tally.rows[path.name] = count
    return tally


def check_parquet(path: Path) -> Iterator[Fault]:
    """The faults of a Parquet table, as the table that its metadata names: columns and types, values, rows, doubles."""
    arrow, parquet = _library()
    try:
        file = parquet.ParquetFile(path)
    except arrow.ArrowException as error:
        yield Fault("file", f"not readable as Parquet: {error}")
        return
    schema = file.schema_arrow
    name = (schema.metadata or {}).get(b"table", b"").decode()
    table = next((table for table in TABLES if table.name == name), None)
    if table is None:
        yield Fault("file", f"{name!r} is none of our tables: {', '.join(table.name for table in TABLES)}")
    elif not schema.equals(expected := _schema(arrow, table)):
        strange = sorted(set(map(str, schema)) ^ set(map(str, expected)))
        yield Fault("schema", f"columns or types differ: {', '.join(strange) or 'their order'}")
    else:
        yield from _check_rows(file, table)


def _check_rows(file: Any, table: Table) -> Iterator[Fault]:
    seen: set[Value] = set()
    number = 0
    for group in file.iter_batches(batch_size=_GROUP):
        for found in group.to_pylist():
            number += 1
            row = {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}
            problems = [(column.name, problem) for column in table.columns if (problem := column.problem(row[column.name]))]
            yield from (Fault(f"row {number}", f"{name} {problem}") for name, problem in problems)
            yield from (Fault(f"row {number}", what) for what in (() if problems else table.judge(row)))
            if table.key and row[table.key] in seen:
                yield Fault(f"row {number}", f"{table.key} {row[table.key]} stands in it twice")
            seen.add(row[table.key] if table.key else None)


def _schema(arrow: Any, table: Table) -> Any:
    fields = [arrow.field(column.name, _type(arrow, column), metadata={"about": column.about}) for column in table.columns]
    return arrow.schema(fields, metadata={"table": table.name, "schema": "marsad/tables/1"})


def _type(arrow: Any, column: Column) -> Any:
    types = {"whole": arrow.int64, "number": arrow.float64, "day": arrow.date32, "flag": arrow.bool_}
    return types.get(column.sort, arrow.string)()


def _plain(row: Row, table: Table) -> dict[str, object]:
    return {column.name: _value(row[column.name], column) for column in table.columns}


def _value(value: Value, column: Column) -> object:
    if value is None:
        return None
    if column.sort == "day":
        return date.fromisoformat(str(value))
    if column.sort == "name":
        return without_controls(str(value))
    return float(value) if column.sort == "number" else value


def _library() -> tuple[Any, Any]:
    """Loaded when asked for: it takes half a second, and other formats do without it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("Parquet needs the library pyarrow: pip install 'marsad[observatory]'") from error
    return pyarrow, pyarrow.parquet
