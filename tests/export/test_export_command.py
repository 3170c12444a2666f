"""``marsad export`` as a user runs it: from a file of records, from an observatory, and the check alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import app
from marsad.commands.export import FORMAT_NAMES
from marsad.export.formats.registry import FORMATS
from marsad.model.capture import Capture
from marsad.model.incident import Incident
from marsad.model.record import Coder
from marsad.store import make_store
from tests.export.made import CLASH, STRIKE, clash, record, strike


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, words)])


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    made = [record(STRIKE, [strike()], id="r1"), record(CLASH, [clash()], id="r2")]
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made), encoding="utf-8")
    return path


@pytest.fixture
def observatory(tmp_path: Path) -> Path:
    folder = tmp_path / "obs"
    store = make_store(folder)
    for text, made in ((STRIKE, strike()), (CLASH, clash()), (STRIKE + ".", strike())):
        kept = store.add_report(Capture(text=text, id="x", outlet="نشرة", published=date(2018, 2, 19)))
        store.add_record(kept.key, record(text, [made]), Coder("marsad", "9.9", "a" * 64))
    store.add_report(Capture(text="لم يقرأ بعد", id="new"))
    store.close()
    return folder


def test_the_command_knows_every_format() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES


def test_a_file_of_records_becomes_a_folder(lines: Path, tmp_path: Path) -> None:
    result = run(lines, "--format", "acled", "--format", "csv", "--out", tmp_path / "out", "--excel")
    assert result.exit_code == 0 and "2 reports with 2 events" in result.stderr and "acled.csv: 2 rows" in result.stderr
    assert (tmp_path / "out" / "events.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_bad_line_is_named_and_the_rest_is_exported(lines: Path, tmp_path: Path) -> None:
    lines.write_text(lines.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    result = run(lines, "--out", tmp_path / "out")
    assert result.exit_code == 3 and f"skipped: {lines}:3: not a record" in result.stderr
    assert "1 lines that are no record" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_a_record_that_comes_twice_is_exported_once_and_another_text_under_its_id_is_a_report_of_its_own(
    lines: Path, tmp_path: Path
) -> None:
    other = record(CLASH, [clash()], id="r1")
    lines.write_text(lines.read_text(encoding="utf-8") * 2 + json.dumps(other) + "\n", encoding="utf-8")
    result = run(lines, "--format", "csv", "--format", "acled", "--out", tmp_path / "out")
    assert result.exit_code == 0 and "left out: 2 records that came twice" in result.stderr, result.stderr
    assert "events.csv: 3 rows" in result.stderr


def test_filters_count_what_they_leave_out(lines: Path, tmp_path: Path) -> None:
    result = run(lines, "--mode", "clash", "--out", tmp_path / "out")
    assert result.exit_code == 0 and "left out: 1 events by the filters" in result.stderr
    assert "Filters: modes clash" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_no_record_at_all_is_an_exit_status_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    assert run(tmp_path / "empty.jsonl", "--out", tmp_path / "out").exit_code == 4


def test_an_observatory_is_exported_with_keys_and_reviews_and_what_is_not_coded_is_said(observatory: Path,
    tmp_path: Path) -> None:
    result = run(observatory, "--format", "jsonl", "--format", "acled", "--out", tmp_path / "out")
    assert result.exit_code == 0 and "left out: 1 reports not coded yet" in result.stderr, result.stderr
    found = [json.loads(line) for line in (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(found) == 3 and all(one["events"][0]["key"] == f"{one['key']}#e1" for one in found)
    assert {one["events"][0]["review"] for one in found} == {"unreviewed"}


def test_events_of_one_incident_are_one_row(observatory: Path, tmp_path: Path) -> None:
    from marsad.store import open_store

    store = open_store(observatory)
    keys = sorted(event.key for event in store.events() if event.mode == "aerial")
    store.set_incidents("run", [], [Incident("i-000000000001", tuple(keys))])
    store.close()
    result = run(observatory, "--format", "acled", "--kind", "ASSAULT", "--out", tmp_path / "out")
    assert result.exit_code == 0 and "acled.csv: 2 rows" in result.stderr, result.stderr


def test_a_question_chooses_events_of_an_observatory(observatory: Path, tmp_path: Path) -> None:
    result = run(observatory, "--mode", "clash", "--out", tmp_path / "out")
    assert result.exit_code == 0 and "1 reports with 1 events" in result.stderr, result.stderr


def test_the_check_alone(lines: Path, tmp_path: Path) -> None:
    run(lines, "--format", "acled", "--out", tmp_path / "out")
    sheet = tmp_path / "out" / "acled.csv"
    assert run("--check", sheet, "--format", "acled").exit_code == 0
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("Air/drone strike,", "Bombing,"), encoding="utf-8")
    result = run("--check", sheet, "--format", "acled")
    assert result.exit_code == 1 and "line 2: sub_event_type 'Bombing' is not one of its codes" in result.stderr
    assert "1 to mend" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [(("records.jsonl",), "--out FOLDER"), (("--check", "records.jsonl"), "--format acled"),
     (("records.jsonl", "--out", "x", "--text-is-no-option"), "No such option")],
)
def test_a_wrong_wish_is_said(words: tuple[str, ...], said: str, lines: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lines.parent)
    result = run(*words)
    assert said in str(result.exception) + result.stderr and result.exit_code != 0
