"""A record in, its rows out: kept beside the earlier ones of its report, with the events by which it is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from marsad.errors import StoreError
from marsad.model.history import MACHINE
from marsad.model.kept import KeptRecord
from marsad.model.record import Coder
from marsad.store.canonical import digest_of
from marsad.store.clock import now
from marsad.store.event_rows import rows_of
from marsad.store.history import append
from marsad.store.reports import sign
from marsad.store.schema import event, event_party, event_place, event_weapon, record, report

_CHILDREN = (event_party, event_place, event_weapon)


def add_record(connection: Connection, report_key: str, body: Mapping[str, Any], coder: Coder) -> int:
    """Keep a record as the current one of its report and write its events as the coder left them; the number of the record."""
    at, digest = now(), digest_of(body)
    earlier = connection.execute(select(record.c.id).where(record.c.report_key == report_key, record.c.current)).scalar()
    connection.execute(update(record).where(record.c.report_key == report_key, record.c.current).values(current=False))
    record_id = int(connection.execute(insert(record).returning(record.c.id), {
        "report_key": report_key, "coder_version": coder.version, "knowledge": coder.knowledge, "body": dict(body),
        "digest": digest, "coded_at": at, "current": True,
    }).scalar_one())
    connection.execute(update(report).where(report.c.key == report_key).values(coded_by=sign(coder), unreadable=None))
    told = {"record": record_id, "digest": digest, "coder": sign(coder), "events": len(body["events"]),
            "earlier": earlier}
    append(connection, "coding", report_key, told, author=MACHINE, at=at)
    if earlier is not None:
        remove_events(connection, report_key)
    write_events(connection, report_key, record_id, body["events"])
    return record_id


def set_unreadable(connection: Connection, report_key: str, coder: Coder, why: str) -> None:
    """Note that this coder could not code the report, so that it is not tried again before the coder changes."""
    connection.execute(update(report).where(report.c.key == report_key).values(coded_by=sign(coder), unreadable=why))
    append(connection, "unreadable", report_key, {"coder": sign(coder)}, author=MACHINE, why=why)


def write_events(connection: Connection, report_key: str, record_id: int, events: list[Mapping[str, Any]]) -> None:
    """The rows of the events of a record, as the coder left them."""
    rows = [rows_of(f"{report_key}#{told['id']}", told) for told in events]
    _insert(connection, event, [
        {**row.event, "report_key": report_key, "record_id": record_id, "body": None, "review": "unreviewed", "incident": None}
        for row in rows
    ])
    _insert(connection, event_party, [party for row in rows for party in row.parties])
    _insert(connection, event_place, [place for row in rows for place in row.places])
    _insert(connection, event_weapon, [weapon for row in rows for weapon in row.weapons])


def rewrite_event(connection: Connection, key: str, body: Mapping[str, Any], review: str, *, own: bool = True) -> None:
    """Write an event anew as people left it; ``own``: its body is not the coder's and is kept with it."""
    rows = rows_of(key, body)
    kept = dict(body) if own else None
    connection.execute(update(event).where(event.c.key == key).values(**rows.event, body=kept, review=review))
    for table, children in zip(_CHILDREN, rows[1:], strict=True):
        connection.execute(delete(table).where(table.c.event_key == key))
        _insert(connection, table, children)


def remove_events(connection: Connection, report_key: str) -> None:
    """Take the events of a report out of what is asked; its earlier records keep them."""
    keys = select(event.c.key).where(event.c.report_key == report_key)
    for table in _CHILDREN:
        connection.execute(delete(table).where(table.c.event_key.in_(keys)))
    connection.execute(delete(event).where(event.c.report_key == report_key))


def read_record(connection: Connection, report_key: str) -> KeptRecord | None:
    """The current record of a report."""
    row = connection.execute(select(record).where(record.c.report_key == report_key, record.c.current)).first()
    return _kept(row) if row else None


def read_record_number(connection: Connection, number: int) -> KeptRecord:
    """The record of this number, current or not."""
    row = connection.execute(select(record).where(record.c.id == number)).first()
    if row is None:
        raise StoreError(f"no record {number}")
    return _kept(row)


def records_of(connection: Connection, report_key: str) -> Iterator[KeptRecord]:
    """All records of a report, oldest first."""
    yield from map(_kept, connection.execute(select(record).where(record.c.report_key == report_key).order_by(record.c.id)))


def read_current(connection: Connection, after: int, limit: int) -> list[KeptRecord]:
    """Current records by number, from after ``after``."""
    asked = select(record).where(record.c.current, record.c.id > after).order_by(record.c.id).limit(limit)
    return [_kept(row) for row in connection.execute(asked)]


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _kept(row: Row[Any]) -> KeptRecord:
    return KeptRecord(**row._mapping)
