"""What linking compares: an event of one report, shrunk to what tells it from other happenings, and how two of them compare."""

from __future__ import annotations

from array import array
from typing import NamedTuple


class LinkPlace(NamedTuple):
    """A resolved place of an event: WGS84 degrees and kilometres, None where the gazetteer does not say."""

    id: str
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float | None


class LinkToll(NamedTuple):
    """One figure of an event; ``low``/``high`` None where unknown, never 0 for unknown."""

    outcome: str
    group: str
    low: int | None
    high: int | None


class LinkEvent(NamedTuple):
    """One event of one report. A tuple, because a hundred thousand reports hold half a million of them.

    ``key`` is ``REPORT#e1``. Days are proleptic ordinals (``date.toordinal``): ``earliest``/``latest`` None where unknown.
    ``basis`` is the record's (stated, relative, published), ``assumed`` where the text gives no day and the publication day
    stands in for it, None without either. ``named`` are words of places that are not in the gazetteer; ``headline``: the title
    tells of it, or it is the first that the report tells. ``words`` are the telling words of its sentences, ``report_words``
    those of the whole report: numbers by which equal words are equal (crc32), sorted, each once; an array takes a tenth
    of what a set does.
    """

    key: str
    report: str
    kind: str
    mode: str | None
    status: str
    scope: str
    earliest: int | None
    latest: int | None
    basis: str | None
    published: int | None
    places: tuple[LinkPlace, ...]
    named: frozenset[int]
    headline: bool
    actors: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    tolls: tuple[LinkToll, ...]
    words: array[int]
    report_words: array[int]


class Level(NamedTuple):
    """How two events compare in one feature: ``place`` is ``same``, and what that weighs for (plus) or against (minus)."""

    name: str
    said: str
    weight: float
