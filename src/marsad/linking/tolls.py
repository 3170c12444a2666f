"""Events of an incident in, its tolls out: per source, over time, from the lowest to the highest. Figures are never added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
OUTCOMES = ("killed", "injured")
# A total is told of people or of civilians; children and women are parts of it.
_TOTALS = ("people", "civilians")


def main_figure(event: Json, outcome: str) -> dict[str, Any] | None:
    """The figure of an outcome that stands for the whole of what this report says: the greatest total, else the greatest part.

    None where it gives no number, and for the sum of a longer time, which is the toll of no single happening.
    """
    numbered = (toll for toll in event["casualties"] if toll["low"] is not None or toll["high"] is not None)
    figures = [toll for toll in numbered if toll["outcome"] == outcome]
    if not figures or event["scope"] == "cumulative":
        return None
    totals = [toll for toll in figures if toll["group"] in _TOTALS] or figures
    return dict(max(totals, key=lambda toll: (toll["low"] or 0, toll["high"] or 0, -toll["start"])))


def span(figures: Iterable[Json]) -> dict[str, Any]:
    """Lowest and highest that is said; ``open`` where somebody says "at least" of as many or more."""
    said = list(figures)
    lows = [toll["low"] for toll in said if toll["low"] is not None]  # "at most five" gives no low, and none is not 0
    highs = [toll["high"] if toll["high"] is not None else toll["low"] for toll in said]
    high = max(highs, default=None)
    is_open = any(toll["high"] is None and toll["low"] == high for toll in said)
    return {"low": min(lows, default=None), "high": high, "open": is_open, "claims": len(said)}


def tolls_over_time(rows: Sequence[Json]) -> list[dict[str, Any]]:
    """Each figure in the order of print with what the same source said before it (``was``), None where it is the first."""
    last: dict[tuple[str, str], dict[str, Any]] = {}
    told = []
    for row in sorted(rows, key=lambda row: (row["published"] or "", row["report"], row["outcome"], row["source"])):
        figure = {"low": row["low"], "high": row["high"]}
        told.append({**row, "was": last.get((row["source"], row["outcome"]))})
        last[row["source"], row["outcome"]] = figure
    return told


def tolls_by_source(rows: Sequence[Json]) -> list[dict[str, Any]]:
    """For each source and outcome the lowest and highest that it said, and the last."""
    groups: dict[tuple[str, str], list[Json]] = {}
    for row in sorted(rows, key=lambda row: (row["published"] or "", row["report"])):
        groups.setdefault((row["source"], row["outcome"]), []).append(row)
    told = []
    for (source, outcome), mine in sorted(groups.items()):
        latest = {"low": mine[-1]["low"], "high": mine[-1]["high"]}
        reports = sorted({row["report"] for row in mine})
        facts = {"source": source, "name": mine[-1]["name"], "outcome": outcome}
        told.append({**facts, **span(mine), "latest": latest, "reports": reports})
    return told
