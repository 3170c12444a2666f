"""Mentions in, happenings out: which words of a report name the same event, decided pair by pair by a linear model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same_context import Context, context_of
from marsad.extraction.events.same_features import between, overlap, same_features
from marsad.extraction.learned.linear import LinearModel, load_model
from marsad.extraction.speech.speech import Speech
from marsad.extraction.tolls.tolls import Toll

Link = tuple[int, float, Sequence[tuple[str, float]]]  # where the later mention stands, how well it fits, what weighed
_JOIN = 0.1  # log-odds over the threshold that whole groups must fit by
_RESUMED = 1.5  # log-odds that a noun with its article adds when it stood without it in one of the sentences before
_SOON = 3  # sentences
_DENIED = 2.0  # log-odds that a denial adds: what it denies by the same word was told before
_TOLD_ON = 2.0  # log-odds that the next sentence adds when it goes on with و and brings nothing of its own


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions that name one event; ``links`` say which earlier mention each later one was joined to, and why; ``score`` how
    surely it is an event of its own."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    score: float = 0.0


def find_happenings(view: View, mentions: tuple[Mention, ...], tolls: tuple[Toll, ...],
                    speeches: tuple[Speech, ...] = ()) -> tuple[Happening, ...]:
    """Group the mentions from first to last: each joins the happening it fits best, or opens one of its own."""
    model = load_model("same")
    contexts = [context_of(view, mention, tolls, speeches) for mention in mentions]
    scores = _PairScores(view, model, mentions, contexts)
    groups: list[list[int]] = []
    links: list[list[Link]] = []
    for j, mention in enumerate(mentions):
        best, best_score = None, 0.0
        for g, group in enumerate(groups):
            fit = scores.fit(group, [j])
            if fit > best_score:
                best, best_score = g, fit
        if best is None:
            groups.append([j])
            links.append([])
        else:
            links[best].append((mention.candidate.start, best_score, model.weighed(scores.features(groups[best], j))))
            groups[best].append(j)
    _join_groups(mentions, scores, groups, links)
    return tuple(
        Happening(tuple(mentions[i] for i in sorted(group)), tuple(link)) for group, link in zip(groups, links, strict=True)
    )


def _join_groups(mentions: tuple[Mention, ...], scores: _PairScores, groups: list[list[int]], links: list[list[Link]]) -> None:
    """Join groups that fit each other now that they are whole: details of a raid often name it twice before the raid is named."""
    while True:
        best, best_score = None, _JOIN
        for b in range(1, len(groups)):
            for a in range(b):
                fit = scores.fit(groups[a], groups[b])
                if fit > best_score:
                    best, best_score = (a, b), fit
        if best is None:
            return
        a, b = best
        first = min(groups[b])
        links[a] += [
            *links[b],
            (mentions[first].candidate.start, best_score, scores.model.weighed(scores.features(groups[a], first))),
        ]
        groups[a] += groups[b]
        del groups[b], links[b]


class _PairScores:
    """Scores of pairs of mentions, found when they are first asked for."""

    def __init__(self, view: View, model: LinearModel, mentions: tuple[Mention, ...], contexts: list[Context]) -> None:
        self.model = model
        self._view, self._mentions, self._contexts = view, mentions, contexts
        self._scores: dict[tuple[int, int], float] = {}

    def fit(self, group: list[int], other: list[int]) -> float:
        """How well two groups fit: their best pair, tempered by the mean of all pairs; never when two of them contradict."""
        if self._mentions[group[0]].kind != self._mentions[other[0]].kind:
            return float("-inf")
        scores = []
        for j in other:
            for i in group:
                if _contradict(self._contexts[i], self._contexts[j]):
                    return float("-inf")
                scores.append(self._score(min(i, j), max(i, j)))
        return 0.6 * max(scores) + 0.4 * fsum(scores) / len(scores) - self.model.threshold

    def features(self, group: list[int], j: int) -> list[str]:
        """What was seen of mention ``j`` and the mention of the group that it fits best."""
        i = max(group, key=lambda i: (self._score(min(i, j), max(i, j)), -i))
        return self._features(min(i, j), max(i, j))

    def _score(self, i: int, j: int) -> float:
        if (i, j) not in self._scores:
            by_rule = self._resumed(i, j) + self._denied(i, j) + self._told_on(i, j)
            self._scores[i, j] = self.model.score(self._features(i, j)) + by_rule
        return self._scores[i, j]

    def _resumed(self, i: int, j: int) -> float:
        """قصف … القصف: a noun that comes back with its article soon after is, by the rule of the language, the same."""
        a, b = self._contexts[i], self._contexts[j]
        soon = 0 < b.sentence - a.sentence <= _SOON and not a.title
        back = b.definite and not a.definite and not b.other and not b.plural
        same = self._mentions[i].candidate.family == self._mentions[j].candidate.family
        return _RESUMED if soon and back and same else 0.0

    def _denied(self, i: int, j: int) -> float:
        """مفاوضات تجري … نفى القيادي أي مفاوضات: a denial denies what the report has told by that word."""
        a, b = self._contexts[i], self._contexts[j]
        same = self._mentions[i].candidate.family == self._mentions[j].candidate.family
        elsewhere = overlap(a.own.places, b.own.places) == "apart"
        return _DENIED if same and b.stance == "denies" and not b.other and not elsewhere else 0.0

    def _told_on(self, i: int, j: int) -> float:
        """تعرضت المنطقة لقصف. وأطلقت القوات صواريخ: a sentence that begins with و and its verb goes on with the shelling that the
        one before told, unless it brings a time, a toll or another place of its own."""
        a, b = self._contexts[i], self._contexts[j]
        follows = b.sentence - a.sentence == 1 and b.going_on and not (b.shift or b.other or a.title)
        elsewhere = overlap(a.around.places, b.around.places) == "apart"
        new = b.own.times or b.own_tolls or elsewhere
        strikes = self._mentions[i].candidate.frame == self._mentions[j].candidate.frame == "strike"
        return _TOLD_ON if follows and strikes and not new else 0.0

    def _features(self, i: int, j: int) -> list[str]:
        mentions, contexts = self._mentions, self._contexts
        return same_features(self._view, mentions[i], mentions[j], contexts[i], contexts[j], between(mentions, i, j))


def _contradict(a: Context, b: Context) -> bool:
    """What is planned or aimed at in one place is not what a past verb tells as done in another."""
    return (a.signs != "real" and b.done and b.signs == "real") or (b.signs != "real" and a.done and a.signs == "real")
