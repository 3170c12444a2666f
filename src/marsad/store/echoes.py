"""Groups of reports that are one text printed again in, kept with the reports; each change is an entry of the history."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from sqlalchemy import Connection, bindparam, select, update

from marsad.model.history import MACHINE
from marsad.store.history import append
from marsad.store.incidents import summarise
from marsad.store.schema import event, report

_CHUNK = 500


def set_echoes(connection: Connection, run: str, groups: Mapping[str, str | None]) -> int:
    """Note for each report (key) the group of its echoes, None for one that echoes nothing; how many changed."""
    changed = 0
    rest = iter(groups.items())
    while chunk := dict(islice(rest, _CHUNK)):
        asked = select(report.c.key, report.c.echo_group).where(report.c.key.in_(list(chunk)))
        moved = {row.key: chunk[row.key] for row in connection.execute(asked) if row.echo_group != chunk[row.key]}
        if not moved:
            continue
        changed += len(moved)
        statement = update(report).where(report.c.key == bindparam("of")).values(echo_group=bindparam("into"))
        connection.execute(statement, [{"of": key, "into": group} for key, group in moved.items()])
        append(connection, "echoes", run, {"run": run, "groups": moved}, author=MACHINE)
        incidents = select(event.c.incident).where(event.c.report_key.in_(list(moved)), event.c.incident.is_not(None)).distinct()
        summarise(connection, sorted(connection.execute(incidents).scalars()))
    return changed
