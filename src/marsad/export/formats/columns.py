"""What a column of a table holds: its name, what sort of value, in which closed set, and a sentence for the README."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from marsad.export.formats.cells import neutralise, restore, without_controls

Sort = Literal["name", "text", "whole", "number", "day", "flag"]
Value = str | int | float | bool | None
_WHOLE = re.compile(r"-?\d+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """``sort``: name (an identifier, invisible characters are cut), text (as it stands), whole, number, day (ISO), flag.

    ``codes`` are the only values that may stand there; ``low`` and ``high`` bound a number; ``needed``: never empty.
    """

    name: str
    sort: Sort
    about: str
    codes: Collection[str] = ()
    low: float | None = None
    high: float | None = None
    needed: bool = False

    def cell(self, value: Value) -> str:
        """The value as it stands in a sheet; unknown is empty. Numbers stay numbers: -35.2 is no formula."""
        if value is None:
            return ""
        if self.sort == "flag":
            return "true" if value else "false"
        if self.sort == "name":
            return neutralise(without_controls(str(value)))
        return neutralise(str(value)) if self.sort == "text" else str(value)

    def value(self, cell: str) -> Value:
        """What ``cell`` wrote; ValueError says what is wrong with it."""
        if cell == "":
            return None
        if self.sort in ("name", "text"):
            return restore(cell)
        if self.sort == "flag":
            if cell not in ("true", "false"):
                raise ValueError("is not true or false")
            return cell == "true"
        if self.sort == "day":
            return _to_day(cell)
        return _to_number(cell, whole=self.sort == "whole")

    def problem(self, value: Value) -> str | None:
        """What is wrong with a value, None when it may stand there."""
        if value is None or value == "":
            return "is empty" if self.needed else None
        if self.codes and str(value) not in self.codes:
            return f"{value!r} is not one of its codes"
        if self.sort in ("whole", "number") and isinstance(value, int | float):
            if self.low is not None and value < self.low:
                return f"{value} is less than {self.low:g}"
            if self.high is not None and value > self.high:
                return f"{value} is more than {self.high:g}"
        return None


def _to_day(cell: str) -> str:
    if not _DAY.fullmatch(cell):
        raise ValueError(f"{cell!r} is no day such as 2018-02-19")
    return date.fromisoformat(cell).isoformat()


def _to_number(cell: str, *, whole: bool) -> int | float:
    if whole:
        if not _WHOLE.fullmatch(cell):
            raise ValueError(f"{cell!r} is no whole number")
        return int(cell)
    number = float(cell)
    if not math.isfinite(number):
        raise ValueError(f"{cell!r} is no number")
    return number
