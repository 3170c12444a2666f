"""Events of several reports that are one happening, the decisions that brought them together, and what people said of them."""

from __future__ import annotations

from collections.abc import Iterable
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


def count_voices(reports: Iterable[tuple[str, str | None]]) -> int:
    """How many independent voices tell an incident: its reports (key, group of echoes), those that echo each other as one.

    Never more than the reports: whom they quote is their source and adds no voice. Who only denies it has a voice too.
    """
    return len({group or key for key, group in reports})
