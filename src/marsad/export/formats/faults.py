"""What is wrong with a file that should be of a format, and what stops an export for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from marsad.errors import ExportError

_SHOWN = 5


class Fault(NamedTuple):
    """``where`` is a line or a member of the file, ``what`` names the column or field and the value."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def raise_faults(file: str, faults: Iterable[Fault]) -> None:
    """ExportError with the first faults, if there are any."""
    found = list(islice(faults, _SHOWN + 1))
    if found:
        more = " …" if len(found) > _SHOWN else ""
        shown = "; ".join(map(str, found[:_SHOWN]))
        raise ExportError(f"{file} does not pass its own check, nothing was written: {shown}{more}")
