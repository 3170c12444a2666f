"""Events of many reports in, incidents out: pairs that may be one happening, weighed; groups of them; and the reasons."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from marsad.linking.blocks import find_pairs
from marsad.linking.clusters import Rules, components, find_groups
from marsad.linking.compare import compare, score
from marsad.linking.corpus import Bags, count_corpus
from marsad.linking.judgements import Judged, read_judgements
from marsad.linking.weights import Weights, own_weights
from marsad.model.incident import Incident, Judgement, Linking, Tie
from marsad.model.link import LinkEvent

_KEPT = 3  # ties kept of an event within its incident: enough to see why, few enough to read

Tick = Callable[[int], None]


def join_events(
    events: Iterable[LinkEvent], *, echoes: Mapping[str, str] | None = None, judgements: Sequence[Judgement] = (),
    known: Mapping[str, str] | None = None, anew: bool = False, weights: Weights | None = None, tick: Tick | None = None,
) -> Linking:
    """Every event in one incident.

    ``echoes``: report -> group of its copies. ``known``: event -> incident of earlier runs; those stay together and keep their
    ids, and only events that are not in it are compared, unless ``anew``. People's ``judgements`` outweigh everything.
    ``tick`` is called with the number of pairs compared since the last call.
    """
    ordered = in_print_order(events)
    known = known or {}
    weights = weights or own_weights()
    bags = Bags(count_corpus(ordered, echoes))
    place = {event.key: at for at, event in enumerate(ordered)}
    standing = () if anew else _standing(known, place)
    judged = read_judgements(judgements, place, standing)
    fresh = [anew or event.key not in known for event in ordered]
    seen = _Seen.weighed(ordered, find_pairs(ordered, bags.corpus, fresh), bags, weights, tick)
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
                tick: Tick | None) -> _Seen:
        seen = cls()
        least = weights.unseen  # a worse pair counts as one that was never seen
        for a, b in pairs:
            found = score(events[a], events[b], bags, weights, least=least)
            seen.compared += 1
            if found is not None:
                seen.a.append(a)
                seen.b.append(b)
                seen.scores.append(found)
            if tick and seen.compared % _TICK == 0:
                tick(_TICK)
        return seen

    def rows(self, least: float) -> Iterator[tuple[int, int, float]]:
        return ((a, b, found) for a, b, found in zip(self.a, self.b, self.scores, strict=True) if found >= least)


_TICK = 1000


def _group(count: int, seen: _Seen, judged: Judged, weights: Weights) -> list[list[int]]:
    """Groups within each chain of events that are alike enough: most chains are short, so the whole is never weighed at once."""
    links = [(a, b) for a, b, _ in seen.rows(weights.same)]
    links += [(group[0], other) for group in judged.together for other in group[1:]]
    chains = components(count, links)
    chain_of = {at: number for number, chain in enumerate(chains) for at in chain if len(chain) > 1}
    rows: defaultdict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for a, b, found in seen.rows(weights.unseen):
        number = chain_of.get(a, -1)
        if number >= 0 and number == chain_of.get(b):
            rows[number].append((a, b, found))
    together, apart = judged.by_chain(chain_of)
    groups = [chain for chain in chains if len(chain) == 1]
    for number, chain in enumerate(chains):
        if len(chain) > 1:
            groups += _group_chain(chain, rows[number], together.get(number, ()), apart.get(number, ()), weights)
    return sorted(groups)


def _group_chain(chain: list[int], rows: list[tuple[int, int, float]], together: Iterable[Sequence[int]],
                 apart: Iterable[tuple[int, int]], weights: Weights) -> list[list[int]]:
    at = {event: number for number, event in enumerate(chain)}
    rules = Rules(
        weights.same, weights.unseen,
        tuple(tuple(at[event] for event in group) for group in together), frozenset((at[a], at[b]) for a, b in apart),
    )
    groups = find_groups(len(chain), ((at[a], at[b], found) for a, b, found in rows), rules)
    return [[chain[number] for number in group] for group in groups]


def _standing(known: Mapping[str, str], place: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    """The incidents of earlier runs as groups of positions."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for key, incident in known.items():
        if key in place:
            groups[incident].append(place[key])
    return tuple(tuple(sorted(group)) for _, group in sorted(groups.items()) if len(group) > 1)


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
    home = {at: number for number, group in enumerate(groups) for at in group}
    inside: Counter[int] = Counter()
    asked: set[tuple[int, int]] = set()
    kept = []
    for a, b, found in sorted(seen.rows(weights.ask), key=lambda row: (-row[2], row[0], row[1])):
        homes = (min(home[a], home[b]), max(home[a], home[b]))
        if homes[0] == homes[1]:
            if found >= weights.same and min(inside[a], inside[b]) < _KEPT:
                inside.update((a, b))
                kept.append((a, b))
        elif homes not in asked and events[a].report != events[b].report:
            asked.add(homes)
            kept.append((a, b))
    for a, b in sorted(kept):
        tie = compare(events[a], events[b], bags, weights)
        # Alike as a pair and yet not joined: their groups on the whole are not. That is for a person to see.
        yield tie._replace(verdict="ask") if tie.verdict == "same" and home[a] != home[b] else tie
