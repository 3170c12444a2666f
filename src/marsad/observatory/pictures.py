"""Incidents as columns in, the series of a picture out: tolls and events over time, by place, by party, by weapon, by day."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from marsad.observatory.atlas import NO_DAY, Columns, Mask, Pairs
from marsad.observatory.timeline import Unit, count_values, timeline

Json = dict[str, Any]


def tolls(columns: Columns, mask: Mask, unit: Unit) -> list[Json]:
    """Incidents and killed in each bucket; low and high add up incidents, each once."""
    buckets, _ = timeline(columns, mask, unit)
    return [
        {"start": one.start.isoformat(), "count": one.count, "killed_low": one.low, "killed_high": one.high} for one in buckets
    ]


def by_place(columns: Columns, mask: Mask, limit: int) -> list[Json]:
    """The places with most incidents."""
    codes, values = columns.codes("place_id")
    counted = count_values(columns, mask, "place_id")
    most = [place for place in counted if place is not None][:limit]
    found = []
    for place in most:
        own = np.flatnonzero(mask & (codes == values.index(place)))
        first = int(own[0])
        name = {"ar": columns.value(first, "name"), "en": columns.value(first, "name_en")}
        spot = {"lat": columns.value(first, "lat"), "lon": columns.value(first, "lon")}
        found.append({"place_id": place, "name": name, **spot, **_counted(columns, own)})
    return found


def by_pair(columns: Columns, pairs: Pairs, mask: Mask, limit: int) -> list[Json]:
    """The parties (or weapons) with most incidents; one incident counts for each of its parties."""
    own = mask[pairs.row]
    counts = np.bincount(pairs.code[own], minlength=len(pairs.values))
    most = sorted(np.flatnonzero(counts), key=lambda code: (-int(counts[code]), pairs.values[code][0]))[:limit]
    found = []
    for code in map(int, most):
        value, name = pairs.values[code]
        rows = pairs.row[own & (pairs.code == code)]
        found.append({"value": value, "words": name, **_counted(columns, rows)})
    return found


def calendar(columns: Columns, mask: Mask) -> list[Json]:
    """Each day that has incidents, with their number and the killed."""
    buckets, _ = timeline(columns, mask & (columns.day != NO_DAY), "day")
    return [{"day": one.start.isoformat(), "weekday": date.isoweekday(one.start), "count": one.count, "killed_low": one.low,
             "killed_high": one.high} for one in buckets]


def _counted(columns: Columns, rows: Any) -> Json:
    return {"count": len(rows), "killed_low": _sum(columns.low[rows]), "killed_high": _sum(columns.high[rows])}


def _sum(values: Any) -> int | None:
    """What is known, added up; None where nothing is."""
    known = values[~np.isnan(values)]
    return int(known.sum()) if len(known) else None
