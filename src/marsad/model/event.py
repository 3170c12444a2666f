"""One thing that a report says happened, with the values that the text gives and the claims that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.party import Party
from marsad.model.place import PlaceMention
from marsad.model.span import Quote
from marsad.model.values import CountKind, Group, Kind, Outcome, Scope, Stance, Status


@dataclass(frozen=True, slots=True)
class EventDate:
    """When: the words that say it (None when it is inferred from the publication date) and the days they span."""

    quote: Quote | None
    earliest: date | None
    latest: date | None
    part_of_day: str | None
    basis: str  # stated | relative | published


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or means, with its number where the text says one: مئات الصواريخ is rocket, low 200, high None."""

    quote: Quote
    weapon: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """A toll as the text says it: ``low``/``high`` None where unknown; a said zero is low = high = 0."""

    quote: Quote
    outcome: Outcome
    group: Group
    low: int | None
    high: int | None
    count_kind: CountKind


@dataclass(frozen=True, slots=True)
class Claim:
    """Who carries the event (the isnad). ``source`` None is the outlet in its own voice; ``via`` the agency spoken to."""

    source: Party | None
    via: Party | None
    stance: Stance
    cue: Quote | None
    evidence: Quote


@dataclass(frozen=True, slots=True)
class Event:
    """The matn: kind, mode, words, roles, place, time, toll; and ``claims``, who says so and who denies."""

    id: str
    kind: Kind
    mode: str | None
    status: Status
    scope: Scope
    mentions: tuple[Quote, ...]
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    date: EventDate | None = None
    weapons: tuple[Weapon, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
