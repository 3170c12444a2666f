"""Columns of incidents in, how many a day, week or month out, with the killed that they tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np

from marsad.observatory.atlas import NO_DAY, Columns, Mask, Pairs

Unit = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Bucket:
    """``low`` and ``high`` add up incidents, each once by its own range; None where no incident tells a figure."""

    start: date
    count: int
    low: int | None
    high: int | None


def timeline(columns: Columns, mask: Mask, unit: Unit) -> tuple[list[Bucket], int]:
    """Buckets that hold something, in order, and how many incidents have no day. One that spans days counts on its first."""
    dated = np.flatnonzero(mask & (columns.day != NO_DAY))
    days, place = np.unique(columns.day[dated], return_inverse=True)
    starts = [_start(date.fromordinal(int(day)), unit) for day in days]
    order = {start: number for number, start in enumerate(dict.fromkeys(starts))}  # days come sorted, so do their starts
    bucket = np.array([order[start] for start in starts], dtype=np.int64)[place] if len(dated) else np.zeros(0, dtype=np.int64)
    counts = np.bincount(bucket, minlength=len(order))
    lows, highs = _sum(columns.low[dated], bucket, len(order)), _sum(columns.high[dated], bucket, len(order))
    found = [Bucket(start, int(counts[at]), lows[at], highs[at]) for start, at in order.items()]
    return found, int(mask.sum()) - len(dated)


def _sum(values: Any, bucket: Any, count: int) -> list[int | None]:
    known = ~np.isnan(values)
    totals = np.bincount(bucket[known], weights=values[known], minlength=count)
    seen = np.bincount(bucket[known], minlength=count)
    return [int(total) if number else None for total, number in zip(totals, seen, strict=True)]


def _start(day: date, unit: Unit) -> date:
    """The first day of its bucket; a week begins on Monday."""
    if unit == "week":
        return day - timedelta(days=day.weekday()) if day.toordinal() > day.weekday() else day
    return day.replace(day=1) if unit == "month" else day


def count_values(columns: Columns, mask: Mask, name: str) -> dict[Any, int]:
    """How many incidents have each value of a column of the store, the commonest first."""
    codes, values = columns.codes(name)
    counts = np.bincount(codes[mask], minlength=len(values))
    found = {values[code]: int(counts[code]) for code in np.flatnonzero(counts)}
    return dict(sorted(found.items(), key=lambda one: (-one[1], str(one[0]))))


def count_pairs(pairs: Pairs, mask: Mask, limit: int) -> list[tuple[str, str, int]]:
    """(value, name, incidents) of the commonest values of a shelf."""
    counts = np.bincount(pairs.code[mask[pairs.row]], minlength=len(pairs.values))
    most = sorted(np.flatnonzero(counts), key=lambda code: (-int(counts[code]), pairs.values[code][0]))[:limit]
    return [(*pairs.values[int(code)], int(counts[code])) for code in most]
