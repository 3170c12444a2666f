"""What linking found and people judged in, incidents with their summaries out; every change is an entry of the history."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from marsad.errors import StoreError
from marsad.model.history import MACHINE
from marsad.model.incident import Incident, Tie, Told, count_voices, stand_for_all
from marsad.model.kept import KeptJudgement, KeptTie
from marsad.model.place import AREAS
from marsad.store.clock import now
from marsad.store.history import append
from marsad.store.schema import event, incident, judgement, report, tie

_EARTH_KM = 20_000.0
_CHUNK = 500  # keys in one statement; singletons in one entry of the history


def set_incidents(connection: Connection, run: str, ties: Iterable[Tie], groups: Iterable[Incident], *,
                  author: str = MACHINE, why: str = "") -> int:
    """Put events into the incidents of ``groups`` and keep ``ties``; how many incidents changed.

    Events that no group names stay where they are. An incident that loses all its events is closed, never deleted.
    """
    at = now()
    _keep_ties(connection, run, ties, at)
    changed = 0
    quiet: list[list[Any]] = []  # new incidents of one event: half a million of them share their entries
    for chunk in _chunks(groups):
        changed += _set_chunk(connection, run, chunk, quiet, author=author, why=why, at=at)
    for first in range(0, len(quiet), _CHUNK):
        told = {"run": run, "incidents": quiet[first:first + _CHUNK]}
        append(connection, "opened", run, told, author=author, why=why, at=at)
    return changed


def judge(connection: Connection, a: str, b: str, verdict: str, *, author: str, why: str) -> int:
    """Keep what a person says of two events; the number of its entry in the history."""
    if verdict not in ("same", "different"):
        raise StoreError(f"no verdict {verdict!r}", hint="same or different")
    a, b = sorted((a, b))
    if a == b:
        raise StoreError("an event is the same happening as itself", hint="name two events")
    for key in (a, b):
        if not connection.execute(select(event.c.key).where(event.c.key == key)).first():
            raise StoreError(f"no event {key}")
    at = now()
    entry = append(connection, "judgement", a, {"a": a, "b": b, "verdict": verdict}, author=author, why=why, at=at)
    row = {"a": a, "b": b, "verdict": verdict, "author": author, "at": at, "why": why, "entry": entry.seq}
    connection.execute(insert(judgement), row)
    return entry.seq


def read_judgements(connection: Connection, *, keys: Sequence[str] = (), undone: bool = False) -> list[KeptJudgement]:
    """Judgements that stand (with ``undone`` those taken back too), of the events ``keys`` or of all."""
    asked = select(judgement).order_by(judgement.c.id)
    if keys:
        asked = asked.where(or_(judgement.c.a.in_(keys), judgement.c.b.in_(keys)))
    if not undone:
        asked = asked.where(judgement.c.undone_by.is_(None))
    return [KeptJudgement(**row._mapping) for row in connection.execute(asked)]


def read_ties(connection: Connection, *, keys: Sequence[str] = (), verdict: str | None = None,
              limit: int | None = None) -> list[KeptTie]:
    """Ties of the events ``keys`` or of all, the most doubtful verdicts being "ask"; highest score first."""
    asked = select(tie).order_by(tie.c.score.desc(), tie.c.a, tie.c.b)
    if keys:
        asked = asked.where(or_(tie.c.a.in_(keys), tie.c.b.in_(keys)))
    if verdict:
        asked = asked.where(tie.c.verdict == verdict)
    if limit is not None:
        asked = asked.limit(limit)
    return [KeptTie(**row._mapping) for row in connection.execute(asked)]


def summarise(connection: Connection, names: Iterable[str]) -> None:
    """Write the summaries of incidents anew from their events."""
    for chunk in _chunks(names):
        _summarise_chunk(connection, chunk)


def _keep_ties(connection: Connection, run: str, ties: Iterable[Tie], at: str) -> None:
    for chunk in _chunks(ties):
        earlier = delete(tie).where(tie.c.a == bindparam("left"), tie.c.b == bindparam("right"))
        connection.execute(earlier, [{"left": found.a, "right": found.b} for found in chunk])
        connection.execute(insert(tie), [
            {"a": found.a, "b": found.b, "score": found.score, "verdict": found.verdict, "made_at": at, "run": run,
             "weights": [{"name": level.name, "said": level.said, "weight": level.weight} for level in found.levels]}
            for found in chunk
        ])


def _set_chunk(connection: Connection, run: str, groups: list[Incident], quiet: list[list[Any]], *, author: str, why: str,
               at: str) -> int:
    keys = [key for group in groups for key in group.events]
    before = _incidents_of(connection, keys)
    moved = {group.id: [key for key in group.events if before.get(key) != group.id] for group in groups}
    changed = [group for group in groups if moved[group.id]]
    new = sorted({group.id for group in changed} - _existing(connection, [group.id for group in changed]))
    _each(connection, insert(incident), [_new(name, at) for name in new])
    into = update(event).where(event.c.key == bindparam("of")).values(incident=bindparam("into"))
    _each(connection, into, [{"of": key, "into": group.id} for group in changed for key in moved[group.id]])
    for group in changed:
        if len(group.events) == 1 and before.get(group.events[0]) is None:
            quiet.append([group.id, group.events[0]])
        else:
            origin = {key: before.get(key) for key in sorted(moved[group.id])}
            append(connection, "link", group.id, {"run": run, "joined": origin}, author=author, why=why, at=at)
    touched = {group.id for group in changed} | {was for group in changed for key in moved[group.id] if (was := before.get(key))}
    summarise(connection, sorted(touched))
    _point_closed(connection, touched, before)
    return len(changed)


def _each(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    """One statement for all rows: making it takes longer than running it."""
    if rows:
        connection.execute(statement, rows)


def _new(name: str, at: str) -> dict[str, Any]:
    return {"id": name, "created_at": at, "opened": True, "denied": False, "doubted": False, "reports": 0, "voices": 0}


def _incidents_of(connection: Connection, keys: list[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for first in range(0, len(keys), _CHUNK):
        asked = select(event.c.key, event.c.incident).where(event.c.key.in_(keys[first:first + _CHUNK]))
        found.update({row.key: row.incident for row in connection.execute(asked)})
    missing = next((key for key in keys if key not in found), None)
    if missing is not None:
        raise StoreError(f"no event {missing} to put into an incident", hint="code and link again")
    return found


def _existing(connection: Connection, names: list[str]) -> set[str]:
    return set(connection.execute(select(incident.c.id).where(incident.c.id.in_(names))).scalars())


def _point_closed(connection: Connection, touched: Iterable[str], before: dict[str, str | None]) -> None:
    """Where most events of a closed incident went, so that its old address still leads somewhere."""
    asked = select(incident.c.id).where(incident.c.id.in_(list(touched)), incident.c.opened.is_(False))
    closed = list(connection.execute(asked).scalars())
    after = _incidents_of(connection, list(before)) if closed else {}
    for name in closed:
        into = Counter(str(after[key]) for key, was in sorted(before.items()) if was == name)
        if into:
            connection.execute(update(incident).where(incident.c.id == name).values(into=into.most_common(1)[0][0]))


def _summarise_chunk(connection: Connection, names: list[str]) -> None:
    asked = select(event, report.c.echo_group).join(report, report.c.key == event.c.report_key)
    rows = connection.execute(asked.where(event.c.incident.in_(names)).order_by(event.c.key))
    events: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        events[row.incident].append(row)
    statement = update(incident).where(incident.c.id == bindparam("of"))
    told = [{"of": name, **_summary(events[name])} for name in names if events[name]]
    _each(connection, statement, told)
    closed = [{"of": name, "opened": False, "reports": 0, "voices": 0} for name in names if not events[name]]
    _each(connection, statement, closed)


def _summary(rows: list[Row[Any]]) -> dict[str, Any]:
    """What lists and filters ask of an incident. People's refusals do not count, unless they refused all of it."""
    kept = [row for row in rows if row.review != "rejected"] or rows
    standing = stand_for_all([_told(row) for row in kept])
    main = next(row for row in kept if row.key == standing.key)
    placed = next((row for row in kept if standing.point is not None and row.place_id == standing.point), None)
    placed = placed or min([main, *kept], key=_width)
    low = [row.killed_low for row in kept if row.killed_low is not None]
    high = [row.killed_high if row.killed_high is not None else row.killed_low for row in kept]
    known_high = [number for number in high if number is not None]
    return {
        "opened": True, "into": None, "kind": main.kind, "mode": main.mode, "status": main.status,
        "earliest": standing.days[0], "latest": standing.days[1],
        "place_id": placed.place_id, "name": placed.place_name_ar, "name_en": placed.place_name_en, "lat": placed.lat,
        "lon": placed.lon, "radius_km": placed.radius_km, "country": placed.country, "admin1": placed.admin1,
        "geo_precision": placed.geo_precision, "killed_low": min(low, default=None), "killed_high": max(known_high, default=None),
        "reports": len({row.report_key for row in kept}),
        "voices": count_voices((row.report_key, row.echo_group) for row in kept),
        "denied": any(row.denied for row in kept), "doubted": any(row.doubted for row in kept), "review": _review(rows),
    }


def _told(row: Row[Any]) -> Told:
    point = row.place_id if row.geo_precision not in AREAS else None  # the column holds the kind of the place
    return Told(row.key, row.kind, row.mode, (row.earliest, row.latest), point, (row.killed_low, row.killed_high) != (None, None))


def _width(row: Row[Any]) -> float:
    """How wide the place of an event is: one of unknown size after all known ones, no place last."""
    if row.lat is None:
        return math.inf
    return float(row.radius_km) if row.radius_km is not None else _EARTH_KM


def _review(rows: list[Row[Any]]) -> str:
    """Rejected when all are; else the furthest that people came with any of them."""
    said = {row.review for row in rows}
    return said.pop() if len(said) == 1 else next(word for word in ("corrected", "accepted", "unreviewed") if word in said)


def _chunks(things: Iterable[Any]) -> Iterable[list[Any]]:
    chunk: list[Any] = []
    for thing in things:
        chunk.append(thing)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
