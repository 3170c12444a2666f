"""Rows in, a CSV file out (UTF-8, RFC 4180 with plain line feeds); and back, with what is wrong in it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from marsad.export.formats.columns import Column, Value
from marsad.export.formats.faults import Fault

Row = Mapping[str, Value]
_CRLF = "\r\n"
_LONGEST_CELL = 16_000_000  # a report may be 2 MB; the library stops at 128 kB unless told


def write_sheet(
    path: Path, columns: Sequence[Column], rows: Iterable[Row], *, excel: bool = False, tags: Sequence[str] = ()
) -> int:
    """How many rows were written. ``excel``: with a byte order mark and CRLF, which Excel needs to read Arabic.

    A row that lacks a column, or has one more, is a mistake of ours: KeyError or ValueError. ``tags`` is a second head line.
    """
    count, names = 0, [column.name for column in columns]
    with path.open("w", encoding="utf-8-sig" if excel else "utf-8", newline="") as file:
        sheet = csv.writer(file if excel else _PlainLines(file), lineterminator=_CRLF)
        sheet.writerow(names)
        if tags:
            sheet.writerow(tags)
        for row in rows:
            if len(row) != len(names):
                raise ValueError(f"columns that the format does not have: {', '.join(sorted(set(row) - set(names)))}")
            sheet.writerow([column.cell(row[column.name]) for column in columns])
            count += 1
    return count


class _PlainLines:
    """Ends rows with a line feed alone. The writer must think that they end with both, or it leaves a lone carriage return
    inside a cell without quotation marks, and the row falls apart."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix(_CRLF) + "\n")


def read_sheet(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row, the head first; UTF-8 with or without a byte order mark."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        sheet = csv.reader(file, strict=True)
        for cells in sheet:
            yield sheet.line_num, cells


def check_sheet(
    path: Path, columns: Sequence[Column], judge: Callable[[Row], Iterator[str]], *, tags: Sequence[str] = (),
    key: str | None = None,
) -> Iterator[Fault]:
    """Every fault of a sheet: its columns, each cell, what ``judge`` says of a row, and a ``key`` that comes twice."""
    lines = read_sheet(path)
    try:
        yield from _check_lines(lines, columns, judge, tags, key)
    except (UnicodeDecodeError, csv.Error) as error:
        yield Fault("file", f"not readable as CSV in UTF-8: {error}")


def _check_lines(
    lines: Iterator[tuple[int, list[str]]], columns: Sequence[Column], judge: Callable[[Row], Iterator[str]], tags: Sequence[str],
    key: str | None,
) -> Iterator[Fault]:
    head = next(lines, (1, []))[1]
    yield from _check_head(head, columns)
    if head != [column.name for column in columns]:
        return  # nothing in it can be trusted to stand where it should
    if tags and next(lines, (2, []))[1] != list(tags):
        yield Fault("line 2", "the line of hashtags is not as it should be")
    seen: dict[Value, int] = {}
    for line, cells in lines:
        row, faults = _read_row(line, cells, columns)
        yield from faults
        if not faults:
            yield from (Fault(f"line {line}", what) for what in judge(row))
        if key and row.get(key) is not None and seen.setdefault(row[key], line) != line:
            yield Fault(f"line {line}", f"{key} {row[key]} stands in line {seen[row[key]]} too")


def _check_head(head: Sequence[str], columns: Sequence[Column]) -> Iterator[Fault]:
    names = [column.name for column in columns]
    yield from (Fault("line 1", f"unknown column {name!r}") for name in head if name not in names)
    yield from (Fault("line 1", f"no column {name!r}") for name in names if name not in head)
    if sorted(head) == sorted(names) and list(head) != names:
        yield Fault("line 1", "the columns are in another order")


def _read_row(line: int, cells: Sequence[str], columns: Sequence[Column]) -> tuple[dict[str, Value], list[Fault]]:
    """The values of a line, and what is wrong with each."""
    row: dict[str, Value] = {}
    faults: list[Fault] = []
    if len(cells) != len(columns):
        return row, [Fault(f"line {line}", f"{len(cells)} cells, expected {len(columns)}")]
    for column, cell in zip(columns, cells, strict=True):
        try:
            row[column.name] = column.value(cell)
            problem = column.problem(row[column.name])
        except ValueError as error:
            problem = str(error)
        if problem:
            faults.append(Fault(f"line {line}", f"{column.name} {problem}"))
    return row, faults
