"""An address in, an engine out that keeps promises: SQLite with WAL and full syncing, or PostgreSQL."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError

from marsad.errors import StoreError
from marsad.store.polygon import holds

_BUSY_MS = 60_000  # how long a writer waits for another
_CACHE_KIB = 64_000
_LOCK = 0x6D617273
WRITING = "marsad_writing"  # execution option of a connection that will write


def sqlite_engine(path: Path, *, lasting: bool = True) -> Engine:
    """The database file at ``path``; made when it is not there. One that is not ``lasting`` does not wait for the disk."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_MS / 1000, "check_same_thread": False})
    event.listen(engine, "connect", _set_up_lasting if lasting else _set_up_passing)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def server_engine(address: str) -> Engine:
    """The database at a ``postgresql://`` address; StoreError names what is wrong with it, never its password."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StoreError("the address of the store cannot be read", hint="postgresql://user@host/database") from error
    if url.get_backend_name() != "postgresql":
        raise StoreError(f"no store of the kind {url.get_backend_name()}", hint="postgresql://user@host/database")
    url = url.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"options": "-c timezone=UTC"})
        with engine.connect():
            return engine
    except ModuleNotFoundError as error:
        raise StoreError("psycopg is not installed", hint="pip install 'marsad[postgres]'") from error
    except OperationalError as error:
        shown = url.render_as_string(hide_password=True).replace("+psycopg", "")
        raise StoreError(f"{shown} does not answer: {str(error.orig).strip().splitlines()[-1]}") from error


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction writes. On SQLite beginning to write is that already; on PostgreSQL it keeps two
    writers from adding to one end of the history, from taking in one report twice, and from waiting for each other."""
    if not is_sqlite(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def is_sqlite(connection: Connection) -> bool:
    """Whether the engine is SQLite; the few statements that differ ask."""
    return connection.dialect.name == "sqlite"


def _set_up_lasting(connection: sqlite3.Connection, _: Any) -> None:
    """Each commit is on the disk before it is told of: what was told survives a power cut."""
    _set_up_sqlite(connection, "journal_mode=WAL", "synchronous=FULL")


def _set_up_passing(connection: sqlite3.Connection, _: Any) -> None:
    _set_up_sqlite(connection, "journal_mode=WAL", "synchronous=OFF")


def _set_up_sqlite(connection: sqlite3.Connection, *pragmas: str) -> None:
    connection.isolation_level = None  # we begin transactions ourselves: the driver would begin them too late
    for pragma in (*pragmas, f"busy_timeout={_BUSY_MS}", f"cache_size=-{_CACHE_KIB}", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("marsad_in_polygon", 3, holds, deterministic=True)


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock when it begins: two that read first and write then would fail on each other."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
