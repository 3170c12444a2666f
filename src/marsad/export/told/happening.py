"""Events in, happenings out: the events of one incident together, every other event by itself; what did not happen apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.export.told.told import Json, Told, name_of


@dataclass(frozen=True, slots=True)
class Happening:
    """``told`` are the events that tell it as something that happened; ``aside`` those of the same incident that do not."""

    id: str
    told: tuple[Told, ...]
    aside: tuple[Told, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether linking or a person said which events are this happening."""
        return bool(self.told and self.told[0].incident)

    @property
    def number(self) -> int:
        """A number of 15 digits or fewer that stands for the id in formats that want one: the same id, the same number."""
        return int(hashlib.sha256(self.id.encode()).hexdigest()[:14], 16) % 10**15

    @property
    def reports(self) -> tuple[Told, ...]:
        """One event of each report, in the order of publication."""
        first: dict[str, Told] = {}
        for item in self.told:
            first.setdefault(item.report, item)
        return tuple(sorted(first.values(), key=lambda item: (item.published or "9999", item.key)))

    def sources(self, stance: str) -> tuple[str, ...]:
        """Who asserts, denies or doubts it, each once; the outlet where it speaks in its own voice."""
        names = [_speaker(item, claim) for item in (*self.told, *self.aside) for claim in item.event["claims"]
                 if claim["stance"] == stance]
        return tuple(dict.fromkeys(name for name in names if name))


def find_happenings(told: Iterable[Told]) -> list[Happening]:
    """In the order in which they are first told."""
    groups: dict[str, list[Told]] = {}
    for item in told:
        groups.setdefault(item.incident or item.key, []).append(item)
    return [make_happening(name, items) for name, items in groups.items()]


def make_happening(name: str, items: Sequence[Told]) -> Happening:
    """The events of one happening, those that do not tell it as happened set aside."""
    return Happening(name, tuple(item for item in items if not item.reasons), tuple(item for item in items if item.reasons))


def _speaker(item: Told, claim: Json) -> str | None:
    return name_of(claim["source"]) if claim["source"] else item.outlet
