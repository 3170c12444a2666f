"""A carrier of a PDF in, its one capture out."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.pdf.glyphs import read_glyphs
from marsad.intake.pdf.lines import check_order, join_lines, read_lines
from marsad.intake.report import check_text, readable, too_large
from marsad.model.capture import Capture

_LETTERS = 20  # fewer in the whole document: it is pictures of pages with a stamp on them

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it cannot read is said by us, with the place


def read_pdf(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The one report of a PDF. Its own dates and authors are those of the file and are not taken for the report's."""
    lines = _lines(carrier, options)
    if sum(char.isalpha() for line in lines for char in line) < _LETTERS:
        hint = "pictures of pages: recognise the text first, for example with ocrmypdf -l ara"
        raise InputError("a PDF without a text layer", place=carrier.place, hint=hint)
    text = join_lines(lines)
    check_order(text, carrier.place)
    check_text(text, place=carrier.place, max_bytes=options.limits.text_bytes)
    yield Capture(
        text=text, published=options.published, outlet=options.outlet, url=carrier.url, place=carrier.place, carrier="pdf",
        media_type="application/pdf", collected=carrier.collected, original=carrier.original("application/pdf", options),
    )


def _lines(carrier: Carrier, options: IntakeOptions) -> list[str]:
    """The lines of all pages, an empty one between two pages."""
    document = _open(carrier.whole(options.limits.file_bytes), carrier.place)
    out: list[str] = []
    size = 0
    for number in range(_count(document, carrier.place, options.limits.pages)):
        lines = _page_lines(document, number, f"{carrier.place}:page {number + 1}")
        out += [*([""] if out else []), *lines]
        size += sum(map(len, lines))
        if size > options.limits.text_bytes:
            raise too_large(f"more than {readable(size)} of text", options.limits.text_bytes, carrier.place)
    return out


def _page_lines(document: Any, number: int, place: str) -> list[str]:
    try:
        return read_lines(read_glyphs(document.pages[number], document, place), place)
    except InputError:
        raise
    except Exception as broken:  # a damaged object raises whatever the line that met it raises
        raise _broken(broken, place) from broken


def _open(data: bytes, place: str) -> Any:
    from pypdf import PdfReader

    try:
        document = PdfReader(io.BytesIO(data), strict=False)
        locked = document.is_encrypted and not document.decrypt("")
    except Exception as broken:  # as above
        raise _broken(broken, place) from broken
    if locked:
        raise InputError("locked by a password", place=place, hint="save it again without one")
    return document


def _count(document: Any, place: str, most: int) -> int:
    try:
        count = len(document.pages)
    except Exception as broken:  # as above
        raise _broken(broken, place) from broken
    if count > most:
        raise InputError("too many pages", place=place, hint=f"{count}, limit {most}: split the document")
    return count


def _broken(error: Exception, place: str) -> InputError:
    return InputError("a broken PDF", place=place, hint=f"{type(error).__name__}: {error}"[:200])
