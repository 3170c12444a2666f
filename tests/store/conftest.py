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

from marsad.store import Store, make_store, open_store

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
        # The order of words of this server is that of English, as on most: it passes over the marks that keys are made of.
        _run(user, initdb, "-D", data, "-U", "marsad", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
             "--locale-provider=icu", "--icu-locale=en-US-u-ka-shifted")
        _run(user, control, "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        yield f"postgresql://marsad@/{{}}?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            _run(user, control, "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def address(server: str) -> str:
    """The address of a new and empty database."""
    return _new_database(server)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty observatory; what is tested with it must hold on both engines."""
    folder = tmp_path / "observatory"
    shutil.copytree(request.getfixturevalue(f"{request.param}_pattern"), folder)
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        written = (folder / "marsad.toml").read_text(encoding="utf-8")
        (folder / "marsad.toml").write_text(written.replace("/pattern?", f"/{_new_name(server, 'pattern')}?"), encoding="utf-8")
    opened = open_store(folder)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_pattern: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty observatory on SQLite, for what only files can show."""
    opened = open_store(shutil.copytree(sqlite_pattern, tmp_path / "observatory"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An observatory that is made once and copied for each test."""
    folder = tmp_path_factory.mktemp("pattern") / "sqlite"
    make_store(folder).close()
    return folder


@pytest.fixture(scope="session")
def postgresql_pattern(server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As ``sqlite_pattern``: its database is the template of the others."""
    folder = tmp_path_factory.mktemp("pattern") / "postgresql"
    _create_database(server, "pattern")
    make_store(folder, server.format("pattern")).close()
    return folder


def _new_database(server: str) -> str:
    return server.format(_new_name(server, "template1"))


def _new_name(server: str, template: str) -> str:
    name = f"observatory_{next(_NAMES)}"
    _create_database(server, name, template)
    return name


def _create_database(server: str, name: str, template: str = "template1") -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(server.format("postgres").replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()


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
