"""The stores that every contract test runs over: SQLite, and a PostgreSQL of our own that lives as long as the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from marsad.store import Store, make_store

_NAMES = count(1)
_INSTALL = "apt-get install -y postgresql"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server without a database name. Where none is installed its tests are skipped, save in CI."""
    initdb = _find("initdb")
    if initdb is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"PostgreSQL is not installed: {_INSTALL}")
        pytest.skip(f"PostgreSQL is not installed ({_INSTALL})")
    folder = Path(tempfile.mkdtemp(prefix="marsad-pg-", dir="/tmp"))  # short: the path of a socket may have 107 bytes
    user = _unprivileged()
    if user:
        shutil.chown(folder, user)
    data, control = folder / "data", initdb.with_name("pg_ctl")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    try:
        _run(user, initdb, "-D", data, "-U", "marsad", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        _run(user, control, "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        yield f"postgresql://marsad@/{{}}?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            _run(user, control, "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def address(server: str) -> str:
    """The address of a new and empty database."""
    from sqlalchemy import create_engine, text

    name = f"observatory_{next(_NAMES)}"
    engine = create_engine(server.format("postgres").replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.format(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty observatory; what is tested with it must hold on both engines."""
    made = make_store(tmp_path / "observatory", request.getfixturevalue("address") if request.param == "postgresql" else None)
    yield made
    made.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    """An empty observatory on SQLite, for what only files can show."""
    made = make_store(tmp_path / "observatory")
    yield made
    made.close()


def _find(tool: str) -> Path | None:
    """Debian keeps the tools of the server out of the path."""
    found = [Path(where) for where in (shutil.which(tool),) if where]
    found += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), reverse=True)
    return found[0].resolve() if found else None


def _unprivileged() -> str | None:
    """The user that the server runs as: it refuses to be root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


def _run(user: str | None, *command: object) -> None:
    done = subprocess.run([str(part) for part in command], user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          check=False, timeout=120)
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
