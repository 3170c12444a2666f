"""The score table: every figure beside its floor and its aim. Fails when a score has sunk or a corpus has changed.

python -m evals.run [--raise] [--data FOLDER] [SET ...]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.floors import Floors, Line, compare, corpus_changed, raised, read_floors, write_floors
from evals.score import CODER, EvalError, score
from evals.sets import BY_NAME, HERE, SETS, EvalSet, fingerprint

DATA = HERE.parents[1] / "shared" / "eval"
WIDTH = 34


def main(
    arguments: Sequence[str] | None = None,
    *,
    coder: Sequence[str] = CODER,
    floors_file: Path = HERE / "floors.json",
    aims_file: Path = HERE / "aims.json",
) -> int:
    asked = parse(arguments)
    if not (asked.data / "score.py").exists():
        return without_data(asked.data)
    floors, aims = read_floors(floors_file), json.loads(aims_file.read_text(encoding="utf-8"))
    problems: list[str] = []
    print(f"{'figure':{WIDTH}} {'value':>7} {'floor':>7} {'aim':>7}")
    for one in [BY_NAME[name] for name in asked.sets] or SETS:
        try:
            figures, seen = evaluate(one, asked.data, floors=floors, coder=coder)
        except EvalError as error:
            problems.append(str(error))
            continue
        lines = compare(figures, floors.get(one.name, {}).get("floors", {}), aims.get(one.name, {}))
        show(one, lines)
        problems += [f"{one.name}: {sunk(line)}" for line in lines if line.sunk]
        if asked.higher and one.guarded:
            floors = raised(floors, one.name, seen, figures)
    if asked.higher:
        write_floors(floors_file, floors)
    for problem in problems:
        print(f"ERROR {problem}", file=sys.stderr)
    return 1 if problems else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.run", description="Score the coder against its floors.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"which sets (all when none is named): {' '.join(BY_NAME)}")
    parser.add_argument("--raise", dest="higher", action="store_true", help="raise floors to what is reached, lower none")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the evaluation sets")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.sets if name not in BY_NAME]:
        parser.error(f"no set is called {unknown[0]}; there are {' '.join(BY_NAME)}")
    return asked


def without_data(data: Path) -> int:
    """The sets are other people's texts and do not come with the project: a user goes on without, CI does not."""
    required = os.environ.get("CI") == "true"
    print(f"no evaluation sets in {data}: {'they are required where CI=true' if required else 'skipped'}")
    return 1 if required else 0


def evaluate(one: EvalSet, data: Path, *, floors: Floors, coder: Sequence[str]) -> tuple[dict[str, float], str]:
    """The figures of ``one`` and the fingerprint of what they were taken on."""
    try:
        seen = fingerprint(one, data)
    except FileNotFoundError as missing:
        raise EvalError(f"{one.name}: {missing.filename} is missing from the evaluation sets") from missing
    if corpus_changed(floors, one.name, seen):
        raise EvalError(
            f"{one.name}: its texts, answers or scorer are not those its floors were measured on, so the floors say nothing. "
            f"If the change is wanted, delete {one.name} from evals/floors.json and measure anew: "
            f"make eval ARGS='--raise {one.name}'"
        )
    return score(one, data, coder=coder), seen


def show(one: EvalSet, lines: Sequence[Line]) -> None:
    print(f"\n{one.name}" + ("" if one.guarded else " (for information)"))
    for line in lines:
        note = "SUNK" if line.sunk else {None: "", True: "aim reached", False: "below aim"}[line.aimed]
        columns = f"{number(line.value)} {number(line.floor)} {number(line.aim)}"
        print(f"  {line.figure:{WIDTH - 2}} {columns}  {note}".rstrip(), flush=True)


def number(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>7}"


def sunk(line: Line) -> str:
    value = "is no longer given" if line.value is None else f"is {line.value:.4f}"
    return f"{line.figure} {value}, its floor is {line.floor:.4f}"


if __name__ == "__main__":
    sys.exit(main())
