"""Files in, reports kept, coded and joined out: what `marsad ingest`, `code` and `link` do, from the browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import PurePosixPath
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from marsad.batch import Skipped
from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions, Limits
from marsad.intake.published import parse_published
from marsad.intake.readers import read_carrier
from marsad.model.capture import Capture
from marsad.model.kept import Duplicate, Stored
from marsad.observatory.coding import code_reports
from marsad.observatory.ingest import ingest
from marsad.observatory.joining import join_store
from marsad.web.policy import Here, Reviewer
from marsad.web.problems import Refused, answers
from marsad.web.shapes import Json
from marsad.web.site import Site
from marsad.web.text import Words

router = APIRouter(tags=["intake"])
MAX_FILES, MAX_REPORTS = 50, 5000  # of one upload; more is work for the command line
_LIMITS = Limits(file_bytes=64_000_000, archive_bytes=500_000_000, entries=20_000)
_JOINED = 5000  # reports of an observatory that is joined again at each upload
_TOLD = 200  # outcomes that are named one by one
_one_at_a_time = Lock()


@router.post("/ingest", summary="Take files in: text, pages, JSON lines, tables, feeds, PDF, archives of these",
             responses=answers(400, 401, 403, 409, 413, 415, 422))
def take_in(
    viewer: Reviewer, site: Here, files: Annotated[list[UploadFile], File(description="at most 50")],
    published: Annotated[Words | None, Form(description="day of print of reports that do not state theirs")] = None,
    outlet: Annotated[Words | None, Form(description="outlet of reports that do not state theirs")] = None,
) -> Json:
    """Counts are conserved: `total` = `stored` + `duplicate` + `rejected`, each rejected one with its reason."""
    if len(files) > MAX_FILES:
        raise Refused(413, "too-large", f"at most {MAX_FILES} files at once: the command line takes any number")
    options = IntakeOptions(published=_day(published), outlet=outlet or None, limits=_LIMITS, online=False)
    if not _one_at_a_time.acquire(blocking=False):
        raise Refused(409, "conflict", "another upload is being taken in: wait for it")
    try:
        captures = islice(chain.from_iterable(_captures(file, options) for file in files), MAX_REPORTS + 1)
        outcomes = list(ingest(site.store, _checked(captures), sources=[_plain_name(file) for file in files]))
        coded = _code(site)
        joined = _join(site)
    finally:
        _one_at_a_time.release()
    return {**_counts(outcomes), **coded, "joined": joined}


def _captures(file: UploadFile, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of one upload. Its name is told and nothing else: the bytes stand in a file of our own."""
    name = _plain_name(file)
    with NamedTemporaryFile(prefix="marsad-", suffix=PurePosixPath(name).suffix[:10]) as kept:
        while part := file.file.read(1 << 20):
            kept.write(part)
        kept.flush()
        kept.seek(0)
        yield from read_carrier(Carrier(kept, name, name, path=kept.name), options)  # type: ignore[arg-type]


def _checked(captures: Iterator[Capture | InputError]) -> Iterator[Capture | InputError]:
    for number, capture in enumerate(captures):
        if number == MAX_REPORTS:
            hint = f"{MAX_REPORTS} at once; marsad ingest takes any number"
            yield InputError("too many reports", place="the upload", hint=hint)
            return
        yield capture


def _code(site: Site) -> Json:
    """Code what waits, in the reader's own thread."""
    found = site.room.use(lambda reader: list(code_reports(site.store, reader)))
    skipped = [one for one in found if isinstance(one, Skipped)]
    return {"coded": len(found) - len(skipped), "events": sum(one.events for one in found if not isinstance(one, Skipped)),
            "unreadable": [{"place": one.place, "message": one.message} for one in skipped[:_TOLD]]}


def _join(site: Site) -> int | None:
    """Put the new events into incidents; how many came to others. None where the observatory is too large to do it while
    somebody waits: `marsad link` does it."""
    if site.store.counts()["reports"] > _JOINED:
        return None
    return join_store(site.store).joined


def _counts(outcomes: list[Stored | Duplicate | InputError]) -> Json:
    rejected = [one for one in outcomes if isinstance(one, InputError)]
    stored = [one.key for one in outcomes if isinstance(one, Stored)]
    return {
        "total": len(outcomes), "stored": len(stored), "duplicate": sum(isinstance(one, Duplicate) for one in outcomes),
        "rejected": len(rejected), "reports": stored[:_TOLD],
        "reasons": [{"place": one.place, "reason": one.reason, "hint": one.hint} for one in rejected[:_TOLD]],
    }


def _plain_name(file: UploadFile) -> str:
    """The last part of the name that the browser tells, without control characters: it is shown, and never opened."""
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name
    return "".join(char for char in name if char.isprintable())[:200] or "an upload"


def _day(written: str | None) -> date | None:
    if not written:
        return None
    try:
        return parse_published(written)
    except ValueError as wrong:
        raise Refused(422, "invalid", f"published: {wrong}") from wrong
