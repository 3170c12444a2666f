"""A carrier in, its captures out: what holds other carriers is opened, every other is read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.kinds import kind_of
from marsad.intake.options import IntakeOptions
from marsad.model.capture import Capture

Reader = Callable[[Carrier, IntakeOptions], Iterator[Capture | InputError]]
Opener = Callable[[Carrier, IntakeOptions], Iterator[Carrier | InputError]]
# Kind -> module and function. Loaded when first needed: their libraries take a second to start.
_OPENERS = {
    "web-archive": ("web_archive", "open_web_archive"), "wacz": ("web_archive", "open_wacz"),
    "archive": ("archive", "open_members"),
}
_READERS = {
    "text": ("plain", "read_plain"), "lines": ("rows", "read_rows"), "table": ("table", "read_table"),
    "workbook": ("workbook", "read_workbook"), "page": ("page.read", "read_page"), "feed": ("feed", "read_feed"),
    "messages": ("messages", "read_messages"), "pdf": ("pdf.read", "read_pdf"),
}


def read_carrier(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of ``carrier`` in order, and an InputError for each that cannot be read."""
    for opened in open_carrier(carrier, options):
        if isinstance(opened, Carrier):
            yield from read_opened(opened, options)
        else:
            yield opened


def open_carrier(carrier: Carrier, options: IntakeOptions) -> Iterator[Carrier | InputError]:
    """The carriers that hold reports themselves, their kinds told: the members of an archive in their order, else itself."""
    try:
        kind = carrier.kind or kind_of(carrier)
        if kind in _OPENERS:
            opener: Opener = _load(kind, _OPENERS)
            yield from opener(carrier, options)
        else:
            yield replace(carrier, kind=kind)
    except InputError as error:
        yield _placed(error, carrier)
    except OSError as error:
        yield _unreadable(error, carrier)


def read_opened(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of a carrier that ``open_carrier`` gave."""
    try:
        reader: Reader = _load(str(carrier.kind), _READERS)
        for found in reader(carrier, options):
            yield found if isinstance(found, InputError) else replace(found, member=carrier.within(found.member))
    except InputError as error:
        yield _placed(error, carrier)
    except OSError as error:
        yield _unreadable(error, carrier)


def _load(kind: str, table: dict[str, tuple[str, str]]) -> Any:
    """What reads or opens a kind; InputError says what to install when its library is not there."""
    module, function = table[kind]
    try:
        return getattr(import_module(f"marsad.intake.{module}"), function)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("marsad"):
            raise
        hint = f"{missing.name} is not installed: pip install 'marsad[observatory]'"
        raise InputError(f"a file of kind '{kind}'", place="", hint=hint) from missing


def _placed(error: InputError, carrier: Carrier) -> InputError:
    return error if error.place else InputError(error.reason, place=carrier.place, hint=error.hint)


def _unreadable(error: OSError, carrier: Carrier) -> InputError:
    return InputError("cannot be read", place=carrier.place, hint=error.strerror or type(error).__name__)
