"""Train the pair models: which phrase, place, time, toll, weapon or speech belongs to which happening."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from gold import SHARED, Example, spans_of
from triggers import label_all

from marsad.extraction.attach import find_pairs
from marsad.extraction.code import find_layers
from marsad.extraction.cost import TOLL_REACH, toll_features
from marsad.extraction.layers import Layers
from marsad.extraction.means import WEAPON_REACH, weapon_features
from marsad.extraction.pairs import Item
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention, find_candidates
from marsad.extraction.view import View
from marsad.extraction.who import PHRASE_REACH, role_features

sys.path.insert(0, str(SHARED))
import score

same_words = score.same_words  # the scorer's own notion of "the same words"


@dataclass(frozen=True)
class Prepared:
    """An annotated report with its layers and, for each annotated event, the mentions that name it."""

    item: Example
    layers: Layers
    mentions: list[list[Mention]]


def prepare(item: Example) -> Prepared:
    """The candidates that are labelled with an annotated event's kind inside its words are its mentions."""
    candidates = find_candidates(item.view)
    labels = label_all(item, candidates)
    mentions = []
    for event in item.events:
        spans = spans_of(event, item.view.text)
        mentions.append([Mention(c, event["kind"], 1.0, ()) for c in candidates if labels.get(c.first) == event["kind"]
                         and any(start < c.end and c.start < end for start, end in spans)])
    return Prepared(item, find_layers(item.view), mentions)


def rows_of(report: Prepared, relation: str) -> Iterator[tuple[list[str], str]]:
    """Pair features and label of every mention with every item in reach."""
    spec = RELATIONS[relation]
    items, view, extra = spec.items(report.layers), report.item.view, spec.extra
    happenings = tuple(Happening(tuple(mentions), ()) for mentions in report.mentions)
    belongs = [[spec.belongs(report, i, event) for i in range(len(items))] for event in report.item.events]
    more = None if extra is None else lambda mention, i: extra(view, report.layers, mention, i)
    for pair in find_pairs(view, happenings, items, reach=spec.reach, extra=more):
        yield pair.features, "yes" if belongs[pair.happening][pair.item] else "no"


def _phrase_belongs(field: str) -> Callable[[Prepared, int, dict[str, Any]], bool]:
    def belongs(report: Prepared, i: int, event: dict[str, Any]) -> bool:
        text = report.layers.phrases[i].text(report.item.view)
        return any(same_words(str(value), text) for value in event.get(field) or [])
    return belongs


def _toll_belongs(report: Prepared, i: int, event: dict[str, Any]) -> bool:
    toll = report.layers.tolls[i]
    return any((c["outcome"], c["low"], c["high"]) == (toll.outcome, toll.low, toll.high) for c in event.get("casualties") or [])


def _weapon_belongs(report: Prepared, i: int, event: dict[str, Any]) -> bool:
    hit = report.layers.weapons[i]
    return any(same_words(str(value), report.item.view.text[hit.start:hit.end]) for value in event.get("weapons") or [])


@dataclass(frozen=True)
class Relation:
    """One field of an event: its candidates, how far they may stand, and when one is right."""

    items: Callable[[Layers], tuple[Item, ...]]
    reach: int
    belongs: Callable[[Prepared, int, dict[str, Any]], bool]
    extra: Callable[[View, Layers, Mention, int], list[str]] | None = None
    strength: float = 0.5


RELATIONS = {
    "actors": Relation(lambda layers: layers.phrase_items, PHRASE_REACH, _phrase_belongs("actors"), role_features),
    "targets": Relation(lambda layers: layers.phrase_items, PHRASE_REACH, _phrase_belongs("targets"), role_features),
    "tolls": Relation(lambda layers: layers.toll_items, TOLL_REACH, _toll_belongs, toll_features),
    "weapons": Relation(lambda layers: layers.weapon_items, WEAPON_REACH, _weapon_belongs, weapon_features),
}
