"""The events that stood before a report was coded anew in, what belonged to them brought to the events that stand now out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, case, delete, or_, select, update

from marsad.model.history import MACHINE
from marsad.model.kept import KeptEvent
from marsad.store.check_event import find_faults
from marsad.store.history import append
from marsad.store.incidents import summarise
from marsad.store.questions import read_events_of
from marsad.store.records import read_record_number
from marsad.store.reviews import reapply
from marsad.store.schema import event, judgement, tie

Json = Mapping[str, Any]


def carry(connection: Connection, before: Sequence[KeptEvent], number: int) -> None:
    """After the record ``number`` became the current one: lay people's acts over its events, and bring over the incidents
    and judgements of the events ``before``.

    The entry ``recode`` names what became of each event (None: nobody says it any more) and which a person should look at:
    those that people touched and that no longer stand as they left them in the text.
    """
    record = read_record_number(connection, number)
    report_key, text = record.report_key, record.body["document"]["text"]
    reapply(connection, report_key)
    after = read_events_of(connection, report_key=report_key)
    same = match_events([kept.body for kept in before], [kept.body for kept in after])
    carried = {kept.key: _key(report_key, same.get(kept.body["id"])) for kept in before}
    reviewed = {kept.key for kept in before if kept.review != "unreviewed"}
    doubtful = [kept.key for kept in after if kept.review != "unreviewed" and next(find_faults(kept.body, text), None)]
    doubtful += [key for key in reviewed if carried[key] is None]
    told = {"record": number, "carried": carried, "look_at": sorted(doubtful)}
    append(connection, "recode", report_key, told, author=MACHINE)
    _move_incidents(connection, before, carried)
    _rename_judged(connection, carried)


def match_events(before: Sequence[Json], after: Sequence[Json]) -> dict[str, str]:
    """Earlier id -> newer id of the events that are the same: they share the most words, the trigger before the rest."""
    pairs = []
    for old in before:
        for new in after:
            score = _likeness(old, new)
            if score:
                pairs.append((-score, old["id"], new["id"]))
    same: dict[str, str] = {}
    taken: set[str] = set()
    for _, old_id, new_id in sorted(pairs):
        if old_id not in same and new_id not in taken:
            same[old_id] = new_id
            taken.add(new_id)
    return same


def _likeness(old: Json, new: Json) -> int:
    """0 when they share no word that names them."""
    ours = {(quote["start"], quote["end"]) for quote in old["mentions"]}
    theirs = {(quote["start"], quote["end"]) for quote in new["mentions"]}
    common = len(ours & theirs)
    if not common and not any(a < d and c < b for a, b in ours for c, d in theirs):
        return 0
    trigger = bool(old["mentions"][0]["start"] == new["mentions"][0]["start"])
    return 1 + common + 10 * trigger + 5 * bool(old["kind"] == new["kind"])


def _key(report_key: str, name: str | None) -> str | None:
    return f"{report_key}#{name}" if name else None


def _move_incidents(connection: Connection, before: Sequence[KeptEvent], carried: Mapping[str, str | None]) -> None:
    touched = {kept.incident for kept in before if kept.incident}
    for kept in before:
        key = carried[kept.key]
        if key and kept.incident:
            connection.execute(update(event).where(event.c.key == key).values(incident=kept.incident))
    summarise(connection, sorted(touched))


def _rename_judged(connection: Connection, carried: Mapping[str, str | None]) -> None:
    """Judgements follow their events, all names at once; ties are the machine's and made anew when events are linked."""
    keys = list(carried)
    connection.execute(delete(tie).where(or_(tie.c.a.in_(keys), tie.c.b.in_(keys))))
    moved = {old: new for old, new in carried.items() if new and new != old}
    named = or_(judgement.c.a.in_(list(moved)), judgement.c.b.in_(list(moved)))
    if not moved or not connection.execute(select(judgement.c.id).where(named).limit(1)).first():
        return
    for column in (judgement.c.a, judgement.c.b):
        renamed = case(moved, value=column, else_=column)
        connection.execute(update(judgement).where(column.in_(list(moved))).values({column: renamed}))
