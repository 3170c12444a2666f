"""A carrier of an XLSX workbook in, a capture a row of its sheets out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from marsad.errors import InputError
from marsad.intake.archive import BROKEN, check_members, open_archive
from marsad.intake.carrier import Carrier
from marsad.intake.cells import Row, Sheet, read_cells
from marsad.intake.options import IntakeOptions
from marsad.model.capture import Capture

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_workbook(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of every sheet that is shown; formulas count as the values they had when the file was saved."""
    _check(carrier, options)
    book = _open(carrier)
    original = carrier.original(_MEDIA_TYPE, options)
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                place = f"{carrier.place}!{sheet.title}"
                try:
                    yield from read_cells(_rows(sheet, place), Sheet(place, _MEDIA_TYPE, original, sheet.title), options)
                except InputError as error:
                    yield error
    finally:
        book.close()


def _check(carrier: Carrier, options: IntakeOptions) -> None:
    """InputError for what would fill the memory when it is opened: bombs, entities."""
    with open_archive(carrier) as archive:
        for member in check_members(archive, carrier, options.limits):
            if member.file_size > options.limits.file_bytes:
                raise InputError("too large", place=carrier.place, hint="save its rows as CSV")
            try:
                with archive.open(member) as stream:
                    head = stream.read(8192).replace(b"\0", b"")
            except BROKEN as broken:
                raise InputError("a broken workbook", place=carrier.place, hint=str(broken)) from broken
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                hint = "no spreadsheet program writes that"
                raise InputError("a workbook that defines entities", place=carrier.place, hint=hint)
    carrier.stream.seek(0)


def _open(carrier: Carrier) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which do not matter here
            return load_workbook(carrier.stream, read_only=True, data_only=True, keep_links=False)
    except Exception as broken:  # a damaged part raises whatever the line that met it raises
        raise InputError("a broken workbook", place=carrier.place, hint=f"{type(broken).__name__}: {broken}") from broken


def _rows(sheet: Any, place: str) -> Iterator[Row]:
    number = 0
    rows = iter(sheet.iter_rows(values_only=True))
    while True:
        number += 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                cells = next(rows)
        except StopIteration:
            return
        except Exception as broken:  # as above; a sheet cannot be read on after it
            yield number, InputError("a broken sheet", place=f"{place}:{number}", hint=f"{type(broken).__name__}: {broken}")
            return
        yield number, cells
