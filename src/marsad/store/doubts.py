"""Pairs of events that linking leaves to a person and nobody has settled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from marsad.model.kept import KeptTie
from marsad.store.schema import event, judgement, tie


def find_doubts(connection: Connection, *, limit: int) -> list[KeptTie]:
    """Those most likely one happening first."""
    asked = _open(select(tie)).order_by(tie.c.score.desc(), tie.c.a, tie.c.b).limit(limit)
    return [KeptTie(**row._mapping) for row in connection.execute(asked)]


def count_doubts(connection: Connection) -> int:
    """How many there are."""
    return int(connection.execute(_open(select(func.count()))).scalar_one())


def _open(asked: Select[Any]) -> Select[Any]:
    """Of events in two incidents, neither refused, of which nobody said whether they are one."""
    left, right = event.alias("left_event"), event.alias("right_event")
    said = exists().where(
        or_(and_(judgement.c.a == tie.c.a, judgement.c.b == tie.c.b), and_(judgement.c.a == tie.c.b, judgement.c.b == tie.c.a)),
        judgement.c.undone_by.is_(None),
    )
    joined = asked.select_from(tie).join(left, left.c.key == tie.c.a).join(right, right.c.key == tie.c.b)
    return joined.where(
        tie.c.verdict == "ask", left.c.incident != right.c.incident, left.c.review != "rejected", right.c.review != "rejected",
        ~said,
    )
