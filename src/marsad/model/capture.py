"""A report as it was given, before it is read, and the bytes that it was taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that captures were taken from: a page, a document, a file of rows; kept so that each can be checked again.

    ``sha256`` is 64 hex digits, ``size`` in bytes. The bytes are ``data``, or stand in the file ``path`` when they are too
    many to hold; one of the two is given. Captures of one file share one original.
    """

    sha256: str
    size: int
    media_type: str
    data: bytes | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """Text and metadata of one report as its source gave them; None is not known.

    ``place`` says for people where it stood (``news.zip!a.html``, ``rows.csv:7``); ``member`` where in the original (``7``),
    None when the original is this report alone. ``carrier`` is what carried it: text, row, page, feed, message or pdf.
    ``published`` is the day as written, in the zone of the writer; ``published_at`` has the hour where one is written,
    with a zone only where that is written too. ``updated`` is a day, or a time where an hour is written.
    ``collected`` is when the bytes were fetched, in UTC: known of web archives and of pages that Marsad fetched.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    place: str = ""
    author: str | None = None
    published_at: datetime | None = None
    updated: date | datetime | None = None
    language: str = "ar"
    carrier: str = "text"
    media_type: str = "text/plain"
    member: str | None = None
    original: Original | None = None
    collected: datetime | None = None
