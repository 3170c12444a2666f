"""A report in the store in, all that may be shown of it out: its text, its events as people left them, and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from marsad.export.public import public_record
from marsad.export.told.known import Known
from marsad.model.kept import KeptEvent, KeptReport
from marsad.store.event_rows import rows_of
from marsad.store.questions import read_events_of
from marsad.store.records import read_record
from marsad.store.reports import read_report
from marsad.store.schema import event as event_table

Json = dict[str, Any]
_COLUMNS = frozenset(column.name for column in event_table.columns)


@dataclass(frozen=True, slots=True)
class Shown:
    """One report: ``text`` is what the offsets of ``events`` point into; ``coder`` who read it, None before it is coded."""

    report: KeptReport
    text: str
    sha256: str
    events: tuple[KeptEvent, ...]
    record: Json | None

    @property
    def coder(self) -> Json | None:
        """Name, version and knowledge of the coder."""
        return self.record["coder"] if self.record else None


def read_shown(connection: Connection, report_key: str) -> Shown:
    """The report as it is kept; StoreError when there is none."""
    report = read_report(connection, report_key)
    record = read_record(connection, report_key)
    events = tuple(read_events_of(connection, report_key=report_key))
    if record is None:
        return Shown(report, report.text, report.text_sha256, events, None)
    body = {**record.body, "events": [event.body for event in events]}
    return Shown(report, body["document"]["text"], body["document"]["sha256"], events, body)


def read_all_shown(connection: Connection, report_keys: Iterable[str]) -> dict[str, Shown]:
    """Several reports by their keys."""
    return {key: read_shown(connection, key) for key in dict.fromkeys(report_keys)}


def publish(shown: Shown, known: Known) -> Shown:
    """What anybody may see of it: names of private persons, contacts and exact places are taken out, offsets hold."""
    report = shown.report
    hidden = replace(report, given_id=None, author=None, original=None, member=None, place="", unreadable=None)
    if shown.record is None:  # nobody has read it, so nothing says what in it may be shown
        return Shown(replace(hidden, title=None, url=None, text="", outlet=None), "", "", (), None)
    record = public_record(shown.record, known)
    document = record["document"]
    hidden = replace(hidden, title=document["title"], outlet=document["outlet"], url=document["url"], text=document["text"],
                     text_sha256=document["sha256"])
    events = tuple(_with_body(event, body) for event, body in zip(shown.events, record["events"], strict=True))
    return Shown(hidden, document["text"], document["sha256"], events, record)


def _with_body(event: KeptEvent, body: Json) -> KeptEvent:
    """The event with another body, and the columns that follow from it."""
    columns = {name: value for name, value in rows_of(event.key, body).event.items() if name in _COLUMNS and name != "key"}
    return replace(event, body=body, **columns)
