"""A capture in, a kept report out: known by what was taken in, so the same capture twice is nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select

from marsad.errors import InputError, StoreError
from marsad.model.capture import Capture
from marsad.model.history import MACHINE
from marsad.model.kept import Duplicate, KeptReport, Stored
from marsad.model.record import Coder
from marsad.store.canonical import digest_of, digest_text
from marsad.store.clock import now
from marsad.store.history import append
from marsad.store.schema import original, report
from marsad.store.search_index import index_report

_PAGE = 200
_IDENTITY = ("url", "title", "outlet", "author", "published", "updated", "text")
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL, or UTF-8, has no room for
_COLUMNS = tuple(column.name for column in report.columns if column.name != "coded_by")


def report_key(capture: Capture) -> str:
    """64 hex that are the identity of a report: what was taken in and nothing else."""
    return digest_of(_identity(capture))


def digest_of_report(kept: KeptReport) -> str:
    """What the key of a kept report must be."""
    return digest_of({"id": kept.given_id, **{name: getattr(kept, name) for name in _IDENTITY}})


def add_report(connection: Connection, capture: Capture) -> Stored | Duplicate:
    """Keep the capture, its words and the entry that tells of it; or say that it is kept already."""
    _refuse_unkeepable(capture)
    key = report_key(capture)
    if connection.execute(select(report.c.key).where(report.c.key == key)).first():
        return Duplicate(key)
    at = now()
    previous = _latest_of(connection, capture.url) if capture.url else None
    row = _row(capture, key=key, previous=previous, collected_at=at)
    connection.execute(insert(report), row)
    index_report(connection, key, capture.title, capture.text)
    told = {name: row[name] for name in ("text_sha256", "original", "member", "previous")}
    append(connection, "report", key, told, author=MACHINE, at=at)
    return Stored(key, previous)


def add_original(connection: Connection, sha256: str, size: int, media_type: str | None) -> None:
    """Note the bytes that stand in the folder of originals."""
    if connection.execute(select(original.c.sha256).where(original.c.sha256 == sha256)).first():
        return
    connection.execute(insert(original), {"sha256": sha256, "size": size, "media_type": media_type, "stored_at": now()})


def read_report(connection: Connection, key: str) -> KeptReport:
    """The report ``key``; StoreError when there is none."""
    row = connection.execute(_select().where(report.c.key == key)).first()
    if row is None:
        raise StoreError(f"no report {key}")
    return _kept(row)


def read_page(connection: Connection, after: str, *, uncoded_by: Coder | None = None, never_coded: bool = False,
              limit: int = _PAGE) -> list[KeptReport]:
    """Reports in the order of their keys from after ``after``; ``uncoded_by`` leaves out those that this coder has coded or
    could not read, ``never_coded`` those that any coder has."""
    asked = _select().where(report.c.key > after).order_by(report.c.key).limit(limit)
    if uncoded_by:
        asked = asked.where(or_(report.c.coded_by.is_(None), report.c.coded_by != sign(uncoded_by)))
    if never_coded:
        asked = asked.where(report.c.coded_by.is_(None))
    return [_kept(row) for row in connection.execute(asked)]


def count_reports(connection: Connection) -> int:
    """How many reports are kept."""
    return int(connection.execute(select(func.count()).select_from(report)).scalar_one())


def count_uncoded(connection: Connection, coder: Coder | None) -> int:
    """How many reports this coder has not coded, or no coder has."""
    never = report.c.coded_by.is_(None)
    waiting = or_(never, report.c.coded_by != sign(coder)) if coder else never
    return int(connection.execute(select(func.count()).select_from(report).where(waiting)).scalar_one())


def read_reports(connection: Connection, keys: list[str]) -> dict[str, KeptReport]:
    """The reports with these keys."""
    return {row.key: _kept(row) for row in connection.execute(_select().where(report.c.key.in_(keys)))}


def versions(connection: Connection, key: str) -> Iterator[KeptReport]:
    """The versions of the address of a report, oldest first."""
    kept = read_report(connection, key)
    if kept.url is None:
        yield kept
        return
    rows = connection.execute(_select().where(report.c.url == kept.url).order_by(report.c.collected_at, report.c.key))
    yield from map(_kept, rows)


def sign(coder: Coder) -> str:
    """How the store writes down who coded a report."""
    return f"{coder.name} {coder.version} {coder.knowledge}"


def _refuse_unkeepable(capture: Capture) -> None:
    for name, value in _identity(capture).items():
        found = _UNKEEPABLE.search(value) if value else None
        if found:
            raise InputError(f"{name} holds the character U+{ord(found[0]):04X}", place=capture.place,
                             hint="it is no part of any writing: take it out")


def _identity(capture: Capture) -> dict[str, Any]:
    return {
        "id": capture.id, "url": capture.url, "title": capture.title, "outlet": capture.outlet, "author": capture.author,
        "published": _day(capture.published), "updated": _day(capture.updated), "text": capture.text,
    }


def _row(capture: Capture, **kept: Any) -> dict[str, Any]:
    told = _identity(capture)
    told["given_id"] = told.pop("id")
    original_sha256 = capture.original.sha256 if capture.original else None
    return {
        **told, "original": original_sha256, "member": capture.member, "place": capture.place, "language": capture.language,
        "carrier": capture.carrier, "published_at": _day(capture.published_at), "fetched_at": _day(capture.collected),
        "text_sha256": digest_text(capture.text), **kept,
    }


def _day(day: date | None) -> str | None:
    """A day or a time as it is written in ISO 8601."""
    return day.isoformat() if day else None


def _latest_of(connection: Connection, url: str) -> str | None:
    asked = select(report.c.key).where(report.c.url == url).order_by(report.c.collected_at.desc(), report.c.key.desc()).limit(1)
    return connection.execute(asked).scalar()


@cache
def _select() -> Select[Any]:
    """All that is told of a report; made once, since making it takes longer than asking it."""
    newer = report.alias("newer")
    following = select(newer.c.key).where(newer.c.previous == report.c.key).limit(1).scalar_subquery().label("newer")
    return select(*(report.c[name] for name in _COLUMNS), following)


def _kept(row: Row[Any]) -> KeptReport:
    return KeptReport(**row._mapping)
