"""The series behind the pictures: what is drawn can be downloaded as it is."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from marsad.observatory import pictures
from marsad.web.api.incidents import look, look_at_pairs, names_of_pair
from marsad.web.filters import Filters
from marsad.web.policy import Through
from marsad.web.problems import READ
from marsad.web.shapes import Json

router = APIRouter(tags=["pictures"], prefix="/pictures")
Most = Annotated[int, Query(ge=1, le=200)]
_NOTE = "each incident counts once, by the lowest and the highest figure told of it; tolls that overlap are not told apart"


@router.get("/tolls", summary="Incidents and killed over time", responses=READ)
def draw_tolls(lens: Through, filters: Filters, bucket: Literal["day", "week", "month"] = "month") -> Json:
    columns, mask = look(lens, filters)
    return {"bucket": bucket, "series": pictures.tolls(columns, mask, bucket), "note": _NOTE}


@router.get("/places", summary="The places with most incidents", responses=READ)
def draw_places(lens: Through, filters: Filters, limit: Most = 30) -> Json:
    columns, mask = look(lens, filters)
    return {"series": pictures.by_place(columns, mask, limit), "note": _NOTE}


@router.get("/parties", summary="The parties with most incidents", responses=READ)
def draw_parties(lens: Through, filters: Filters, limit: Most = 30) -> Json:
    return _pairs(lens, filters, "party", limit)


@router.get("/weapons", summary="The weapons with most incidents", responses=READ)
def draw_weapons(lens: Through, filters: Filters, limit: Most = 30) -> Json:
    return _pairs(lens, filters, "weapon", limit)


@router.get("/calendar", summary="Each day with its incidents", responses=READ)
def draw_calendar(lens: Through, filters: Filters) -> Json:
    columns, mask = look(lens, filters)
    return {"series": pictures.calendar(columns, mask), "note": _NOTE}


def _pairs(lens: Through, filters: Filters, shelf: str, limit: int) -> Json:
    columns, pairs, mask = look_at_pairs(lens, filters)
    found = pictures.by_pair(columns, pairs[shelf], mask, limit)
    series = [{**one, "label": names_of_pair(lens, shelf, one["value"], one["words"])} for one in found
              if shelf == "weapon" or lens.may_name(one["value"])]
    return {"series": series, "note": _NOTE}
