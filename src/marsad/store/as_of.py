"""An observatory and a moment in, the observatory as it was known then out: folded from the history into a database of its own.

Nothing is guessed from what is kept now: reports and records by when they came, what people said and what was joined by the
entries of the history up to that moment. Ties are the machine's and kept as they were last made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, bindparam, func, insert, select, text, type_coerce, update

from marsad.model.history import Entry
from marsad.store.canonical import PackedJson
from marsad.store.history import read_history
from marsad.store.incidents import summarise
from marsad.store.records import read_record, write_events
from marsad.store.reviews import reapply
from marsad.store.schema import (
    event,
    event_party,
    event_place,
    event_weapon,
    history,
    incident,
    judgement,
    original,
    record,
    report,
    tie,
)
from marsad.store.search_index import index_report

_CHUNK = 500
_DERIVED = ("echo_group", "unreadable", "coded_by")  # of a report: what the history tells


def fold_into(target: Connection, source: Connection, moment: str, *, words: bool) -> None:
    """Fill the empty database ``target`` with what ``source`` knew at ``moment`` (time as the store writes it); ``words``: so
    that it can be searched too."""
    _copy(target, source, original, original.c.stored_at <= moment)
    _copy(target, source, history, history.c.at <= moment)
    _copy(target, source, report, report.c.collected_at <= moment, without=_DERIVED)
    _copy(target, source, record, record.c.coded_at <= moment)
    _copy(target, source, tie, tie.c.made_at <= moment)
    _set_current(target)
    _write_events(target, source, moment)
    _Fold(target).run()
    if words:
        for row in source.execute(select(report.c.key, report.c.title, report.c.text).where(report.c.collected_at <= moment)):
            index_report(target, row.key, row.title, row.text)


def _copy(target: Connection, source: Connection, table: Table, condition: Any, *, without: tuple[str, ...] = ()) -> None:
    """Rows as they are: packed values stay packed, which is most of the time that a copy would take."""
    columns = [column for column in table.columns if column.name not in without]
    packed = [type_coerce(column, LargeBinary).label(column.name) if isinstance(column.type, PackedJson) else column
              for column in columns]
    names = [column.name for column in columns]
    into = text(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})")
    rows = source.execution_options(yield_per=_CHUNK).execute(select(*packed).where(condition))
    for chunk in rows.mappings().partitions(_CHUNK):
        target.execute(into, [dict(row) for row in chunk])


def _set_current(target: Connection) -> None:
    """The newest record of each report was the current one."""
    newest = select(func.max(record.c.id)).group_by(record.c.report_key)
    target.execute(update(record).values(current=record.c.id.in_(newest)))


def _write_events(target: Connection, source: Connection, moment: str) -> None:
    """The rows of events. Those of a record that is current still and that nobody touched since are copied; they are the most."""
    touched = _touched_since(source, moment)
    keys = list(target.execute(select(record.c.report_key).where(record.c.current)).scalars())
    for chunk in _chunks(key for key in keys if key not in touched):
        _copy_events(target, source, chunk)
    for key in keys:
        if key in touched:
            kept = read_record(target, key)
            assert kept is not None, "the record was copied"
            write_events(target, key, kept.id, list(kept.body["events"]))
            reapply(target, key)


def _touched_since(source: Connection, moment: str) -> set[str]:
    """Reports that were coded again, or whose events people touched, after the moment."""
    told = select(history.c.subject).where(history.c.at > moment, history.c.act.not_in(("report", "link", "opened", "echoes")))
    return {subject.partition("#")[0] for subject in source.execute(told).scalars()}


def _copy_events(target: Connection, source: Connection, keys: list[str]) -> None:
    _copy(target, source, event, event.c.report_key.in_(keys), without=("incident",))
    of_events = select(event.c.key).where(event.c.report_key.in_(keys))
    for table in (event_party, event_place, event_weapon):
        _copy(target, source, table, table.c.event_key.in_(of_events), without=("id",))


class _Fold:
    """What the entries of the history, read once in their order, make of incidents, judgements, echoes and unreadable reports."""

    def __init__(self, target: Connection) -> None:
        self._target = target
        self._incident: dict[str, str] = {}  # event -> incident
        self._made: dict[str, str] = {}  # incident -> when
        self._judged: dict[int, dict[str, Any]] = {}  # entry -> row
        self._reports: dict[str, dict[str, Any]] = {}  # report -> what it has beside what was taken in

    def run(self) -> None:
        """Read the entries and write what they come to."""
        acts = ("link", "opened", "recode", "judgement", "undo", "echoes", "coding", "unreadable")
        for entry in read_history(self._target, acts=acts):
            getattr(self, f"_{entry.act}")(entry)
        self._write()

    def _link(self, entry: Entry) -> None:
        self._made.setdefault(entry.subject, entry.at)
        self._incident |= dict.fromkeys(entry.body["joined"], entry.subject)

    def _opened(self, entry: Entry) -> None:
        for name, key in entry.body["incidents"]:
            self._made.setdefault(name, entry.at)
            self._incident[key] = name

    def _recode(self, entry: Entry) -> None:
        carried = entry.body["carried"]
        before = {key: self._incident.pop(key, None) for key in carried}
        self._incident |= {new: name for old, new in carried.items() if new and (name := before[old])}
        for row in self._judged.values():
            row |= {side: carried.get(row[side]) or row[side] for side in ("a", "b")}

    def _judgement(self, entry: Entry) -> None:
        told = {side: entry.body[side] for side in ("a", "b", "verdict")}
        self._judged[entry.seq] = {**told, "author": entry.author, "at": entry.at, "why": entry.why, "entry": entry.seq,
                                   "undone_by": None}

    def _undo(self, entry: Entry) -> None:
        """An undo names the judgement itself, or the act that made several (``judgements`` of its entry)."""
        for seq in self._judgements_of(int(entry.body["entry"])):
            if seq in self._judged:
                self._judged[seq]["undone_by"] = entry.seq

    def _judgements_of(self, seq: int) -> list[int]:
        row = self._target.execute(select(history.c.body).where(history.c.seq == seq)).first()
        return [seq, *json.loads(row.body).get("judgements", ())] if row else [seq]

    def _echoes(self, entry: Entry) -> None:
        for key, group in entry.body["groups"].items():
            self._reports.setdefault(key, {})["echo_group"] = group

    def _coding(self, entry: Entry) -> None:
        self._reports.setdefault(entry.subject, {}).update(coded_by=entry.body["coder"], unreadable=None)

    def _unreadable(self, entry: Entry) -> None:
        self._reports.setdefault(entry.subject, {}).update(coded_by=entry.body["coder"], unreadable=entry.why)

    def _write(self) -> None:
        fields = dict.fromkeys(_DERIVED)
        self._update(report, report.c.key, ({"of": key, **fields, **told} for key, told in self._reports.items()), _DERIVED)
        self._update(event, event.c.key, ({"of": key, "incident": name} for key, name in self._incident.items()), ("incident",))
        empty = {"opened": True, "denied": False, "doubted": False, "reports": 0, "voices": 0}
        for chunk in _chunks(self._made.items()):
            self._target.execute(insert(incident), [{"id": name, "created_at": at, **empty} for name, at in chunk])
        if self._judged:
            self._target.execute(insert(judgement), list(self._judged.values()))
        summarise(self._target, self._made)

    def _update(self, table: Table, key: Any, rows: Iterator[dict[str, Any]], names: tuple[str, ...]) -> None:
        statement = update(table).where(key == bindparam("of")).values({name: bindparam(f"new_{name}") for name in names})
        for chunk in _chunks(rows):
            self._target.execute(statement, [{"of": row["of"], **{f"new_{name}": row[name] for name in names}} for row in chunk])


def _chunks(things: Any) -> Iterator[list[Any]]:
    rest = iter(things)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
