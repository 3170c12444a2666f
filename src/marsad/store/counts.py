"""How much an observatory holds, and one digest of all of it that two runs can be compared by."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, Table, func, select

from marsad.store.canonical import canonical
from marsad.store.schema import event, history, incident, judgement, original, record, rejected, report

_COUNTED: dict[str, Table] = {
    "originals": original, "reports": report, "records": record, "events": event, "judgements": judgement, "entries": history,
    "rejected": rejected,
}


def count_all(connection: Connection) -> dict[str, int]:
    """Rows of each kind; ``uncoded`` reports that no coder has looked at, ``unreadable`` those that it gave up."""
    counts = {name: _count(connection, select(func.count()).select_from(table)) for name, table in _COUNTED.items()}
    counts["incidents"] = _count(connection, select(func.count()).select_from(incident).where(incident.c.opened))
    counts["uncoded"] = _count(connection, select(func.count()).select_from(report).where(report.c.coded_by.is_(None)))
    counts["unreadable"] = _count(connection, select(func.count()).select_from(report).where(report.c.unreadable.is_not(None)))
    counts["unlinked"] = _count(connection, select(func.count()).select_from(event).where(event.c.incident.is_(None)))
    return counts


def digest_all(connection: Connection) -> str:
    """64 hex of what is kept, whenever and in how many runs it was: the reports, the digests of their current records, and
    the events as people left them. Times and numbers of rows have no part in it."""
    total = hashlib.sha256()
    asked = select(report.c.key, report.c.original, report.c.previous, report.c.echo_group, report.c.unreadable)
    _add(total, connection.execute(asked.order_by(report.c.key)))
    asked_records = select(record.c.report_key, record.c.digest).where(record.c.current)
    _add(total, connection.execute(asked_records.order_by(record.c.report_key)))
    columns = [column for column in event.columns if column.name not in ("record_id", "body")]
    _add(total, connection.execute(select(*columns, event.c.body).order_by(event.c.key)))
    return total.hexdigest()


def _add(total: Any, rows: Any) -> None:
    for row in rows:
        total.update(canonical(list(row)).encode("utf-8"))
        total.update(b"\n")


def _count(connection: Connection, asked: Any) -> int:
    return int(connection.execute(asked).scalar_one())
