"""Happenings in, those that the record takes up out: is it told as an event of its own, or only touched on?

A mention is judged by its own words; here all mentions of a happening speak together, beside the report's other happenings.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.context_features import own_things
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.events.tone import denied_words
from marsad.extraction.events.triggers import DENIED
from marsad.extraction.events.word_features import is_lone
from marsad.extraction.layers import Layers
from marsad.extraction.learned.counts import UP_TO
from marsad.extraction.learned.linear import half_steps, load_model

_LONE = 2.0  # log-odds, the middle of what is admitted in reports: how surely the event words of a lone sentence are its events


class _Standing(NamedTuple):
    """A happening beside the others: its strongest mention, where it stands."""

    best: float
    kind: str
    sentences: frozenset[int]


class Admission(NamedTuple):
    """A happening, which carries its score, with what was seen of it."""

    happening: Happening
    features: list[str]

    @property
    def score(self) -> float:
        """How far the happening stands over the threshold."""
        return self.happening.score


def admit(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> tuple[list[Admission], list[Admission]]:
    """The happenings that are events of the record, and those that are left out. A text of a sentence or two has no others to
    stand beside: there every happening is an event."""
    if is_lone(view):
        return [Admission(replace(happening, score=_LONE), []) for happening in happenings], []
    denied = denied_words(layers)
    admitted: list[Admission] = []
    left: list[Admission] = []
    for row in weigh(view, layers, happenings):
        spoken_of = any(mention.candidate.first in denied for mention in row.happening.mentions)
        (admitted if row.score > (-DENIED if spoken_of else 0.0) else left).append(row)
    return admitted, left


def weigh(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> list[Admission]:
    """Each happening with how surely it is an event of its own."""
    model = load_model("events")
    seen = happening_features(view, layers, happenings)
    return [Admission(replace(happening, score=model.score(features) - model.threshold), features)
            for happening, features in zip(happenings, seen, strict=True)]


def happening_features(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> list[list[str]]:
    """What speaks for and against each happening being an event of its own."""
    standing = [_stand(view, happening) for happening in happenings]
    return [_features(view, layers, happening, standing, h) for h, happening in enumerate(happenings)]


def _stand(view: View, happening: Happening) -> _Standing:
    return _Standing(
        max(mention.score for mention in happening.mentions), happening.mentions[0].kind,
        frozenset(view.sentence_of(mention.candidate.first) for mention in happening.mentions),
    )


def _features(view: View, layers: Layers, happening: Happening, standing: list[_Standing], h: int) -> list[str]:
    own = standing[h]
    strongest = max(happening.mentions, key=lambda mention: (mention.score, -mention.candidate.first))
    level, count = _level(own.best), min(len(happening.mentions), 4)
    total = math.fsum(1 / (1 + math.exp(-mention.score)) for mention in happening.mentions)
    first = min(own.sentences)
    titled = any(view.in_title(mention.candidate.first) for mention in happening.mentions)
    lead = min(int(min(mention.lead for mention in happening.mentions)), 4)
    features = [
        f"best={level}", f"best={level}|{own.kind}", f"best={level}|{count}", f"count={count}|{own.kind}",
        f"total={UP_TO[12][int(total * 3)]}", f"spread={UP_TO[4][len(own.sentences)]}|{count}", f"titled={titled}|{count}",
        f"lead={lead}", f"lead={lead}|{own.kind}", f"first={UP_TO[10][first]}", f"first={min(first, 10) // 3}|{own.kind}",
        *_words(view, strongest, level), *_beside(standing, h, level),
    ]
    things = sorted({thing for mention in happening.mentions for thing in own_things(view, layers, mention.candidate)})
    return features + [f"own={thing}" for thing in things] + [f"own={thing}|{own.kind}" for thing in things]


def _words(view: View, mention: Mention, level: int) -> tuple[str, ...]:
    """What its strongest word is."""
    candidate = mention.candidate
    cls, definite = view.classes[candidate.first], candidate.hits[0].definite
    return (f"e={candidate.entry_id}", f"e={candidate.family}|{level > 1}", f"frame={candidate.frame}|{cls}|{definite}",
            f"cls={cls}|{definite}|{level}", f"as={candidate.kind}|{mention.kind}")


def _beside(standing: list[_Standing], h: int, level: int) -> list[str]:
    """How it stands among the others of the report: those of its sentences, those of its kind, all."""
    own = standing[h]
    others = [other for i, other in enumerate(standing) if i != h]
    near = [other.best for other in others if other.sentences & own.sentences]
    alike = [other.best for other in others if other.kind == own.kind]
    stronger = sum(other.best > own.best for other in others)
    rest = _level(math.fsum(other.best for other in others) / len(others)) if others else "none"
    beside = _level(max(near)) if near else "none"
    return [
        f"near={beside}|{level}", f"near={UP_TO[4][len(near)]}", f"alike={UP_TO[6][len(alike)]}|{own.kind}",
        f"alike-best={_level(max(alike)) if alike else 'none'}|{level}", f"stronger={UP_TO[8][stronger]}|{level}",
        f"many={UP_TO[8][len(standing) // 2]}|{level}", f"rest={rest}|{level}", f"share={round(4 * stronger / len(standing))}",
        f"same-sentence-alike={any(other.kind == own.kind and other.sentences & own.sentences for other in others)}|{level}",
    ]


def _level(score: float) -> int:
    return half_steps(score, -2)
