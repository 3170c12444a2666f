"""Failed sign-ins in, whether another may be tried out: a few a quarter of an hour for a name, some more for an address."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

WINDOW = 15 * 60.0  # seconds
PER_NAME, PER_ADDRESS = 8, 40
_KEPT = 10_000  # keys remembered: the oldest are forgotten first, so that guessing names cannot fill the memory


class Attempts:
    """Counts of failures by key in a sliding window, kept in this process."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failures: OrderedDict[str, list[float]] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Seconds to wait before ``name`` may be tried from ``address``; 0 when it may, and it is counted at once,
        so that many tries side by side do not slip through."""
        with self._lock:
            now = self._clock()
            keys = {f"name {name}": PER_NAME, f"address {address}": PER_ADDRESS}
            wait = max(self._wait(key, limit, now) for key, limit in keys.items())
            if not wait:
                for key in keys:
                    self._failures.setdefault(key, []).append(now)
                    self._failures.move_to_end(key)
                while len(self._failures) > _KEPT:
                    self._failures.popitem(last=False)
            return wait

    def succeeded(self, name: str, address: str) -> None:
        """The name is known to its owner: its failures are forgotten, and the address loses the one just counted."""
        with self._lock:
            self._failures.pop(f"name {name}", None)
            counted = self._failures.get(f"address {address}")
            if counted:
                counted.pop()

    def _wait(self, key: str, limit: int, now: float) -> float:
        recent = [at for at in self._failures.get(key, ()) if now - at < WINDOW]
        if key in self._failures:
            self._failures[key] = recent
        return WINDOW - (now - recent[-limit]) if len(recent) >= limit else 0.0
