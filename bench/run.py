"""Speed on one core, peak memory and cold start of `marsad code`, each as a multiple of the floor taken in the same run.

python -m bench.run [--reports N] [--data FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from bench.measure import measure, start_up

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "eval" / "unlabelled" / "reports.jsonl"
SAMPLES = ROOT / "src" / "marsad" / "samples"
READ = (sys.executable, "-m", "marsad", "code", "--format", "jsonl", "--workers", "1")
SPLIT = (sys.executable, str(Path(__file__).with_name("split.py")))
SHORT = {"id": "short", "text": "قصفت طائرات حربية بلدة صباح الأحد، ما أدى إلى مقتل ثلاثة مدنيين.", "published": "2018-02-19"}


def main(arguments: Sequence[str] | None = None, *, coder: Sequence[str] = READ) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure the coder against merely reading words.")
    parser.add_argument("--reports", type=int, default=1000, help="how many reports to read")
    parser.add_argument("--data", type=Path, default=DATA, help="JSON lines of reports; the shipped samples where it is missing")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder) / "reports.jsonl", Path(folder) / "short.jsonl"
        many.write_text("".join(islice(reports(asked.data), asked.reports)), encoding="utf-8")
        one.write_text(json.dumps(SHORT, ensure_ascii=False) + "\n", encoding="utf-8")
        size = many.stat().st_size / 1e6
        table(asked.reports, size, coder=[str(part) for part in coder], many=str(many), one=str(one))
    return 0


def reports(data: Path) -> Iterator[str]:
    """Lines of reports without end: those of ``data``, or the shipped samples, over and over."""
    if data.exists():
        lines = [line + "\n" for line in data.read_text(encoding="utf-8").split("\n") if line.strip()]
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
        lines = [json.dumps({**SHORT, "id": None, "text": text}, ensure_ascii=False) + "\n" for text in texts]
    if not lines:
        raise SystemExit(f"no reports in {data}, and no samples in {SAMPLES}")
    print(f"reports of {data.name if data.exists() else 'the shipped samples'}, {len(lines)} different")
    return cycle(lines)


def table(count: int, size: float, *, coder: Sequence[str], many: str, one: str) -> None:
    """Both commands on the same files; what starting takes is not counted as reading."""
    cold, floor_cold = start_up([*coder, one]), start_up([*SPLIT, one])
    read, split = measure([*coder, many]), min((measure([*SPLIT, many]) for _ in range(3)), key=lambda cost: cost.seconds)
    reading, splitting = max(read.seconds - cold, 1e-6), max(split.seconds - floor_cold, 1e-6)
    print(f"{count} reports, {size:.1f} MB, one core\n")
    print(f"{'':22} {'marsad':>10} {'floor':>10} {'ratio':>8}")
    row("reports a second", count / reading, count / splitting, reading / splitting, places=0)
    row("peak memory, MB", read.megabytes, split.megabytes, read.megabytes / split.megabytes, places=0)
    row("cold start, seconds", cold, floor_cold, cold / floor_cold, places=3)
    print("\nfloor: reading the same text and splitting it into words; ratio: how many times the floor's cost")


def row(name: str, value: float, floor: float, ratio: float, *, places: int) -> None:
    print(f"{name:22} {value:>10.{places}f} {floor:>10.{places}f} {ratio:>7.1f}x")


if __name__ == "__main__":
    sys.exit(main())
