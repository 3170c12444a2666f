"""Kept reports in, their records and events out: what is not coded yet, or was coded by another coder."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from marsad.batch import Coded, CodesReports, Skipped, code_batch
from marsad.export.record import record_to_json
from marsad.model.capture import Capture
from marsad.model.kept import KeptReport
from marsad.model.record import Coder
from marsad.observatory.record_change import RecordChange, compare_records
from marsad.store import Store


class SignsRecords(CodesReports, Protocol):
    """A reader that signs what it reads: flow.Reader."""

    @property
    def coder(self) -> Coder: ...


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report that was coded; ``change`` says how its record differs from the one before, None when it is the first."""

    key: str
    events: int
    change: RecordChange | None = None


def code_reports(
    store: Store, reader: SignsRecords, *, workers: int = 1, recode: bool = False
) -> Iterator[CodedReport | Skipped]:
    """Code the reports that no coder has looked at; with ``recode`` also those that another coder has, an older version or
    other knowledge. Each record is kept for good before it is told of, so a run that was killed goes on where it was.

    Earlier records stay; what people said of their events is laid over the new ones.
    """
    coder = reader.coder
    waiting = store.reports(uncoded_by=coder) if recode else store.reports(never_coded=True)
    handed_out: deque[KeptReport] = deque()
    for outcome in code_batch(_captures(waiting, handed_out), reader, workers):
        kept = handed_out.popleft()
        if isinstance(outcome, Skipped):
            store.set_unreadable(kept.key, coder, outcome.message)
            yield outcome
            continue
        yield _keep(store, kept.key, outcome, coder)


def count_waiting(store: Store, coder: Coder, *, recode: bool = False) -> int:
    """How many reports ``code_reports`` would code."""
    return store.count_uncoded(coder if recode else None)


def capture_of(kept: KeptReport) -> Capture:
    """A kept report as it was captured, to be read again."""
    day = date.fromisoformat(kept.published) if kept.published else None
    return Capture(text=kept.text, id=kept.given_id, title=kept.title, published=day, outlet=kept.outlet, url=kept.url,
                   place=kept.place or kept.key, author=kept.author, language=kept.language or "ar", carrier=kept.carrier)


def _captures(waiting: Iterable[KeptReport], handed_out: deque[KeptReport]) -> Iterator[Capture]:
    """Outcomes come in the order of captures, so the first handed out is the first to come back."""
    for kept in waiting:
        handed_out.append(kept)
        yield capture_of(kept)


def _keep(store: Store, key: str, coded: Coded, coder: Coder) -> CodedReport:
    body = record_to_json(coded.coding.record)
    earlier = store.record(key)
    store.add_record(key, body, coder)
    change = compare_records(earlier.body, body) if earlier else None
    return CodedReport(key, len(body["events"]), change)
