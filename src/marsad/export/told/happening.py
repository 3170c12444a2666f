"""Events in, happenings out: the events of one incident together, every other event by itself; what did not happen apart."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.export.told.packed import pack, unpack
from marsad.export.told.told import Json, Told, name_of

Read = Callable[[], Iterable[Told]]


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


def find_happenings(read: Read) -> Iterator[Happening]:
    """Each as soon as the last of its events was read. ``read`` is asked twice: first for how many events each happening has.

    Events that wait for others are packed, so that memory grows with what is linked and not with the texts.
    """
    sizes = Counter(_name(item) for item in read())
    waiting: dict[str, list[bytes]] = {}
    for item in read():
        name = _name(item)
        if sizes[name] == 1:
            yield make_happening(name, (item,))
            continue
        waiting.setdefault(name, []).append(pack((item,)))
        if len(waiting[name]) == sizes[name]:
            yield make_happening(name, [told for packed in waiting.pop(name) for told in unpack(packed)])


def make_happening(name: str, items: Sequence[Told]) -> Happening:
    """The events of one happening, those that do not tell it as happened set aside."""
    return Happening(name, tuple(item for item in items if not item.reasons), tuple(item for item in items if item.reasons))


def _name(item: Told) -> str:
    return item.incident or item.key


def _speaker(item: Told, claim: Json) -> str | None:
    return name_of(claim["source"]) if claim["source"] else item.outlet
