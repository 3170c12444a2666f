"""Captures in, kept reports out: each stored, known already, or refused with its reason; the counts always add up."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from marsad.errors import InputError
from marsad.model.capture import Capture
from marsad.model.history import MACHINE
from marsad.model.kept import Duplicate, Stored
from marsad.store import Store

Taken = Stored | Duplicate | InputError
# Captures that share a transaction: each costs a wait for the disk. Fewer when they are long or slow to come, so that no
# report that was read stays long in memory alone.
_TOGETHER, _CHARACTERS, _SECONDS = 100, 2_000_000, 2.0


@dataclass(slots=True)
class IngestCounts:
    """What became of what came in: ``total`` = stored + duplicate + rejected, always. ``newer`` of those stored are new
    versions of an address that was known."""

    stored: int = 0
    newer: int = 0
    duplicate: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.stored + self.duplicate + self.rejected.total()

    def add(self, taken: Taken) -> None:
        """Count one."""
        if isinstance(taken, Stored):
            self.stored += 1
            self.newer += taken.previous is not None
        elif isinstance(taken, Duplicate):
            self.duplicate += 1
        else:
            self.rejected[taken.reason] += 1


def ingest(store: Store, captures: Iterable[Capture | InputError], *, sources: Sequence[str] = ()) -> Iterator[Taken]:
    """Take captures in, as many outcomes as captures and in their order; each is told when it is kept for good.

    When all are taken in, an entry of the history tells the counts. A run that was killed leaves no such entry and no half
    report: started again, it finds what it stored as duplicates and goes on.
    """
    store.originals.sweep()
    run = f"ingest {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}"
    counts = IngestCounts()
    for batch in _batches(store, captures):
        taken = _take_in(store, run, batch)
        for one in taken:
            counts.add(one)
        yield from taken
    told = {"sources": list(sources), "total": counts.total, "stored": counts.stored, "newer": counts.newer,
            "duplicate": counts.duplicate, "rejected": dict(sorted(counts.rejected.items()))}
    store.append("ingest", run, told, MACHINE)


def _batches(store: Store, captures: Iterable[Capture | InputError]) -> Iterator[list[Capture | InputError]]:
    """Captures by batches. Their originals are kept at once: the next capture may take the file of the last away."""
    batch: list[Capture | InputError] = []
    characters, began = 0, time.monotonic()
    for capture in captures:
        if isinstance(capture, Capture):
            characters += len(capture.text)
            if capture.original is not None:
                store.keep_original(capture.original)
        batch.append(capture)
        if len(batch) >= _TOGETHER or characters >= _CHARACTERS or time.monotonic() - began >= _SECONDS:
            yield batch
            batch, characters, began = [], 0, time.monotonic()
    if batch:
        yield batch


def _take_in(store: Store, run: str, batch: list[Capture | InputError]) -> list[Taken]:
    """All of the batch or, when the process dies, none of it."""
    with store.writing():
        return [_take(store, run, capture) for capture in batch]


def _take(store: Store, run: str, capture: Capture | InputError) -> Taken:
    if isinstance(capture, Capture):
        try:
            return store.add_report(capture)
        except InputError as error:  # it holds what no store has room for
            capture = error
    store.reject(run, capture)
    return capture
