"""Rows to train the pair models on: which phrase, toll or weapon belongs to which happening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from prepared import Prepared, score

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.fields.attach import find_pairs
from marsad.extraction.fields.cost import TOLL_REACH, toll_features
from marsad.extraction.fields.means import WEAPON_REACH, weapon_features
from marsad.extraction.fields.who import PHRASE_REACH, role_features, target_features
from marsad.extraction.fields.wholes import find_wholes
from marsad.extraction.item import Item
from marsad.extraction.layers import Layers

same_words = score.same_words  # the scorer's own notion of "the same words"


@dataclass(frozen=True)
class Relation:
    """One field of an event: its candidates, how far they may stand, and when one is right."""

    items: Callable[[Layers], tuple[Item, ...]]
    reach: int
    belongs: Callable[[Prepared, int, dict[str, Any]], bool]
    extra: Callable[[View, Layers, Mention, int], list[str]]


def tie_rows(report: Prepared, relation: Relation) -> Iterator[tuple[list[str], str]]:
    """Pair features and label of every mention with every item in reach."""
    items, view = relation.items(report.layers), report.item.view
    belongs = [[relation.belongs(report, i, event) for i in range(len(items))] for event in report.events]
    pairs = find_pairs(view, report.happenings, items, reach=relation.reach,
                       extra=lambda mention, i: relation.extra(view, report.layers, mention, i))
    for pair in pairs:
        yield pair.features, "yes" if belongs[pair.happening][pair.item] else "no"


def phrase_belongs(field: str) -> Callable[[Prepared, int, dict[str, Any]], bool]:
    def belongs(report: Prepared, i: int, event: dict[str, Any]) -> bool:
        text = find_wholes(report.item.view)[i].text(report.item.view)
        return any(same_words(str(value), text) for value in event.get(field) or [])
    return belongs


def _toll_belongs(report: Prepared, i: int, event: dict[str, Any]) -> bool:
    toll = report.layers.tolls[i]
    return any((c["outcome"], c["low"], c["high"]) == (toll.outcome, toll.low, toll.high) for c in event.get("casualties") or [])


def _weapon_belongs(report: Prepared, i: int, event: dict[str, Any]) -> bool:
    hit = report.layers.weapons[i]
    return any(same_words(str(value), report.item.view.text[hit.start:hit.end]) for value in event.get("weapons") or [])


ACTORS = Relation(lambda layers: layers.phrase_items, PHRASE_REACH, phrase_belongs("actors"), role_features)
TARGETS = Relation(lambda layers: layers.phrase_items, PHRASE_REACH, phrase_belongs("targets"), target_features)
TOLLS = Relation(lambda layers: layers.toll_items, TOLL_REACH, _toll_belongs, toll_features)
WEAPONS = Relation(lambda layers: layers.weapon_items, WEAPON_REACH, _weapon_belongs, weapon_features)
