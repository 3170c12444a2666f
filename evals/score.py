"""Reports in, figures out: the coder reads a set's reports, the set's own scorer holds its records against the answers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.sets import EvalSet, input_files

# The command line as the user has it, run with the Python that runs this.
CODER = (sys.executable, "-m", "marsad", "code", "--format", "jsonl", "--workers", "2")
LINKER = (sys.executable, "-m", "marsad", "link")
# It ends with this when it refused some reports (as not Arabic, say) and coded the rest: they score as if nothing was found.
SOME_SKIPPED = 3
# A report that it did not refuse but broke on is no score at all.
FAULT = "internal error"


class EvalError(Exception):
    """A score that could not be taken: the message says what to do."""


def score(one: EvalSet, data: Path, *, coder: Sequence[str] = CODER) -> dict[str, float]:
    """Codes the reports of ``one`` and scores the records: figure -> value."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        code(input_files(one, data), records, coder=coder)
        if one.linked:
            records = link(records)
        command = [sys.executable, str(data / "score.py"), one.task, str(records), "--json", "--dir", str(one.root(data))]
        scored = subprocess.run(command, capture_output=True, text=True, check=False)
    if scored.returncode:
        raise EvalError(f"{one.name}: the scorer refused the records: {scored.stderr.strip() or scored.stdout.strip()}")
    return flatten(json.loads(scored.stdout))


def code(inputs: Sequence[Path], records: Path, *, coder: Sequence[str] = CODER) -> None:
    """Runs the coder over ``inputs`` and leaves one record a line in ``records``; says which reports it refused."""
    with records.open("wb") as out:
        done = subprocess.run([*coder, *map(str, inputs)], stdout=out, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode(errors="replace")
    if done.returncode not in (0, SOME_SKIPPED) or FAULT in said:
        raise EvalError(f"the coder failed on {', '.join(path.name for path in inputs)}:\n{said[-2000:]}")
    for line in said.splitlines():
        if line.startswith("skipped: "):
            print(line, file=sys.stderr)


def link(records: Path) -> Path:
    """Joins the events of ``records``; the file of the same records with the incident of each event."""
    linked = records.with_name("linked.jsonl")
    with linked.open("wb") as out:
        done = subprocess.run([*LINKER, str(records)], stdout=out, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise EvalError(f"linking failed:\n{done.stderr.decode(errors='replace')[-2000:]}")
    return linked


def flatten(scored: dict[str, float | dict[str, float]]) -> dict[str, float]:
    """The scorer gives precision, recall and F1 for some figures and one number for others: keep F1, or the number."""
    return {figure: value["f1"] if isinstance(value, dict) else value for figure, value in scored.items()}
