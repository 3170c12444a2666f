"""An entry of the history in, the entry that takes it back out: nothing is deleted, what stands is derived again."""

from __future__ import annotations

from sqlalchemy import Connection, update

from marsad.errors import MarsadError
from marsad.model.history import Entry
from marsad.observatory.refusals import Impossible, Unknown
from marsad.observatory.regroup import regroup_back
from marsad.observatory.review import bring_up
from marsad.store import Store
from marsad.store.corrections import REVIEW_ACTS, UNDO
from marsad.store.history import append, read_entry, read_history
from marsad.store.schema import judgement


def undo(store: Store, seq: int, *, author: str, why: str) -> Entry:
    """Take an act back, or take back that it was taken back; the entry that does it."""
    if not why.strip():
        raise Impossible("to undo, say why")
    with store.writing() as connection:
        act = _undoable(connection, seq)
        if act.act in ("join", "split"):
            regroup_back(connection, act, seq, author=author, why=why)
        undoing = append(connection, UNDO, act.subject, {"entry": seq, "act": act.act}, author=author, why=why)
        if act.act in ("join", "split"):
            numbers = act.body["judgements"]
            connection.execute(update(judgement).where(judgement.c.entry.in_(numbers)).values(undone_by=undoing.seq))
        else:
            bring_up(connection, act.subject.split("#")[0])
        return undoing


def _undoable(connection: Connection, seq: int) -> Entry:
    try:
        entry = read_entry(connection, seq)
    except MarsadError:
        raise Unknown(f"the history has no entry {seq}") from None
    if entry.act not in (*REVIEW_ACTS, "join", "split", UNDO):
        raise Impossible(f"entry {seq} ({entry.act}) is no act of a reviewer: it stays")
    if entry.act == UNDO and entry.body["act"] in ("join", "split"):
        raise Impossible("join or split again instead")
    taken_back = {one.body["entry"] for one in _live_undos(connection, entry.subject)}
    if seq in taken_back:
        raise Impossible(f"entry {seq} was undone already")
    return entry


def _live_undos(connection: Connection, subject: str) -> list[Entry]:
    """The undoings of a subject that were not undone themselves."""
    undone: set[int] = set()
    counting = []
    for entry in reversed(list(read_history(connection, subjects=(subject,), acts=(UNDO,)))):
        if entry.seq not in undone:
            undone.add(entry.body["entry"])
            counting.append(entry)
    return counting
