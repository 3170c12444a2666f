"""What the bench measures, on commands whose cost is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import measure, measure_tree, start_up
from bench.run import main

PYTHON = (sys.executable, "-I", "-S", "-c")


def test_a_command_that_waits_costs_the_time_it_waits() -> None:
    assert measure([*PYTHON, "import time; time.sleep(0.3)"]).seconds >= 0.3


def test_a_command_that_holds_memory_shows_it() -> None:
    small, large = measure([*PYTHON, "pass"]), measure([*PYTHON, "held = b'x' * 60_000_000"])
    assert large.megabytes - small.megabytes == pytest.approx(60, abs=10)


def test_what_its_children_hold_counts_too() -> None:
    child = "import time; held = b'x' * 60_000_000; time.sleep(2)"
    alone = f"import subprocess, sys; subprocess.run([sys.executable, '-I', '-S', '-c', {child!r}])"
    both = alone.replace("import subprocess", "held = b'x' * 60_000_000; import subprocess")
    assert measure_tree([*PYTHON, both]).megabytes - measure_tree([*PYTHON, alone]).megabytes == pytest.approx(60, abs=10)


def test_a_command_that_works_costs_processor_time_and_one_that_waits_does_not() -> None:
    assert measure([*PYTHON, "import time\nwhile time.process_time() < 0.3: pass"]).processor >= 0.3
    assert measure([*PYTHON, "import time; time.sleep(0.3)"]).processor < 0.2


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
