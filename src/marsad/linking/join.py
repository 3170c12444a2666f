"""Events of many reports in, incidents out: pairs that may be one happening, weighed; groups of them; and the reasons."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from marsad.linking.blocks import find_pairs
from marsad.linking.clusters import Rules, find_groups, roots
from marsad.linking.compare import compare, score
from marsad.linking.corpus import Bags, count_corpus
from marsad.linking.judgements import Judged, read_judgements
from marsad.linking.weights import Weights, own_weights
from marsad.model.incident import Incident, Judgement, Linking, Tie
from marsad.model.link import LinkEvent

if TYPE_CHECKING:
    import numpy as np

COMPARING, GROUPING = "comparing events", "grouping events"
_KEPT = 3  # ties kept of an event within its incident: enough to see why, few enough to read

Tell = Callable[[str, int, int], None]  # what is being done, how much of it is done, and how much there is


def tell_nobody(doing: str, done: int, of: int) -> None:
    """For who does not watch."""


def join_events(
    events: Iterable[LinkEvent], *, echoes: Mapping[str, str] | None = None, judgements: Sequence[Judgement] = (),
    known: Mapping[str, str] | None = None, anew: bool = False, weights: Weights | None = None, tell: Tell = tell_nobody,
) -> Linking:
    """Every event in one incident.

    ``echoes``: report -> group of its copies. ``known``: event -> incident of earlier runs; those stay together and keep their
    ids, and only events that are not in it are compared, unless ``anew``. People's ``judgements`` outweigh everything.
    ``tell`` is told how far it is.
    """
    ordered = in_print_order(events)
    known = known or {}
    weights = weights or own_weights()
    bags = Bags(count_corpus(ordered, echoes))
    named = {key for said in judgements for key in (said.a, said.b)}
    place = {event.key: at for at, event in enumerate(ordered) if event.key in named}
    judged = read_judgements(judgements, place, () if anew else _standing(known, ordered))
    fresh = [anew or event.key not in known for event in ordered]
    seen = _Seen.weighed(ordered, find_pairs(ordered, bags.corpus, fresh), bags, weights, tell)
    tell(GROUPING, 0, 0)
    groups = _group(len(ordered), seen, judged, weights)
    incidents = name_incidents([[ordered[at].key for at in group] for group in groups], known)
    return Linking(incidents, tuple(_ties(ordered, seen, groups, bags, weights)), seen.compared)


def in_print_order(events: Iterable[LinkEvent]) -> list[LinkEvent]:
    """By day of print, then by key: reports of one day stand together, and the order of input is no matter."""
    return sorted(events, key=lambda event: (event.published or 0, event.key))


class _Seen:
    """The pairs that were compared and may be one happening, in columns: millions of them, 16 bytes each."""

    def __init__(self) -> None:
        self.a, self.b, self.scores, self.compared = array("i"), array("i"), array("d"), 0

    @classmethod
    def weighed(cls, events: Sequence[LinkEvent], pairs: Iterable[tuple[int, int]], bags: Bags, weights: Weights,
                tell: Tell) -> _Seen:
        seen = cls()
        least = weights.unseen  # a worse pair counts as one that was never seen
        for a, b in pairs:
            found = score(events[a], events[b], bags, weights, least=least)
            seen.compared += 1
            if found is not None:
                seen.a.append(a)
                seen.b.append(b)
                seen.scores.append(found)
            if seen.compared % _OFTEN == 0:
                tell(COMPARING, a, len(events))
        return seen

    def columns(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """a, b and score of each."""
        import numpy as np

        return (np.frombuffer(self.a, dtype=np.int32), np.frombuffer(self.b, dtype=np.int32),
                np.frombuffer(self.scores, dtype=np.float64))


_OFTEN = 1000  # pairs


def _group(count: int, seen: _Seen, judged: Judged, weights: Weights) -> list[list[int]]:
    """Groups within each chain of events that are alike enough: most chains are short, so the whole is never weighed at once."""
    import numpy as np

    a, b, scores = seen.columns()
    alike = scores >= weights.same
    links = chain(zip(a[alike].tolist(), b[alike].tolist(), strict=True),
                  ((group[0], other) for group in judged.together for other in group[1:]))
    chain_of = roots(count, links)
    together, apart = judged.by_chain(chain_of)
    ends = np.array(chain_of, dtype=np.int32)
    inside = np.flatnonzero(ends[a] == ends[b])
    rows = inside[np.argsort(ends[a[inside]], kind="stable")]
    members = np.argsort(ends, kind="stable").astype(np.int32)
    names = np.flatnonzero(np.bincount(ends, minlength=1))
    groups: list[list[int]] = []
    for name, own, first, last in zip(
        names.tolist(), np.split(members, np.searchsorted(ends[members], names[1:])),
        *(np.searchsorted(ends[a[rows]], names, side=side).tolist() for side in ("left", "right")), strict=True,
    ):
        if len(own) == 1:
            groups.append([name])
            continue
        at = rows[first:last]
        scored = zip(a[at].tolist(), b[at].tolist(), scores[at].tolist(), strict=True)
        groups += _group_chain(own.tolist(), scored, together.get(name, ()), apart.get(name, ()), weights)
    return sorted(groups)


def _group_chain(chain: list[int], rows: Iterable[tuple[int, int, float]], together: Iterable[Sequence[int]],
                 apart: Iterable[tuple[int, int]], weights: Weights) -> list[list[int]]:
    at = {event: number for number, event in enumerate(chain)}
    rules = Rules(
        weights.same, weights.unseen,
        tuple(tuple(at[event] for event in group) for group in together), frozenset((at[a], at[b]) for a, b in apart),
    )
    groups = find_groups(len(chain), ((at[a], at[b], found) for a, b, found in rows), rules)
    return [[chain[number] for number in group] for group in groups]


def _standing(known: Mapping[str, str], events: Iterable[LinkEvent]) -> tuple[tuple[int, ...], ...]:
    """The incidents of earlier runs as groups of positions."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        if event.key in known:
            groups[known[event.key]].append(at)
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def name_incidents(groups: Iterable[Sequence[str]], known: Mapping[str, str]) -> tuple[Incident, ...]:
    """A group keeps the id that most of its events had; where two groups want one id the larger share has it."""
    wishes = []
    ordered = sorted(sorted(group) for group in groups)
    for at, group in enumerate(ordered):
        had = Counter(known[key] for key in group if key in known)
        wishes += [(-count, name, at) for name, count in had.items()]
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, name, at in sorted(wishes):
        if at not in names and name not in given:
            names[at] = name
            given.add(name)
    taken = given | set(known.values())
    return tuple(Incident(names.get(at) or _new_id(group[0], taken), tuple(group)) for at, group in enumerate(ordered))


def _new_id(key: str, taken: set[str]) -> str:
    """Of the smallest event key; an id that was ever given is not given again, as after a split."""
    for again in range(len(taken) + 1):
        name = "i-" + hashlib.sha256((key + "#" * again).encode()).hexdigest()[:12]
        if name not in taken:
            taken.add(name)
            return name
    raise AssertionError("more names than names taken")


def _ties(events: Sequence[LinkEvent], seen: _Seen, groups: Iterable[Sequence[int]], bags: Bags,
          weights: Weights) -> Iterator[Tie]:
    """The decisions worth keeping: the strongest ties of each event within its incident, and those that a person should see.

    Of two incidents that may be one a person is asked once, by the strongest tie; of two events of one report never.
    """
    import numpy as np

    home = np.zeros(len(events), dtype=np.int32)
    for number, group in enumerate(groups):
        home[group] = number
    homes, inside = array("i", home.tobytes()), array("i", bytes(4 * len(events)))
    asked: set[int] = set()
    kept = []
    for a, b, found in _strongest(seen, weights.ask):
        if homes[a] == homes[b]:
            if found >= weights.same and min(inside[a], inside[b]) < _KEPT:
                inside[a] += 1
                inside[b] += 1
                kept.append((a, b))
        elif events[a].report != events[b].report:
            both = min(homes[a], homes[b]) * len(events) + max(homes[a], homes[b])
            if both not in asked:
                asked.add(both)
                kept.append((a, b))
    for a, b in sorted(kept):
        tie = compare(events[a], events[b], bags, weights)
        # Alike as a pair and yet not joined: their groups on the whole are not. That is for a person to see.
        yield tie._replace(verdict="ask") if tie.verdict == "same" and homes[a] != homes[b] else tie


def _strongest(seen: _Seen, least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs that score ``least`` or more, the highest first."""
    import numpy as np

    a, b, scores = seen.columns()
    rows = np.flatnonzero(scores >= least)
    rows = rows[np.lexsort((b[rows], a[rows], -scores[rows]))]
    for first in range(0, len(rows), _ROWS):
        some = rows[first : first + _ROWS]
        yield from zip(a[some].tolist(), b[some].tolist(), scores[some].tolist(), strict=True)


_ROWS = 1 << 16
