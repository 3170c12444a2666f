"""What the score table promises: floors that cannot sink unnoticed, on texts that cannot change unnoticed.

The set, the scorer and the coder are small ones made here: what the table does with scores needs no real reading.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.run import main

SCORER = """
import json, sys
what, records = sys.argv[1], [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
share = sum(r["right"] for r in records) / len(records)
gold = {"event": {"p": 1.0, "r": 0.1, "f1": share}}
print(json.dumps(gold if what == "gold" else {"share_with_conflict_events": 1 - share}))
"""
CODER = """
import json, sys
for path in sys.argv[2:]:
    for line in open(path, encoding="utf-8"):
        print(json.dumps({"right": json.loads(line)["id"] in sys.argv[1].split(",")}))
"""


@dataclass(frozen=True)
class Bench:
    """The folder of the sets, the files of floors and aims, and a coder that reads only the reports named."""

    data: Path
    floors: Path
    aims: Path
    script: Path

    def coder(self, *rightly_read: str) -> tuple[str, ...]:
        return (sys.executable, str(self.script), ",".join(rightly_read))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.delenv("CI", raising=False)
    data = tmp_path / "eval"
    for file in ("gold/docs.jsonl", "unlabelled/other_news.jsonl"):
        (data / file).parent.mkdir(parents=True)
        (data / file).write_text("".join(json.dumps({"id": name}) + "\n" for name in "abcd"), encoding="utf-8")
    (data / "gold" / "a.yaml").write_text("doc: a\n", encoding="utf-8")
    (data / "score.py").write_text(SCORER, encoding="utf-8")
    aims = tmp_path / "aims.json"
    aims.write_text('{"gold": {"event": 0.75}, "quiet": {"share_with_conflict_events": 0.05}}', encoding="utf-8")
    script = tmp_path / "coder.py"
    script.write_text(CODER, encoding="utf-8")
    return Bench(data, tmp_path / "floors.json", aims, script)


def run(bench: Bench, *arguments: str, reads: str = "abc") -> int:
    return main(
        ["--data", str(bench.data), *arguments], coder=bench.coder(*reads), floors_file=bench.floors, aims_file=bench.aims
    )


def floor(bench: Bench, name: str, figure: str) -> float:
    return float(json.loads(bench.floors.read_text(encoding="utf-8"))[name]["floors"][figure])


def test_the_table_shows_value_floor_and_aim(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bench, "--raise", "gold") == 0
    assert run(bench, "gold") == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split() == ["event", "0.750", "0.750", "0.750", "aim", "reached"]


def test_a_score_below_its_floor_fails(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    run(bench, "--raise", "gold")
    assert run(bench, "gold", reads="ab") == 1
    said = capsys.readouterr()
    assert "SUNK" in said.out
    assert "gold: event is 0.5000, its floor is 0.7500" in said.err


def test_a_score_above_its_floor_passes_and_leaves_the_floor(bench: Bench) -> None:
    run(bench, "--raise", "gold")
    assert run(bench, "gold", reads="abcd") == 0
    assert floor(bench, "gold", "event") == 0.75


def test_a_difference_of_rounding_is_no_loss(bench: Bench) -> None:
    run(bench, "--raise", "gold")
    bench.floors.write_text(bench.floors.read_text(encoding="utf-8").replace("0.75", "0.7504"), encoding="utf-8")
    assert run(bench, "gold") == 0


def test_raising_never_lowers_a_floor(bench: Bench) -> None:
    run(bench, "--raise", "gold")
    run(bench, "--raise", "gold", reads="a")
    assert floor(bench, "gold", "event") == 0.75
    run(bench, "--raise", "gold", reads="abcd")
    assert floor(bench, "gold", "event") == 1.0


def test_where_fewer_is_better_the_floor_is_a_ceiling(bench: Bench) -> None:
    assert run(bench, "--raise", "quiet") == 0
    assert floor(bench, "quiet", "share_with_conflict_events") == 0.25
    assert run(bench, "quiet", reads="ab") == 1
    assert run(bench, "--raise", "quiet", reads="abcd") == 0
    assert floor(bench, "quiet", "share_with_conflict_events") == 0.0


@pytest.mark.parametrize("changed", ["gold/docs.jsonl", "gold/a.yaml", "score.py"])
def test_a_changed_corpus_is_an_error_that_says_so(bench: Bench, changed: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(bench, "--raise", "gold")
    with (bench.data / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert run(bench, "gold") == 1
    assert run(bench, "--raise", "gold") == 1
    assert "are not those its floors were measured on" in capsys.readouterr().err


def test_a_figure_that_is_no_longer_given_fails(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    run(bench, "--raise", "gold")
    bench.floors.write_text(bench.floors.read_text(encoding="utf-8").replace('"event"', '"actors"'), encoding="utf-8")
    assert run(bench, "gold") == 1
    assert "gold: actors is no longer given" in capsys.readouterr().err


def test_a_coder_that_fails_is_an_error_that_shows_its_words(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.script.write_text("raise SystemExit('no such option')", encoding="utf-8")
    assert run(bench, "gold") == 1
    assert "no such option" in capsys.readouterr().err


def test_a_report_that_the_coder_refuses_is_named_and_scores_as_not_read(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    refusing = "print('skipped: docs.jsonl:4: not Arabic', file=sys.stderr); sys.exit(3)\n"
    bench.script.write_text(CODER + refusing, encoding="utf-8")
    assert run(bench, "gold") == 0
    assert "docs.jsonl:4" in capsys.readouterr().err


def test_a_report_that_the_coder_breaks_on_is_an_error(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    breaking = "print('skipped: docs.jsonl:4: internal error: KeyError', file=sys.stderr); sys.exit(3)\n"
    bench.script.write_text(CODER + breaking, encoding="utf-8")
    assert run(bench, "gold") == 1
    assert "the coder failed on docs.jsonl" in capsys.readouterr().err


def test_a_scorer_that_refuses_the_records_is_an_error(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    (bench.data / "score.py").write_text("raise SystemExit('quote does not stand')", encoding="utf-8")
    assert run(bench, "gold") == 1
    assert "quote does not stand" in capsys.readouterr().err


def test_without_the_sets_a_user_goes_on_and_ci_does_not(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "nowhere")]) == 0
    assert "skipped" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert main(["--data", str(tmp_path / "nowhere")]) == 1


def test_a_set_with_a_missing_file_is_an_error(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bench, "times") == 1
    assert "times.jsonl is missing" in capsys.readouterr().err


def test_an_unknown_set_is_refused_by_name(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(bench, "silver")
    assert "no set is called silver" in capsys.readouterr().err
