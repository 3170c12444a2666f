"""A folder in, its store out; and the folder of an observatory made."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

from sqlalchemy import Engine

from marsad.errors import StoreError
from marsad.store.engine import server_engine, sqlite_engine
from marsad.store.migrate import check_version, upgrade, version_of
from marsad.store.originals import Originals, sync_folder
from marsad.store.store import Store

DATABASE, ADDRESS, ORIGINALS = "marsad.db", "marsad.toml", "originals"
_SERVER = ("postgresql://", "postgres://", "postgresql+psycopg://")


def make_store(folder: Path, address: str | None = None) -> Store:
    """Make an observatory in ``folder``: SQLite without an ``address``, else the PostgreSQL database there.

    StoreError when there is one already, or the folder holds other things under its names.
    """
    if (folder / DATABASE).exists() or (folder / ADDRESS).exists():
        raise StoreError(f"{folder} is an observatory already", hint="marsad ingest takes reports into it")
    if address and not address.startswith(_SERVER):
        raise StoreError("a store is named by its address", hint="postgresql://user@host/database")
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)  # reports name victims and witnesses: their keeper opens the folder to others
    (folder / ORIGINALS).mkdir(exist_ok=True)
    if address is None:
        return _make_sqlite(folder)
    engine = server_engine(address)
    if version_of(engine) is not None:
        engine.dispose()
        raise StoreError("the database holds an observatory already", hint="one observatory has one folder and one database")
    upgrade(engine)
    _write_address(folder, address)
    return Store(engine, Originals(folder / ORIGINALS), folder)


def open_store(place: Path | str) -> Store:
    """The store of the observatory in the folder ``place``; an older one is upgraded, its database kept beside it."""
    folder = Path(place)
    if not folder.is_dir() or not ((folder / DATABASE).exists() or (folder / ADDRESS).exists()):
        raise StoreError(f"{folder} is no observatory", hint=f"marsad init {folder} makes one")
    engine = _engine(folder)
    try:
        if not check_version(engine):
            _keep_copy(folder, str(version_of(engine)))
            upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, Originals(folder / ORIGINALS), folder)


def find_observatory(named: Path | None = None) -> Path:
    """The folder of the observatory: the one named, else that of MARSAD_DIR, else the current folder if it is one."""
    if named is not None:
        return named
    if os.environ.get("MARSAD_DIR"):
        return Path(os.environ["MARSAD_DIR"])
    here = Path()
    if (here / DATABASE).exists() or (here / ADDRESS).exists():
        return here
    raise StoreError("which observatory? The current folder is none", hint="--dir DIR, or set MARSAD_DIR; marsad init makes one")


def _make_sqlite(folder: Path) -> Store:
    """Under another name first: an observatory is there whole or not at all."""
    beside = folder / f"{DATABASE}.new"
    _remove(beside)
    engine = sqlite_engine(beside)
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 1")
    engine.dispose()
    os.replace(beside, folder / DATABASE)
    sync_folder(folder)
    return Store(sqlite_engine(folder / DATABASE), Originals(folder / ORIGINALS), folder)


def _engine(folder: Path) -> Engine:
    if (folder / DATABASE).exists():
        return sqlite_engine(folder / DATABASE)
    try:
        address = tomllib.loads((folder / ADDRESS).read_text(encoding="utf-8"))["store"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        hint = 'store = "postgresql://user@host/database"'
        raise StoreError(f"{folder / ADDRESS} does not name its store", hint=hint) from error
    return server_engine(os.environ.get("MARSAD_STORE") or address)


def _write_address(folder: Path, address: str) -> None:
    escaped = address.replace("\\", "\\\\").replace('"', '\\"')
    path = folder / ADDRESS
    why = "# The store of this observatory. MARSAD_STORE overrules it, for an address with a password."
    path.write_text(f'{why}\nstore = "{escaped}"\n', encoding="utf-8")
    path.chmod(0o600)


def _keep_copy(folder: Path, version: str) -> None:
    """A copy of an older database before it is upgraded; a server's is its keeper's to make."""
    database = folder / DATABASE
    if not database.exists():
        return
    engine = sqlite_engine(database)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    shutil.copy2(database, folder / f"{DATABASE}.schema-{version}.bak")


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
