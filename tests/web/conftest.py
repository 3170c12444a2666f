"""A small observatory that is served, and who visits it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from marsad.flow import Reader
from marsad.lexicon.load import own_lexicon
from marsad.observatory.reading import ReadingRoom
from marsad.store import Store, open_store
from marsad.web.app import Application, make_app
from marsad.web.attempts import Attempts
from marsad.web.site import Site
from tests.observatory.archive import make_archive
from tests.web.visitor import Clock, Visitor, add_people


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The observatory that every test copies."""
    folder = tmp_path_factory.mktemp("archive") / "observatory"
    make_archive(folder).close()
    return folder


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing that takes no time: what it costs is tested with the accounts."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("marsad.store.accounts._hasher", lambda: quick)


@pytest.fixture(scope="session")
def room() -> Iterator[ReadingRoom]:
    room = ReadingRoom(lambda: Reader(own_lexicon()))
    yield room
    room.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(archive: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(archive, tmp_path / "observatory")
    store = open_store(tmp_path / "observatory")
    yield store
    store.close()


@pytest.fixture
def app(store: Store, room: ReadingRoom, clock: Clock, tmp_path: Path) -> Application:
    """Served on this machine alone, without accounts; the browser app is not built."""
    return make_app(Site(store, room, "layla", static=tmp_path / "static", clock=clock, attempts=Attempts(clock.seconds)))


@pytest.fixture
def visitor(app: Application) -> Visitor:
    return Visitor(app)


@pytest.fixture
def public(store: Store, room: ReadingRoom, tmp_path: Path) -> Visitor:
    """Anybody, before the public profile."""
    return Visitor(make_app(Site(store, room, "layla", public=True, static=tmp_path / "static")))


@pytest.fixture
def people(store: Store, app: Application) -> dict[str, Visitor]:
    """Who signed in in each role, and who did not."""
    add_people(store, "reader", "reviewer", "admin")
    visitors = {name: Visitor(app) for name in ("nobody", "reader", "reviewer", "admin")}
    for name in ("reader", "reviewer", "admin"):
        assert visitors[name].sign_in(name).status_code == 200
    return visitors
