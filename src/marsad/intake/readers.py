"""A carrier in, its captures out, by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.kinds import kind_of
from marsad.intake.options import IntakeOptions
from marsad.model.capture import Capture

Reader = Callable[[Carrier, IntakeOptions], Iterator[Capture | InputError]]
# Kind -> module and function. Loaded when first needed: their libraries take a second to start.
_READERS = {
    "text": ("plain", "read_plain"), "lines": ("rows", "read_rows"), "table": ("table", "read_table"),
    "workbook": ("workbook", "read_workbook"), "page": ("page.read", "read_page"), "feed": ("feed", "read_feed"),
    "messages": ("messages", "read_messages"), "pdf": ("pdf.read", "read_pdf"),
    "web-archive": ("web_archive", "read_web_archive"), "wacz": ("web_archive", "read_wacz"),
    "archive": ("archive", "read_archive"),
}


def read_carrier(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of ``carrier`` in order, and an InputError for each that cannot be read."""
    try:
        yield from reader_of(kind_of(carrier))(carrier, options)
    except InputError as error:
        yield error if error.place else InputError(error.reason, place=carrier.place, hint=error.hint)
    except OSError as error:
        yield InputError("cannot be read", place=carrier.place, hint=error.strerror or type(error).__name__)


def reader_of(kind: str) -> Reader:
    """The reader of a kind; InputError says what to install when its library is not there."""
    module, function = _READERS[kind]
    try:
        found: Reader = getattr(import_module(f"marsad.intake.{module}"), function)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("marsad"):
            raise
        hint = f"{missing.name} is not installed: pip install 'marsad[observatory]'"
        raise InputError(f"a file of kind '{kind}'", place="", hint=hint) from missing
    return found
