"""Two events in, a tie out: the level of each feature, what it weighs, the sum and the verdict."""

from __future__ import annotations

from functools import cache

from marsad.linking.corpus import Bags
from marsad.linking.features import FEATURES
from marsad.linking.weights import Weights, weigh
from marsad.model.incident import Tie
from marsad.model.link import Level, LinkEvent

_PLACES = 2  # of the sums: the same pair has the same score on every machine


def compare(a: LinkEvent, b: LinkEvent, bags: Bags, weights: Weights) -> Tie:
    """The whole of it, with reasons."""
    if a.key > b.key:
        a, b = b, a
    said = [(feature, feature(a, b, bags)) for feature in FEATURES]
    levels = tuple(_level(feature.__name__, level, weigh(feature, level, weights)) for feature, level in said)
    score = round(weights.start + sum(level.weight for level in levels), _PLACES)
    return Tie(a.key, b.key, score, weights.verdict(score), levels)


@cache
def _level(feature: str, said: str, weight: float) -> Level:
    """Made once: half a million ties hold some eighty different ones."""
    return Level(feature, said, weight)


def score(a: LinkEvent, b: LinkEvent, bags: Bags, weights: Weights, *, least: float) -> float | None:
    """The sum alone; None as soon as it is sure to stay below ``least``."""
    total = weights.start
    for at, feature in enumerate(FEATURES):
        if total + weights.most[at] < least:
            return None
        level = feature(a, b, bags)
        row = weights.levels[at]
        total += row[level] if level in row else weigh(feature, level, weights)
    return round(total, _PLACES)
