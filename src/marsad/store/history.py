"""An act in, its entry in the chain out; entries are added and never changed (triggers of the database refuse it)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from marsad.errors import StoreError
from marsad.model.history import GENESIS, Entry
from marsad.store.canonical import canonical, digest_of
from marsad.store.clock import now
from marsad.store.schema import history

_PAGE = 1000


def append(connection: Connection, act: str, subject: str, body: Mapping[str, Any], *, author: str, why: str = "",
           at: str | None = None) -> Entry:
    """Add an entry at the end of the chain, within the transaction of what it tells of; writers come one after another
    (``take_turn``), so the end is this one's to add to."""
    last = connection.execute(select(history.c.seq, history.c.hash).order_by(history.c.seq.desc()).limit(1)).first()
    seq, prev_hash = (last.seq + 1, last.hash) if last else (1, GENESIS)
    told: dict[str, Any] = {"seq": seq, "at": at or now(), "author": author, "act": act, "subject": subject, "body": dict(body),
                            "why": why,
                            "prev_hash": prev_hash}
    row = {**told, "body": canonical(body), "hash": digest_of(told)}
    connection.execute(insert(history), row)
    return Entry(**{**told, "hash": row["hash"]})


def read_entry(connection: Connection, seq: int) -> Entry:
    """The entry number ``seq``."""
    row = connection.execute(select(history).where(history.c.seq == seq)).first()
    if row is None:
        raise StoreError(f"the history has no entry {seq}")
    return entry_of(row)


def read_history(
    connection: Connection, *, subjects: tuple[str, ...] = (), acts: tuple[str, ...] = (), after: int = 0,
    until: str | None = None, newest_first: bool = False, limit: int | None = None,
) -> Iterator[Entry]:
    """Entries in order, of ``subjects`` and ``acts`` where they are given; ``after`` is the seq to go on from,
    ``until`` the latest time."""
    asked = select(history)
    if subjects:
        asked = asked.where(history.c.subject.in_(subjects))
    if acts:
        asked = asked.where(history.c.act.in_(acts))
    if until:
        asked = asked.where(history.c.at <= until)
    left = limit
    while left is None or left > 0:
        page = asked.limit(_PAGE if left is None else min(left, _PAGE))
        if newest_first:
            page = page.order_by(history.c.seq.desc())
            page = page.where(history.c.seq < after) if after else page
        else:
            page = page.order_by(history.c.seq).where(history.c.seq > after)
        rows = connection.execute(page).all()
        yield from map(entry_of, rows)
        if not rows:
            return
        after = rows[-1].seq
        left = None if left is None else left - len(rows)


def hash_of(entry: Entry) -> str:
    """What the hash of an entry must be."""
    told: dict[str, Any] = {"seq": entry.seq, "at": entry.at, "author": entry.author, "act": entry.act, "subject": entry.subject,
            "body": dict(entry.body), "why": entry.why, "prev_hash": entry.prev_hash}
    return digest_of(told)


def entry_of(row: Row[Any]) -> Entry:
    """A row as an entry; ValueError when what it says is no JSON."""
    return Entry(row.seq, row.at, row.author, row.act, row.subject, json.loads(row.body), row.why, row.prev_hash, row.hash)
