"""What an observatory takes: invented reports taken in, coded and joined as a user does it, at several sizes.

python -m bench.observatory [--reports N ...] [--workers N] [--store ADDRESS] [--folder DIR]

A size takes the processors an hour for a hundred thousand reports. With --folder a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from math import log
from pathlib import Path

from bench.archive import PER_DAY, make_reports
from bench.measure import Cost, measure_tree

SIZES = (1_000, 3_000)
MARSAD = (sys.executable, "-m", "marsad")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.observatory", description="Measure taking in, coding and joining.")
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of the observatory")
    parser.add_argument("--later", type=int, default=PER_DAY, metavar="N", help="reports that come in when all is joined")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes that code side by side")
    parser.add_argument("--store", metavar="ADDRESS", help="a PostgreSQL database, of which {} is the number of reports")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where observatories are made and stay")
    parser.add_argument("--until", metavar="STEP", help="the last step to take, as code or link")
    parser.add_argument("--coded", type=Path, metavar="DIR", help="an observatory of the same reports: its records are kept "
                        "instead of coding them again")
    parser.add_argument("--code", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.code:
        return keep_records(asked.code, asked.coded) if asked.coded else code(asked.code, asked.workers)
    with tempfile.TemporaryDirectory() as passing:
        before: dict[str, Cost] = {}
        folder = asked.folder or Path(passing)
        sizes = sorted(asked.reports)
        for last, size in zip((0, *sizes), sizes, strict=False):
            took = run(folder / str(size), size, asked)
            table(folder / str(size), took, (last, size, asked.later), before)
            before = took
    return 0


def run(folder: Path, size: int, asked: argparse.Namespace) -> dict[str, Cost]:
    """What each step took; those that an earlier run finished are not taken again."""
    folder.mkdir(parents=True, exist_ok=True)
    first, later, store = folder / "reports.jsonl", folder / "later.jsonl", folder / "observatory"
    log_file = folder / "took.jsonl"
    if not later.exists():
        write_reports(size, asked.later, first, later)
    workers, address = ["--workers", str(asked.workers)], ["--store", asked.store.format(size)] if asked.store else []
    coded = ["--coded", str(asked.coded)] if asked.coded else []
    steps: dict[str, list[str]] = {
        "init": [*MARSAD, "init", str(store), *address],
        "ingest": [*MARSAD, "ingest", str(first), "--dir", str(store)],
        "keep records" if coded else "code": [sys.executable, "-m", "bench.observatory", *workers, *coded, "--code", str(store)],
        "link": [*MARSAD, "link", str(store)],
        "link, nothing new": [*MARSAD, "link", str(store)],
        f"ingest {asked.later} more": [*MARSAD, "ingest", str(later), "--dir", str(store)],
        f"update {asked.later} more": [*MARSAD, "update", str(store), *workers],
        "verify": [*MARSAD, "verify", str(store)],
        "link --anew": [*MARSAD, "link", str(store), "--anew"],
    }
    took = read_log(log_file)
    for step, command in steps.items():
        if step not in took:
            took[step] = measure_tree(command)
            with log_file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"step": step, **asdict(took[step])}) + "\n")
        if step == asked.until:
            break
    return took


def read_log(path: Path) -> dict[str, Cost]:
    """Steps that are done."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    return {row.pop("step"): Cost(**row) for row in rows}


def write_reports(size: int, more: int, first: Path, later: Path) -> None:
    """``size`` reports in one file, those that come after them in another."""
    with first.open("w", encoding="utf-8") as many, later.open("w", encoding="utf-8") as few:
        for number, report in enumerate(make_reports(size + more)):
            (many if number < size else few).write(json.dumps(report, ensure_ascii=False) + "\n")


def code(folder: Path, workers: int) -> int:
    """The first half of `marsad update`, alone; an invented report that cannot be read is a fault of ours."""
    from marsad.batch import Skipped
    from marsad.observatory.coding import code_reports
    from marsad.store import open_store
    from marsad.wiring import build_reader

    store = open_store(folder)
    unreadable = 0
    for outcome in code_reports(store, build_reader(), workers=workers):
        if isinstance(outcome, Skipped):
            unreadable += 1
            print(outcome.message, outcome.trace, sep="\n", file=sys.stderr)
    store.close()
    return unreadable and 1


def keep_records(folder: Path, coded: Path) -> int:
    """The current records of another observatory kept in this one, where they are missing."""
    from marsad.model.record import Coder
    from marsad.store import open_store

    store, other = open_store(folder), open_store(coded)
    for report in store.reports(never_coded=True):
        record = other.record(report.key)
        if record is not None:
            store.add_record(report.key, record.body, Coder(**record.body["coder"]))
    store.close()
    other.close()
    return 0


def table(folder: Path, took: dict[str, Cost], sizes: tuple[int, int, int], before: dict[str, Cost]) -> None:
    """One row a step, and how its processor time grew from the size before; ``sizes`` are that one, this one, and what came
    later."""
    last, size, more = sizes
    held = ", ".join(f"{count:,} {what}" for what, count in counts(folder / "observatory").items())
    print(f"\n{size:,} reports and {more} more, {megabytes(folder / 'reports.jsonl'):.0f} MB of text: {held}\n")
    print(f"{'':18} {'seconds':>9} {'processor':>10} {'reports/s':>10} {'MB':>6}   growth")
    for step, cost in took.items():
        grown = ""
        if step in before:
            fair = size * log(size) / (last * log(last))
            grown = f"×{cost.processor / before[step].processor:.1f}, n log n would be ×{fair:.1f}"
        print(f"{step:18} {cost.seconds:>9.1f} {cost.processor:>10.1f} {size / cost.seconds:>10.0f} {cost.megabytes:>6.0f}   "
              f"{grown}".rstrip())
    for name in ("marsad.db", "originals"):
        print(f"{name}: {megabytes(folder / 'observatory' / name):.0f} MB", flush=True)


def counts(folder: Path) -> dict[str, int]:
    from marsad.store import open_store

    store = open_store(folder)
    held = store.counts()
    store.close()
    return {what: held[what] for what in ("events", "incidents", "entries")}


def megabytes(path: Path) -> float:
    """Of a file, or of all that a folder holds."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
