"""A question in, events or incidents out: in order, page by page, by the key of the last one seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, literal, literal_column, select, tuple_

from marsad.errors import StoreError
from marsad.model.kept import KeptEvent, KeptIncident
from marsad.model.question import Question
from marsad.store.conditions import of_events, of_incidents
from marsad.store.schema import event, incident, record, report

_PAGE = 500
_BEGUN = re.compile(r"([0-9a-fA-F]{6,63})#(\w+)")
# What each order sorts by, greatest first, and what stands for null there, written as the indexes of the schema write it; the
# key parts those that are equal.
_ORDERS = {"date": ("earliest", "''"), "killed": ("killed_high", "-1"), "weight": ("voices", None), "key": (None, None)}


def find_events(connection: Connection, question: Question) -> Iterator[KeptEvent]:
    """The events that answer, as many as ``limit`` says."""
    asked = select(event).where(*of_events(connection, question))
    if question.after is not None:
        question = replace(question, after=full_key(connection, question.after))
    for rows in _pages(connection, asked, event, "key", question):
        yield from _kept_events(connection, rows)


def find_incidents(connection: Connection, question: Question) -> Iterator[KeptIncident]:
    """The incidents that answer, as many as ``limit`` says."""
    asked = select(incident).where(*of_incidents(connection, question))
    for rows in _pages(connection, asked, incident, "id", question):
        yield from (KeptIncident(**row._mapping) for row in rows)


def count_events(connection: Connection, question: Question) -> int:
    """How many events answer, whatever ``limit`` and ``after`` say."""
    return int(connection.execute(select(func.count()).select_from(event).where(*of_events(connection, question))).scalar_one())


def count_incidents(connection: Connection, question: Question) -> int:
    """How many incidents answer, whatever ``limit`` and ``after`` say."""
    asked = select(func.count()).select_from(incident).where(*of_incidents(connection, question))
    return int(connection.execute(asked).scalar_one())


def reports_of(connection: Connection, question: Question) -> Select[Any] | None:
    """The keys of the reports with an event that answers, as a query to be asked inside another; None when any will do.

    Of outlets, which a report has without events too, the report itself is asked.
    """
    conditions = of_events(connection, replace(question, text=None, outlets=()))
    found = select(report.c.key)
    if conditions:
        found = found.where(report.c.key.in_(select(event.c.report_key).where(*conditions)))
    if question.outlets:
        found = found.where(report.c.outlet.in_(question.outlets))
    return found if conditions or question.outlets else None


def full_key(connection: Connection, written: str) -> str:
    """The key of the one event whose key begins so; StoreError when several do. One that none has stays as it is."""
    begun = _BEGUN.fullmatch(written)
    if begun is None:
        return written
    first, name = begun[1].lower(), begun[2]
    after = f"{first[:-1]}{chr(ord(first[-1]) + 1)}"  # keys are compared by code point
    asked = select(event.c.key).where(event.c.key > first, event.c.key < after, event.c.key.endswith(f"#{name}", autoescape=True))
    found = list(connection.execute(asked.order_by(event.c.key).limit(3)).scalars())
    if len(found) > 1:
        raise StoreError(f"several events begin with {written}", hint=f"as {found[0]} and {found[1]}: write more of it")
    return found[0] if found else written


def read_event(connection: Connection, key: str) -> KeptEvent:
    """The event ``key``, or the one whose key begins so (3f9ad20c41b7#e2); StoreError when there is none."""
    row = connection.execute(select(event).where(event.c.key == full_key(connection, key))).first()
    if row is None:
        raise StoreError(f"no event {key}")
    return next(_kept_events(connection, [row]))


def read_events_of(connection: Connection, *, report_key: str | None = None, incident_id: str | None = None) -> list[KeptEvent]:
    """The events of a report or of an incident, by key."""
    asked = select(event).order_by(event.c.key)
    asked = asked.where(event.c.report_key == report_key) if report_key else asked.where(event.c.incident == incident_id)
    return list(_kept_events(connection, connection.execute(asked).all()))


def read_incident(connection: Connection, name: str) -> KeptIncident:
    """The incident ``name``; StoreError when there is none."""
    row = connection.execute(select(incident).where(incident.c.id == name)).first()
    if row is None:
        raise StoreError(f"no incident {name}")
    return KeptIncident(**row._mapping)


def _pages(connection: Connection, asked: Select[Any], table: Table, key: str, question: Question) -> Iterator[list[Row[Any]]]:
    """Rows in the order of the question, a page at a time, so that memory holds no more than one."""
    name, null = _ORDERS[question.order]
    if name == "voices" and "voices" not in table.c:  # an event has one
        name, null = _ORDERS["killed"]
    column = table.c[key]
    sorted_by = None if name is None else table.c[name] if null is None else func.coalesce(table.c[name], literal_column(null))
    order = [column] if sorted_by is None else [sorted_by.desc(), column.desc()]
    left, after = question.limit, question.after
    while left is None or left > 0:
        page = asked.order_by(*order).limit(_PAGE if left is None else min(left, _PAGE))
        if after is not None:
            page = page.where(_beyond(connection, table, column, sorted_by, after))
        rows = list(connection.execute(page))
        if not rows:
            return
        yield rows
        after = rows[-1]._mapping[key]
        left = None if left is None else left - len(rows)


def _beyond(connection: Connection, table: Table, column: Any, sorted_by: Any, after: str) -> ColumnElement[bool]:
    """What comes after the row with the key ``after``."""
    if sorted_by is None:
        return column > after  # type: ignore[no-any-return]
    value = connection.execute(select(sorted_by).where(column == after)).first()
    if value is None:
        raise StoreError(f"no {table.name} {after} to go on from")
    return tuple_(sorted_by, column) < tuple_(*(literal(part) for part in (value[0], after)))


def _kept_events(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[KeptEvent]:
    """Events with their bodies; the body of one that no person touched stands in its record. Records are read all at once."""
    numbers = {row.record_id for row in rows if row.body is None}
    asked = select(record.c.id, record.c.body).where(record.c.id.in_(numbers))
    bodies = {found.id: {body["id"]: body for body in found.body["events"]} for found in connection.execute(asked)}
    for row in rows:
        told = dict(row._mapping)
        if told["body"] is None:
            if told["record_id"] not in bodies:
                raise StoreError(f"no record {told['record_id']}")
            told["body"] = bodies[told["record_id"]][told["key"].rpartition("#")[2]]
        yield KeptEvent(**told)
