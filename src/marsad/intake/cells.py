"""Rows of cells in, the first of them the names of columns; a capture a row out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice

from marsad.arabic.letters import LETTERS
from marsad.errors import InputError
from marsad.intake.columns import choose_columns, tell_columns
from marsad.intake.options import IntakeOptions
from marsad.intake.report import make_capture
from marsad.model.capture import Capture, Original

Row = tuple[int, Sequence[object] | InputError]  # its number as a spreadsheet counts, and its cells or what is wrong with it
_ARABIC = re.compile(f"[{LETTERS}]")
_LOOK, _TEXT = 20, 60  # rows looked at for the column of texts; mean Arabic letters of a text in them
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: where it stands and what its captures share."""

    place: str
    media_type: str
    original: Original | None
    name: str | None = None  # of the sheet in its workbook


def read_cells(rows: Iterable[Row], sheet: Sheet, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of the rows below the header; empty rows are none. InputError when no column holds the text."""
    filled = (row for row in rows if isinstance(row[1], InputError) or any(_written(cell) for cell in row[1]))
    first = next(filled, None)
    if first is None:
        raise InputError("an empty table", place=sheet.place)
    if isinstance(first[1], InputError):
        raise first[1]
    header = _header(first[1])
    start = list(islice(filled, _LOOK))
    chosen = choose_columns([name for name in header if name], options.columns, sheet.place)
    if "text" not in chosen and "text" not in options.columns:
        chosen["text"] = _longest(header, start, set(chosen.values()), sheet.place)
    note = tell_columns(chosen, options.columns, sheet.place)
    if note:
        options.say(note)
    at = {field: header.index(column) for field, column in chosen.items()}
    for number, cells in chain(start, filled):
        try:
            yield _capture(number, cells, at, len(header), sheet, options)
        except InputError as error:
            yield error


def _capture(
    number: int, cells: Sequence[object] | InputError, at: dict[str, int], width: int, sheet: Sheet, options: IntakeOptions
) -> Capture:
    if isinstance(cells, InputError):
        raise cells
    place = f"{sheet.place}:{number}"
    written = [_written(cell) for cell in cells]
    if any(written[width:]):
        hint = f"{len(written)} cells, {width} columns; a quote is missing"
        raise InputError("more cells than columns", place=place, hint=hint)
    fields = {field: written[index] for field, index in at.items() if index < len(written)}
    if any(_ESCAPED.search(value) for value in fields.values() if value):
        hint = "bytes that are none of the file's encoding; save it again as UTF-8"
        raise InputError("broken encoding", place=place, hint=hint)
    return make_capture(
        fields, place=place, max_bytes=options.limits.text_bytes, published=options.published, outlet=options.outlet,
        carrier="row", media_type=sheet.media_type, original=sheet.original,
        member=f"{sheet.name}:{number}" if sheet.name else str(number),
    )


def _header(cells: Sequence[object]) -> list[str]:
    names = [(_written(cell) or "").strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _longest(header: list[str], rows: list[Row], taken: set[str], place: str) -> str:
    """The column whose cells read like reports, when none is called so."""
    def mean(index: int) -> float:
        cells = [_written(row[index]) or "" for _, row in rows if not isinstance(row, InputError) and index < len(row)]
        return sum(len(_ARABIC.findall(cell)) for cell in cells) / max(1, len(cells))

    free = [(mean(index), name) for index, name in enumerate(header) if name and name not in taken]
    best = max(free, default=(0.0, ""), key=lambda scored: scored[0])
    if best[0] < _TEXT:
        hint = f"name it: --column text=COLUMN; the columns are {', '.join(name for name in header if name)}"
        raise InputError("no column holds the text", place=place, hint=hint)
    return best[1]


def _written(cell: object) -> str | None:
    """A cell as text: days and times as ISO 8601, whole numbers without a point; None when it is empty."""
    if cell is None:
        return None
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if str(cell).strip() else None
