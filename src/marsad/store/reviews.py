"""A report in, what reviewers did to its events out of the history, and the rows of its events brought to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from marsad.store.corrections import REVIEW_ACTS, UNDO, Act, Derived, derive, live
from marsad.store.records import read_record, rewrite_event, write_events
from marsad.store.schema import event, event_party, event_place, event_weapon, history

_AFTER = "$"  # the character after "#": KEY# <= subject < KEY$ are the events of a report
_PAGE = 2000


def acts_of(connection: Connection, report_key: str, *, with_undone: bool = False) -> list[Act]:
    """What reviewers did to the events of a report, in order; what was undone is left out unless it is asked for."""
    asked = select(history).where(history.c.subject >= f"{report_key}#", history.c.subject < f"{report_key}{_AFTER}",
                                  history.c.act.in_((*REVIEW_ACTS, UNDO))).order_by(history.c.seq)
    acts = [_act(row) for row in connection.execute(asked)]
    return acts if with_undone else list(only_live(acts))


def all_acts(connection: Connection) -> Iterator[Act]:
    """What reviewers did to all events, in order, without what was undone."""
    asked = select(history).where(history.c.act.in_((*REVIEW_ACTS, UNDO))).order_by(history.c.seq)
    yield from only_live([_act(row) for row in connection.execute(asked) if "#" in row.subject])


def only_live(acts: Iterable[Act]) -> Iterator[Act]:
    """Acts that count."""
    known = list(acts)
    counting = live([(act.seq, act.act, act.body.get("entry") if act.act == UNDO else None) for act in known])
    return (act for act in known if act.seq in counting and act.act != UNDO)


def standing(connection: Connection, report_key: str) -> list[Derived]:
    """The events of a report as they stand: its current record with what reviewers did laid over it."""
    record = read_record(connection, report_key)
    return derive(record.body["events"] if record else [], acts_of(connection, report_key))


def reapply(connection: Connection, report_key: str) -> None:
    """Bring the event rows of a report to what stands; an event keeps its incident as long as it keeps its key."""
    record = read_record(connection, report_key)
    if record is None:
        return
    coded = {body["id"]: body for body in record.body["events"]}
    now = derive(record.body["events"], acts_of(connection, report_key))
    kept = set(connection.execute(select(event.c.key).where(event.c.report_key == report_key)).scalars())
    for one in now:
        key = f"{report_key}#{one.id}"
        if key not in kept:
            write_events(connection, report_key, record.id, [one.body])
        rewrite_event(connection, key, one.body, one.review)
        if coded.get(one.id) == one.body:  # its body stands in the record
            connection.execute(update(event).where(event.c.key == key).values(body=None))
    _remove(connection, kept - {f"{report_key}#{one.id}" for one in now})


def _remove(connection: Connection, keys: set[str]) -> None:
    """Take away the rows of events that nobody says any more: the adding of them was undone."""
    for key in sorted(keys):
        for table in (event_party, event_place, event_weapon):
            connection.execute(delete(table).where(table.c.event_key == key))
        connection.execute(delete(event).where(event.c.key == key))


def _act(row: Row[Any]) -> Act:
    report, _, name = row.subject.partition("#")
    return Act(row.seq, row.at, row.author, row.act, report, name, json.loads(row.body), row.why)
