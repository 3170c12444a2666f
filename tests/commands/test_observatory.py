"""The commands of an observatory as a user types them: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import app
from marsad.model.kept import short_key
from marsad.store import open_store
from tests.observatory.archive import REPORTS

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MARSAD_DIR", raising=False)
    rows = [{"title": title, "outlet": outlet, "published": day, "text": text} for title, outlet, day, text in REPORTS[:5]]
    (tmp_path / "news.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in [*rows, {"id": "x"}]), "utf-8")
    return lambda *args, **environment: CliRunner().invoke(app, list(args), env=environment)


@pytest.fixture
def kept(run: Run) -> Run:
    """With an observatory ``o`` that has taken the reports in."""
    assert run("init", "o").exit_code == 0
    assert run("ingest", "news.jsonl", "--dir", "o").exit_code == 3
    return run


def test_from_an_empty_folder_to_an_answer(kept: Run) -> None:
    updated = kept("update", "--dir", "o")
    assert updated.exit_code == 0 and updated.stdout == "" and "5 reports: 5 coded, 0 unreadable" in updated.stderr
    events = [json.loads(line) for line in kept("events", "--dir", "o", "--place", "دوما", "--json").stdout.splitlines()]
    assert events and all(told["place_name_en"] == "Douma" for told in events)
    assert kept("events", "--dir", "o", "--place", "Douma", "--count").stdout == f"{len(events)}\n"
    page = kept("events", "--dir", "o", "--killed-min", "11")
    assert "killed 11" in page.stdout and page.stdout.count("\n") == 1
    assert kept("verify", "--dir", "o").exit_code == 0


def test_taking_in_says_what_became_of_each(kept: Run) -> None:
    again = kept("ingest", "news.jsonl", "--dir", "o")
    assert again.exit_code == 3 and again.stdout == ""
    assert "6 reports: 0 stored, 5 known already, 1 rejected (1 no text)" in again.stderr
    assert "news.jsonl:6: no text" in kept("status", "--dir", "o", "--rejected").stdout
    assert kept("ingest", "nowhere.txt", "--dir", "o").exit_code == 4


def test_search_lights_the_words(kept: Run) -> None:
    found = kept("search", "الغارات", "حصيلة", "--dir", "o")
    assert found.exit_code == 0 and "[حصيلة]" in found.stdout and "[الغارات]" in found.stdout and found.stderr == "1 report\n"
    (told,) = [json.loads(line) for line in kept("search", "حصيلة", "--dir", "o", "--json").stdout.splitlines()]
    assert told["published"] == "2018-02-20" and len(told["report"]) == 64
    for snippet in told["snippets"]:
        assert all("حصيل" in snippet["text"][start:end] for start, end in snippet["lit"])
    assert "\x1b[" in kept("search", "حصيلة", "--dir", "o", "--color").stdout
    assert kept("search", "لايوجد", "--dir", "o").stderr == "0 reports\n"


def test_the_observatory_is_named_by_option_environment_or_folder(kept: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "reports             5" in kept("status", MARSAD_DIR="o").stdout
    nowhere = kept("status")
    assert nowhere.exit_code != 0 and "which observatory" in str(nowhere.exception)
    monkeypatch.chdir("o")
    assert json.loads(kept("status", "--json").stdout)["reports"] == 5


def test_verify_names_what_is_broken_and_fails(kept: Run) -> None:
    head = json.loads(kept("status", "--dir", "o", "--json").stdout)["head"]
    assert kept("verify", "--dir", "o", "--head", head).exit_code == 0
    store = open_store("o")
    original = store.originals.path(next(store.originals.digests()))
    store.close()
    original.write_bytes(original.read_bytes() + b" ")
    broken = kept("verify", "--dir", "o")
    assert broken.exit_code == 1 and broken.stdout.startswith("originals: ") and "1 problem" in broken.stderr
    assert kept("verify", "--dir", "o", "--head", f"3:{'0' * 64}").exit_code == 1
    assert kept("verify", "--dir", "o", "--head", "3").exit_code == 2


@pytest.mark.parametrize(("options", "fault"), [
    (["--from", "2018-13-01"], "is no day"), (["--bbox", "1,2,3"], "four degrees"), (["--bbox", "1,9,3,2"], "is no box"),
    (["--near", "33,36"], "kilometres are needed"), (["--polygon", "{}"], "no GeoJSON polygon"), (["--kind", "WAR"], "WAR"),
    (["--polygon", "nowhere.json"], "cannot be opened"), (["--as-of", "yesterday"], "is no day or time"),
    (["--polygon", '{"type": "Point", "coordinates": [1, 2]}'], "a Polygon is needed"), (["--killed-min", "-1"], "-1"),
])
def test_a_filter_that_makes_no_sense_is_said(kept: Run, options: list[str], fault: str) -> None:
    wrong = kept("events", "--dir", "o", *options)
    assert wrong.exit_code == 2 and fault in wrong.stderr


def test_a_party_is_found_by_any_of_its_names(kept: Run) -> None:
    kept("update", "--dir", "o")

    def count(option: str, name: str) -> int:
        return int(kept("events", "--dir", "o", option, name, "--count").stdout)

    told = count("--source", "sy.sohr")
    assert told > 0
    names = ("المرصد السوري لحقوق الإنسان", "المرصد السوري", "Syrian Observatory for Human Rights")
    assert [count("--source", name) for name in names] == [told] * 3
    assert count("--source", "Reuters") == count("--party", "المرصد السوري") == 0


def test_a_polygon_may_be_a_file(kept: Run, tmp_path: Path) -> None:
    ring = [[36.0, 33.0], [37.0, 33.0], [37.0, 34.0], [36.0, 34.0], [36.0, 33.0]]
    feature = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}}
    shape = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "area.json").write_text(json.dumps(shape), "utf-8")
    kept("update", "--dir", "o")
    inside = int(kept("events", "--dir", "o", "--polygon", "area.json", "--count").stdout)
    assert inside == int(kept("events", "--dir", "o", "--bbox", "36,33,37,34", "--count").stdout) > 0


def test_the_past_is_asked_by_its_day(kept: Run) -> None:
    kept("update", "--dir", "o")
    now = int(kept("events", "--dir", "o", "--count").stdout)
    assert int(kept("events", "--dir", "o", "--as-of", "2001-01-01", "--count").stdout) == 0
    assert int(kept("events", "--dir", "o", "--as-of", "2999-01-01", "--count").stdout) == now > 0


def test_events_are_named_as_they_are_shown(kept: Run) -> None:
    kept("update", "--dir", "o")
    shown = [line.split()[0] for line in kept("events", "--dir", "o").stdout.splitlines()]
    keys = [json.loads(line)["key"] for line in kept("events", "--dir", "o", "--json").stdout.splitlines()]
    assert [short_key(key) for key in keys] == shown and len(set(shown)) == len(shown) and all(len(name) < 17 for name in shown)
    one, other = keys[0], next(key for key in keys if key[:12] != keys[0][:12])
    store = open_store("o")
    assert (store.event(short_key(one)).key, store.event(one[:7].upper() + one[64:]).key) == (one, one)
    store.close()
    judged = kept("judge", "same", short_key(one), short_key(other), "--why", "one day, one town", "--dir", "o")
    assert judged.exit_code == 0 and "as entry" in judged.stdout
    nobody = kept("judge", "same", "0123456789ab#e1", short_key(other), "--why", "x", "--dir", "o")
    assert "no event 0123456789ab#e1" in str(nobody.exception)


@pytest.mark.parametrize(("thing", "field"), [("events", "key"), ("incidents", "id")])
def test_a_list_that_is_cut_says_how_to_go_on_where_a_person_looks(kept: Run, thing: str, field: str) -> None:
    kept("update", "--dir", "o")
    names = [json.loads(line)[field] for line in kept(thing, "--dir", "o", "--json").stdout.splitlines()]
    assert len(names) > 3
    cut = kept(thing, "--dir", "o", "--limit", "2")
    assert cut.stderr == "" and cut.stdout.count("\n") == 2  # a pipe is told nothing
    names = [name if field == "id" else short_key(name) for name in names]
    last = _on_a_terminal(thing, "--dir", "o", "--limit", "2")[-1]
    assert last == f"2 of {len(names)} {thing}; the next: --after {names[1]}"
    assert names[2] in _on_a_terminal(thing, "--dir", "o", "--limit", "2", "--after", names[1])[0]
    assert _on_a_terminal(thing, "--dir", "o", "--after", names[1])[-1] == f"{len(names) - 2} of {len(names)} {thing}"
    assert _on_a_terminal(thing, "--dir", "o")[-1] == f"{len(names)} {thing}"
    assert _on_a_terminal(thing, "--dir", "o", "--from", "2999-01-01") == [f"0 {thing}"]


def _on_a_terminal(*args: str) -> list[str]:
    """The lines that a person sees."""
    main, inner = pty.openpty()
    with os.fdopen(main, "rb", buffering=0) as screen:
        running = subprocess.Popen([sys.executable, "-m", "marsad", *args], stdin=inner, stdout=inner, stderr=inner)
        os.close(inner)
        shown = bytearray()
        with suppress(OSError):  # how Linux says that the last writer is gone
            while part := screen.read(4096):
                shown += part
        assert running.wait() == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", shown.decode()).splitlines()
