"""How linking grows: seconds of one processor, pairs compared and peak memory at several sizes of an invented archive.

python -m bench.linking [--reports N ...]

What is linked are records varied from a few that were coded, and nothing is kept: `bench.observatory` codes every report and
keeps all of it, which takes an hour where this takes minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from math import log
from pathlib import Path

from bench.measure import measure

SIZES = (10_000, 30_000, 100_000)
STEPS = ("sketching", "linking", "pairs", "events", "incidents")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.linking", description="Measure how linking grows with the archive.")
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of the archive")
    parser.add_argument("--one", nargs=2, metavar=("N", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.one:
        size, file = asked.one
        Path(file).write_text(json.dumps(link_in_memory(int(size))), encoding="utf-8")
        return 0
    table(sorted(asked.reports))
    return 0


def table(sizes: Sequence[int]) -> None:
    """One row a size, each in a process of its own, and how the time grew from the size before."""
    print("records of an invented archive, varied from our own stories (bench/archive.yaml) after these were coded\n")
    heads = f"{'reports':>9} {'events':>9} {'incidents':>10} {'pairs':>11} {'sketch s':>9} {'link s':>9} {'MB':>7}"
    print(f"{heads}   growth of link s")
    before: tuple[int, float] | None = None
    for size in sizes:
        told, megabytes = measured(size)
        grown = ""
        if before is not None:
            times, fair = told["linking"] / before[1], size * log(size) / (before[0] * log(before[0]))
            grown = f"×{times:.1f}, n log n would be ×{fair:.1f}"
        print(f"{size:>9,} {told['events']:>9,.0f} {told['incidents']:>10,.0f} {told['pairs']:>11,.0f} {told['sketching']:>9.1f} "
              f"{told['linking']:>9.1f} {megabytes:>7.0f}   {grown}", flush=True)
        before = size, told["linking"]


def measured(size: int) -> tuple[dict[str, float], float]:
    """What a process of its own told, and the most memory it held in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "told.json"
        cost = measure([sys.executable, "-m", "bench.linking", "--one", str(size), str(file)])
        told: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return told, cost.megabytes


def link_in_memory(size: int) -> dict[str, float]:
    """Seconds of the processor, so that what else the machine does is no matter."""
    from bench.archive import make_archive
    from marsad.linking.records import join_sketches, sketch_all

    begun = time.process_time()
    events, keys, texts = sketch_all(make_archive(size))
    sketched = time.process_time()
    linking = join_sketches(events, keys, texts)
    linked = time.process_time()
    return {"sketching": sketched - begun, "linking": linked - sketched, "pairs": linking.compared, "events": len(events),
            "incidents": len(linking.incidents)}


if __name__ == "__main__":
    sys.exit(main())
