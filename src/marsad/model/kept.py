"""What the store keeps, as it hands it out: reports, records, events, incidents; and what became of a capture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SHORT = 12  # digits of a key that tell a report from the others


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture that is now kept; ``previous`` is the earlier version of the same address, if any."""

    key: str
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A capture that was kept already, under ``key``."""

    key: str


@dataclass(frozen=True, slots=True)
class KeptReport:
    """One report as it was taken in. ``key`` is its identity (sha256 of metadata and text), days and times are ISO text.

    ``original`` is the sha256 of the bytes it came in, ``member`` where in them it stood; ``previous`` and ``newer`` are
    the versions before and after it of the same address. ``unreadable`` says why the coder gave it up, None if it did not.
    """

    key: str
    text: str
    text_sha256: str
    collected_at: str
    given_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_at: str | None = None
    updated: str | None = None
    language: str | None = None
    carrier: str = "text"
    fetched_at: str | None = None
    original: str | None = None
    member: str | None = None
    place: str = ""
    previous: str | None = None
    newer: str | None = None
    echo_group: str | None = None
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record of a report: ``body`` is the JSON object of schema marsad/record/1, ``digest`` of its canonical JSON."""

    id: int
    report_key: str
    coder_version: str
    knowledge: str
    body: Mapping[str, Any]
    digest: str
    coded_at: str
    current: bool


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event of a current record, as people left it. ``body`` is its object in the record, with corrections applied.

    ``killed_low``/``killed_high``: the greatest single toll of killed that this report tells, None where unknown.
    ``review`` is unreviewed, accepted, corrected or rejected; ``incident`` the happening it belongs to, None before linking.
    """

    key: str
    report_key: str
    record_id: int
    kind: str
    mode: str | None
    status: str
    scope: str
    earliest: str | None
    latest: str | None
    day_basis: str | None
    place_id: str | None
    place_name_ar: str | None
    place_name_en: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    geo_precision: str | None
    killed_low: int | None
    killed_high: int | None
    denied: bool
    doubted: bool
    review: str
    incident: str | None
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptIncident:
    """The events of many reports that are one happening, summed up for lists and filters.

    ``reports`` told of it, ``voices`` of them are independent; ``opened`` is False once its events went to ``into``.
    """

    id: str
    created_at: str
    opened: bool
    into: str | None
    kind: str | None
    mode: str | None
    status: str | None
    earliest: str | None
    latest: str | None
    place_id: str | None
    name: str | None
    name_en: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    geo_precision: str | None
    killed_low: int | None
    killed_high: int | None
    reports: int
    voices: int
    denied: bool
    doubted: bool
    review: str | None


@dataclass(frozen=True, slots=True)
class KeptTie:
    """What linking found of two events: a score, its verdict (same, ask, different) and the weights that made it."""

    a: str
    b: str
    score: float
    verdict: str
    weights: Any
    made_at: str
    run: str


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """What a person said of two events; ``entry`` is its place in the history, ``undone_by`` that of what took it back."""

    id: int
    a: str
    b: str
    verdict: str
    author: str
    at: str
    why: str
    entry: int
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """What could not be taken in: where it stood and why."""

    id: int
    at: str
    run: str
    place: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """A report that a search found: ``snippets`` are stretches of its title and text, each with the words that were asked
    for as (start, end) inside it."""

    report: KeptReport
    score: float
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of text with the ranges (code points of ``text``, half-open) to light; ``start`` is where it begins in the
    report's text, None when it is the title."""

    text: str
    lit: tuple[tuple[int, int], ...]
    start: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: ``check`` names the promise, ``subject`` the thing that breaks it."""

    check: str
    subject: str
    what: str


def short_key(key: str) -> str:
    """The key of a report or an event as people read and type it: 3f9ad20c41b7, 3f9ad20c41b7#e2.

    Of a million reports two begin with the same twelve digits once in five hundred such stores; the store says so then.
    """
    report_key, sign, name = key.partition("#")
    return report_key[:_SHORT] + sign + name
