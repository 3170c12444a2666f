"""The history as it was written, and whether it and what it tells of are whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from marsad.store.history import read_history
from marsad.store.map import count_entries
from marsad.web.api.incidents import Limit, entry_to_json
from marsad.web.policy import Admin, Through
from marsad.web.problems import READ, answers
from marsad.web.shapes import Json, Page

router = APIRouter(tags=["history"])


@router.get("/history", summary="Who did what, newest first", responses=READ)
def show_history(
    lens: Through, subject: Annotated[str | None, Query(max_length=120)] = None,
    act: Annotated[str | None, Query(max_length=40)] = None, limit: Limit = 50,
    cursor: Annotated[int, Query(ge=0, le=2**53, description="`next` of the page before")] = 0,
) -> Page[Json]:
    lens.refuse_public("who did what")
    subjects, acts = (subject,) if subject else (), (act,) if act else ()
    with lens.site.store.reading() as connection:
        found = list(read_history(connection, subjects=subjects, acts=acts, after=cursor, newest_first=True, limit=limit + 1))
        total = count_entries(connection, subjects, acts)
    following = str(found[limit - 1].seq) if len(found) > limit else None
    return Page(items=[entry_to_json(entry) for entry in found[:limit]], total=total, next=following)


@router.get("/verify", summary="Whether originals, chain and quotes are whole", responses=answers(400, 401, 403))
def verify(viewer: Admin, lens: Through) -> Json:
    """Every problem that is found, the first hundred of them told; none is what one hopes for."""
    problems = list(lens.site.store.verify())
    told = [{"check": one.check, "subject": one.subject, "what": one.what} for one in problems[:100]]
    return {"whole": not problems, "problems": told, "total": len(problems)}
