"""Happenings and the speeches of a report in, who may carry each out: how each speaker's words stand to its mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from marsad.arabic.fold import fold
from marsad.extraction.clause.view import View
from marsad.extraction.events.same import Happening
from marsad.extraction.speech.speech import CITING, Speech

_ANY = fold("أي")
SPEECH_REACH = 2  # sentences between a mention and a speech that may carry it
RANKS = {kind: rank for rank, kind in enumerate((
    "in", "quote", "self", "cited", "hearsay", "subject", "next1", "after", "before", "next1+", "next2", "next2+", "prev"))}


class Relation(NamedTuple):
    """How a mention (its first word ``at``) stands to a speech; ``kind`` is one of RANKS, the closest first."""

    kind: str
    speech: Speech
    at: int


@dataclass(frozen=True)
class Voice:
    """One speaker who may carry a happening, with every relation of his speeches to its mentions."""

    key: str
    relations: tuple[Relation, ...]

    @cached_property
    def best(self) -> Relation:
        """The closest of the relations."""
        return min(self.relations, key=lambda relation: (RANKS[relation.kind], abs(relation.speech.cue_at - relation.at)))


class Voices:
    """The speeches of a report, asked happening by happening (by its number)."""

    def __init__(self, view: View, speeches: tuple[Speech, ...], happenings: tuple[Happening, ...]) -> None:
        self._view = view
        self._starts = [[mention.candidate.first for mention in happening.mentions] for happening in happenings]
        asserting = [speech for speech in speeches if speech.stance == "asserts" and speech.source is not None]
        self._asserting = [(speech, view.sentence_of(speech.cue_at)) for speech in asserting]
        self._against = [speech for speech in speeches if speech.stance != "asserts" and speech.first < speech.last]
        self._speaking = [view.sentence_of(speech.cue_at) for speech in speeches if speech.how not in CITING]
        self._adopted = self._adopt(happenings)

    def _adopt(self, happenings: tuple[Happening, ...]) -> dict[int, list[Speech]]:
        """A denial whose object is no mention (نفت أي مسؤولية عن الهجوم, نفى أي مفاوضات) is of the happening named
        nearest by that word."""
        adopted: dict[int, list[Speech]] = {}
        starts = {at for firsts in self._starts for at in firsts}
        mentions = [(h, mention.candidate) for h, happening in enumerate(happenings) for mention in happening.mentions]
        for speech in self._against:
            if speech.how in ("negated", "adjective") or any(speech.first <= at < speech.reach for at in starts):
                continue
            named = {hit.entry.id for i in range(speech.first, speech.last) for hit in self._view.at("events", i)
                     if hit.definite or (i and self._view.forms[i - 1] == _ANY)}
            near = [(abs(candidate.first - speech.first), h) for h, candidate in mentions
                    if candidate.entry_id in named and candidate.first < speech.last]
            if near:
                adopted.setdefault(min(near)[1], []).append(speech)
        return adopted

    def against(self, h: int) -> list[Speech]:
        """The denials and doubts of a happening."""
        found = [speech for speech in self._against if any(speech.first <= at < speech.reach for at in self._starts[h])]
        return found + self._adopted.get(h, [])

    def told(self, h: int) -> list[int]:
        """The mentions of a happening that nobody denies there, as word indices."""
        return [at for at in self._starts[h] if not any(speech.first <= at < speech.reach for speech in self._against)]

    def of(self, h: int) -> list[Voice]:
        """Every speaker within reach of a happening, in the order of its mentions and of the report."""
        found: dict[str, list[Relation]] = {}
        for at in self._starts[h]:
            sentence = self._view.sentence_of(at)
            deniers = [speech.source for speech in self._against if speech.first <= at < speech.reach]
            for speech, own in self._asserting:
                if abs(own - sentence) > SPEECH_REACH and at >= speech.reach:
                    continue
                kind = self._relation(speech, own, at, sentence)
                denied = bool(deniers) and (kind not in ("in", "quote") or speech.source in deniers)
                if kind is not None and not denied and speech.source is not None:
                    found.setdefault(fold(speech.source.text), []).append(Relation(kind, speech, at))
        return [Voice(key, tuple(relations)) for key, relations in found.items()]

    def _relation(self, speech: Speech, own: int, at: int, sentence: int) -> str | None:
        """In the words of a speech, in a quotation that goes on, cited, before, after, in the next sentence … None: too far."""
        if at == speech.cue_at:
            return "self"
        if speech.first <= at < speech.last:
            return "hearsay" if speech.how == "hearsay" else "cited" if speech.how in CITING else "in"
        if speech.last <= at < speech.reach:
            return "quote"
        gap = sentence - own
        if gap == 0:
            return "before" if at < speech.clause else "after" if at >= speech.last else "subject"
        if gap < 0 or gap > SPEECH_REACH:
            return "prev" if -SPEECH_REACH <= gap < 0 else None
        interrupted = any(own < other <= sentence for other in self._speaking)
        return f"next{gap}{'+' if interrupted else ''}"


def same_speaker(a: str, b: str) -> bool:
    """Whether two folded quotes share most of their words: حركة التحرير, حركة التحرير جناح الشمال."""
    left, right = Counter(a.split()), Counter(b.split())
    return 4 * sum((left & right).values()) >= sum(left.values()) + sum(right.values())
