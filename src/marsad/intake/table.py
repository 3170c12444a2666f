"""A carrier of CSV or TSV in, a capture a row out, in bounded memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.cells import Row, Sheet, read_cells
from marsad.intake.encoding import codec_of, utf16_of
from marsad.intake.options import IntakeOptions
from marsad.model.capture import Capture

_LOOK = 1 << 20  # bytes by which the encoding is told
_DELIMITERS = ",;\t|"


def read_table(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of a table whose first row names the columns. Comma, semicolon, tab and bar are told apart by it."""
    codec = _codec(carrier)
    original = carrier.original("text/csv", options)
    # A row with a broken byte is refused by the stand-in for it, and the next is read.
    broken = "surrogateescape" if codec.startswith("utf-8") else "replace"
    text = io.TextIOWrapper(carrier.stream, encoding=codec, errors=broken, newline="")
    try:
        header = text.readline(_LOOK)
        text.seek(0)
        rows = _rows(text, _delimiter(header), carrier.place, options)
        yield from read_cells(rows, Sheet(carrier.place, "text/csv", original), options)
    finally:
        text.detach()  # the stream is the carrier's to close


def _rows(text: io.TextIOWrapper, delimiter: str, place: str, options: IntakeOptions) -> Iterator[Row]:
    # The longest cell is one value for the whole process; a report may have 2 MB where the module expects 128 kB.
    csv.field_size_limit(4 * options.limits.text_bytes)
    reader = csv.reader(text, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            yield number, InputError("a broken row", place=f"{place}:{number}", hint=str(broken))


def _codec(carrier: Carrier) -> str:
    head = carrier.head(_LOOK)
    if len(head) == _LOOK and not utf16_of(head):
        head = head[:head.rfind(b"\n") + 1] or head  # no letter is cut in two
    return codec_of(head, carrier.place)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)
