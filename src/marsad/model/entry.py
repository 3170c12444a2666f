"""One entry of the knowledge: a word, party, place or cue with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a knowledge file says of one thing. ``shelf`` is its folder (events, cues, parties …)."""

    id: str
    shelf: str
    fields: Mapping[str, Any]
    file: str = ""


class Hit(NamedTuple):
    """Words ``first:last`` of a document that match an entry.

    ``tag`` says which form of the lemma it is ("v.past", "v.pres", "v.pass", "n", "n.pl", "n.du", "p", "x");
    ``prefix`` the proclitics that were cut (و ف ب ل ك س), ``definite`` whether the article was cut,
    ``suffix`` the pronoun that was cut, ``start``/``end`` the source offsets without proclitics and a cut article.
    """

    first: int
    last: int
    entry: Entry
    tag: str
    prefix: str
    definite: bool
    suffix: str
    start: int
    end: int
