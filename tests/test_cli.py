"""The commands as a user types them: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

import marsad
from marsad.cli import COMMANDS, app
from marsad.errors import InputError, KnowledgeError
from marsad.model.capture import Capture
from marsad.model.document import Document
from marsad.model.record import Coding

ARABIC = "قصف مدفعي على أطراف البلدة"


class Run(Protocol):
    """Runs one command."""

    def __call__(self, *args: str, given: bytes | None = None, **environment: str) -> Result: ...


class StandIn:
    """A reader whose every coding is the shared one with the report's own document."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding

    def read(self, capture: Capture) -> Coding:
        if "مرفوض" in capture.text:
            raise InputError("refused", place=capture.place)
        if "عطل" in capture.text:
            raise RuntimeError("no such rule")
        record = self.coding.record
        text = record.document.text if capture.text.strip() == ARABIC else capture.text
        doc = Document(capture.id or capture.place, text, "0" * 64, outlet=capture.outlet, published=capture.published)
        return replace(self.coding, record=replace(record, document=doc))


@pytest.fixture
def run(coding: Coding, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder with the stand-in."""
    for module in ("options", "demo"):
        monkeypatch.setattr(f"marsad.commands.{module}.build_reader", lambda *folders: StandIn(coding))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")

    def run(*args: str, given: bytes | None = None, **environment: str) -> Result:
        return CliRunner().invoke(app, list(args), input=given, env=environment)

    return run


def lines(*texts: str) -> bytes:
    return "".join(json.dumps({"id": f"r{i}", "text": text}) + "\n" for i, text in enumerate(texts)).encode()


def test_into_a_pipe_go_json_lines(run: Run) -> None:
    result = run("code", "a.txt", "a.txt")
    assert result.exit_code == 0
    assert [json.loads(line)["schema"] for line in result.stdout.splitlines()] == ["marsad/record/1"] * 2
    assert result.stderr == "2 reports: 2 coded, 0 skipped\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_records_come_in_input_order_and_the_counts_add_up(run: Run, workers: str) -> None:
    given = lines(ARABIC, "مرفوض", ARABIC, "Latin", ARABIC, "عطل") + b"{\n"
    result = run("code", "-", "--workers", workers, given=given)
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["r0", "r2", "r4"]
    assert result.stderr.splitlines()[-1] == (
        "7 reports: 3 coded, 4 skipped (1 broken JSON, 1 internal error, 1 not Arabic, 1 refused)"
    )
    assert result.exit_code == 3


def test_each_skipped_report_is_named_where_it_stands(run: Run) -> None:
    result = run("code", "-", "bad.txt", "missing.txt", given=lines("مرفوض", "Latin", "عطل"))
    shown = result.stderr.splitlines()
    assert shown[0] == "skipped: standard input:1: refused"
    assert shown[1] == "skipped: standard input:2: not Arabic (mostly Latin letters, 0% Arabic)"
    assert shown[2] == "skipped: standard input:3: internal error: RuntimeError: no such rule"
    assert shown[3] == "Traceback (most recent call last):"
    assert shown[-3:-1] == [
        "skipped: bad.txt: empty file", "skipped: missing.txt: cannot be opened (No such file or directory)",
    ]
    assert result.exit_code == 4 and result.stdout == ""


def test_two_reports_with_one_id_are_both_coded_and_noted(run: Run) -> None:
    result = run("code", "-", given=lines(ARABIC) * 2)
    assert len(result.stdout.splitlines()) == 2 and result.exit_code == 0
    assert "note: standard input:2: the id 'r0' was seen at standard input:1; both are coded" in result.stderr


def test_two_runs_give_the_same_bytes(run: Run) -> None:
    given = lines(*[ARABIC] * 5)
    assert run("code", "-", given=given).stdout_bytes == run("code", "-", "--workers", "2", given=given).stdout_bytes


def test_the_date_and_outlet_reach_the_record(run: Run) -> None:
    doc = json.loads(run("code", "a.txt", "--published", "19/02/2018", "--outlet", "صحيفة").stdout)["document"]
    assert (doc["published"], doc["outlet"]) == ("2018-02-19", "صحيفة")


def test_a_table_tells_which_columns_were_guessed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(f"Body,Day,Other\n{ARABIC},2018-02-19,قصف آخر على أطراف القرية\n", "utf-8")
    result = run("code", "table.csv")
    assert result.stderr.splitlines()[0] == (
        "table.csv: read text=Body, published=Day; change it with --column FIELD=COLUMN"
    )
    assert json.loads(result.stdout)["document"]["published"] == "2018-02-19"
    told = run("code", "table.csv", "--column", "text=Other", "--column", "published=")
    document = json.loads(told.stdout)["document"]
    assert (document["text"], document["published"]) == ("قصف آخر على أطراف القرية", None)
    assert "Body" not in told.stderr


@pytest.mark.parametrize("written", ["text", "body=text"])
def test_a_column_is_told_with_the_field_it_holds(run: Run, written: str) -> None:
    result = run("code", "a.txt", "--column", written)
    assert result.exit_code == 2 and "write FIELD=COLUMN, as text=body; the fields are id, text, title" in result.output


def test_indented_json_and_a_page_can_be_asked_for(run: Run) -> None:
    assert run("code", "a.txt", "--format", "json").stdout.startswith('{\n  "schema"')
    page = run("code", "a.txt", "--format", "text", "--width", "70").stdout
    assert "ASSAULT heavy-weapons" in page and "\x1b" not in page


def test_colour_is_an_option(run: Run) -> None:
    assert "\x1b[1;31mASSAULT" in run("code", "a.txt", "--format", "text", "--color").stdout


def test_labels_come_in_arabic(run: Run) -> None:
    assert "القائل" in run("code", "a.txt", "--format", "text", "--lang", "ar").stdout


def test_explain_shows_the_reasons(run: Run) -> None:
    assert "considered and dropped" in run("explain", "a.txt").stdout
    found = json.loads(run("explain", "a.txt", "--format", "json").stdout)
    assert found["schema"] == "marsad/reasons/1" and len(found["reasons"]) == 4


def test_explain_says_when_an_event_is_not_there(run: Run) -> None:
    result = run("explain", "a.txt", "--event", "e9")
    assert "no event e9" in result.stdout


@pytest.mark.parametrize(("args", "message"), [
    (["code"], "Missing argument 'FILE…'"),
    (["code", "a.txt", "--published", "soon"], "'soon' is not a date; write YYYY-MM-DD"),
    (["code", "a.txt", "--workers", "0"], "0 is not in the range x>=1"),
    (["code", "a.txt", "--knowledge", "nowhere"], "Directory 'nowhere' does not exist"),
    (["code", "a.txt", "--format", "xml"], "'xml' is not one of 'text', 'json', 'jsonl'"),
    (["cod"], "No such command 'cod'"),
])
def test_a_wrong_option_is_named_and_nothing_is_read(run: Run, args: list[str], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2 and message in result.stderr and result.stdout == ""


def test_a_report_larger_than_the_limit_is_refused(run: Run) -> None:
    result = run("code", "a.txt", "--max-bytes", "20")
    assert "a.txt: too large (48 bytes, limit 20 bytes: split it, or raise --max-bytes)" in result.stderr
    assert run("code", "a.txt", MARSAD_MAX_BYTES="20").exit_code == 4


def test_every_command_helps_with_an_example(run: Run) -> None:
    for name in COMMANDS:
        result = run(name, "--help") if name != "knowledge" else run(name, "check", "--help")
        assert result.exit_code == 0 and f"marsad {name}" in result.stdout.split("Example", 1)[1]


def test_knowledge_check_lists_what_is_to_mend(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = KnowledgeError("no id", file="parties.yaml", fix="give it one")
    monkeypatch.setattr("marsad.commands.knowledge.check_folder", lambda folder: [wrong])
    result = run("knowledge", "check", ".")
    assert (result.exit_code, result.stderr) == (1, "parties.yaml: no id. Fix: give it one\n1 to mend\n")


def test_knowledge_check_is_content_with_what_is_well(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.commands.knowledge.check_folder", lambda folder: [])
    assert run("knowledge", "check", ".").exit_code == 0


# From here on the program itself, in a process of its own.


def marsad_process(*args: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join([str(Path(marsad.__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "marsad", *args], input=given, capture_output=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": path, **environment},
    )


def test_the_version_is_said() -> None:
    result = marsad_process("--version")
    assert (result.returncode, result.stdout.decode().strip()) == (0, f"marsad {marsad.__version__}")


def test_records_are_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    result = marsad_process("code", str(tmp_path / "a.txt"), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert result.returncode == 0, result.stderr.decode()
    assert json.loads(result.stdout.decode())["document"]["text"] == ARABIC


def test_a_senseless_setting_is_one_line_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    result = marsad_process("code", str(tmp_path / "a.txt"), MARSAD_WORKERS="many")
    assert result.returncode == 2
    assert result.stderr.decode().strip() == "marsad: MARSAD_WORKERS=many: expected a whole number of 1 or more"


def test_a_broken_knowledge_folder_is_named_and_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "parties").mkdir()
    (tmp_path / "parties" / "mine.yaml").write_text("- name: {ar: فصيل}\n", "utf-8")
    result = marsad_process("code", "-", "--knowledge", str(tmp_path), given=ARABIC.encode())
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith(f"marsad: {tmp_path / 'parties' / 'mine.yaml'}: an entry has no id")


def test_a_single_report_does_not_load_what_it_does_not_need() -> None:
    heavy = "{'rich', 'pydantic', 'yaml', 'numpy', 'sqlite3'}"
    program = f"import sys, marsad.commands.code; print(sorted({heavy} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(Path(marsad.__file__).parent.parent)}
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert result.stdout.decode().strip() == "[]"


def test_the_demo_codes_its_sample() -> None:
    result = marsad_process("demo", "--width", "90")
    assert result.returncode == 0, result.stderr.decode()
    page = result.stdout.decode()
    for part in ("ريف حمص الشمالي", "ASSAULT", "✗ denies", "2018-03-11", "at least 11"):
        assert part in page
