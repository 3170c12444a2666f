"""Ties in, numbers that tell how each stands beside the others out: in its happening, and with other happenings.

A first look asks of every item by itself whether it belongs to a happening. Who did it is one of several; where the second best
is nearly as good, where the item fits another happening better, a second look sees it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from math import inf

from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie

NAMES = (
    "score", "rank", "behind", "next", "elsewhere", "better elsewhere", "rivals", "over", "mentions", "event",
    "of violence", "of force", "of talk", "of words",
)
NONE = -9.0  # stands for "there is no other"
_SORTS = (
    ("ASSAULT",), ("COERCE", "MOBILIZE", "PROTEST", "RETREAT", "DISPLACE", "AID"),
    ("CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "SANCTION"), ("ACCUSE", "REJECT", "REQUEST", "THREATEN"),
)


def nearest(gaps: Iterable[int]) -> int:
    """The smallest of gaps between sentences, before rather than after."""
    return min(gaps, key=lambda gap: (abs(gap), gap))


def beside(ties: list[Tie], happenings: tuple[Happening, ...]) -> list[tuple[float, ...]]:
    """For each tie the numbers ``NAMES``."""
    of_happening: dict[int, list[float]] = {}  # debts, so that the greatest score comes first and can be searched for
    of_item: dict[int, list[tuple[float, int]]] = {}
    for h, i, score, *_ in ties:
        of_happening.setdefault(h, []).append(-score)
        of_item.setdefault(i, []).append((-score, -h))
    for debts in of_happening.values():
        debts.sort()
    for rows in of_item.values():
        rows.sort()
    tails = {h: (float(len(debts)), float(bisect_left(debts, 0.0)), *_is_what(happenings[h]))
             for h, debts in of_happening.items()}
    out = []
    for h, i, score, *_ in ties:
        debts, rows = of_happening[h], of_item[i]
        rank, best = bisect_left(debts, -score), -debts[0]
        following = -debts[1] if len(debts) > 1 else NONE
        elsewhere = next((-other for other, where in rows if where != -h), NONE)
        out.append((
            score, float(rank), best - score, following if rank == 0 else best, elsewhere,
            float(bisect_left(rows, (-score, -inf))), *tails[h],
        ))
    return out


def _is_what(happening: Happening) -> tuple[float, ...]:
    """How often it is named, how surely it is an event, what sort of kind it is of."""
    kind = happening.mentions[0].kind
    return float(len(happening.mentions)), happening.score, *(float(kind in kinds) for kinds in _SORTS)
