"""Incidents: the list, the map, the timeline, the counts beside the filters, one incident in full; join and split."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection

from marsad.errors import StoreError
from marsad.linking.view import incident_view
from marsad.model.question import Question
from marsad.observatory.atlas import Columns, Mask, Pairs
from marsad.observatory.clusters import draw
from marsad.observatory.event_view import event_to_json
from marsad.observatory.regroup import join, split
from marsad.observatory.timeline import count_pairs, count_values, timeline
from marsad.store.history import read_history
from marsad.store.incidents import read_judgements, read_ties
from marsad.store.map import ids_of
from marsad.store.questions import count_incidents, find_incidents, read_incident
from marsad.web.api.labels import names_of
from marsad.web.filters import Filters, Order
from marsad.web.lens import Lens, as_told, report_as_told, shaped
from marsad.web.policy import Here, Reviewer, Through
from marsad.web.problems import ACT, READ, READ_ONE, unknown
from marsad.web.shapes import (
    Bucket,
    Facet,
    JoinBody,
    Json,
    MapArea,
    MapCluster,
    MapPage,
    MapPoint,
    Names,
    Page,
    SplitBody,
    Summary,
    Timeline,
)

router = APIRouter(tags=["incidents"], prefix="/incidents")
Limit = Annotated[int, Query(ge=1, le=200)]
Id = Annotated[str, Path(max_length=64, examples=["i-0123456789ab"])]
_FACETS = 50  # values of a shelf that are handed out


@router.get("", summary="Incidents that the filters allow", responses=READ)
def list_incidents(
    lens: Through, filters: Filters, sort: Order = "date", limit: Limit = 50,
    cursor: Annotated[str | None, Query(max_length=64, description="`next` of the page before")] = None,
) -> Page[Summary]:
    question = replace(lens.question(filters), order=sort, limit=limit + 1, after=cursor)
    with lens.site.store.reading() as connection:
        found = list(find_incidents(connection, question))
        items = [Summary.model_validate(lens.summary(connection, incident.id)) for incident in found[:limit]]
        total = count_incidents(connection, question)
    return Page(items=items, total=total, next=found[limit - 1].id if len(found) > limit else None)


@router.get("/map", summary="What to draw: clusters, points and areas", responses=READ)
def draw_map(
    lens: Through, filters: Filters, zoom: Annotated[float, Query(ge=0, le=24)] = 5,
) -> MapPage:
    columns, mask = look(lens, replace(filters, bbox=None))  # bbox is where the map looks, not what is asked
    drawing = draw(columns, mask, bbox=filters.bbox, zoom=zoom)
    unplaced = int((mask & (columns.lat != columns.lat)).sum())  # NaN is not equal to itself
    return MapPage(
        clusters=[MapCluster.model_validate(one, from_attributes=True) for one in drawing.clusters],
        points=[_point(columns, row) for row in drawing.points],
        areas=[_area(columns, one.rows, one.count, one.killed_high) for one in drawing.areas],
        total=int(mask.sum()), unplaced=unplaced,
    )


@router.get("/timeline", summary="How many a day, week or month", responses=READ)
def draw_timeline(lens: Through, filters: Filters, bucket: Literal["day", "week", "month"] = "month") -> Timeline:
    columns, mask = look(lens, filters)
    found, undated = timeline(columns, mask, bucket)
    buckets = [Bucket(start=one.start.isoformat(), count=one.count, killed_low=one.low, killed_high=one.high) for one in found]
    return Timeline(bucket=bucket, buckets=buckets, undated=undated)


@router.get("/facets", summary="The values that the filters could take, with their counts", responses=READ)
def count_facets(lens: Through, filters: Filters) -> dict[str, list[Facet]]:
    columns, pairs, mask = look_at_pairs(lens, filters)
    facets = {
        name: [Facet(value=str(value), label=names_of(shelf, str(value)), count=count)
               for value, count in count_values(columns, mask, name).items() if value is not None]
        for name, shelf in (("kind", "kinds"), ("mode", "modes"), ("status", "statuses"), ("review", "reviews"))
    }
    for shelf in ("party", "source", "weapon"):
        found = count_pairs(pairs[shelf], mask, _FACETS)
        facets[shelf] = [Facet(value=value, label=names_of_pair(lens, shelf, value, name), count=count)
                         for value, name, count in found if shelf == "weapon" or lens.may_name(value)]
    places = [(value, count) for value, count in count_values(columns, mask, "place_id").items() if value][:_FACETS]
    facets["place"] = [Facet(value=value, label=_place_names(columns, columns.row_with("place_id", value)), count=count)
                       for value, count in places]
    return facets


@router.post("/join", summary="Two incidents are one happening", responses=ACT)
def join_incidents(told: JoinBody, viewer: Reviewer, lens: Through) -> Json:
    name = join(lens.site.store, told.a, told.b, author=viewer.author, why=told.why)
    return _view(lens, name)


@router.get("/{id}", summary="One incident: what is agreed, what is disputed, who says so", responses=READ_ONE)
def show_incident(id: Id, lens: Through) -> Json:
    return _view(lens, id)


@router.post("/{id}/split", summary="Some of its events are another happening",
             responses=ACT)
def split_incident(id: Id, told: SplitBody, viewer: Reviewer, site: Here) -> dict[str, list[str]]:
    return {"incidents": list(split(site.store, id, told.events, author=viewer.author, why=told.why))}


def view_of(lens: Lens, connection: Connection, name: str) -> Json:
    """All that a page about an incident shows; 404 when there is none."""
    try:
        incident = read_incident(connection, name)
    except StoreError:
        raise unknown("incident", name) from None
    if not incident.opened:
        return {"id": name, "opened": False, "into": incident.into}
    kept = lens.events_of(connection, name)
    shown = lens.reports(connection, (event.report_key for event in kept))
    private = _private(lens, connection, name, [event.key for event in kept])
    told = incident_view(name, map(as_told, kept), {key: report_as_told(one) for key, one in shown.items()}, **private)
    by_key = {event.key: event for event in kept}
    return {
        **told, "opened": True, "into": None, "summary": shaped(told["summary"]),
        "tolls": {"low": told["tolls"]["killed"]["low"], "high": told["tolls"]["killed"]["high"], **told["tolls"]},
        "events": [event_to_json(by_key[one["key"]], shown[one["report_key"]]) for one in told["events"]],
        "reports": [_report(one.report) for one in shown.values()],
    }


def _private(lens: Lens, connection: Connection, name: str, keys: list[str]) -> Json:
    """What people did and why they did it: not for the public."""
    if lens.public:
        return {"ties": [], "judgements": [], "history": []}
    entries = read_history(connection, subjects=(name, *keys), newest_first=True, limit=200)
    own = set(keys)
    ties = [tie for tie in read_ties(connection, keys=keys[:400]) if tie.a in own or tie.b in own] if keys else []
    judgements = read_judgements(connection, keys=keys[:400], undone=True) if keys else []
    return {
        "ties": [{"a": tie.a, "b": tie.b, "score": tie.score, "verdict": tie.verdict, "weights": tie.weights} for tie in ties],
        "judgements": [{"a": one.a, "b": one.b, "verdict": one.verdict, "author": one.author, "at": one.at, "why": one.why,
                        "entry": one.entry, "undone_by": one.undone_by} for one in judgements],
        "history": [entry_to_json(entry) for entry in entries],
    }


def entry_to_json(entry: Any) -> Json:
    """An entry of the history; hashes are for those who verify."""
    return {"seq": entry.seq, "at": entry.at, "author": entry.author, "act": entry.act, "subject": entry.subject,
            "body": dict(entry.body), "why": entry.why}


def _view(lens: Lens, name: str) -> Json:
    with lens.site.store.reading() as connection:
        return view_of(lens, connection, name)


def _report(report: Any) -> Json:
    return {"key": report.key, "title": report.title, "outlet": report.outlet, "url": report.url, "published": report.published,
            "echo_group": report.echo_group, "collected_at": report.collected_at}


def look(lens: Lens, filters: Question) -> tuple[Columns, Mask]:
    """The columns, and the rows that the filters allow."""
    question = lens.question(filters)
    return lens.atlas().look(question, _asking(question))


def look_at_pairs(lens: Lens, filters: Question) -> tuple[Columns, dict[str, Pairs], Mask]:
    """The same with parties, sources and weapons."""
    question = lens.question(filters)
    return lens.atlas().look_at_pairs(question, _asking(question))


def _asking(question: Question) -> Callable[[Connection], Iterable[str]] | None:
    return None if question == Question() else partial(ids_of, question=question)


def _point(columns: Columns, row: int) -> MapPoint:
    value = partial(columns.value, row)
    return MapPoint(id=value("id"), lat=value("lat"), lon=value("lon"), radius_km=value("radius_km"), kind=value("kind"),
                    precision=value("geo_precision"), killed_high=value("killed_high"), denied=bool(value("denied")))


def _area(columns: Columns, rows: tuple[int, ...], count: int, killed_high: int | None) -> MapArea:
    value = partial(columns.value, rows[0])
    return MapArea(place_id=value("place_id"), name=_place_names(columns, rows[0]), lat=value("lat"), lon=value("lon"),
                   radius_km=value("radius_km"), precision=value("geo_precision"), count=count, killed_high=killed_high,
                   ids=[columns.value(row, "id") for row in rows])


def _place_names(columns: Columns, row: int) -> Names:
    return Names(ar=columns.value(row, "name"), en=columns.value(row, "name_en"))


def names_of_pair(lens: Lens, shelf: str, value: str, name: str) -> Names:
    if shelf == "weapon":
        return names_of("weapons", value)
    known = lens.site.room.party(value) or {}
    return Names(**(known.get("name") or {"ar": name, "en": None}))

