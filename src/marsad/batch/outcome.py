"""One capture in, what became of it out: coded, or skipped with its reason."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Protocol

from marsad.errors import InputError
from marsad.model.capture import Capture
from marsad.model.record import Coding


class CodesReports(Protocol):
    """What reads one report: flow.Reader."""

    def read(self, capture: Capture) -> Coding:
        """The coding of a capture; InputError when it cannot be coded."""
        ...


@dataclass(frozen=True, slots=True)
class Coded:
    """A report that was coded; ``place`` says where it stood."""

    place: str
    coding: Coding


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that was not: ``reason`` is the kind of fault (counted), ``message`` the whole sentence,
    ``trace`` the traceback when the fault is ours."""

    place: str
    reason: str
    message: str
    trace: str = ""


Outcome = Coded | Skipped


def code_report(capture: Capture, reader: CodesReports) -> Outcome:
    """What became of one report; a fault in it stays with it."""
    try:
        return Coded(capture.place, reader.read(capture))
    except InputError as error:
        return skip(error)
    except Exception as error:  # a fault of ours in one report must not cost the others: it is shown in full
        return fault(capture.place, f"{type(error).__name__}: {error}", traceback.format_exc())


def skip(error: InputError) -> Skipped:
    """The outcome of a report that cannot be read."""
    return Skipped(error.place, error.reason, str(error))


def fault(place: str, problem: str, trace: str = "") -> Skipped:
    """The outcome of a report on which Marsad itself failed."""
    return Skipped(place, "internal error", f"{place}: internal error: {problem}", trace)
