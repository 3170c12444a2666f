"""The first bytes of a carrier in, what it is out: by what the bytes say, and by the ending of its name where they are silent."""

from __future__ import annotations

import re
import zipfile

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.encoding import utf16_of

LINES, TEXT = (".jsonl", ".ndjson"), ".txt"
_BY_ENDING = {
    TEXT: "text", ".csv": "table", ".tsv": "table", ".html": "page", ".htm": "page", ".xhtml": "page", ".rss": "feed",
    ".atom": "feed", **dict.fromkeys(LINES, "lines"),
}
_BY_MEDIA_TYPE = {
    "text/html": "page", "application/xhtml+xml": "page", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "text/csv": "table", "text/tab-separated-values": "table", "application/x-ndjson": "lines", "application/jsonl": "lines",
}
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_CHAT = re.compile(r'"(?:messages|chats)"\s*:')
_ARRAY = re.compile(r"\[\s*(?:\{|$)")


def kind_of(carrier: Carrier) -> str:
    """text, lines, table, workbook, page, feed, messages, web-archive, pdf or archive; InputError names what it is instead."""
    head = carrier.head()
    if not head:
        raise InputError("empty file", place=carrier.place)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _kind_of_zip(carrier)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and _holds_warc(head, carrier.name)):
        return "web-archive"
    return kind_of_text(head, carrier)


def kind_of_text(head: bytes, carrier: Carrier) -> str:
    """The kind of what is no container: by its first characters, its ending, the type that a site gave it."""
    shown = head.decode(utf16_of(head) or "utf-8", errors="ignore").lstrip("\ufeff \t\r\n")
    ending = _BY_ENDING.get(carrier.ending)
    if ending in ("lines", "text", "table"):
        return ending
    if shown.startswith("<"):
        found = _by_tags(shown)
        if found:
            return found
    if shown.startswith("{") and _CHAT.search(shown) and (carrier.ending == ".json" or shown[1:2].isspace()):
        return "messages"
    if carrier.ending == ".json" or not ending:
        _refuse_spread(shown, carrier.place)
    if shown.startswith("{"):
        return "lines"
    return ending or _BY_MEDIA_TYPE.get(carrier.media_type or "", "text")


def _by_tags(shown: str) -> str | None:
    """page or feed, whichever tag comes first."""
    page, feed = _PAGE.search(shown), _FEED.search(shown)
    if page and (not feed or page.start() < feed.start()):
        return "page"
    return "feed" if feed else None


def _refuse_spread(shown: str, place: str) -> None:
    """InputError for JSON that is not one object a line."""
    spread = _ARRAY.match(shown) or shown.partition("\n")[0].rstrip() == "{"
    if spread:
        raise InputError("JSON over several lines", place=place, hint="write one report a line, as jq -c '.[]' does")


def _holds_warc(head: bytes, name: str) -> bool:
    import zlib

    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return name.lower().endswith((".warc.gz", ".warc"))


def _kind_of_zip(carrier: Carrier) -> str:
    from marsad.intake.archive import open_archive

    with open_archive(carrier) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return "workbook"
        if any(name.startswith("archive/") and name.endswith((".warc", ".warc.gz")) for name in names):
            return "wacz"
        if "word/document.xml" in names:
            raise InputError("a Word document", place=carrier.place, hint="save it as plain text or as PDF")
        if "ppt/presentation.xml" in names:
            raise InputError("a PowerPoint document", place=carrier.place, hint="save it as plain text or as PDF")
        if "mimetype" in names and _is_office(archive):
            raise InputError("an OpenDocument file or a book", place=carrier.place, hint="save it as plain text, CSV or PDF")
    return "archive"


def _is_office(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("mimetype") as stream:
            return stream.read(100).startswith(b"application/")
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError):
        return False  # encrypted or broken: what its members say will be said when they are read
