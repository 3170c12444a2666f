"""One written word, number or mark of a document, with its folded form."""

from __future__ import annotations

from typing import Literal, NamedTuple

WordKind = Literal["arabic", "latin", "number", "mark"]


class Word(NamedTuple):
    """A token: ``text`` as written at ``start:end``, ``form`` folded for matching.

    وكفربطنا is one word (form ``وكفربطنا``); its clitics are candidates, found later.
    ``#`` and ``_`` of hashtags are no words, so #الغوطة_الشرقية is two words.
    """

    start: int
    end: int
    text: str
    form: str
    kind: WordKind
