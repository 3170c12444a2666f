"""What the bench measures, on commands whose cost is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import measure, start_up
from bench.run import main

PYTHON = (sys.executable, "-I", "-S", "-c")


def test_a_command_that_waits_costs_the_time_it_waits() -> None:
    assert measure([*PYTHON, "import time; time.sleep(0.3)"]).seconds >= 0.3


def test_a_command_that_holds_memory_shows_it() -> None:
    small, large = measure([*PYTHON, "pass"]), measure([*PYTHON, "held = b'x' * 60_000_000"])
    assert large.megabytes - small.megabytes == pytest.approx(60, abs=10)


def test_a_command_that_fails_is_loud() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        start_up([*PYTHON, "raise SystemExit(1)"])


def test_a_coder_that_only_splits_words_costs_what_the_floor_costs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text('{"text": "قصف على البلدة"}\n', encoding="utf-8")
    split = (sys.executable, str(Path(__file__).resolve().parents[2] / "bench" / "split.py"))
    assert main(["--reports", "20", "--data", str(reports)], coder=split) == 0
    rows = {line[:22].strip(): line.split() for line in capsys.readouterr().out.splitlines()}
    assert 0.5 <= float(rows["peak memory, MB"][-1].rstrip("x")) <= 2
    assert 0.2 <= float(rows["cold start, seconds"][-1].rstrip("x")) <= 5
