"""Incidents in, the columns that maps, timelines and counts are made of out; and which incidents an act has touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from marsad.model.kept import KeptReport
from marsad.model.question import Question
from marsad.store.conditions import of_incidents
from marsad.store.reports import read_reports
from marsad.store.schema import event, event_party, event_weapon, history, incident, report

_AT_ONCE = 500  # ids in one statement: SQLite binds a limited number
_FEW = 400  # entries after which all is read again rather than what each touched

COLUMNS = ("id", "lat", "lon", "radius_km", "geo_precision", "kind", "mode", "status", "review", "earliest", "place_id", "name",
           "name_en", "killed_low", "killed_high", "denied", "country", "admin1")


@dataclass(frozen=True, slots=True)
class Pair:
    """A party, weapon or source of an incident: ``shelf`` party | source | weapon, ``value`` its id or its words."""

    incident: str
    shelf: str
    value: str
    name: str


def revision(connection: Connection) -> int:
    """How far the history has come: what was read at one revision holds until there is another."""
    return connection.execute(select(func.max(history.c.seq))).scalar() or 0


def touched(connection: Connection, after: int) -> set[str] | None:
    """Incidents that entries after ``after`` are about; None when they are too many to say."""
    asked = select(history.c.act, history.c.subject, history.c.body).where(history.c.seq > after).limit(_FEW + 1)
    entries = connection.execute(asked).all()
    if len(entries) > _FEW or any(entry.act == "opened" for entry in entries):  # opened: hundreds of new ones at once
        return None
    own: set[str] = set()
    reports: set[str] = set()
    for entry in entries:
        if entry.act == "link":  # where its events were before has changed too
            own |= {entry.subject, *filter(None, json.loads(entry.body)["joined"].values())}
        elif entry.subject.startswith("i-"):
            own.add(entry.subject)
        else:
            reports.add(entry.subject.split("#")[0])
    for part in _parts(sorted(reports)):
        asked_events = select(event.c.incident).where(event.c.report_key.in_(part)).distinct()
        own |= {name for name in connection.execute(asked_events).scalars() if name}
    return own


def ids_of(connection: Connection, question: Question) -> Iterator[str]:
    """The incidents that answer a question, in no order; its limit and order do not matter."""
    yield from connection.execute(select(incident.c.id).where(*of_incidents(connection, question))).scalars()


def read_columns(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[tuple[Any, ...]]:
    """COLUMNS of the opened incidents (of ``ids``, where they are given)."""
    asked = select(*(incident.c[name] for name in COLUMNS)).where(incident.c.opened)
    for one in _for_each(asked, incident.c.id, ids):
        yield from (tuple(row) for row in connection.execute(one))


def read_pairs(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[Pair]:
    """The parties, sources and weapons of incidents, each once an incident."""
    entity = func.coalesce(event_party.c.entity, event_party.c.name)
    parties = select(event.c.incident, event_party.c.role, entity, func.min(event_party.c.name)).join(
        event, event.c.key == event_party.c.event_key).where(event.c.incident.is_not(None)).group_by(
        event.c.incident, event_party.c.role, entity)
    weapons = select(event.c.incident, event_weapon.c.weapon).join(event, event.c.key == event_weapon.c.event_key).where(
        event.c.incident.is_not(None)).distinct()
    shelves = {"actor": "party", "target": "party", "source": "source"}
    for one in _for_each(parties, event.c.incident, ids):
        for own, role, value, name in connection.execute(one):
            if role in shelves:
                yield Pair(own, shelves[role], value, name)
    for one in _for_each(weapons, event.c.incident, ids):
        yield from (Pair(own, "weapon", weapon, weapon) for own, weapon in connection.execute(one))


def count_reports(connection: Connection) -> int:
    """How many reports are kept."""
    return int(connection.execute(select(func.count()).select_from(report)).scalar_one())


def count_entries(connection: Connection, subjects: tuple[str, ...], acts: tuple[str, ...]) -> int:
    """How many entries of the history are of these subjects and acts, or of all."""
    asked = select(func.count()).select_from(history)
    asked = asked.where(history.c.subject.in_(subjects)) if subjects else asked
    asked = asked.where(history.c.act.in_(acts)) if acts else asked
    return int(connection.execute(asked).scalar_one())


def read_echoes(connection: Connection, group: str, limit: int = 200) -> list[KeptReport]:
    """The reports of a group of echoes, by key."""
    asked = select(report.c.key).where(report.c.echo_group == group).order_by(report.c.key).limit(limit)
    found = read_reports(connection, list(connection.execute(asked).scalars()))
    return [found[key] for key in sorted(found)]


def _for_each(asked: Select[Any], column: Any, ids: Iterable[str] | None) -> Iterator[Select[Any]]:
    if ids is None:
        yield asked
        return
    for part in _parts(sorted(ids)):
        yield asked.where(column.in_(part))


def _parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
