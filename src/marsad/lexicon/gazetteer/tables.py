"""A table (CSV in any usual separator and encoding, or an Excel workbook) in, its sheets with numbered rows out."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from marsad.errors import UsageError
from marsad.lexicon.gazetteer.told import Reach, Skipped

_EXCEL = (".xlsx", ".xlsm")
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 5  # lines: a quotation mark that is not closed by then never is
_HEAD_WITHIN = 20  # rows: above the head some lists have a title
_BLOCK = 1 << 20


class Row(NamedTuple):
    """The cells of one row by the names of their columns, as text without outer spaces."""

    line: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """One sheet of a table: its name (empty in a CSV file), its columns, its rows as they are read."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row | Skipped]


def read_sheets(path: Path, reach: Reach) -> Iterator[Sheet]:
    """Every sheet that has a head and rows. Its rows are to be read before the next sheet is asked for."""
    reach.total = path.stat().st_size
    if path.suffix.lower() in _EXCEL:
        yield from _workbook(path, reach)
    elif path.suffix.lower() == ".xls":
        raise UsageError(f"{path}: the old .xls format is not read; save it as .xlsx or .csv")
    else:
        yield _csv(path, reach)


def _csv(path: Path, reach: Reach) -> Sheet:
    lines = _text_lines(path, reach)
    head = next(((number, line) for number, line in lines if line.strip()), None)
    if head is None:
        raise UsageError(f"{path}: empty file")
    separator = max(_SEPARATORS, key=head[1].count)
    columns = _unique(next(csv.reader([head[1]], delimiter=separator)))
    return Sheet("", columns, _csv_rows(lines, separator, columns))


def _csv_rows(lines: Iterator[tuple[int, str]], separator: str, columns: tuple[str, ...]) -> Iterator[Row | Skipped]:
    """Each row by itself, so that a quotation mark that is never closed costs one row and not the rest of the file."""
    waiting: list[tuple[int, str]] = []
    while True:
        number, line = waiting.pop(0) if waiting else next(lines, (0, ""))
        if not number:
            return
        if not line.strip():
            continue
        follow: list[tuple[int, str]] = []
        while (line + "".join(text for _, text in follow)).count('"') % 2 and len(follow) < _LONGEST_CELL:
            after = waiting.pop(0) if waiting else next(lines, None)
            if after is None:
                break
            follow.append(after)
        whole = line + "".join(text for _, text in follow)
        if whole.count('"') % 2:
            waiting = [*follow, *waiting]
            yield Skipped(number, "a quotation mark that is not closed")
            continue
        yield _row(number, next(csv.reader(io.StringIO(whole), delimiter=separator)), columns)


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row | Skipped:
    while len(cells) > len(columns) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != len(columns):
        return Skipped(number, "another number of cells than the head has", f"{len(cells)}, not {len(columns)}")
    return Row(number, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)})


def _text_lines(path: Path, reach: Reach) -> Iterator[tuple[int, str]]:
    """(number, line with its end): cut at line feeds only, for a cell may hold other breaks."""
    with path.open(encoding=_encoding(path), newline="\n", errors="replace") as file:
        for number, line in enumerate(file, 1):
            reach.done += len(line.encode())
            yield number, line.replace("\0", "")


def _encoding(path: Path) -> str:
    """UTF-8 where the whole file is, UTF-16 where it says so, else what Excel writes for Arabic on Windows."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        except UnicodeDecodeError:
            return "windows-1256"
    return "utf-8-sig"


def _workbook(path: Path, reach: Reach) -> Iterator[Sheet]:
    try:
        import openpyxl
    except ImportError as error:
        hint = "pip install 'marsad[observatory]', or save it as .csv"
        raise UsageError(f"{path}: reading Excel needs openpyxl: {hint}") from error
    import zipfile

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UsageError(f"{path}: not an Excel workbook ({error})") from error
    try:
        sheets = book.worksheets
        for number, sheet in enumerate(sheets, 1):
            rows = ((line, ["" if cell is None else _text(cell) for cell in cells])
                    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1))
            columns = _head(rows)
            if columns:
                yield Sheet(str(sheet.title), columns, _excel_rows(rows, columns))
            reach.done = reach.total * number // len(sheets)
    finally:
        book.close()


def _head(rows: Iterator[tuple[int, list[str]]]) -> tuple[str, ...]:
    """The first row with at least three filled cells, within the first rows: titles above it fill one or two."""
    for line, cells in rows:
        if sum(bool(cell.strip()) for cell in cells) > 2:
            return _unique(cells)
        if line >= _HEAD_WITHIN:
            break
    return ()


def _excel_rows(rows: Iterator[tuple[int, list[str]]], columns: tuple[str, ...]) -> Iterator[Row | Skipped]:
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            yield _row(line, cells + [""] * (len(columns) - len(cells)), columns)


def _text(cell: object) -> str:
    """A cell as it would stand in a CSV file: 12.0 is 12."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _unique(head: list[str]) -> tuple[str, ...]:
    """The names of the columns; an empty one is called by its number, a second of one name gets its number too."""
    names: list[str] = []
    for number, written in enumerate(head, 1):
        name = " ".join(written.split()) or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    while names and names[-1].startswith("column "):
        names.pop()
    return tuple(names)
