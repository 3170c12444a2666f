"""A report as it is read: its text, which never changes, and what the script and the words of it are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.entry import Hit
from marsad.model.quantity import Quantity
from marsad.model.span import Span
from marsad.model.time import Time
from marsad.model.word import Word


@dataclass(frozen=True, slots=True)
class Document:
    """The text that all offsets point into, and its metadata. ``published`` None: relative dates stay unresolved."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "ar"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its layers. Spans are ranges of word indices; hits are sorted by first word, longest first."""

    document: Document
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    quotations: tuple[Span, ...]
    furniture: tuple[Span, ...]
    hits: tuple[Hit, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    title: Span
