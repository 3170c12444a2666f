"""A question in, the SQL conditions of it out: every value is a parameter, every column asked is indexed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, func, or_, select, text

from marsad.errors import UsageError
from marsad.model.question import Question
from marsad.store.engine import is_sqlite
from marsad.store.event_rows import folded_name
from marsad.store.polygon import bounds, circle
from marsad.store.schema import event, event_party, event_place, event_weapon, incident, report
from marsad.store.search import reports_with

Condition = ColumnElement[bool]
_SOURCE_ROLES = ("source", "via")
_PARTY_ROLES = ("actor", "target")


def of_events(connection: Connection, question: Question) -> list[Condition]:
    """What an event must be to answer the question."""
    return [*_shared(connection, question, event), *_of_event_alone(connection, question)]


def of_incidents(connection: Connection, question: Question) -> list[Condition]:
    """What an incident must be: what its summary tells is asked of the summary, the rest of its events."""
    found = [incident.c.opened, *_shared(connection, question, incident)]
    if question.incidents:
        found.append(incident.c.id.in_(question.incidents))
    inner = list(_of_event_alone(connection, question, of_incident=True))
    if inner:
        found.append(incident.c.id.in_(select(event.c.incident).where(event.c.incident.is_not(None), *inner)))
    return found


def _shared(connection: Connection, question: Question, table: Table) -> Iterator[Condition]:
    """What events and the summary of incidents both tell."""
    column = table.c
    for asked, name in ((question.kinds, "kind"), (question.modes, "mode"), (question.statuses, "status"),
                        (question.reviews, "review"), (question.countries, "country")):
        if asked:
            yield column[name].in_(asked)
    if question.earliest:
        yield column.latest >= question.earliest
    if question.latest:
        yield column.earliest <= question.latest
    if question.killed_min is not None:
        yield or_(column.killed_high >= question.killed_min, column.killed_low >= question.killed_min)
    if question.denied is not None:
        yield column.denied == question.denied
    if question.doubted is not None:
        yield column.doubted == question.doubted
    yield from _area(connection, question, table)


def _area(connection: Connection, question: Question, table: Table) -> Iterator[Condition]:
    if question.bbox:
        yield _in_box(table, question.bbox)
    for points in filter(None, (question.polygon, circle(*question.near) if question.near else ())):
        if len(points) < 3:
            raise UsageError("an area needs three points or more")
        yield _in_box(table, bounds(points))
        yield _in_polygon(connection, table, points)


def _in_box(table: Table, box: Sequence[float]) -> Condition:
    """Inside west, south, east, north; a box over the date line has its west east of its east."""
    west, south, east, north = box
    across = (table.c.lon >= west) & (table.c.lon <= east) if west <= east else (table.c.lon >= west) | (table.c.lon <= east)
    return (table.c.lat >= south) & (table.c.lat <= north) & across


def _in_polygon(connection: Connection, table: Table, points: Sequence[tuple[float, float]]) -> Condition:
    if is_sqlite(connection):
        written = json.dumps([list(point) for point in points])
        return func.marsad_in_polygon(table.c.lat, table.c.lon, written) == 1
    written = "(" + ",".join(f"({float(x)!r},{float(y)!r})" for x, y in points) + ")"
    area = text("CAST(:area AS polygon)").bindparams(area=written)
    return func.point(table.c.lon, table.c.lat).op("<@", is_comparison=True)(area)


def _of_event_alone(connection: Connection, question: Question, *, of_incident: bool = False) -> Iterator[Condition]:
    if question.places:
        yield _at_places(question.places)
    if question.parties:
        yield _with_party(question.parties, _PARTY_ROLES)
    if question.sources:
        yield _with_party(question.sources, _SOURCE_ROLES)
    if question.weapons:
        yield event.c.key.in_(select(event_weapon.c.event_key).where(event_weapon.c.weapon.in_(question.weapons)))
    if question.outlets:
        yield event.c.report_key.in_(select(report.c.key).where(report.c.outlet.in_(question.outlets)))
    if question.reports:
        yield event.c.report_key.in_(question.reports)
    if question.incidents and not of_incident:
        yield event.c.incident.in_(question.incidents)
    if question.text:
        yield event.c.report_key.in_(reports_with(connection, question.text))


def _at_places(places: Sequence[str]) -> Condition:
    """At a place by id or name in any spelling, or in a country or governorate of that name."""
    names = [folded_name(place) for place in places]
    column = event_place.c
    named = or_(column.place_id.in_(places), column.folded.in_(names), column.folded_en.in_(names))
    return or_(event.c.key.in_(_keys(event_place, named)), event.c.country.in_(places), event.c.admin1.in_(places))


def _with_party(parties: Sequence[str], roles: Sequence[str]) -> Condition:
    column = event_party.c
    named = or_(column.entity.in_(parties), column.folded.in_([folded_name(party) for party in parties]))
    return event.c.key.in_(_keys(event_party, named & column.role.in_(roles)))


def _keys(table: Table, condition: Any) -> Any:
    found: FromClause = table
    return select(found.c.event_key).where(condition)
