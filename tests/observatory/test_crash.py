"""A run that is killed at any point leaves nothing half done, and started again comes to the same."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from marsad.store import make_store, open_store
from tests.observatory.archive import REPORTS, make_coded

_PROGRAM = Path(__file__).with_name("killed.py")
_INGEST_POINTS = [
    ("marsad.store.originals:os.fsync", 1),  # the original is written beside its place
    ("marsad.store.originals:os.replace", 1),  # and not yet in it
    ("marsad.store.reports:add_original", 1),  # it is in its place, no row tells of it
    ("marsad.store.reports:index_report", 1),  # the report has a row, its words are not in the index
    ("marsad.store.reports:append", 2),  # and no entry in the history
    ("marsad.store.reports:append", 7),  # in the midst of a batch
    ("marsad.store.store:Store.append", 1),  # all is in, the run is not summed up
]
_CODE_POINTS = [
    ("marsad.store.coding:add_record", 1),  # nothing is coded
    ("marsad.store.records:append", 2),  # a record without its entry
    ("marsad.store.records:write_events", 3),  # and without its events
    ("marsad.observatory.coding:record_to_json", 4),  # between two records
]
_LINK_POINTS = [
    ("marsad.observatory.joining:join_events", 1),  # all is read, nothing compared
    ("marsad.store.echoes:summarise", 1),  # copies are noted, their incidents not yet summed up
    ("marsad.observatory.joining:Store.set_incidents", 1),  # copies are kept, no event is joined
    ("marsad.store.incidents:_set_chunk", 1),  # the ties are written, no incident is
    ("marsad.store.incidents:append", 2),  # in the midst of the incidents
    ("marsad.store.incidents:_point_closed", 1),  # all but the last step
]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of reports, one line of which is none."""
    path = tmp_path_factory.mktemp("source") / "reports.jsonl"
    rows = [{"title": title, "outlet": outlet, "published": day, "text": text, "url": f"https://news.test/{number % 7}"}
            for number, (title, outlet, day, text) in enumerate(REPORTS)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join([*lines[:4], "{broken", *lines[4:]]), "utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An observatory of a run that nobody killed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "observatory"
    make_store(folder).close()
    assert _run(folder, "ingest", source) == 0
    return folder


def _run(folder: Path, step: str, source: Path | None = None, point: str = "none", number: int = 0) -> int:
    command = [sys.executable, str(_PROGRAM), str(folder), step, *([str(source)] if source else []), point, str(number)]
    done = subprocess.run(command, stderr=subprocess.PIPE, timeout=300, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode


def _digest(folder: Path) -> str:
    store = open_store(folder)
    problems = list(store.verify())
    digest = store.digest()
    store.close()
    assert not problems
    return digest


@pytest.mark.parametrize(("point", "number"), _INGEST_POINTS)
def test_taking_in_is_finished_by_starting_again(
    undisturbed: Path, source: Path, tmp_path: Path, point: str, number: int
) -> None:
    folder = tmp_path / "observatory"
    make_store(folder).close()
    assert _run(folder, "ingest", source, point, number) == -signal.SIGKILL
    _digest(folder)  # what is there after the kill is whole
    assert _run(folder, "ingest", source) == 0
    assert _digest(folder) == _digest(undisturbed)
    store = open_store(folder)
    (told,) = store.history(acts=["ingest"])
    body = told.body
    assert body["total"] == len(REPORTS) + 1 == body["stored"] + body["duplicate"] + sum(body["rejected"].values())
    assert [one.reason for one in store.rejected()] == ["broken JSON"]
    store.close()


@pytest.mark.parametrize(("point", "number"), [
    ("marsad.store.originals:os.fsync", 5), ("marsad.store.reports:append", 7), ("marsad.batch.crew:Crew.take", 9),
])
def test_so_is_taking_in_side_by_side_and_no_process_stays(tmp_path: Path, point: str, number: int) -> None:
    """The run's own errors are read to their end: a worker that outlived it would hold them open, and the test up."""
    pages = tmp_path / "pages.zip"
    with zipfile.ZipFile(pages, "w") as archive:
        for name, (title, _, _, text) in enumerate(REPORTS):
            archive.writestr(f"{name}.html", f"<html><body><h1>{title}</h1><p>{text}</p><p>{text}</p></body></html>")
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        make_store(folder).close()
    assert _run(one, "ingest", pages) == 0
    assert _run(two, "ingest-by-two", pages, point, number) == -signal.SIGKILL
    _digest(two)
    assert _run(two, "ingest-by-two", pages) == 0
    assert _digest(two) == _digest(one)
    store = open_store(one)
    assert store.counts()["reports"] == len(REPORTS)
    store.close()


def test_coding_is_finished_by_starting_again(undisturbed: Path, source: Path, tmp_path: Path) -> None:
    """One observatory is killed at every point in turn: what a kill costs is no more than the report at hand."""
    folder, whole = tmp_path / "observatory", tmp_path / "whole"
    for one in (folder, whole):
        make_store(one).close()
        assert _run(one, "ingest", source) == 0
    assert _run(whole, "code") == 0
    coded = 0
    for point, number in _CODE_POINTS:
        assert _run(folder, "code", None, point, number) == -signal.SIGKILL
        _digest(folder)
        store = open_store(folder)
        now = store.counts()["records"]
        store.close()
        assert now == coded + number - 1
        coded = now
    assert _run(folder, "code") == 0
    assert _digest(folder) == _digest(whole)


def test_linking_is_finished_by_starting_again(tmp_path: Path) -> None:
    """Killed at every point in turn: copies that were kept stay, and the incidents are those of a run that nobody killed."""
    folder, whole = tmp_path / "observatory", tmp_path / "whole"
    make_coded(folder).close()
    make_coded(whole).close()
    assert _run(whole, "link") == 0
    for point, number in _LINK_POINTS:
        assert _run(folder, "link", None, point, number) == -signal.SIGKILL
        _digest(folder)
        store = open_store(folder)
        assert (store.counts()["incidents"], store.counts()["unlinked"]) == (0, store.counts()["events"])
        store.close()
    assert _run(folder, "link") == 0
    assert _digest(folder) == _digest(whole)
    assert _incidents(folder) == _incidents(whole)


def _incidents(folder: Path) -> dict[str, tuple[int, int, list[str]]]:
    """Each incident with what lists say of it and its events."""
    store = open_store(folder)
    found = {one.id: (one.reports, one.voices, [event.key for event in store.events_of(incident=one.id)])
             for one in store.incidents()}
    ties = [(tie.a, tie.b, tie.score, tie.verdict) for tie in store.ties()]
    store.close()
    assert found and ties
    return found
