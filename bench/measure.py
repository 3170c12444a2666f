"""A command in, what one run of it took out: seconds on the clock and of the processors, and the most memory it held."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launch.py")
# What the system counts memory in: kilobytes, but bytes on macOS.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Cost:
    """``seconds`` of one run on the clock, ``processor`` seconds of it and its children, ``megabytes`` at its peak."""

    seconds: float
    processor: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Runs ``command`` to its end; a command that fails is loud. The memory is that of its largest process."""
    launched = subprocess.run([sys.executable, "-I", "-S", str(LAUNCHER), *command], check=True, stdout=subprocess.PIPE)
    return _cost(command, launched.stdout)


def measure_tree(command: Sequence[str]) -> Cost:
    """As ``measure``, but the memory is that of all its processes at one time, looked at again and again; what they share
    counts once. Where the system does not tell (no /proc), that of the largest."""
    with subprocess.Popen([sys.executable, "-I", "-S", str(LAUNCHER), *command], stdout=subprocess.PIPE) as launched:
        most = 0.0
        while launched.poll() is None:
            most = max(most, sum(map(held_by, below(launched.pid))))
            time.sleep(LOOK_SECONDS)
        assert launched.stdout is not None
        cost = _cost(command, launched.stdout.read())
    return Cost(cost.seconds, cost.processor, most or cost.megabytes)


def start_up(command: Sequence[str], *, times: int = 5) -> float:
    """Seconds from the call to the end on a report so short that only starting counts: the median of ``times`` runs."""
    return median(measure(command).seconds for _ in range(times))


def below(process: int) -> Iterator[int]:
    """The children of a process and theirs."""
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(children).split():
            yield int(child)
            yield from below(int(child))


def held_by(process: int) -> float:
    """Megabytes that a process holds, its share of what it has in common with others."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")), 0.0)


def _read(path: Path) -> str:
    """What a file of /proc says; nothing when its process has ended."""
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""


def _cost(command: Sequence[str], told: bytes) -> Cost:
    took = json.loads(told)
    if took["status"]:
        raise subprocess.CalledProcessError(took["status"], list(command))
    return Cost(took["seconds"], took["processor"], took["memory"] * MEMORY_UNIT / 1e6)
