"""Ties in, numbers that tell how each stands beside the others out: in its happening, and with other happenings.

A first look asks of every item by itself whether it belongs to a happening. Who did it is one of several; where the second best
is nearly as good, where the item fits another happening better, a second look sees it.
"""

from __future__ import annotations

from collections.abc import Iterable

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
    of_happening: dict[int, list[float]] = {}
    of_item: dict[int, list[tuple[float, int]]] = {}
    for h, i, score, *_ in ties:
        of_happening.setdefault(h, []).append(score)
        of_item.setdefault(i, []).append((score, h))
    for scores in of_happening.values():
        scores.sort(reverse=True)
    for rows in of_item.values():
        rows.sort(reverse=True)
    sorts = [tuple(float(happening.mentions[0].kind in kinds) for kinds in _SORTS) for happening in happenings]
    out = []
    for h, i, score, *_ in ties:
        rivals = of_happening[h]
        rank = sum(other > score for other in rivals)
        following = rivals[1] if len(rivals) > 1 else NONE
        elsewhere = next((other for other, where in of_item[i] if where != h), NONE)
        better = sum(other > score for other, _ in of_item[i])
        happening = happenings[h]
        out.append((
            score, float(rank), rivals[0] - score, following if rank == 0 else rivals[0], elsewhere, float(better),
            float(len(rivals)), float(sum(other > 0 for other in rivals)), float(len(happening.mentions)), happening.score,
            *sorts[h],
        ))
    return out
