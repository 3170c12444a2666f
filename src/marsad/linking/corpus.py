"""Events in, how common their words and places are out: a shared rare word tells more than a shared common one."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log, sqrt
from typing import NamedTuple

from marsad.model.link import LinkEvent

# Counted as that many reports more than there are, so that a dozen reports do not make every word rare.
_PRIOR = 50
_RARE_WORD = 0.01  # of the reports
_RARE_PLACE = 0.01  # of the reports: Idlib is named in many, a village in few
_REMEMBERED = 4096  # reports whose words stand ready as sets; pairs come day by day, so few are needed at a time


class Bag(NamedTuple):
    """Words ready to be compared: ``total`` the sum of their weights, ``norm`` their length as a vector."""

    words: frozenset[int]
    total: float
    norm: float


@dataclass(slots=True)
class Corpus:
    """In how many of ``reports`` reports each word and each place stands; ``echoes``: report -> the group of its copies."""

    reports: int
    words: Counter[int]
    places: Counter[str]
    echoes: Mapping[str, str] = field(default_factory=dict)
    _weights: dict[int, float] = field(default_factory=dict)

    def weight(self, word: int) -> float:
        """How much a word tells: the logarithm of how rare it is among the reports."""
        known = self._weights.get(word)
        if known is None:
            known = self._weights[word] = log((self.reports + _PRIOR) / (self.words[word] + 1))
        return known

    def bag(self, words: array[int]) -> Bag:
        """The words with their weights added up."""
        weights = [self.weight(word) for word in words]
        return Bag(frozenset(words), sum(weights), sqrt(sum(weight * weight for weight in weights)))

    def likeness(self, a: Bag, b: Bag) -> float:
        """0 nothing shared, 1 the same words: the cosine of the two vectors."""
        shared = a.words & b.words
        return sum(self.weight(word) ** 2 for word in sorted(shared)) / (a.norm * b.norm) if shared else 0.0

    def share(self, part: Bag, whole: Bag) -> float:
        """How much of ``part`` stands in ``whole``, each word by its weight: 0 nothing, 1 all."""
        return sum(self.weight(word) for word in sorted(part.words & whole.words)) / part.total if part.total else 0.0

    def is_rare_word(self, word: int) -> bool:
        """Whether few reports hold the word."""
        return self.words[word] <= max(4, self.reports * _RARE_WORD)

    def is_rare_place(self, place_id: str) -> bool:
        """Whether few reports name the place."""
        return self.places[place_id] <= max(3, self.reports * _RARE_PLACE)

    def are_echoes(self, a: str, b: str) -> bool:
        """Whether two reports are one text, printed twice."""
        group = self.echoes.get(a)
        return group is not None and group == self.echoes.get(b)


class Bags:
    """The bags of events and reports and how alike two reports are; the last few thousand are kept, for pairs come in order."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._events: dict[str, Bag] = {}
        self._reports: dict[str, Bag] = {}
        self._alike: dict[tuple[str, str], float] = {}

    def of_event(self, event: LinkEvent) -> Bag:
        """The words of its sentences."""
        return self._kept(self._events, event.key, event.words)

    def of_report(self, event: LinkEvent) -> Bag:
        """The words of its whole report."""
        return self._kept(self._reports, event.report, event.report_words)

    def told(self, a: LinkEvent, b: LinkEvent) -> float:
        """How much of what the one's sentences say stands in the other's report, on average."""
        there = self.corpus.share(self.of_event(a), self.of_report(b))
        return (there + self.corpus.share(self.of_event(b), self.of_report(a))) / 2

    def reports_alike(self, a: LinkEvent, b: LinkEvent) -> float:
        """How alike the two reports are as wholes: asked for each pair of their events, reckoned once."""
        pair = (a.report, b.report) if a.report < b.report else (b.report, a.report)
        alike = self._alike.get(pair)
        if alike is None:
            if len(self._alike) >= 16 * _REMEMBERED:
                self._alike.clear()
            alike = self._alike[pair] = self.corpus.likeness(self.of_report(a), self.of_report(b))
        return alike

    def _kept(self, shelf: dict[str, Bag], key: str, words: array[int]) -> Bag:
        bag = shelf.get(key)
        if bag is None:
            if len(shelf) >= _REMEMBERED:
                shelf.clear()
            bag = shelf[key] = self.corpus.bag(words)
        return bag


def count_corpus(events: Iterable[LinkEvent], echoes: Mapping[str, str] | None = None) -> Corpus:
    """The counts over ``events``; the events of one report stand together."""
    words: Counter[int] = Counter()
    places: Counter[str] = Counter()
    reports, last = 0, None
    seen: set[str] = set()
    for event in events:
        if event.report != last:
            reports, last, seen = reports + 1, event.report, set()
            words.update(event.report_words)
        new = {place.id for place in event.places} - seen
        places.update(new)
        seen |= new
    return Corpus(reports, words, places, echoes or {})
