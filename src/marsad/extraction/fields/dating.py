"""Happenings and times in, the days that each happening may have taken place on out, with what speaks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.date_pairs import Surroundings, days_of, gap
from marsad.extraction.fields.heading_day import heading_day
from marsad.extraction.fields.planned import as_planned
from marsad.extraction.learned.counts import UP_TO
from marsad.model.time import Time

_REACH = 3  # sentences between a mention and a time that may be its own
_MENTIONS = 4  # nearest mentions that speak for a time
Days = tuple[date | None, date | None]
Closeness = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Chance:
    """Days that a happening may have taken place on: the nearest time that names them, and the features of the choice."""

    time: Time
    features: tuple[str, ...]


class Dating:
    """The choice of days for the happenings of one report."""

    def __init__(self, view: View, happenings: Iterable[Happening]) -> None:
        self._view = view
        self._published = view.reading.document.published
        self._around = Surroundings(view, tuple(happenings))
        self._sentences = [view.sentence_of(time.first) for _, time in self._around.times]
        self._own = {i: self._around.time_features(i, time) for i, time in self._around.times}
        whole = [(time.earliest, time.latest) for _, time in self._around.times if days_of(time) >= 0]
        self._told = Counter(whole)
        self._heading = heading_day(view)
        self._first = next(((time.earliest, time.latest) for _, time in self._around.times if days_of(time) in (0, 1)), None)

    def chances(self, happening: Happening) -> list[Chance]:
        """The days that times near the happening name, each by the time that stands nearest; in the order of the text."""
        near: dict[Days, tuple[Closeness, Time, int]] = {}
        sentences = [self._view.sentence_of(mention.candidate.first) for mention in happening.mentions]
        for (i, time), sentence in zip(self._around.times, self._sentences, strict=True):
            if i != self._heading and min(abs(sentence - own) for own in sentences) > _REACH:
                continue
            closeness = min(self._closeness(mention, time) for mention in happening.mentions)
            for read in self._readings(time):
                days = (read.earliest, read.latest)
                if days != (None, None) and (days not in near or closeness < near[days][0]):
                    near[days] = (closeness, read, i)
        return [Chance(read, tuple(sorted(self._features(happening, read, i, min(sentences))))) for _, read, i in near.values()]

    def _readings(self, time: Time) -> list[Time]:
        """The time as it stands, and as a planned happening would mean it: الجمعة is the last Friday or the next."""
        if self._published is None:
            return [time]
        planned = as_planned(time, self._published)
        return [time] if planned is time else [time, planned]

    def _closeness(self, mention: Mention, time: Time) -> Closeness:
        """Sentences, then other mentions, then words between a mention and a time."""
        low, high = gap(mention, time)
        apart = abs(self._view.sentence_of(time.first) - self._view.sentence_of(mention.candidate.first))
        return apart, self._around.mentions(low, high), high - low

    def _features(self, happening: Happening, time: Time, i: int, first_sentence: int) -> set[str]:
        """Those of the nearest mention, of the others that share its sentence with the time, and of the happening as a whole."""
        sentence = self._view.sentence_of(time.first)
        nearest, *others = sorted(happening.mentions, key=lambda m: (self._closeness(m, time), m.candidate.first))
        said = [nearest, *(m for m in others[: _MENTIONS - 1] if self._view.sentence_of(m.candidate.first) == sentence)]
        features = set(self._own[i])
        for mention in said:
            features.update(self._around.pair_features(happening, mention, time, i))
        features.update(self._whole_features(happening, nearest, time, i, first_sentence))
        return features

    def _whole_features(self, happening: Happening, nearest: Mention, time: Time, i: int, first_sentence: int) -> list[str]:
        """Where happening and time stand in the report, and how often the report names these days."""
        view, days = self._view, (time.earliest, time.latest)
        sentence, planned = view.sentence_of(time.first), time is not view.reading.times[i]
        own = [view.sentence_of(mention.candidate.first) for mention in happening.mentions]
        offset = sentence - first_sentence
        titled = any(view.in_title(mention.candidate.first) for mention in happening.mentions)
        apart = max(-3, min(3, sentence - view.sentence_of(nearest.candidate.first)))
        first = days == self._first
        round_up = "no" if self._heading is None else "day" if i == self._heading else "other"
        return [
            f"planned={planned}", f"k={nearest.kind}", f"k={nearest.kind}|planned={planned}", f"said={UP_TO[4][len(own)]}",
            f"here={sentence in own}|{UP_TO[3][len(own)]}", f"titled={titled}|{offset if 0 <= offset < 4 else 'far'}",
            f"opens={UP_TO[4][first_sentence]}", f"stands={UP_TO[4][sentence]}",
            f"stands={UP_TO[3][sentence]}|{UP_TO[3][first_sentence]}", f"told={UP_TO[4][self._told[days]]}", f"first={first}",
            f"first={first}|{apart}", f"days={UP_TO[4][len(self._told)]}|{first}",
            f"round-up={round_up}", f"round-up={round_up}|{apart}",
            f"today={self._published is not None and days == (self._published, self._published)}",
        ]
