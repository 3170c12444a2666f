"""Places and parties of the knowledge whose names begin with what was typed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from marsad.web.policy import Here, Reader
from marsad.web.problems import READ
from marsad.web.shapes import Json, Page

router = APIRouter(tags=["words"])
Asked = Annotated[str, Query(min_length=1, max_length=100, examples=["دوم"])]
Most = Annotated[int, Query(ge=1, le=50)]


@router.get("/places", summary="Places by the beginning of a name", responses=READ)
def suggest_places(viewer: Reader, site: Here, q: Asked, limit: Most = 10) -> Page[Json]:
    found = site.room.find_places(q, limit)
    return Page(items=found, total=len(found))


@router.get("/parties", summary="Parties by the beginning of a name", responses=READ)
def suggest_parties(viewer: Reader, site: Here, q: Asked, limit: Most = 10) -> Page[Json]:
    found = site.room.find_parties(q, limit)
    return Page(items=found, total=len(found))
