"""What became of the events of an export: every one is in a row or was dropped for a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from marsad.export.told.happening import Happening
from marsad.export.told.told import Told

Coded = TypeVar("Coded")


@dataclass(slots=True)
class Tally:
    """``events`` went in; ``kept`` of them stand in rows, the others are counted by reason in ``dropped``. ``rows`` by file."""

    events: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    rows: dict[str, int] = field(default_factory=dict)

    def drop(self, reason: str, events: int = 1) -> None:
        self.dropped[reason] += events

    def code(self, happenings: Iterable[Happening], code: Callable[[Happening], Coded | str]) -> Iterator[Coded]:
        """Each happening as ``code`` makes an event of it; one of which it says why it makes none is dropped for that."""
        for happening in happenings:
            self.events += len(happening.told) + len(happening.aside)
            for item in happening.aside:
                self.drop(min(item.reasons))
            event = code(happening) if happening.told else None
            if isinstance(event, str):
                self.drop(event, len(happening.told))
            elif event:
                self.kept += len(happening.told)
                yield event

    def count(self, told: Iterable[Told]) -> Iterator[Told]:
        """Every event goes on and is kept."""
        for item in told:
            self.events += 1
            self.kept += 1
            yield item

    def happened(self, told: Iterable[Told]) -> Iterator[Told]:
        """Every event that is told as one thing that happened; the others are dropped for what they are."""
        for item in told:
            self.events += 1
            if item.reasons:
                self.drop(min(item.reasons))
            else:
                self.kept += 1
                yield item

    def check(self) -> None:
        """A lost event is a mistake of ours: AssertionError."""
        lost = self.events - self.kept - self.dropped.total()
        if lost:
            raise AssertionError(f"of {self.events} events {self.kept} are kept, {self.dropped.total()} dropped, {lost} lost")
