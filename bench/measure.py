"""A command in, what one run of it took out: seconds on the clock and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

# What the system counts memory in: kilobytes, but bytes on macOS.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """``seconds`` of one run, ``megabytes`` at its peak."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Runs ``command`` to its end; a command that fails is loud."""
    begun = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Cost(seconds, usage.ru_maxrss * MEMORY_UNIT / 1e6)


def start_up(command: Sequence[str], *, times: int = 5) -> float:
    """Seconds from the call to the end on a report so short that only starting counts: the median of ``times`` runs."""
    return median(measure(command).seconds for _ in range(times))
