"""A report with its happenings in, numbers that tell how near something stands to one of them, and to others, out."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.pairs import apart

NAMES = (
    "sentences to", "side", "words to", "others between", "own before", "own after", "words to another", "happenings in sentence",
    "a verb", "mention",
)
_FAR = 99.0  # words; stands for "not in the sentence"
_NOBODY = -1.0


class _Named(NamedTuple):
    """Where a mention begins, and the happening that it is of."""

    first: int
    happening: int


class Nearness:
    """The mentions of one report by sentence, asked of everything that may belong to a happening."""

    def __init__(self, view: View, happenings: tuple[Happening, ...]) -> None:
        self._view, self._happenings = view, happenings
        self._by_sentence: dict[int, list[_Named]] = {}
        for h, happening in enumerate(happenings):
            for mention in happening.mentions:
                first = mention.candidate.first
                self._by_sentence.setdefault(view.sentence_of(first), []).append(_Named(first, h))
        for row in self._by_sentence.values():
            row.sort()

    def numbers(self, happening: int, first: int, last: int) -> tuple[float, ...]:
        """The numbers ``NAMES`` of words ``first:last`` beside a happening."""
        mention = self._nearest(happening, first, last)
        own, sentence = mention.candidate, self._view.sentence_of(first)
        gap = sentence - self._view.sentence_of(own.first)
        side = 1 if first >= own.last else -1 if last <= own.first else 0
        low, high = (own.last, first) if side > 0 else (last, own.first)
        here = self._by_sentence.get(sentence, [])
        at = bisect_left(here, (first, -1))
        after = next((named for named in here[at:] if named.first >= last), None)
        others = [named.first for named in here if named.happening != happening]
        return (
            float(gap), float(side), float(max(high - low, 0)) if side and not gap else _FAR if gap else 0.0,
            float(sum(low <= other < high for other in others)) if not gap else 0.0,
            float(here[at - 1].happening == happening) if at else _NOBODY,
            float(after.happening == happening) if after else _NOBODY,
            float(min((abs(first - other) for other in others), default=_FAR)),
            float(len({named.happening for named in here})), float(self._view.classes[own.first] == "V"), mention.score,
        )

    def _nearest(self, happening: int, first: int, last: int) -> Mention:
        def distance(mention: Mention) -> tuple[int, int]:
            sentences, words = apart(self._view, mention, first, last)
            return sentences, max(words, 0)

        return min(self._happenings[happening].mentions, key=distance)
