"""Happenings and sites in, each pair that may belong together out, with what speaks for and against it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.pairs import Between, apart, count_between, mention_features
from marsad.extraction.fields.site_context import Setting, describe_sites
from marsad.extraction.item import Item
from marsad.extraction.layers import Layers
from marsad.extraction.learned.counts import UP_TO

SITE_REACH = 1  # sentences between a mention and a place that may be its own
_NEAR = 3  # words; farther gaps are told apart by steps
_STEPS = (5, 8, 12, 20)


class Pairing(NamedTuple):
    """A happening and a site (with the name that makes two sites one place) that may be where it took place."""

    happening: int
    site: int
    name: str
    features: list[str]


class _Scene(NamedTuple):
    """A report with all its happenings: what every pair is asked against."""

    view: View
    setting: Setting
    between: Between
    mentions: list[tuple[int, int]]  # word and happening of every mention, in order
    events: int


def pair_places(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> Iterator[Pairing]:
    """Every happening with every site near one of its mentions, or where a happening without any takes its place from."""
    if not layers.sites or not happenings:
        return
    scene = _Scene(
        view, describe_sites(view, layers),
        count_between(view, tuple(m for group in happenings for m in group.mentions), layers.site_items),
        sorted((mention.candidate.first, h) for h, group in enumerate(happenings) for mention in group.mentions), len(happenings),
    )
    for h, happening in enumerate(happenings):
        yield from _pairs_of(scene, layers, h, happening)


def _pairs_of(scene: _Scene, layers: Layers, h: int, happening: Happening) -> Iterator[Pairing]:
    setting = scene.setting
    at = Counter(scene.view.sentence_of(mention.candidate.first) for mention in happening.mentions)
    mine = [i for s in at for i in setting.by_sentence.get(s, ())]
    local = any(setting.named[i] for i in mine)
    again = Counter(name for s in at for name in {setting.names[i] for i in setting.by_sentence.get(s, ())})
    finest = min((setting.grain[i] for i in mine), default=9)
    reach = {s + step for s in at for step in range(-SITE_REACH, SITE_REACH + 1)}
    if not local:
        reach.update(_inherited(setting, min(at)))
    chains: dict[int, tuple[list[str], str, str, str]] = {}
    for s in sorted(reach):
        near = min(abs(own - s) for own in at)
        for i in setting.by_sentence.get(s, ()):
            item = layers.site_items[i]
            chain = layers.sites[i].chain
            if chain not in chains:
                chains[chain] = _stand(scene, h, happening, item, s, near)
            shared, side, frame, where = chains[chain]
            features = [*shared, *setting.own[i]]
            for own in item.own:
                features += (own, f"{own}|{side}|{frame}", f"{own}|{where}", f"{own}|{item.lead}|{side}")
            features.append(f"{item.own[0]}|{happening.mentions[0].kind}")
            features += _share(setting, at, i, s, near, again[setting.names[i]], local)
            features += _rank(setting, i, s, near, scene.events, finest)
            yield Pairing(h, i, setting.names[i], features)


def _inherited(setting: Setting, sentence: int) -> tuple[int, ...]:
    """For a happening without a place of its own: the sentence before it that last named one, and the lead."""
    earlier = [s for s in setting.with_names if s < sentence]
    return tuple({*earlier[-1:], *earlier[:2]})


def _stand(scene: _Scene, h: int, happening: Happening, item: Item, s: int, near: int) -> tuple[list[str], str, str, str]:
    """How the chain of a site stands to the nearest mention of the happening; with side, frame and distance to cross."""
    view = scene.view
    mention = min(happening.mentions, key=lambda mention: apart(view, mention, item.first, item.last))
    first, last = mention.candidate.first, mention.candidate.last
    _, frame, kind, _ = mention_features(view, mention)
    features = [f"k={kind}", *_rivals(scene, h, item, mention, frame if near == 0 else kind, s, near)]
    gap = s - view.sentence_of(first)
    if gap:
        where = f"s{max(-3, min(3, gap))}"
        same_paragraph = view.paragraph_of(item.first) == view.paragraph_of(first)
        features += (f"at={where}", f"at={where}|{same_paragraph!s}", f"at={where}|{frame}",
                     f"title={view.in_title(first)!s}{view.in_title(item.first)!s}")
        return features, "away", frame, where
    side, low, high = ("after", last, item.first) if item.first >= last else (
        ("before", item.last, first) if item.last <= first else ("inside", first, first))
    where = f"{side}{_step(high - low)}"
    low = min(low, high)
    between = scene.between
    commas, clauses = between.commas[high] - between.commas[low], between.clauses[high] - between.clauses[low]
    verbs, mentions = between.verbs[high] - between.verbs[low], between.mentions[high] - between.mentions[low]
    items = between.items[high] - between.items[low]
    features += (
        f"at={where}", f"at={side}|{frame}", f"at={where}|{frame}", f"lead={item.lead}|{side}|{frame}",
        f"lead={item.lead}|{where}",
        f"m-between={side}{UP_TO[3][mentions]}", f"i-between={side}{UP_TO[3][items]}|{item.lead}",
        f"clauses={side}{UP_TO[2][clauses]}",
        f"i-between={side}{UP_TO[3][items]}|{frame}", f"commas={side}{UP_TO[3][commas]}",
        f"verbs={side}{UP_TO[2][verbs]}",
        f"mc={side}{UP_TO[2][mentions]}{UP_TO[2][commas]}{UP_TO[1][clauses]}",
    )
    return features, side, frame, where


def _step(gap: int) -> str:
    if gap <= _NEAR:
        return str(gap)
    return next((f"<{step}" for step in _STEPS if gap <= step), "far")


def _rivals(scene: _Scene, h: int, item: Item, mention: Mention, sort: str, s: int, near: int) -> list[str]:
    """Whose mention stands next to the chain on either side: ours, another happening's, or none in the sentence."""
    sentence = scene.view.reading.sentences[s]
    mentions = scene.mentions
    at = bisect_left(mentions, (item.first, -1))
    before = mentions[at - 1] if at and mentions[at - 1][0] >= sentence.start else None
    while at < len(mentions) and mentions[at][0] < item.last:
        at += 1
    after = mentions[at] if at < len(mentions) and mentions[at][0] < sentence.end else None
    sides = ["none" if found is None else "own" if found[1] == h else "other" for found in (before, after)]
    closer = ""
    if before and after:
        closer = "b" if item.first - before[0] <= after[0] - item.last else "a"
    who = f"{sides[0]}-{sides[1]}{closer}"
    features = [f"riv={who}|{UP_TO[1][near]}", f"riv={who}|{item.lead}", f"riv={who}|{sort}"]
    if near == 0:
        first = mention.candidate.first
        low, high, side = (first + 1, item.first, ">") if first < item.first else (item.last, first, "<")
        nearer = mentions[bisect_left(mentions, (low, -1)) : bisect_left(mentions, (high, -1))]
        others = f"others={side}{min(2, sum(1 for _, other in nearer if other != h))}"
        features += (others, f"{others}|{item.lead}", f"{others}|{sort}")
    return features


def _share(setting: Setting, at: Counter[int], i: int, s: int, near: int, again: int, local: bool) -> list[str]:
    """What happening and site share over the whole report."""
    gap = "0" if near == 0 else "far" if near > SITE_REACH else "+" if s - 1 in at else "-"
    return [
        f"mine={UP_TO[3][at[s]]}|{UP_TO[4][setting.chains[s]]}", f"again={UP_TO[3][again]}|{gap}",
        f"local={local!s}|{gap}|{setting.named[i]}",
        f"spread={UP_TO[4][len(at)]}|{gap}", f"lead={s < 3!s}|{gap}|{local!s}", f"times={UP_TO[4][setting.times_named[i]]}|{gap}",
        f"last={s == setting.last_named(min(at))}|{gap}|{local!s}",
    ]


def _rank(setting: Setting, i: int, s: int, near: int, events: int, finest: int) -> list[str]:
    """How fine the place is beside the others of the sentence and of the happening, and whether it opens its sentence."""
    grain = setting.grain[i]
    finer = sum(1 for j in setting.by_sentence[s] if setting.grain[j] < grain)
    gap = min(near, 2)
    return [
        f"grain={grain}|{UP_TO[2][finer]}|{gap}", f"finest={grain}|{grain > finest!s}|{gap}", f"events={UP_TO[7][events]}|{gap}",
        f"front={setting.front[i]}|{gap}", f"alone={len(setting.by_sentence[s]) == 1}|{grain}|{gap}",
    ]
