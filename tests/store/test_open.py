"""An observatory is made whole, opened by the version that knows it, and upgraded with a copy kept beside it."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from sqlalchemy import text

from marsad.errors import StoreError
from marsad.store import Store, find_observatory, make_store, open_store
from marsad.store import open as opening
from marsad.store.migrate import HEAD, known_versions
from marsad.store.schema import metadata
from tests.store.made import keep, make_event

TEXT = "قصف الجيش حلب"


def test_an_observatory_is_opened_again_with_what_it_holds(store: Store) -> None:
    key = keep(store, TEXT, make_event(TEXT, "e1", "قصف"))
    again = open_store(store.folder)
    assert again.report(key).text == TEXT and again.digest() == store.digest()
    again.close()


def test_the_tables_are_those_of_the_schema(store: Store) -> None:
    """What the migrations make is what the schema describes: columns, types, indexes."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.reading() as connection, warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*expression-based index")  # SQLite: those cannot be read back
        context = MigrationContext.configure(connection, opts={"include_object": _ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def _ours(thing: object, name: str | None, kind: str, reflected: bool, compared: object) -> bool:
    return not (name or "").startswith(("search_words", "alembic_version"))


def test_the_head_is_the_latest_migration() -> None:
    from alembic.script import ScriptDirectory

    from marsad.store.migrate import _config

    assert ScriptDirectory.from_config(_config()).get_current_head() == HEAD and HEAD in known_versions()


def test_a_new_folder_is_its_keepers_alone(tmp_path: Path) -> None:
    make_store(tmp_path / "new" / "one").close()
    assert (tmp_path / "new" / "one").stat().st_mode & 0o077 == 0


def test_a_second_observatory_is_not_made_over_the_first(store: Store) -> None:
    with pytest.raises(StoreError, match="is an observatory already"):
        make_store(store.folder)


def test_one_database_is_of_one_folder(address: str, tmp_path: Path) -> None:
    make_store(tmp_path / "one", address).close()
    with pytest.raises(StoreError, match="holds an observatory already"):
        make_store(tmp_path / "two", address)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is no observatory"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="is no observatory"):
        open_store(tmp_path / "nowhere")


def test_a_newer_observatory_is_refused_and_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"schema 9999, this Marsad knows .*upgrade Marsad"):
        open_store(store.folder)
    with store.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_an_older_observatory_is_upgraded_and_a_copy_is_kept(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    key = keep(sqlite_store, TEXT)
    sqlite_store.close()
    ran: list[bool] = []
    monkeypatch.setattr(opening, "check_version", lambda engine: False)
    monkeypatch.setattr(opening, "version_of", lambda engine: "0000")
    monkeypatch.setattr(opening, "upgrade", lambda engine: ran.append(True))
    upgraded = open_store(sqlite_store.folder)
    assert ran and upgraded.report(key).text == TEXT
    upgraded.close()
    copy = sqlite_store.folder / "marsad.db.schema-0000.bak"
    assert copy.read_bytes()[:15] == b"SQLite format 3"
    assert copy.stat().st_size == (sqlite_store.folder / "marsad.db").stat().st_size


@pytest.mark.parametrize(("address", "fault"), [
    ("mysql://host/x", "postgresql://user@host/database"), ("nonsense", "postgresql://user@host/database"),
    ("postgresql://nobody:secret@127.0.0.1:1/x", "does not answer"),
])
def test_an_address_that_leads_nowhere_is_said_without_its_password(tmp_path: Path, address: str, fault: str) -> None:
    with pytest.raises(StoreError, match=fault) as raised:
        make_store(tmp_path / "x", address)
    assert "secret" not in str(raised.value)


def test_what_was_left_by_an_init_that_was_killed_is_no_observatory(tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    (folder / "marsad.db.new").write_bytes(b"half")
    with pytest.raises(StoreError, match="is no observatory"):
        open_store(folder)
    made = make_store(folder)
    assert made.counts()["reports"] == 0 and not (folder / "marsad.db.new").exists()
    made.close()


def test_the_observatory_is_the_one_named_or_of_the_environment_or_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MARSAD_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="which observatory"):
        find_observatory()
    make_store(tmp_path).close()
    assert find_observatory().resolve() == tmp_path.resolve()
    monkeypatch.setenv("MARSAD_DIR", "/there")
    assert find_observatory() == Path("/there") and find_observatory(Path("/named")) == Path("/named")
