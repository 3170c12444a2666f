"""A carrier of a PDF in, its one capture out: the text layer, with letters and lines put in reading order."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.pdf_lines import join_lines, put_in_order, with_plain_letters
from marsad.intake.report import check_text, readable, too_large
from marsad.model.capture import Capture

_LETTERS = 20  # fewer in the whole document: it is pictures of pages with a stamp on them

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it cannot read is said by us, with the place


def read_pdf(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The one report of a PDF. Its own dates and authors are those of the file and are not taken for the report's."""
    pages = _pages(carrier, options)
    written = with_plain_letters("\n\n".join(pages))
    if sum(char.isalpha() for char in written) < _LETTERS:
        hint = "pictures of pages: recognise the text first, for example with ocrmypdf -l ara"
        raise InputError("a PDF without a text layer", place=carrier.place, hint=hint)
    text = join_lines(put_in_order(written, carrier.place))
    check_text(text, place=carrier.place, max_bytes=options.limits.text_bytes)
    yield Capture(
        text=text, published=options.published, outlet=options.outlet, url=carrier.url, place=carrier.place, carrier="pdf",
        media_type="application/pdf", collected=carrier.collected, original=carrier.original("application/pdf", options),
    )


def _pages(carrier: Carrier, options: IntakeOptions) -> list[str]:
    limits = options.limits
    document = _open(carrier.whole(options), carrier.place)
    out: list[str] = []
    size = 0
    for number, page in enumerate(_found_pages(document, carrier.place, limits.pages), start=1):
        try:
            out.append(page.extract_text())
        except Exception as broken:  # a damaged object raises whatever the line that met it raises
            raise _broken(broken, f"{carrier.place}:page {number}") from broken
        size += len(out[-1])
        if size > limits.text_bytes:
            raise too_large(f"more than {readable(size)} of text", limits.text_bytes, carrier.place)
    return out


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


def _found_pages(document: Any, place: str, most: int) -> Iterator[Any]:
    try:
        count = len(document.pages)
    except Exception as broken:  # as above
        raise _broken(broken, place) from broken
    if count > most:
        raise InputError("too many pages", place=place, hint=f"{count}, limit {most}: split the document")
    for number in range(count):
        try:
            page = document.pages[number]
        except Exception as broken:  # as above
            raise _broken(broken, f"{place}:page {number + 1}") from broken
        yield page


def _broken(error: Exception, place: str) -> InputError:
    return InputError("a broken PDF", place=place, hint=f"{type(error).__name__}: {error}"[:200])
