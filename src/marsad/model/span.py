"""A stretch of a document's text, alone (Span) or with its words (Quote)."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of Unicode code points in a document's text."""

    start: int
    end: int


class Quote(NamedTuple):
    """Words of the document that carry a value: ``text == document.text[start:end]``."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The quote of ``text`` from ``start`` to ``end`` (code points, half-open)."""
        return cls(start, end, text[start:end])
