"""Happenings and sites in, the places of each event out: asked once for each happening and site, over all its mentions."""

from __future__ import annotations

from marsad.extraction.attach import Tie
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.site_pairs import pair_places
from marsad.extraction.sites import Site
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.place import PlaceMention
from marsad.model.record import Reason

_TOGETHER = -2.0  # log-odds: how far short a place of a list may fall when another of the list holds


def find_places(view: View, layers: Layers, happenings: tuple[Happening, ...], sites: tuple[PlaceMention, ...],
                reasons: list[Reason]) -> list[tuple[PlaceMention, ...]]:
    """Where each happening took place, as the text names it; one name once. ``sites`` are the resolved ``layers.sites``."""
    model = load_model("places")
    asked: list[list[tuple[str, Tie]]] = [[] for _ in happenings]
    for h, i, name, features in pair_places(view, layers, happenings):
        asked[h].append((name, Tie(h, i, model.score(features) - model.threshold, tuple(features))))
    out = []
    for h, ties in enumerate(asked):
        lists = {layers.sites[tie.item].chain for _, tie in ties if tie.score > 0}
        kept: dict[str, Tie] = {}
        for name, tie in ties:
            if _holds(layers.sites[tie.item], tie, lists) and (name not in kept or tie.score > kept[name].score):
                kept[name] = tie
        mentions = []
        for tie in sorted(kept.values(), key=lambda tie: tie.item):
            mention = sites[tie.item]
            rule = mention.place.why if mention.place else "name of no known place"
            reasons.append(reason_of(tie, model, event=event_id(h), field="places", quote=mention.quote, rule=rule))
            mentions.append(mention)
        out.append(tuple(mentions))
    return out


def _holds(site: Site, tie: Tie, lists: set[int]) -> bool:
    """A place holds by itself, or with its list: مسرابا وجسرين وكفربطنا were shelled together."""
    return tie.score > 0 or (site.link == "and" and site.chain in lists and tie.score > _TOGETHER)
