"""Happenings and items in, which item belongs to which happening out: one linear model a relation, asked mention by mention."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from marsad.extraction.linear import LinearModel
from marsad.extraction.pairs import Item, count_between, pair_features
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View


class Tie(NamedTuple):
    """Item ``item`` belongs to happening ``happening`` with this score (log-odds over the threshold)."""

    happening: int
    item: int
    score: float
    features: tuple[str, ...]


def find_ties(view: View, happenings: tuple[Happening, ...], items: tuple[Item, ...], model: LinearModel, *, reach: int,
              extra: Callable[[Mention, int], list[str]] | None = None) -> list[Tie]:
    """The best score of each item with each happening, over the mentions not more than ``reach`` sentences away.

    ``extra`` gives further features of a mention and an item (by its index)."""
    if not items:
        return []
    mentions = tuple(mention for happening in happenings for mention in happening.mentions)
    between = count_between(view, mentions, items)
    sentences = [view.sentence_of(item.first) for item in items]
    ties = []
    for h, happening in enumerate(happenings):
        best: dict[int, tuple[float, list[str]]] = {}
        for mention in happening.mentions:
            sentence = view.sentence_of(mention.candidate.first)
            for i, item in enumerate(items):
                if not in_reach(view, mention, sentence, sentences[i], item, reach):
                    continue
                features = pair_features(view, mention, item, between)
                if extra is not None:
                    features += extra(mention, i)
                score = model.scores(features)[0] - model.threshold
                if i not in best or score > best[i][0]:
                    best[i] = (score, features)
        ties += [Tie(h, i, score, tuple(features)) for i, (score, features) in sorted(best.items())]
    return ties


def in_reach(view: View, mention: Mention, sentence: int, item_sentence: int, item: Item, reach: int) -> bool:
    """Whether the item may belong to the mention: near enough, and neither is page furniture."""
    return -reach <= item_sentence - sentence <= reach and not view.in_furniture[item.first]


def standing(ties: list[Tie]) -> dict[int, list[Tie]]:
    """The ties over the threshold, grouped by happening, the strongest first."""
    out: dict[int, list[Tie]] = {}
    for tie in sorted(ties, key=lambda tie: (-tie.score, tie.item)):
        if tie.score > 0:
            out.setdefault(tie.happening, []).append(tie)
    return out


def one_happening_each(ties: list[Tie]) -> list[Tie]:
    """For each item the happening that it is tied to most."""
    best: dict[int, Tie] = {}
    for tie in ties:
        if tie.item not in best or tie.score > best[tie.item].score:
            best[tie.item] = tie
    return list(best.values())
