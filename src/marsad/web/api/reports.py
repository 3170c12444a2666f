"""Reports: one beside what was read in it, search with the words lit, what a newer coding changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection

from marsad.model.kept import KeptReport
from marsad.observatory.changes import changes_between
from marsad.observatory.event_view import event_to_json
from marsad.observatory.review import add_event
from marsad.store.history import read_history
from marsad.store.map import count_reports, read_echoes
from marsad.store.records import records_of
from marsad.store.reports import read_page
from marsad.web.api.incidents import Limit, entry_to_json
from marsad.web.filters import Filters
from marsad.web.lens import Lens
from marsad.web.policy import Reviewer, Through
from marsad.web.problems import ACT, READ, READ_ONE
from marsad.web.shapes import EventBody, Json, Page

router = APIRouter(tags=["reports"], prefix="/reports")
Key = Annotated[str, Path(max_length=64, examples=["3f" * 32])]


@router.get("", summary="Reports that hold the words, best first; without words, all by key", responses=READ)
def search_reports(
    lens: Through, filters: Filters, limit: Limit = 20,
    cursor: Annotated[str | None, Query(max_length=80, description="`next` of the page before")] = None,
) -> Page[Json]:
    """Snippets carry the words to light as `lit`: ranges of code points within the snippet."""
    question = lens.question(filters)
    if question.text is None:
        return _every_report(lens, limit, cursor)
    offset = int(cursor) if cursor and cursor.isdecimal() else 0
    found = list(lens.site.store.search(question.text, replace(question, text=None), limit=limit, offset=offset))
    total = lens.site.store.count_found(question.text, replace(question, text=None))
    items = [
        {**_head(one.report), "score": one.score, "snippets": [
            {"text": part.text, "lit": [list(span) for span in part.lit], "start": part.start} for part in one.snippets]}
        for one in found
    ]
    return Page(items=items, total=total, next=str(offset + limit) if offset + limit < total else None)


@router.get("/{key}", summary="A report and what was read in it", responses=READ_ONE)
def show_report(key: Key, lens: Through) -> Json:
    """Offsets of all quotes are Unicode code points of `text`."""
    with lens.site.store.reading() as connection:
        shown = lens.report(connection, key)
        echoes = _echoes(lens, connection, shown.report)
        subjects = (key, *(one.key for one in shown.events))
        entries = [] if lens.public else list(read_history(connection, subjects=subjects, limit=500))
    kept = shown.report
    record = shown.record or {}
    return {
        **_head(kept), "language": kept.language, "author": kept.author, "updated": kept.updated, "text": shown.text,
        "sha256": shown.sha256, "coder": shown.coder, "unreadable": kept.unreadable,
        "events": [event_to_json(event, shown) for event in shown.events],
        "times": record.get("times", []), "places": record.get("places", []), "parties": record.get("parties", []),
        "previous": kept.previous, "newer": kept.newer, "echoes": echoes, "history": [entry_to_json(entry) for entry in entries],
    }


@router.get("/{key}/changes", summary="What the newest coding changed against the one before",
            responses=READ_ONE)
def show_changes(key: Key, lens: Through) -> Json:
    lens.refuse_public("what a newer coding changed")
    with lens.site.store.reading() as connection:
        lens.report(connection, key)
        records = list(records_of(connection, key))
    if len(records) < 2:
        return {"from": None, "to": records[-1].coder_version if records else None, "events": []}
    old, new = records[-2:]
    return {"from": old.coder_version, "to": new.coder_version, "events": changes_between(old.body["events"], new.body["events"])}


@router.post("/{key}/events", status_code=201, summary="Add an event that the coder missed",
             responses=ACT)
def add_missed(key: Key, told: EventBody, viewer: Reviewer, lens: Through) -> Json:
    fields = told.model_dump(exclude={"why"})
    event_key = add_event(lens.site.store, key, fields, lens.site.room, author=viewer.author, why=told.why)
    with lens.site.store.reading() as connection:
        shown = lens.report(connection, key)
    return next(event_to_json(event, shown) for event in shown.events if event.key == event_key)


def _every_report(lens: Lens, limit: int, cursor: str | None) -> Page[Json]:
    with lens.site.store.reading() as connection:
        kept = read_page(connection, cursor or "", limit=limit + 1)
        total = count_reports(connection)
        items = [_head(one) for one in lens.heads(connection, kept[:limit])]
    return Page(items=items, total=total, next=kept[limit - 1].key if len(kept) > limit else None)


def _echoes(lens: Lens, connection: Connection, kept: KeptReport) -> list[Json]:
    """The other reports of its group."""
    if kept.echo_group is None:
        return []
    others = [one for one in read_echoes(connection, kept.echo_group) if one.key != kept.key]
    return [_head(one) for one in lens.heads(connection, others)]


def _head(kept: KeptReport) -> Json:
    return {name: getattr(kept, name) for name in ("key", "title", "outlet", "url", "published", "collected_at", "echo_group")}
