"""Events of one happening in, its voices out: who tells which toll. One who speaks twice is one voice, with the latest word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.export.told.told import Json, Told, name_of


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of one group, by one voice; ``low``/``high`` None where not said, never 0 for it."""

    group: str
    low: int | None
    high: int | None
    count_kind: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One who tells the toll: a source, or the outlet in its own voice. ``published`` is the day of the last report."""

    name: str
    published: str | None
    figures: tuple[Figure, ...]


def find_voices(told: Sequence[Told], outcome: str) -> tuple[Voice, ...]:
    """The voices that tell this outcome, in the order of their names.

    Left out: figures of running totals, and figures that stand in a claim that denies or doubts.
    """
    said: dict[str, list[tuple[str | None, Figure]]] = {}
    for item in told:
        if item.event["scope"] != "cumulative":
            for name, figure in _figures(item, outcome):
                said.setdefault(name, []).append((item.published, figure))
    return tuple(_latest(name, said[name]) for name in sorted(said))


def speaker_of(told: Told, toll: Json) -> Json | None:
    """The narrowest claim whose words hold the toll's words; None when no claim does."""
    claims = [claim for claim in told.event["claims"] if _holds(claim["evidence"], toll)]
    return min(claims, key=lambda claim: claim["evidence"]["end"] - claim["evidence"]["start"], default=None)


def _figures(told: Told, outcome: str) -> Iterator[tuple[str, Figure]]:
    for toll in told.event["casualties"]:
        if toll["outcome"] != outcome:
            continue
        claim = speaker_of(told, toll)
        if claim is None or claim["stance"] == "asserts":
            source = claim["source"] if claim else None
            name = _identity(source) if source else told.outlet or told.report
            yield name, Figure(toll["group"], toll["low"], toll["high"], toll["count_kind"])


def _identity(source: Json) -> str:
    return str(source["entity"] or name_of(source))


def _holds(evidence: Json, toll: Json) -> bool:
    return bool(evidence["start"] <= toll["start"] and toll["end"] <= evidence["end"])


def _latest(name: str, said: list[tuple[str | None, Figure]]) -> Voice:
    """What the voice says in its last report: tolls grow as the dead are found, its earlier word is not a rival."""
    last = max((published for published, _ in said if published), default=None)
    return Voice(name, last, tuple(figure for published, figure in said if published == last))
