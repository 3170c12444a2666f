"""What is asked of the store: which events, incidents or reports, in what order, how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Order = Literal["date", "killed", "weight", "key"]


@dataclass(frozen=True, slots=True)
class Question:
    """Every field narrows the answer; an empty one does not ask. Within a tuple any value will do.

    ``places`` are ids, names (any spelling), governorates or countries (three letters); ``parties`` and ``sources`` are
    ids of the knowledge or names. ``bbox`` is west, south, east, north; ``polygon`` points of longitude and latitude;
    ``near`` a latitude, a longitude and kilometres around it. ``earliest``/``latest`` are ISO days: an event fits when the
    days it may have happened on meet them. ``text`` is a search as ``Store.search`` reads it. ``as_of`` asks what was
    known then. Newest first in the order "date", the most killed first in "killed", the most independent voices first
    in "weight". ``after`` is the key of the last answer of the page before.
    """

    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    polygon: tuple[tuple[float, float], ...] = ()
    near: tuple[float, float, float] | None = None
    earliest: str | None = None
    latest: str | None = None
    parties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    killed_min: int | None = None
    denied: bool | None = None
    doubted: bool | None = None
    statuses: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    text: str | None = None
    as_of: datetime | None = None
    order: Order = "date"
    limit: int | None = None
    after: str | None = None
