"""What could not be taken in, kept with its reason: a report that is refused is not lost sight of."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, insert, select

from marsad.errors import InputError
from marsad.model.kept import Rejected
from marsad.store.clock import now
from marsad.store.schema import rejected


def add_rejected(connection: Connection, run: str, error: InputError) -> None:
    """Keep a refusal, once: the same one of a later run is nothing new."""
    same = select(rejected.c.id).where(rejected.c.place == error.place, rejected.c.message == str(error)).limit(1)
    if connection.execute(same).first() is None:
        told = {"at": now(), "run": run, "place": error.place, "reason": error.reason, "message": str(error)}
        connection.execute(insert(rejected), told)


def read_rejected(connection: Connection, *, after: int = 0, limit: int | None = None) -> Iterator[Rejected]:
    """Refusals in the order in which they came; ``after`` is the number of the last one seen."""
    asked = select(rejected).where(rejected.c.id > after).order_by(rejected.c.id)
    yield from (Rejected(**row._mapping) for row in connection.execute(asked.limit(limit) if limit is not None else asked))


def count_rejected(connection: Connection) -> dict[str, int]:
    """How many were refused for each reason, the commonest first."""
    counted = func.count().label("number")
    asked = select(rejected.c.reason, counted).group_by(rejected.c.reason).order_by(counted.desc(), rejected.c.reason)
    return {row.reason: int(row.number) for row in connection.execute(asked)}
