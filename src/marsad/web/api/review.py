"""What reviewers do: opinions on events, undoing, the queue, how far they agree and where they do not."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from marsad.observatory.agreement import agreement, disagreements
from marsad.observatory.correction import Correction
from marsad.observatory.event_view import event_to_json
from marsad.observatory.queue import find_waiting
from marsad.observatory.review import Opinion, review, standing_for
from marsad.observatory.undo import undo
from marsad.store.canonical import digest_of
from marsad.store.reviews import all_acts
from marsad.web.api.incidents import Limit
from marsad.web.filters import Filters
from marsad.web.policy import Reader, Reviewer, Through
from marsad.web.problems import ACT, READ, READ_ONE, answers, unknown
from marsad.web.shapes import EVENT_KEY, Json, Page, ReviewBody, UndoBody

router = APIRouter(tags=["review"])
EventKey = Annotated[str, Path(max_length=120, examples=[EVENT_KEY], description="its # written as %23")]


@router.get("/events/{key}", summary="One event as it stands", responses=READ_ONE)
def show_event(
    key: EventKey, lens: Through, viewer: Reader,
    blind: Annotated[bool, Query(description="as the coder read it, with your own acts alone")] = False,
) -> Json:
    with lens.site.store.reading() as connection:
        shown = lens.report(connection, key.split("#")[0])
        found = next((event for event in shown.events if event.key == key), None)
        if found is None:
            raise unknown("event", key)
        if not blind or lens.public:
            return event_to_json(found, shown)
        own = standing_for(connection, found.report_key, viewer.name or "")
    body = next((one.body for one in own if one.id == key.split("#")[1]), None)
    if body is None:
        raise unknown("event", key)
    return {**event_to_json(found, shown), **body, "digest": digest_of(body), "key": key, "review": "unreviewed"}


@router.post("/events/{key}/review", summary="Accept, correct, reject or note; what was shown is named by its digest",
             responses=ACT)
def review_event(key: EventKey, told: ReviewBody, viewer: Reviewer, lens: Through) -> Json:
    quote = (told.quote.start, told.quote.end) if told.quote else None
    correction = Correction(told.field, told.value, told.item, quote) if told.field is not None else None
    opinion = Opinion(told.act, viewer.author, told.shown, told.why, correction, told.blind)
    stands = review(lens.site.store, key, opinion, lens.site.room)
    with lens.site.store.reading() as connection:
        shown = lens.report(connection, key.split("#")[0])
    found = next(event for event in shown.events if event.key == key)
    return {**event_to_json(found, shown), **stands.body, "digest": digest_of(stands.body), "key": key}


@router.post("/undo", summary="Take an act back", responses=ACT)
def undo_act(told: UndoBody, viewer: Reviewer, lens: Through) -> dict[str, int]:
    undoing = undo(lens.site.store, told.entry, author=viewer.author, why=told.why)
    return {"entry": undoing.seq, "undid": told.entry}


@router.get("/queue", summary="What to look at first: the doubtful and the weighty", responses=READ)
def show_queue(
    lens: Through, viewer: Reviewer, filters: Filters, limit: Limit = 20,
    cursor: Annotated[int, Query(ge=0, le=10**9, description="`next` of the page before")] = 0,
) -> Page[Json]:
    """Unreviewed events by points, the reasons of which are told: toll, denied, doubted, tolls that differ, pairs that linking
    asks about, no place, no day, a day that is only the day of print, told often."""
    with lens.site.store.reading() as connection:
        waiting, total = find_waiting(connection, lens.question(filters), limit=limit, offset=cursor)
        shown = lens.reports(connection, (one.key.split("#")[0] for one in waiting))
    items = []
    for one in waiting:
        report = shown[one.key.split("#")[0]]
        event = next(event for event in report.events if event.key == one.key)
        head = {"title": report.report.title, "outlet": report.report.outlet, "published": report.report.published}
        items.append({"points": one.points, "reasons": dict(one.reasons), "event": event_to_json(event, report), **head})
    return Page(items=items, total=total, next=str(cursor + limit) if cursor + limit < total else None)


@router.get("/agreement", summary="Krippendorff's alpha by field", responses=answers(400, 401, 403))
def show_agreement(lens: Through) -> Json:
    """Nominal alpha over the events of which two reviewers or more have spoken; null where there are none."""
    lens.refuse_public("who reviewed what")
    with lens.site.store.reading() as connection:
        acts = list(all_acts(connection))
    found = agreement(acts)
    return {
        "fields": [{"field": one.field, "alpha": one.alpha, "n": one.units, "agreed": one.agreed} for one in found],
        "n": found[0].units, "reviewers": sorted({act.author for act in acts}),
    }


@router.get("/disagreements", summary="Events of which reviewers say different things", responses=READ)
def show_disagreements(
    lens: Through, limit: Limit = 50, cursor: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Page[Json]:
    lens.refuse_public("who reviewed what")
    with lens.site.store.reading() as connection:
        found = disagreements(all_acts(connection))
    items: list[Any] = [
        {"event": f"{one.report}#{one.event}", "field": one.field,
         "said": [{"value": value, "reviewers": list(authors)} for value, authors in one.said.items()]}
        for one in found[cursor : cursor + limit]
    ]
    return Page(items=items, total=len(found), next=str(cursor + limit) if cursor + limit < len(found) else None)
