"""Events of several reports that are one happening, the decisions that brought them together, and what people said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from marsad.model.link import Level

Verdict = Literal["same", "ask", "different"]


class Tie(NamedTuple):
    """Two events compared: ``score`` is the sum of the weights of ``levels``, ``a`` < ``b`` are event keys."""

    a: str
    b: str
    score: float
    verdict: Verdict
    levels: tuple[Level, ...]


class Judgement(NamedTuple):
    """What a person says of two events: the ``same`` happening or ``different`` ones. It outweighs every tie."""

    a: str
    b: str
    verdict: Literal["same", "different"]
    author: str = ""
    at: str = ""
    why: str = ""


class Incident(NamedTuple):
    """``events`` are keys, sorted. ``id`` was made from the smallest key at creation and stays when events come or go."""

    id: str
    events: tuple[str, ...]


class Linking(NamedTuple):
    """One run of linking: every event is in one incident; ``ties`` are the decisions worth keeping, with their reasons."""

    incidents: tuple[Incident, ...]
    ties: tuple[Tie, ...]
    compared: int


class Told(NamedTuple):
    """What one event of an incident tells, as far as it is asked which of its events stands for the rest.

    ``point`` is the id of its first known place when that is no wider than a town, ``days`` its earliest and latest day.
    """

    key: str
    kind: str
    mode: str | None
    days: tuple[str | None, str | None]
    point: str | None
    has_toll: bool


class Standing(NamedTuple):
    """What stands for an incident: the event ``key``, the ``point`` that most events name, the ``days`` that most tell."""

    key: str
    point: str | None
    days: tuple[str | None, str | None]


def stand_for_all(told: Sequence[Told]) -> Standing:
    """One rule for lists and pages. The event is of the commonest kind and mode, with a town and a toll before one without; other
    towns and days stand among what is disputed."""
    common = Counter((one.kind, one.mode) for one in told)
    main = min(told, key=lambda one: (-common[one.kind, one.mode], one.point is None, not one.has_toll, one.key))
    points = Counter(one.point for one in told if one.point is not None)
    days = Counter(one.days for one in told if any(one.days))
    return Standing(
        main.key, min(points, key=lambda point: (-points[point], point), default=None),
        min(days, key=lambda span: (-days[span], span[0] or "", span[1] or ""), default=(None, None)),
    )


def count_voices(reports: Iterable[tuple[str, str | None]]) -> int:
    """How many independent voices tell an incident: its reports (key, group of echoes), those that echo each other as one.

    Never more than the reports: whom they quote is their source and adds no voice. Who only denies it has a voice too.
    """
    return len({group or key for key, group in reports})
