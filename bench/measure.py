"""A command in, what one run of it took out: seconds on the clock and the most memory it held."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launch.py")
# What the system counts memory in: kilobytes, but bytes on macOS.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """``seconds`` of one run, ``megabytes`` at its peak."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Runs ``command`` to its end; a command that fails is loud."""
    launched = subprocess.run([sys.executable, "-I", "-S", str(LAUNCHER), *command], check=True, stdout=subprocess.PIPE)
    took = json.loads(launched.stdout)
    if took["status"]:
        raise subprocess.CalledProcessError(took["status"], list(command))
    return Cost(took["seconds"], took["memory"] * MEMORY_UNIT / 1e6)


def start_up(command: Sequence[str], *, times: int = 5) -> float:
    """Seconds from the call to the end on a report so short that only starting counts: the median of ``times`` runs."""
    return median(measure(command).seconds for _ in range(times))
