"""Happenings and items in, which item belongs to which happening out: one linear model a relation, asked mention by mention."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.pairs import count_between, mention_features, pair_features
from marsad.extraction.item import Item
from marsad.extraction.learned.linear import LinearModel


class Pair(NamedTuple):
    """A mention of happening ``happening`` and item ``item``, as a pair model sees them."""

    happening: int
    item: int
    features: list[str]


class Tie(NamedTuple):
    """Item ``item`` belongs to happening ``happening`` with this score (log-odds over the threshold).

    ``features`` are what the first look saw, none of a tie too weak to be looked at again; ``numbers`` what the second did."""

    happening: int
    item: int
    score: float
    features: tuple[str, ...]
    numbers: tuple[float, ...] = ()


def find_ties(view: View, happenings: tuple[Happening, ...], items: tuple[Item, ...], model: LinearModel, *, reach: int,
              extra: Callable[[Mention, int], list[str]] | None = None) -> list[Tie]:
    """The best score of each item with each happening, over the mentions not more than ``reach`` sentences away.

    ``extra`` gives further features of a mention and an item (by its index)."""
    (ties,) = best_ties(find_pairs(view, happenings, items, reach=reach, extra=extra), [model])
    return ties


def find_pairs(view: View, happenings: tuple[Happening, ...], items: tuple[Item, ...], *, reach: int,
               extra: Callable[[Mention, int], list[str]] | None = None) -> Iterator[Pair]:
    """Every mention with every item in reach that is no page furniture."""
    if not items:
        return
    mentions = tuple(mention for happening in happenings for mention in happening.mentions)
    between = count_between(view, mentions, items)
    by_sentence: dict[int, list[int]] = {}
    for i, item in enumerate(items):
        if not view.in_furniture[item.first]:
            by_sentence.setdefault(view.sentence_of(item.first), []).append(i)
    for h, happening in enumerate(happenings):
        for mention in happening.mentions:
            sentence, what = view.sentence_of(mention.candidate.first), mention_features(view, mention)
            for near in range(sentence - reach, sentence + reach + 1):
                for i in by_sentence.get(near, ()):
                    features = pair_features(view, mention, what, items[i], between)
                    if extra is not None:
                        features += extra(mention, i)
                    yield Pair(h, i, features)


def best_ties(pairs: Iterable[Pair], models: Sequence[LinearModel], least: float = -inf) -> list[list[Tie]]:
    """For each model, of each happening and item, the pair of mentions that speaks for them most.

    All models ask of a pair as it is made, and what was seen of it is kept only where it speaks for more than ``least``: a
    report has hundreds of pairs, and to hold them all is slower than to make them.
    """
    best: list[dict[tuple[int, int], Tie]] = [{} for _ in models]
    for happening, item, features in pairs:
        for model, ties in zip(models, best, strict=True):
            score = model.score(features) - model.threshold
            known = ties.get((happening, item))
            if known is None or score > known.score:
                ties[happening, item] = Tie(happening, item, score, tuple(features) if score > least else ())
    return [[ties[key] for key in sorted(ties)] for ties in best]


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
