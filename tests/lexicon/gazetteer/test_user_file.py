"""The user's file: lists come in whole, once, with where they come from; they go out again; what breaks off changes nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import KnowledgeError, UsageError
from marsad.lexicon.gazetteer import Gazetteer, GazetteerPlace
from marsad.lexicon.gazetteer.file import GazetteerFile
from marsad.lexicon.gazetteer.told import Skipped, Telling, Told
from marsad.lexicon.gazetteer.user_file import FIX, Source, bring, remove, sources, with_user_lists


def place(number: int, name: str = "الغزاوية", **told: object) -> Told:
    row = GazetteerPlace(
        id=f"ocha:C{number}", geonameid=None, pcode=f"C{number}", name_ar=name, name_en=f"Place {number}", kind="village",
        lat=36.0 + number / 100, lon=37.0, radius_km=1.5, population=None, country="SYR", admin1=None, admin2=None, admin3=None,
        source="", licence="",
    )
    return Told(number + 1, row._replace(**told), (name,))  # type: ignore[arg-type]


def source(name: str = "list", kind: str = "pcodes", sha256: str = "a" * 64, **asked: object) -> Source:
    return Source(name, kind, "CC BY", f"{name}.csv", sha256, asked, "2026-01-02T03:04:05.000000Z")


def take(path: Path, tellings: list[Telling], told: Source | None = None) -> list[Skipped]:
    said: list[Skipped] = []
    bring(path, told or source(), tellings, said.append)
    return said


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "gazetteer.sqlite"


def test_every_row_is_kept_or_skipped_for_a_reason(path: Path) -> None:
    said: list[Skipped] = []
    rows: list[Telling] = [place(1), Skipped(3, "no P-code"), place(2), Skipped(5, "a row of tags", broken=False), place(1)]
    brought = bring(path, source(), rows, said.append)
    assert (brought.rows, brought.kept, dict(brought.skipped)) == (
        5, 2, {"no P-code": 1, "a row of tags": 1, "the same place again": 1})
    assert said == [Skipped(3, "no P-code")]


def test_where_a_list_came_from_is_kept(path: Path) -> None:
    take(path, [place(1), Skipped(2, "no P-code")], source(column="x"))
    (row,) = sources(path)
    assert (row["file"], row["sha256"], row["imported_at"], row["licence"]) == (
        "list.csv", "a" * 64, "2026-01-02T03:04:05.000000Z", "CC BY")
    assert (row["rows_in"], row["kept"], json.loads(str(row["skipped"]))) == (2, 1, {"no P-code": 1})
    assert json.loads(str(row["asked"])) == {"column": "x"}


def test_the_same_list_again_changes_nothing(path: Path) -> None:
    take(path, [place(1)])
    before = path.read_bytes()
    again = bring(path, source("another-name"), [place(1)], lambda skipped: None)
    assert again.known_as == "list" and again.rows == 0
    assert path.read_bytes() == before


def test_the_same_list_read_in_another_way_comes_in_anew(path: Path) -> None:
    take(path, [place(1)], source(column="x"))
    take(path, [place(2)], source(column="y"))
    assert [row["name"] for row in sources(path)] == ["list"]
    assert GazetteerFile(path, FIX).place("ocha:C1") == []


def test_a_newer_list_of_a_name_takes_the_place_of_the_older(path: Path) -> None:
    take(path, [place(1), place(2)])
    take(path, [place(2), place(3)], source(sha256="b" * 64))
    gazetteer = with_user_lists(path)
    assert [place_id for place_id in ("ocha:C1", "ocha:C2", "ocha:C3") if gazetteer.place(place_id)] == ["ocha:C2", "ocha:C3"]


def test_a_list_that_breaks_off_leaves_everything_as_it_was(path: Path) -> None:
    take(path, [place(1)])
    before = path.read_bytes()

    def broken() -> Iterator[Telling]:
        yield place(2)
        raise UsageError("the archive is damaged")

    with pytest.raises(UsageError, match="damaged"):
        bring(path, source("other", sha256="b" * 64), broken(), lambda skipped: None)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_list_without_any_place_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="no row tells of a place, 1 no P-code; nothing was changed"):
        take(path, [Skipped(2, "no P-code")])
    assert not path.exists()


def test_two_imports_at_once_are_refused(path: Path) -> None:
    take(path, [place(1)])
    path.with_name(f"{path.name}.part").touch()
    with pytest.raises(UsageError, match="another import is under way"):
        take(path, [place(2)], source(sha256="b" * 64))


def test_what_is_no_file_is_never_replaced(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(UsageError, match="not a file"):
        take(path, [place(1)])
    assert path.is_fifo() and list(path.parent.iterdir()) == [path]


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.sqlite").symlink_to(path)
    take(tmp_path / "link.sqlite", [place(1)])
    assert (tmp_path / "link.sqlite").is_symlink() and with_user_lists(path).place("ocha:C1") is not None


def test_a_source_is_taken_out_by_its_name(path: Path) -> None:
    take(path, [place(1), place(2)])
    take(path, [place(3)], source("other", sha256="b" * 64))
    assert remove(path, "list") == 2
    gazetteer = with_user_lists(path)
    assert gazetteer.place("ocha:C1") is None and gazetteer.place("ocha:C3") is not None
    with pytest.raises(UsageError, match="no source is called 'list': there are other"):
        remove(path, "list")


def test_nothing_can_be_taken_out_of_nothing(path: Path) -> None:
    with pytest.raises(UsageError, match="there is none"):
        remove(path, "list")


def test_the_digest_is_of_what_the_lists_say_and_not_of_files_or_days(path: Path, tmp_path: Path) -> None:
    take(path, [place(1), place(2)])
    other = tmp_path / "other.sqlite"
    bring(other, Source("named", "pcodes", "CC BY", "else.csv", "c" * 64, {"way": 1}, "2030-01-01T00:00:00.000000Z"),
          [place(2), place(1)], lambda skipped: None)
    assert with_user_lists(path).digest == with_user_lists(other).digest
    take(other, [place(3)], source("more", sha256="d" * 64))
    assert with_user_lists(path).digest != with_user_lists(other).digest


def test_the_digest_comes_back_when_a_list_is_taken_out(path: Path) -> None:
    take(path, [place(1)])
    before = with_user_lists(path).digest
    take(path, [place(2)], source("more", sha256="b" * 64))
    remove(path, "more")
    assert with_user_lists(path).digest == before


def test_without_a_file_or_with_an_empty_one_only_the_shipped_places_are_known(path: Path) -> None:
    assert with_user_lists(path) == with_user_lists(None) == with_user_lists(Path(os.devnull)) == Gazetteer()
    take(path, [place(1)])
    remove(path, "list")
    assert with_user_lists(path) == Gazetteer()


def test_a_run_goes_on_with_the_lists_that_it_began_with(path: Path) -> None:
    take(path, [place(1)])
    begun, late = with_user_lists(path), with_user_lists(path)
    assert begun.place("ocha:C1") is not None
    take(path, [place(2)], source("more", sha256="b" * 64))
    assert begun.place("ocha:C2") is None
    with pytest.raises(KnowledgeError, match="has changed since this run began"):
        _on_another_thread(lambda: late.place("ocha:C1"))


def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("not a database at all, only some words that somebody wrote down")
    with pytest.raises(KnowledgeError, match=r"notes.sqlite: not a gazetteer"):
        with_user_lists(tmp_path / "notes.sqlite")


def test_a_list_is_not_read_whole_to_find_a_name(path: Path) -> None:
    take(path, [place(number, f"قرية {'ابتثجحخدذر'[number % 10]}{'سشصضطظعغفق'[number // 10 % 10]}") for number in range(3000)])
    gazetteer = with_user_lists(path)
    file = gazetteer.files[0]
    plan = " ".join(str(row) for row in file._ask("EXPLAIN QUERY PLAN SELECT folded FROM name WHERE letters = ?", ("x",)))
    assert "SEARCH" in plan and "SCAN" not in plan
    assert gazetteer.spelling("قريهاس") == "قريه اس"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.one_of(
    st.builds(place, st.integers(0, 12), st.sampled_from(["الغزاوية", "تل حمدان", "كفر زيد", "!"])),
    st.builds(Skipped, st.integers(1, 99), st.sampled_from(["no P-code", "no Arabic name"]))), max_size=25))
def test_counts_add_up_whatever_comes(rows: list[Telling], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("g") / "g.sqlite"
    kept = {row.place.id for row in rows if isinstance(row, Told)}
    if not kept:
        with pytest.raises(UsageError):
            take(path, rows)
        return
    brought = bring(path, source(), rows, lambda skipped: None)
    assert brought.rows == len(rows) == brought.kept + brought.skipped.total()
    assert brought.kept == len(kept)
    gazetteer = with_user_lists(path)
    for row in rows:
        if isinstance(row, Told) and row.names != ("!",):
            assert row.place.id in gazetteer.names()["".join(row.names[0]).replace("ة", "ه")]


def _on_another_thread(act: object) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result()  # type: ignore[arg-type]
