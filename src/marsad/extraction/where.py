"""Happenings and sites in, the places of each event out."""

from __future__ import annotations

from marsad.extraction.attach import find_ties, standing
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.place import PlaceMention
from marsad.model.record import Reason

SITE_REACH = 1  # sentences between a mention and a place that may be its own


def find_places(view: View, layers: Layers, happenings: tuple[Happening, ...], sites: tuple[PlaceMention, ...],
                reasons: list[Reason]) -> list[tuple[PlaceMention, ...]]:
    """Where each happening took place, as the text names it; one name once. ``sites`` are the resolved ``layers.sites``."""
    model = load_model("places")
    ties = standing(find_ties(view, happenings, layers.site_items, model, reach=SITE_REACH,
                              extra=lambda mention, i: site_features(view, layers, mention, i)))
    out = []
    for h in range(len(happenings)):
        kept: dict[str, PlaceMention] = {}
        for tie in sorted(ties.get(h, []), key=lambda tie: tie.item):
            mention = sites[tie.item]
            first, last = layers.sites[tie.item].name
            name = " ".join(view.forms[first:last]) or mention.quote.text
            if name in kept:
                continue
            kept[name] = mention
            rule = mention.place.why if mention.place else "name of no known place"
            reasons.append(reason_of(tie, model, event=event_id(h), field="places", quote=mention.quote, rule=rule))
        out.append(tuple(kept.values()))
    return out


def site_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What only places look at, beside the features of every pair."""
    return []
