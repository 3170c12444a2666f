"""A view in, the words that may name an event out: what the lexicon knows as event words."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.clause.view import View
from marsad.model.entry import Hit

_BEFORE, _AFTER = 12, 14  # words around a candidate that may be its own


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first:last`` that may name an event; ``hits`` are the entries that match them."""

    first: int
    last: int
    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def entry_id(self) -> str:
        """The id of the entry that the candidate stands for."""
        return self.hits[0].entry.id

    @property
    def kind(self) -> str:
        """The kind that its entry names first."""
        return str(self.hits[0].entry.fields["kind"])

    @property
    def frame(self) -> str:
        """The frame of its entry: who does what to whom by it."""
        return str(self.hits[0].entry.fields.get("frame"))

    @property
    def family(self) -> str:
        """The lemma that its entry is a phrase of: assault.shell.air and assault.shell.artillery are both قصف."""
        return ".".join(self.entry_id.split(".")[:2])


def find_candidates(view: View) -> tuple[Candidate, ...]:
    """Every place where an event word stands, outside page furniture."""
    out = []
    covered = 0
    for first in sorted(view.hits.get("events", {})):
        hits = view.at("events", first)
        if view.in_furniture[first] or first < covered or _is_name(view, hits[0]):
            continue
        out.append(Candidate(first, hits[0].last, hits[0].start, hits[0].end, tuple(hits)))
        if hits[0].last > first + 1:
            covered = hits[0].last
    return tuple(out)


def _is_name(view: View, hit: Hit) -> bool:
    """صعدة is the town, not صعّد with a pronoun: a word that is a place as it stands is not cut to be an event. مسيرة انتحارية is
    a drone and no march."""
    if hit.entry.fields["kind"] == "PROTEST" and any(weapon.last > hit.last for weapon in view.at("weapons", hit.first)):
        return True
    return bool(hit.suffix) and any(name.tag not in ("guard", "demonym") for name in view.at("places", hit.first))


def own_words(view: View, candidate: Candidate) -> tuple[int, int]:
    """The words around a candidate up to the next event word on each side, within its sentence."""
    span = view.reading.sentences[view.sentence_of(candidate.first)]
    low, high = candidate.first, candidate.last
    while low > span.start and candidate.first - low < _BEFORE and not view.at("events", low - 1):
        low -= 1
    while high < span.end and high - candidate.last < _AFTER and not view.at("events", high):
        high += 1
    return low, high
