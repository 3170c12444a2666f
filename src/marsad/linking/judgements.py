"""What people judged in, groups that stand and pairs kept apart out. The later of two that contradict each other holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.model.incident import Judgement

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """Positions of events: ``together`` from the outset, ``apart`` whatever their likeness."""

    together: tuple[tuple[int, ...], ...]
    apart: frozenset[Pair]

    def by_chain(self, chain_of: Sequence[int]) -> tuple[dict[int, list[tuple[int, ...]]], dict[int, list[Pair]]]:
        """The same, for each chain of events alike; a pair in two chains is apart already."""
        together: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
        apart: defaultdict[int, list[Pair]] = defaultdict(list)
        for group in self.together:
            together[chain_of[group[0]]].append(group)
        for a, b in sorted(self.apart):
            if chain_of[a] == chain_of[b]:
                apart[chain_of[a]].append((a, b))
        return together, apart


def read_judgements(judgements: Sequence[Judgement], place: Mapping[str, int], standing: Iterable[Sequence[int]]) -> Judged:
    """Judgements in the order they were made, over what stands from earlier runs.

    Judgements of events that are no more are passed over. A group that stands loses the events that people judged apart.
    """
    homes = _Homes()
    for said in reversed([said for said in judgements if said.a in place and said.b in place]):
        a, b = place[said.a], place[said.b]
        if said.verdict == "same":
            homes.join(a, b)
        else:
            homes.part(a, b)
    for group in standing:
        for at, other in enumerate(group):
            any(homes.join(earlier, other) for earlier in group[:at])  # with the first that it may stand with
    return Judged(homes.groups(), frozenset(homes.apart))


class _Homes:
    """Groups that grow, and pairs that must not meet in one."""

    def __init__(self) -> None:
        self.parent: dict[int, int] = {}
        self.apart: set[Pair] = set()
        self._enemies: defaultdict[int, set[int]] = defaultdict(set)

    def join(self, a: int, b: int) -> bool:
        """Whether they are in one group now: not where some of theirs are apart."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if b in self._enemies[a]:
            return False
        self.parent[b] = a
        for enemy in self._enemies.pop(b, set()):
            self._enemies[enemy].discard(b)
            self._enemies[enemy].add(a)
            self._enemies[a].add(enemy)
        return True

    def part(self, a: int, b: int) -> None:
        """Keep them apart, unless a later judgement joined them."""
        if self.root(a) != self.root(b):
            self.apart.add((min(a, b), max(a, b)))
            self._enemies[self.root(a)].add(self.root(b))
            self._enemies[self.root(b)].add(self.root(a))

    def root(self, at: int) -> int:
        while self.parent.setdefault(at, at) != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def groups(self) -> tuple[tuple[int, ...], ...]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for at in sorted(self.parent):
            found[self.root(at)].append(at)
        return tuple(sorted(tuple(group) for group in found.values() if len(group) > 1))
