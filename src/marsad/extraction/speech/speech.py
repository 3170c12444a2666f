"""One act of speaking: who says, denies or doubts something, to whom, and which words of the report that covers."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.span import Quote
from marsad.model.values import Stance

CITING = ("cited", "cited-first", "hearsay")  # how a speaker is found who is only referred to


@dataclass(frozen=True, slots=True)
class Speech:
    """``source`` None: the outlet itself, or nobody who could be named.

    ``first:last`` are the words that it covers, in its own sentence; up to ``reach`` it goes on in the next ones, while a
    quotation is open or the sentence begins with وأن. ``clause`` is where its clause begins. ``cue`` is the word that says so,
    ``via`` the agency spoken to. ``how`` tells how the speaker was found: after | before | inherited | participle | noun |
    cited | cited-first | hearsay | headline | negated | adjective.
    """

    source: Quote | None
    source_first: int
    source_kind: str
    via: Quote | None
    stance: Stance
    cue: Quote
    cue_at: int
    cue_id: str
    how: str
    clause: int
    first: int
    last: int
    reach: int
