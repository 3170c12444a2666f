"""The bench of an observatory: every step is taken once, and told of with how it grew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.observatory import main


def test_a_run_that_was_stopped_goes_on_where_it_was(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    asked = ["--reports", "4", "--later", "2", "--workers", "1", "--folder", str(tmp_path)]
    assert main([*asked, "--until", "ingest"]) == 0
    log = tmp_path / "4" / "took.jsonl"
    assert [json.loads(line)["step"] for line in log.read_text("utf-8").splitlines()] == ["init", "ingest"]
    assert "code" not in capsys.readouterr().out
    assert main(asked) == 0
    steps = [json.loads(line)["step"] for line in log.read_text("utf-8").splitlines()]
    assert steps[:4] == ["init", "ingest", "code", "link"] and len(steps) == len(set(steps))
    out = capsys.readouterr().out
    assert "4 reports and 2 more" in out and all(f"\n{step} " in out for step in steps)
