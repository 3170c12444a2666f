"""What weighed in a decision, heaviest first; put in order only when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

Rows = tuple[tuple[str, float], ...]


class Weighed(Sequence[tuple[str, float]]):
    """The rows that ``find`` gives, found when they are first read. Most reasons are never read."""

    def __init__(self, find: Callable[[], Rows]) -> None:
        self._find = find

    @cached_property
    def _rows(self) -> Rows:
        return self._find()

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, i: int) -> tuple[str, float]: ...
    @overload
    def __getitem__(self, i: slice) -> Rows: ...
    def __getitem__(self, i: int | slice) -> tuple[str, float] | Rows:
        return self._rows[i]

    def __reduce__(self) -> tuple[type[tuple[object, ...]], tuple[Rows]]:
        return tuple, (self._rows,)  # between processes go the rows, not the model
