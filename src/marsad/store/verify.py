"""An observatory in, every promise that it breaks out: its originals, its chain, its quotes, its rows, its counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from marsad.model.history import GENESIS
from marsad.model.kept import KeptRecord, Problem
from marsad.store.canonical import canonical, digest_of, digest_text
from marsad.store.check_event import QUOTE, quote_fault
from marsad.store.event_rows import rows_of
from marsad.store.history import entry_of, hash_of, read_history
from marsad.store.originals import Originals, digest_file
from marsad.store.records import read_current
from marsad.store.reports import digest_of_report, read_page
from marsad.store.reviews import standing
from marsad.store.schema import event, event_party, event_place, event_weapon, history, original, record, report

_PAGE = 200
_CHILDREN: tuple[Table, ...] = (event_party, event_place, event_weapon)
Told = Callable[[str], None]


def find_problems(connection: Connection, originals: Originals, *, head: tuple[int, str] | None = None,
                  tell: Told = lambda check: None) -> Iterator[Problem]:
    """What is not as it was written, the chain first. ``head`` is an entry (number and hash) that somebody wrote down before:
    it must be in the chain. ``tell`` hears which check begins. Records are held against the history, so after a broken chain
    they are not checked."""
    tell("history")
    broken = list(_chain(connection, head))
    yield from broken
    checks = {"originals": _originals(connection, originals), "reports": _reports(connection)}
    if not broken:  # what the history tells of records can be believed
        checks |= {"records": _records(connection), "counts": _counts(connection)}
    for name, problems in checks.items():
        tell(name)
        yield from problems


def _chain(connection: Connection, head: tuple[int, str] | None) -> Iterator[Problem]:
    """The first bad entry alone is named: all that follow it hang on it."""
    seq, prev_hash = 0, GENESIS
    found = head is None
    for row in connection.execution_options(yield_per=_PAGE).execute(select(history).order_by(history.c.seq)):
        fault = _entry_fault(row, seq + 1, prev_hash)
        if fault:
            yield Problem("history", f"entry {seq + 1}", fault)
            return
        if head and row.seq == head[0]:
            found = row.hash == head[1]
            if not found:
                yield Problem("history", f"entry {row.seq}", f"its hash is {row.hash}, not {head[1]} as it was written down")
        seq, prev_hash = row.seq, row.hash
    if not found and head and head[0] > seq:
        yield Problem("history", f"entry {head[0]}", f"it is gone: the history ends at {seq}")


def _entry_fault(row: Row[Any], seq: int, prev_hash: str) -> str | None:
    if row.seq != seq:
        return f"it is missing: {row.seq} follows {seq - 1}"
    if row.prev_hash != prev_hash:
        return f"it does not follow entry {seq - 1}: its previous hash is {row.prev_hash}"
    said = f"{row.act} of {row.subject} by {row.author}, {row.at}"
    try:
        entry = entry_of(row)
    except ValueError:
        return f"it was changed ({said}): what it says is no JSON any more"
    if canonical(entry.body) != row.body or entry.hash != hash_of(entry):
        return f"it was changed ({said}): its hash is not that of what it says"
    return None


def _originals(connection: Connection, originals: Originals) -> Iterator[Problem]:
    kept = set(originals.digests())
    for row in connection.execute(select(original).order_by(original.c.sha256)):
        path = originals.path(row.sha256)
        if row.sha256 not in kept:
            yield Problem("originals", row.sha256, f"the file {path} is missing")
        elif path.stat().st_size != row.size:
            yield Problem("originals", row.sha256, f"the file {path} has {path.stat().st_size} bytes, {row.size} were kept")
        elif (found := digest_file(path)) != row.sha256:
            yield Problem("originals", row.sha256, f"the file {path} was changed: its sha256 is {found}")
    lost = select(report.c.key, report.c.original).where(
        report.c.original.is_not(None), report.c.original.not_in(select(original.c.sha256)))
    for row in connection.execute(lost.order_by(report.c.key)):
        yield Problem("originals", row.key, f"its original {row.original} was never kept")


def _reports(connection: Connection) -> Iterator[Problem]:
    after = ""
    while page := read_page(connection, after, limit=_PAGE):
        for kept in page:
            if digest_text(kept.text) != kept.text_sha256:
                yield Problem("reports", kept.key, "its text was changed")
            elif digest_of_report(kept) != kept.key:
                yield Problem("reports", kept.key, "what was taken in was changed (text, title, outlet, author, address, dates)")
        after = page[-1].key


def _records(connection: Connection) -> Iterator[Problem]:
    told = _digests_told(connection)
    after = 0
    while page := read_current(connection, after, _PAGE):
        for kept in page:
            yield from _record(connection, kept, told.get(kept.id))
        after = page[-1].id


def _digests_told(connection: Connection) -> dict[int, str]:
    """What the history says of each record."""
    return {int(entry.body["record"]): str(entry.body["digest"]) for entry in read_history(connection, acts=("coding",))}


def _record(connection: Connection, kept: KeptRecord, told: str | None) -> Iterator[Problem]:
    name = f"record {kept.id} of {kept.report_key}"
    found = digest_of(kept.body)
    if found != kept.digest:
        yield Problem("records", name, "it was changed: its digest is not that of what it says")
    elif told != kept.digest:
        yield Problem("records", name, "the history tells of another record" if told else "the history does not tell of it")
    text = kept.body["document"]["text"]
    for where, quote in quotes_in(kept.body):
        fault = quote_fault(quote, text)
        if fault:
            yield Problem("quotes", name, f"{where}: {fault}")
            break
    yield from _rows(connection, kept)


def quotes_in(value: Any, where: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every quote of a record with the path to it; a date that no words say has none."""
    if isinstance(value, Mapping):
        if set(value) >= QUOTE and value["start"] is not None:
            yield where, value
        for key, inner in value.items():
            yield from quotes_in(inner, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from quotes_in(inner, f"{where}[{number}]")


def _rows(connection: Connection, kept: KeptRecord) -> Iterator[Problem]:
    """The rows by which events are found are those of the record as people left it."""
    rows = {row.key: row._mapping for row in connection.execute(select(event).where(event.c.report_key == kept.report_key))}
    children = _children(connection, kept.report_key)
    text = kept.body["document"]["text"]
    for one in standing(connection, kept.report_key):
        key = f"{kept.report_key}#{one.id}"
        row = rows.pop(key, None)
        if row is None:
            yield Problem("rows", key, "the event has no row")
            continue
        due = rows_of(key, one.body)
        wrong = [name for name, value in due.event.items() if row[name] != value]
        wrong += [name for name, value in (("review", one.review), ("record_id", kept.id)) if row[name] != value]
        if wrong:
            yield Problem("rows", key, f"{', '.join(wrong)} of its row is not what the record says")
        for table, expected in zip(_CHILDREN, due[1:], strict=True):
            if children[table.name].get(key, []) != sorted((_plain(child) for child in expected), key=repr):
                yield Problem("rows", key, f"its rows of {table.name} are not what the record says")
        fault = next((fault for _, quote in quotes_in(one.body) if (fault := quote_fault(quote, text))), None)
        if fault:
            yield Problem("quotes", key, fault)
    yield from (Problem("rows", key, "no record and no person says this event") for key in sorted(rows))


def _children(connection: Connection, report_key: str) -> dict[str, dict[str, list[Any]]]:
    keys = select(event.c.key).where(event.c.report_key == report_key)
    found: dict[str, dict[str, list[Any]]] = {}
    for table in _CHILDREN:
        rows = connection.execute(select(table).where(table.c.event_key.in_(keys)).order_by(table.c.event_key)).mappings()
        grouped = groupby(rows, key=lambda row: row["event_key"])
        found[table.name] = {key: sorted((_plain(row) for row in group), key=repr) for key, group in grouped}
    return found


def _plain(row: Any) -> tuple[Any, ...]:
    return tuple(value for name, value in sorted(row.items()) if name != "id")


def _counts(connection: Connection) -> Iterator[Problem]:
    """As many reports and records as the history tells of: what was taken out with its entry breaks the chain instead."""
    for act, table in (("report", report), ("coding", record)):
        told = connection.execute(select(func.count()).select_from(history).where(history.c.act == act)).scalar_one()
        found = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if told != found:
            yield Problem("counts", table.name, f"{found} are kept, the history tells of {told}")
    double = select(record.c.report_key).where(record.c.current).group_by(record.c.report_key).having(func.count() > 1)
    for key in connection.execute(double).scalars():
        yield Problem("counts", key, "it has more than one current record")
