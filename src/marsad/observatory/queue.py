"""Events that nobody has reviewed in, the ones to look at first out: what is doubtful and what weighs, with the reasons.

An event is doubtful when its sources disagree, when what should be known is not, when linking wants a person to decide, or
when the coder left a note. It weighs by its toll, by the reports that tell of it, and by being denied. The points are few and
whole so that a person can follow them; equal ones go by day, the newest first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, case, func, select
from sqlalchemy.sql import ColumnElement

from marsad.model.question import Question
from marsad.store.conditions import of_events
from marsad.store.schema import event, incident, tie

_TOLLS = ((100, 5), (20, 4), (5, 3), (1, 2))  # killed, and the points it brings


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event to look at: ``points`` in all, and ``reasons`` (name -> points) that make them up, heaviest first."""

    key: str
    points: int
    reasons: Mapping[str, int]


def find_waiting(connection: Connection, question: Question, *, limit: int, offset: int) -> tuple[list[Waiting], int]:
    """Unreviewed events that answer the question, those with most points first, and how many there are."""
    conditions = [event.c.review == "unreviewed", *of_events(connection, question)]
    points = _points()
    total = sum(points.values(), start=next(iter(points.values())) * 0)
    asked = (
        select(event.c.key, total.label("total"), *(value.label(name) for name, value in points.items()))
        .join(incident, incident.c.id == event.c.incident, isouter=True).where(*conditions)
        .order_by(total.desc(), func.coalesce(event.c.earliest, "").desc(), event.c.key).limit(limit).offset(offset)
    )
    rows = connection.execute(asked).all()
    count = connection.execute(select(func.count()).select_from(event).where(*conditions)).scalar_one()
    return [_waiting(row.key, row.total, {name: row._mapping[name] for name in points}) for row in rows], int(count)


def _waiting(key: str, total: int, told: Mapping[str, int]) -> Waiting:
    reasons = sorted(((name, points) for name, points in told.items() if points), key=lambda one: (-one[1], one[0]))
    return Waiting(key, total, dict(reasons))


def _points() -> dict[str, ColumnElement[int]]:
    at, home = event.c, incident.c
    killed = func.coalesce(at.killed_high, at.killed_low, 0)
    differ = and_(home.killed_low.is_not(None), home.killed_high > home.killed_low)
    asks = select(tie.c.a).where(tie.c.verdict == "ask").union(select(tie.c.b).where(tie.c.verdict == "ask"))
    return {
        "toll": case(*((killed >= number, points) for number, points in _TOLLS), else_=0),
        "denied": _if(at.denied, 4),
        "doubted": _if(at.doubted, 3),
        "tolls_differ": _if(differ, 3),
        "ask_same": _if(at.key.in_(asks), 3),
        "no_place": _if(at.lat.is_(None), 2),
        "no_day": _if(at.earliest.is_(None), 2),
        "day_assumed": _if(at.day_basis == "published", 1),
        "told_often": case((home.reports >= 10, 3), (home.reports >= 3, 2), (home.reports == 2, 1), else_=0),
        "not_yet_happened": _if(at.status.in_(("planned", "hypothetical")), 1),
    }


def _if(condition: ColumnElement[Any], points: int) -> ColumnElement[int]:
    return case((condition, points), else_=0)


