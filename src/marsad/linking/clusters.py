"""Scored pairs and people's judgements in, groups out: those on average most alike join first, until none is alike enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """``same``: the least average score at which two groups join; ``unseen``: what a pair that was never compared counts as.

    ``together`` are groups that stand from the outset, ``apart`` pairs that no group may hold.
    """

    same: float
    unseen: float
    together: tuple[tuple[int, ...], ...] = ()
    apart: frozenset[Pair] = frozenset()


def find_groups(count: int, pairs: Iterable[tuple[int, int, float]], rules: Rules) -> list[list[int]]:
    """Groups of the numbers below ``count``, each sorted, in the order of their smallest. The order of ``pairs`` is no matter.

    Average linkage over the pairs given; what was not compared pulls apart. The same pairs give the same groups.
    """
    forest = _Forest.planted(count, rules)
    for a, b, score in sorted(pairs):
        forest.tie(a, b, score)
    forest.join_all()
    return sorted(sorted(group) for group in forest.members.values())


@dataclass(slots=True)
class _Forest:
    """Groups that grow: ``ties[g][h]`` is the sum and the number of scores between groups g and h."""

    rules: Rules
    members: dict[int, list[int]]
    home: list[int]
    ties: dict[int, dict[int, tuple[float, int]]] = field(default_factory=dict)
    enemies: dict[int, set[int]] = field(default_factory=dict)
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    @classmethod
    def planted(cls, count: int, rules: Rules) -> _Forest:
        home = list(range(count))
        members = {at: [at] for at in home}
        for group in rules.together:
            first = min(group)
            members[first] = sorted(group)
            for at in group:
                home[at] = first
                if at != first:
                    del members[at]
        forest = cls(rules, members, home)
        for a, b in rules.apart:
            forest.enemies.setdefault(home[a], set()).add(home[b])
            forest.enemies.setdefault(home[b], set()).add(home[a])
        return forest

    def tie(self, a: int, b: int, score: float) -> None:
        g, h = self.home[a], self.home[b]
        if g == h:
            return
        total, known = self.ties.setdefault(g, {}).get(h, (0.0, 0))
        self.ties[g][h] = self.ties.setdefault(h, {})[g] = (total + score, known + 1)

    def join_all(self) -> None:
        self.heap = [(-self.average(g, h), g, h) for g, row in self.ties.items() for h in row if g < h]
        heapify(self.heap)
        while self.heap:
            minus, g, h = heappop(self.heap)
            if -minus < self.rules.same:
                return
            if h in self.ties.get(g, ()) and -minus == self.average(g, h) and h not in self.enemies.get(g, ()):
                self.join(g, h)

    def average(self, g: int, h: int) -> float:
        """The mean score of all pairs between two groups; rounded, so that the order of adding is no matter."""
        total, known = self.ties[g][h]
        every = len(self.members[g]) * len(self.members[h])
        return round((total + (every - known) * self.rules.unseen) / every, 6)

    def join(self, g: int, h: int) -> None:
        """``h`` becomes part of ``g``, the smaller number; their ties to others are added up."""
        self.members[g] += self.members.pop(h)
        mine = self.ties[g]
        del mine[h]
        for other, (total, known) in self.ties.pop(h).items():
            if other == g:
                continue
            before, so_far = mine.get(other, (0.0, 0))
            mine[other] = self.ties[other][g] = (before + total, so_far + known)
            del self.ties[other][h]
        self._inherit_enemies(g, h)
        for other in mine:
            average = self.average(g, other)
            if average >= self.rules.same:
                heappush(self.heap, (-average, min(g, other), max(g, other)))

    def _inherit_enemies(self, g: int, h: int) -> None:
        for enemy in self.enemies.pop(h, ()):
            self.enemies[enemy].discard(h)
            self.enemies[enemy].add(g)
            self.enemies.setdefault(g, set()).add(enemy)


def components(count: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """Numbers that a chain of ``pairs`` connects, each sorted, those alone included."""
    groups: dict[int, list[int]] = {}
    for at, root in enumerate(roots(count, pairs)):
        groups.setdefault(root, []).append(at)
    return list(groups.values())


def roots(count: int, pairs: Iterable[Pair]) -> list[int]:
    """For each number below ``count`` the smallest to which a chain of ``pairs`` connects it."""
    parent = list(range(count))
    for a, b in pairs:
        low, high = sorted((_root(parent, a), _root(parent, b)))
        parent[high] = low
    return [_root(parent, at) for at in range(count)]


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]  # halves the path for the next who asks
        at = parent[at]
    return at
