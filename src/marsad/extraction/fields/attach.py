"""Happenings and items in, which item belongs to which happening out: one linear model a relation, asked mention by mention."""

from __future__ import annotations

from collections.abc import Callable
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

    ``features`` are what the first look saw, ``numbers`` what the second did."""

    happening: int
    item: int
    score: float
    features: tuple[str, ...]
    numbers: tuple[float, ...] = ()


def find_ties(view: View, happenings: tuple[Happening, ...], items: tuple[Item, ...], model: LinearModel, *, reach: int,
              extra: Callable[[Mention, int], list[str]] | None = None) -> list[Tie]:
    """The best score of each item with each happening, over the mentions not more than ``reach`` sentences away.

    ``extra`` gives further features of a mention and an item (by its index)."""
    return best_ties(find_pairs(view, happenings, items, reach=reach, extra=extra), model)


def find_pairs(view: View, happenings: tuple[Happening, ...], items: tuple[Item, ...], *, reach: int,
               extra: Callable[[Mention, int], list[str]] | None = None) -> list[Pair]:
    """Every mention with every item in reach that is no page furniture; two models that ask of the same pairs share one list."""
    if not items:
        return []
    mentions = tuple(mention for happening in happenings for mention in happening.mentions)
    between = count_between(view, mentions, items)
    by_sentence: dict[int, list[int]] = {}
    for i, item in enumerate(items):
        if not view.in_furniture[item.first]:
            by_sentence.setdefault(view.sentence_of(item.first), []).append(i)
    pairs = []
    for h, happening in enumerate(happenings):
        for mention in happening.mentions:
            sentence, what = view.sentence_of(mention.candidate.first), mention_features(view, mention)
            for near in range(sentence - reach, sentence + reach + 1):
                for i in by_sentence.get(near, ()):
                    features = pair_features(view, mention, what, items[i], between)
                    if extra is not None:
                        features += extra(mention, i)
                    pairs.append(Pair(h, i, features))
    return pairs


def best_ties(pairs: list[Pair], model: LinearModel) -> list[Tie]:
    """For each happening and item the pair of mentions that speaks for them most."""
    best: dict[tuple[int, int], tuple[float, list[str]]] = {}
    for happening, item, features in pairs:
        score = model.score(features) - model.threshold
        known = best.get((happening, item))
        if known is None or score > known[0]:
            best[happening, item] = (score, features)
    return [Tie(happening, item, score, tuple(features)) for (happening, item), (score, features) in sorted(best.items())]


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
