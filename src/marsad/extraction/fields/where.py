"""Happenings and sites in, the places of each event out: asked once for each happening and site, over all its mentions."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie
from marsad.extraction.fields.beside import NONE, nearest
from marsad.extraction.fields.second import Looked, likely, look_again, put_beside
from marsad.extraction.fields.site_context import describe_sites
from marsad.extraction.fields.site_pairs import pair_places
from marsad.extraction.fields.why import event_id, reason_of
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import load_model
from marsad.extraction.sites.sites import Site
from marsad.model.place import PlaceMention
from marsad.model.record import Reason

_NUMBERS = ("named", "grain", "sentences on", "said again", "best of its name", "in its list", "best of its list", "joined",
            "heads its list", "named in all", "sentences", "after a preposition")
_TOGETHER = -2.0  # log-odds: how far short a place of a list may fall when another of the list holds


def find_places(view: View, layers: Layers, happenings: tuple[Happening, ...], sites: tuple[PlaceMention, ...],
                reasons: list[Reason]) -> list[tuple[PlaceMention, ...]]:
    """Where each happening took place, as the text names it; one name once. ``sites`` are the resolved ``layers.sites``."""
    asked: list[list[tuple[str, Tie]]] = [[] for _ in happenings]
    names = describe_sites(view, layers).names
    for tie in look_again(look_at_places(view, layers, happenings, place_ties(view, layers, happenings)), "places"):
        asked[tie.happening].append((names[tie.item], tie))
    out = []
    for h, ties in enumerate(asked):
        lists = {layers.sites[tie.item].chain for _, tie in ties if tie.score > 0}
        kept: dict[str, Tie] = {}
        for name, tie in ties:
            better = name not in kept or _worth(sites, tie) > _worth(sites, kept[name])
            if better and _holds(layers.sites[tie.item], tie, lists):
                kept[name] = tie
        mentions = []
        for tie in sorted(kept.values(), key=lambda tie: tie.item):
            mention = sites[tie.item]
            rule = mention.place.why if mention.place else "name of no known place"
            reasons.append(reason_of(tie, model="places", event=event_id(h), field="places", quote=mention.quote, rule=rule))
            mentions.append(mention)
        out.append(tuple(mentions))
    return out


def place_ties(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> list[Tie]:
    """The first look at every site near a happening."""
    model = load_model("places")
    return [Tie(h, i, model.score(features) - model.threshold, tuple(features))
            for h, i, _, features in pair_places(view, layers, happenings)]


def look_at_places(view: View, layers: Layers, happenings: tuple[Happening, ...], first: list[Tie]) -> Looked:
    """The likely sites of each happening beside each other, and beside the other times that it may be named."""
    ties = likely(first) if layers.sites else []
    setting = describe_sites(view, layers)
    sentences = [[view.sentence_of(mention.candidate.first) for mention in happening.mentions] for happening in happenings]
    of_name: dict[tuple[int, str], list[Tie]] = {}
    of_chain: dict[tuple[int, int], list[Tie]] = {}
    for tie in ties:
        of_name.setdefault((tie.happening, setting.names[tie.item]), []).append(tie)
        of_chain.setdefault((tie.happening, layers.sites[tie.item].chain), []).append(tie)
    own = []
    for tie in ties:
        site, i = layers.sites[tie.item], tie.item
        again = [other.score for other in of_name[tie.happening, setting.names[i]] if other.item != i]
        beside = [other.score for other in of_chain[tie.happening, site.chain] if other.item != i]
        gap = nearest(setting.sentences[i] - sentence for sentence in sentences[tie.happening])
        own.append((
            float(setting.named[i]), float(setting.grain[i]), float(gap), float(len(again)), max(again, default=NONE),
            float(len(beside)), max(beside, default=NONE), float(site.link == "and"), float(site.link == "head"),
            float(setting.times_named[i]), float(len(sentences[tie.happening])), float(bool(site.lead)),
        ))
    return put_beside(ties, happenings, own, _NUMBERS)


def _worth(sites: tuple[PlaceMention, ...], tie: Tie) -> tuple[bool, float]:
    """Of two quotes of one name, the one that could be resolved says more; else the likelier one."""
    return sites[tie.item].place is not None, tie.score


def _holds(site: Site, tie: Tie, lists: set[int]) -> bool:
    """A place holds by itself, or with its list: مسرابا وجسرين وكفربطنا were shelled together."""
    return tie.score > 0 or (site.link == "and" and site.chain in lists and tie.score > _TOGETHER)
