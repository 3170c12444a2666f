"""A report pasted in, what Marsad reads in it out, at once; nothing of it is kept."""

from __future__ import annotations

from fastapi import APIRouter

from marsad.export.explain import reasons_to_json
from marsad.export.record import record_to_json
from marsad.intake.report import make_capture
from marsad.settings import MAX_BYTES
from marsad.web.policy import Reader, Through
from marsad.web.problems import answers
from marsad.web.shapes import Json, ReadBody

router = APIRouter(tags=["reading"])


@router.post("/read", summary="Code a report now; nothing is kept", responses=answers(400, 401, 403, 413, 415, 422))
def read_report(told: ReadBody, viewer: Reader, lens: Through) -> Json:
    """The record (schema marsad/record/1) and the reasons for every value and for what was dropped."""
    lens.refuse_public("reading")
    capture = make_capture(told.model_dump(), place="the pasted report", max_bytes=MAX_BYTES)
    coding = lens.site.room.read(capture)
    return {"record": record_to_json(coding.record), "reasons": reasons_to_json(coding)["reasons"]}
