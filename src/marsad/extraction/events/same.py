"""Mentions in, happenings out: which words of a report name the same event.

A linear model asks of two mentions whether they name one happening. The two groups whose mentions fit each other best on average
join first, and so on until no two fit: a mention joins what it fits as a whole, not what one of its words happens to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import inf

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same_context import Context, context_of
from marsad.extraction.events.same_features import between, same_features
from marsad.extraction.events.same_overlap import overlap
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import LinearModel, load_model

_DENIED = 2.0  # log-odds that a denial adds: what it denies by the same word was told before
_TOLD_ON = 2.0  # log-odds that the next sentence adds when it goes on with و and brings nothing of its own

Link = tuple[int, float, Sequence[tuple[str, float]]]  # where the later mention stands, how well it fits, what weighed


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions that name one event; ``links`` say which earlier mention each later one was joined to, and why; ``score`` how
    surely it is an event of its own."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    score: float = 0.0


def find_happenings(view: View, layers: Layers, mentions: tuple[Mention, ...]) -> tuple[Happening, ...]:
    """The happenings in the order in which they are first named."""
    pairs = _Pairs(view, load_model("same"), mentions, [context_of(view, layers, mention) for mention in mentions])
    fits = pairs.fits()
    groups = _Groups(len(mentions), fits)
    links: dict[int, list[Link]] = {i: [] for i in range(len(mentions))}
    while (best := groups.closest()) is not None:
        a, b, fit = best
        nearest = max(groups.members[a], key=lambda i: (fits[min(i, b), max(i, b)], -i))
        link = (mentions[b].candidate.start, fit, pairs.weighed(min(nearest, b), max(nearest, b)))
        links[a] += [*links[b], link]
        groups.join(a, b)
    return tuple(Happening(tuple(mentions[i] for i in sorted(members)), tuple(links[first]))
                 for first, members in sorted(groups.members.items()))


class _Groups:
    """Groups of mentions, each named by its first; what two of them fit is the mean over their pairs."""

    def __init__(self, count: int, fits: dict[tuple[int, int], float]) -> None:
        self.members = {i: [i] for i in range(count)}
        self._sums = dict(fits)
        self._heap = [(-fit, a, b, 2) for (a, b), fit in fits.items() if fit > 0]
        heapify(self._heap)

    def closest(self) -> tuple[int, int, float] | None:
        """The two groups that fit best and how well, the later one last; None where none fit."""
        while self._heap:
            debt, a, b, size = heappop(self._heap)
            if a in self.members and b in self.members and self._size(a, b) == size:
                return a, b, -debt
        return None

    def join(self, a: int, b: int) -> None:
        """Let group ``b`` go over into the earlier group ``a``."""
        self.members[a] += self.members.pop(b)
        for c in self.members:
            if c == a:
                continue
            pair = (min(a, c), max(a, c))
            total = self._sums.get(pair, -inf) + self._sums.get((min(b, c), max(b, c)), -inf)
            self._sums[pair] = total
            fit = total / (len(self.members[a]) * len(self.members[c]))
            if fit > 0:
                heappush(self._heap, (-fit, *pair, self._size(*pair)))

    def _size(self, a: int, b: int) -> int:
        """Grows with each join, so that what was said of a smaller group is known to be old."""
        return len(self.members[a]) + len(self.members[b])


class _Pairs:
    """Every two mentions of a kind with how well they fit."""

    def __init__(self, view: View, model: LinearModel, mentions: tuple[Mention, ...], contexts: list[Context]) -> None:
        self._view, self._model, self._mentions, self._contexts = view, model, mentions, contexts

    def fits(self) -> dict[tuple[int, int], float]:
        """How far over the threshold each pair stands; without limit under it where two contradict each other."""
        found: dict[tuple[int, int], float] = {}
        for b, later in enumerate(self._mentions):
            for a in range(b):
                if self._mentions[a].kind == later.kind:
                    against = _contradict(self._contexts[a], self._contexts[b])
                    found[a, b] = -inf if against else self._fit(a, b)
        return found

    def weighed(self, a: int, b: int) -> Sequence[tuple[str, float]]:
        """What weighed most for and against two mentions naming one happening."""
        return self._model.weighed(self._features(a, b))

    def _fit(self, a: int, b: int) -> float:
        return self._model.score(self._features(a, b)) + self._denied(a, b) + self._told_on(a, b) - self._model.threshold

    def _denied(self, a: int, b: int) -> float:
        """مفاوضات تجري … نفى القيادي أي مفاوضات: a denial denies what the report has told by that word. نفى قصف المدينة وأكد أن
        الجيش استهدف مسلحين: what somebody denies is not what he says was done, in one breath."""
        one, other = self._contexts[a], self._contexts[b]
        if one.sentence == other.sentence and one.teller == other.teller and (one.stance, other.stance) == ("denies", "asserts"):
            return -_DENIED if other.done else 0.0
        same = self._mentions[a].candidate.family == self._mentions[b].candidate.family
        elsewhere = overlap(one.own.sites, other.own.sites) == "apart"
        return _DENIED if same and other.stance == "denies" and not other.other and not elsewhere else 0.0

    def _told_on(self, a: int, b: int) -> float:
        """تعرضت المنطقة لقصف. وأطلقت القوات صواريخ: a sentence that begins with و and its verb goes on with the shelling that the
        one before told, unless it brings a time, a toll or another place of its own."""
        one, other = self._contexts[a], self._contexts[b]
        follows = other.sentence - one.sentence == 1 and other.going_on and not (other.shift or other.other or one.title)
        elsewhere = overlap(one.around.sites, other.around.sites) == "apart"
        new = other.own.times or other.own_tolls or elsewhere
        strikes = self._mentions[a].candidate.frame == self._mentions[b].candidate.frame == "strike"
        return _TOLD_ON if follows and strikes and not new else 0.0

    def _features(self, a: int, b: int) -> list[str]:
        mentions, contexts = self._mentions, self._contexts
        return same_features(self._view, mentions[a], mentions[b], contexts[a], contexts[b], between(mentions, a, b))


def _contradict(a: Context, b: Context) -> bool:
    """What is planned or aimed at in one place is not what a past verb tells as done in another."""
    return (a.signs != "real" and b.done and b.signs == "real") or (b.signs != "real" and a.done and a.signs == "real")
