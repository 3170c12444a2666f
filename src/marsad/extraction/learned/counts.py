"""A count in, what a feature says of it out: its digits, up to the most that is told apart."""

from __future__ import annotations


class _UpTo(dict[int, str]):
    """A count to its digits. Looked up: a report asks half a million times, and ``min`` and formatting take ten times as long."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __missing__(self, count: int) -> str:
        said = self[count] = str(min(count, self._most))
        return said


UP_TO = tuple(_UpTo(most) for most in range(13))  # UP_TO[3][7] is "3"
