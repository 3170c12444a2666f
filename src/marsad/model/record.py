"""What reading one report yields, and why: the record (schema marsad/record/1) and the trace that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model.document import Document
from marsad.model.event import Event
from marsad.model.party import Party
from marsad.model.place import PlaceMention
from marsad.model.time import Time


@dataclass(frozen=True, slots=True)
class Coder:
    """Who made a record: same coder and same text give the same bytes. ``knowledge`` is the digest of all knowledge files."""

    name: str
    version: str
    knowledge: str


@dataclass(frozen=True, slots=True)
class Record:
    """One report coded."""

    coder: Coder
    document: Document
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    parties: tuple[Party, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is in the record (``kept``) or is not.

    ``event`` is the event's id (None for a reading that became no event), ``field`` the field it concerns, ``words`` and
    ``start`` the words weighed, ``rule`` the entry, cue or rule that decided, ``weighed`` the features and their weights,
    heaviest first, ``score`` the sum as a probability where there is one.
    """

    event: str | None
    field: str
    words: str
    start: int
    rule: str
    kept: bool
    score: float | None = None
    weighed: Sequence[tuple[str, float]] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """A record with the reasons for every value and for what was considered and dropped."""

    record: Record
    reasons: tuple[Reason, ...] = ()
