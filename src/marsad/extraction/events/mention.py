"""Words of a report that name an event."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.events.candidates import Candidate
from marsad.model.values import Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate that names an event of ``kind``; ``score`` is how far it stands above the threshold, in log-odds, and
    ``lead`` how far its kind stands before the next likely one."""

    candidate: Candidate
    kind: Kind
    score: float
    features: tuple[str, ...]
    lead: float = 0.0
