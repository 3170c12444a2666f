"""A mention and a time in, features of how they stand to each other out: of which clause is the time, what lies between?"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import pairwise

from marsad.extraction.clause.clauses import Clauses
from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.learned.counts import UP_TO
from marsad.model.time import Time

_BACK = 4  # words before a mention whose cues count
_OPENING = 5  # words at the head of a sentence that say how it goes on
_ROLES = ("background", "topic-shift", "same-time", "next-speaker", "continuation", "anaphora", "other", "says", "reports",
          "that")


class Surroundings:
    """Where the mentions and times of one report stand; built once a report, asked for each pair."""

    def __init__(self, view: View, happenings: tuple[Happening, ...]) -> None:
        self.view = view
        self.clauses = Clauses(view)
        self.published = view.reading.document.published
        self.times = [(i, time) for i, time in enumerate(view.reading.times) if not view.in_furniture[time.first]]
        self._mention_at = sorted(mention.candidate.first for happening in happenings for mention in happening.mentions)
        self._time_at = [time.first for _, time in self.times]
        self._nested = _nesting(self.times)

    def mentions(self, first: int, last: int) -> int:
        """How many mentions begin among the words ``first:last``."""
        return bisect_left(self._mention_at, last) - bisect_left(self._mention_at, first)

    def times_in(self, first: int, last: int) -> int:
        """How many times begin among the words ``first:last``."""
        return bisect_left(self._time_at, last) - bisect_left(self._time_at, first)

    def time_features(self, i: int, time: Time) -> tuple[str, ...]:
        """What the time is: how long, how far from the report, what leads into it."""
        length, age, lead = _length(time), _age(time, self.published), self._lead(time)
        kind = f"{time.type}|{time.value}" if time.value.endswith("_REF") else time.type
        return (
            f"len={length}", f"age={age}", f"len={length}|age={age}", f"lead={lead}|{length}", f"since={time.since}|{length}",
            f"part={bool(time.part_of_day)}", f"type={kind}", f"word={self.view.stem(time.first)}", f"why={time.why}",
            f"both={time.earliest is not None and time.latest is not None}", f"nested={self._nested.get(i, '')}",
        )

    def pair_features(self, happening: Happening, mention: Mention, time: Time, i: int) -> list[str]:
        """What speaks for and against the mention's happening lying in the time."""
        view, first = self.view, mention.candidate.first
        hit, cls, led = mention.candidate.hits[0], view.classes[first], self._led(first)
        features = [f"m={hit.entry.fields.get('frame')}|{cls}", f"led={led}", f"led={led}|{cls}", f"tag={hit.tag[:6]}",
                    f"tag={hit.tag[:6]}|{cls}", f"k={mention.kind}|{cls}"]
        apart = view.sentence_of(time.first) - view.sentence_of(first)
        if apart == 0:
            features += self._near_features(happening, mention, time, i, led)
        else:
            features += self._far_features(mention, time, apart, led)
        return features + self._cue_features(first, "far" if apart else "same")

    def _near_features(self, happening: Happening, mention: Mention, time: Time, i: int, led: str) -> list[str]:
        """Mention and time in one sentence: which comes first, and what of clauses, predicates and other times lies between."""
        view, candidate = self.view, mention.candidate
        cls, frame = view.classes[candidate.first], candidate.hits[0].entry.fields.get("frame")
        low, high = gap(mention, time)
        side = "after" if time.first >= candidate.last else "before" if time.last <= candidate.first else "inside"
        span = view.reading.sentences[view.sentence_of(time.first)]
        many, between = min(self.times_in(span.start, span.end), 3), min(self.times_in(low, high), 2)
        mentions, distance, lead = self.mentions(low, high), _bucket(high - low), self._lead(time)
        around = f"{UP_TO[2][self.mentions(span.start, time.first)]}{UP_TO[2][self.mentions(time.last, span.end)]}"
        some, few = min(mentions, 2), min(mentions, 1)
        features = [
            f"gap={side}{distance}", f"side={side}|{frame}|{cls}",
            f"mentions={side}{UP_TO[4][mentions]}", f"times={side}{between}", f"both={side}{UP_TO[3][mentions]}|{between}",
            f"led={led}|{side}", f"led={led}|{side}|{few}", f"cls={cls}|{side}|{some}",
            f"lead={lead}|{side}|{cls}", f"lead={lead}|{side}|{some}",
            f"len={_length(time)}|{side}", f"age={_age(time, self.published)}|{side}",
            f"word={view.stem(time.first)}|{side}",
            f"why={time.why}|{side}", f"nested={self._nested.get(i, '')}|{side}",
            f"around={around}|{side}|{some}", f"many={many}|{side}", f"many={many}|{side}|{between}|{some}",
        ]
        features += self._wall_features(low, high, side, cls, some)
        return features + self._governor_features(happening, mention, time, side)

    def _wall_features(self, low: int, high: int, side: str, cls: str, mentions: int) -> list[str]:
        """The clauses that begin between the two, and the predicates there."""
        kinds = list(dict.fromkeys(self.clauses.between(low, high)))
        walls, predicates = self.clauses.walls(low, high), self.clauses.predicates(low, high)
        return [
            f"walls={side}{UP_TO[4][walls]}", f"walls={side}{UP_TO[4][walls]}|{mentions}",
            f"predicates={side}{UP_TO[4][predicates]}", f"predicates={side}{UP_TO[3][predicates]}|{cls}",
            f"predicates={side}{UP_TO[2][predicates]}|{UP_TO[2][walls]}",
            f"first-wall={side}|{kinds[0] if kinds else ''}", f"last-wall={side}|{kinds[-1] if kinds else ''}|{cls}",
            *(f"wall={side}|{kind}" for kind in kinds),
        ]

    def _governor_features(self, happening: Happening, mention: Mention, time: Time, side: str) -> list[str]:
        """The predicates on both sides of the time: is one of them this happening, or what else are they?"""
        span = self.view.reading.sentences[self.view.sentence_of(time.first)]
        before = self.clauses.predicate_before(time.first, span.start)
        after = self.clauses.predicate_after(time.last, span.end)
        words = {i for m in happening.mentions for i in range(m.candidate.first, m.candidate.last)}
        whose = "left" if before in words else "right" if after in words else "none"
        left, right = ("none" if at is None else self.clauses.predicate[at] for at in (before, after))
        cls = self.view.classes[mention.candidate.first]
        return [f"of={whose}|{side}", f"of={whose}|{left}|{side}", f"of={whose}|{side}|{right}|right",
                f"of={whose}|{left}|{right}|{side}", f"of={whose}|{left}|{mention.kind}", f"of={whose}|{left}|{cls}|{side}"]

    def _far_features(self, mention: Mention, time: Time, apart: int, led: str) -> list[str]:
        """Mention and time in different sentences: does the mention's sentence go on with what the time is said of?"""
        view, first = self.view, mention.candidate.first
        cls, hit, far = view.classes[first], mention.candidate.hits[0], f"far={max(-4, min(4, apart))}"
        span = view.reading.sentences[view.sentence_of(first)]
        own = min(self.times_in(span.start, span.end), 2)
        low, high = gap(mention, time)
        features = [
            far, f"{far}|{view.paragraph_of(time.first) == view.paragraph_of(first)}",
            f"{far}|{hit.entry.fields.get('frame')}|{cls}",
            f"{far}|age={_age(time, self.published)}", f"{far}|len={_length(time)}", f"{far}|title={view.in_title(first)}",
            f"{far}|k={mention.kind}", f"{far}|tag={hit.tag[:6]}", f"{far}|led={led}", f"{far}|{cls}",
            f"{far}|word={view.stem(time.first)}", f"{far}|own={own}", f"far|own={own}",
            f"{far}|times={UP_TO[3][self.times_in(low, high)]}", f"{far}|mentions={UP_TO[5][self.mentions(low, high)]}",
        ]
        for j in range(span.start, min(span.start + _OPENING, span.end)):
            roles = (cue.entry.fields.get("role") or cue.entry.fields.get("cue") for cue in view.at("cues", j))
            features += [f"opening={role}|{'back' if apart < 0 else 'on'}" for role in roles if role in _ROLES]
        return features

    def _cue_features(self, first: int, side: str) -> list[str]:
        """Cues right before the mention: was it planned, denied, gone before (وكان قد)?"""
        features = []
        start = self.view.reading.sentences[self.view.sentence_of(first)].start
        for j in range(max(start, first - _BACK), first):
            for cue in self.view.at("cues", j):
                name = cue.entry.fields.get("cue")
                if name not in (None, "function", "locative"):
                    features.append(f"before={name}|{side}")
                if cue.entry.fields.get("class") == "auxiliary":
                    features.append(f"aux={cue.entry.id}:{cue.tag[:6]}|{side}")
        return features

    def _lead(self, time: Time) -> str:
        """The preposition or conjunction that leads into a time."""
        before = time.first - 1
        return self.view.stem(before) if before >= 0 and self.view.classes[before] in "PAFC" else ""

    def _led(self, first: int) -> str:
        """What leads into a mention: its preposition or conjunction, else the class of the word before."""
        if not first:
            return ""
        cls = self.view.classes[first - 1]
        return self.view.stem(first - 1) if cls in "PAC" else {"M": "mark", "V": "verb", "D": "number"}.get(cls, "")


def gap(mention: Mention, time: Time) -> tuple[int, int]:
    """The words between a mention and a time; none when one lies in the other."""
    low, high = mention.candidate.last, time.first
    if high < low:
        low, high = time.last, mention.candidate.first
    return low, max(low, high)


def _nesting(times: list[tuple[int, Time]]) -> dict[int, str]:
    """Which times lie in a longer one: in منذ انطلاق العملية عام 2014 the year is the operation's, not the event's."""
    out: dict[int, str] = {}
    for (i, outer), (j, inner) in pairwise(times):
        if outer.first <= inner.first and inner.last <= outer.last:
            out[i], out[j] = "outer", "inner"
    return out


def days_of(time: Time) -> int:
    """How many days the time lasts beyond its first; -1 where an end is open."""
    return max(-1, (time.latest - time.earliest).days) if time.earliest and time.latest else -1


def _length(time: Time) -> str:
    days = days_of(time)
    if days < 2:
        return ("day", "two", "none")[days]
    return "week" if days < 8 else "month" if days < 40 else "long"


def _age(time: Time, published: date | None) -> str:
    """How long before the report the time ends."""
    if published is None or time.earliest is None:
        return "unknown"
    days = (published - (time.latest or time.earliest)).days
    if days < 3:
        return "ahead" if days < 0 else str(days)
    return "week" if days < 8 else "month" if days < 40 else "year" if days < 400 else "old"


def _bucket(words: int) -> str:
    return next((str(limit) for limit in (0, 1, 2, 3, 5, 8, 12, 20) if words <= limit), "far")
