"""A carrier of WARC or WACZ in, a carrier a page of it out; the address and the time it was collected come from its record."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from itertools import count
from typing import Any, BinaryIO, cast

from marsad.errors import InputError
from marsad.intake.archive import BROKEN, check_members, open_archive, shown
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.report import readable
from marsad.intake.unpacked import Bomb, Unpacked

_KINDS = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text", "application/pdf": "pdf"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CHUNK = 1 << 16


def open_web_archive(carrier: Carrier, options: IntakeOptions) -> Iterator[Carrier | InputError]:
    """The pages, plain texts and PDFs that sites answered with, in order. Requests, pictures and styles are no reports."""
    pages = 0
    try:
        for record in _records(carrier, options):
            if _kind(record):
                pages += 1
                yield _open_record(record, carrier, options)
        if not pages:
            raise InputError("a web archive without pages", place=carrier.place)
    except InputError as error:
        yield error


def _records(carrier: Carrier, options: IntakeOptions) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(Unpacked(carrier.stream, options.limits, carrier.place))
    for number in count(1):
        try:
            with redirect_stderr(io.StringIO()):  # it writes there of wrong lengths, across our progress bar
                record = next(records, None)
        except InputError:
            raise
        except Exception as broken:  # a damaged record raises whatever the line that met it raises
            hint = f"record {number}: {str(broken).strip() or type(broken).__name__}"
            raise InputError("a broken web archive", place=carrier.place, hint=hint) from broken
        if record is None:
            return
        yield record
        if records.err_count:
            raise InputError("a broken web archive", place=carrier.place, hint="a record is longer than it says")


def open_wacz(carrier: Carrier, options: IntakeOptions) -> Iterator[Carrier | InputError]:
    """The same of every WARC in a WACZ, in the order they are stored."""
    with open_archive(carrier) as archive:
        for member in check_members(archive, carrier, options.limits):
            if member.filename.startswith("archive/") and member.filename.endswith((".warc", ".warc.gz")):
                yield from _open_member(archive, member, carrier, options)


def _open_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, carrier: Carrier, options: IntakeOptions
) -> Iterator[Carrier | InputError]:
    place = f"{carrier.place}!{shown(member.filename)}"
    try:
        with archive.open(member) as stream:
            inner = Carrier(cast(BinaryIO, stream), member.filename, place, depth=carrier.depth + 1, member=carrier.member)
            yield from open_web_archive(inner, options)
    except BROKEN as broken:
        yield InputError("a broken member", place=place, hint=str(broken) or type(broken).__name__)


def _open_record(record: Any, carrier: Carrier, options: IntakeOptions) -> Carrier | InputError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{carrier.place}!{shown(url)}"
    status = _status(record) or "200"
    try:
        if status != "200":
            raise InputError(f"the site answered {status}", place=place)
        return _carrier(record, url, place, carrier, options)
    except Bomb:
        raise
    except InputError as error:
        return error if error.place else InputError(error.reason, place=place, hint=error.hint)


def _carrier(record: Any, url: str, place: str, carrier: Carrier, options: IntakeOptions) -> Carrier:
    limit = options.limits.file_bytes
    stream, data = record.content_stream(), bytearray()
    try:
        while len(data) <= limit and (chunk := stream.read(_CHUNK)):
            data += chunk
    except InputError:
        raise
    except Exception as broken:  # as below
        raise InputError("a broken page", place=place, hint=str(broken) or type(broken).__name__) from broken
    if len(data) > limit:
        raise InputError("too large", place=place, hint=f"more than {readable(limit)} in one page")
    said = _CHARSET.search(_content_type(record))
    return Carrier(
        io.BytesIO(data), "", place, url=url or None, charset=said[1] if said else None, collected=_collected(record),
        member=carrier.within(url), kind=_kind(record),
    )


def _kind(record: Any) -> str:
    """page, text or pdf; empty for what is no report: requests, pictures, redirects, the archive's own notes."""
    if record.rec_type not in ("response", "resource"):
        return ""
    if _status(record).startswith("3"):
        return ""
    return _KINDS.get(_content_type(record).partition(";")[0].strip().lower(), "")


def _status(record: Any) -> str:
    return (record.http_headers.get_statuscode() or "") if record.http_headers else ""


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return (headers.get_header("Content-Type") if headers else None) or ""


def _collected(record: Any) -> datetime | None:
    written = record.rec_headers.get_header("WARC-Date") or ""
    try:
        return datetime.fromisoformat(written.replace("Z", "+00:00")).astimezone(UTC)
    except ValueError:
        return None
