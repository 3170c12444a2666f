"""Happenings and sites in, the places of each event out: asked once for each happening and site, over all its mentions."""

from __future__ import annotations

from marsad.extraction.attach import Tie
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.site_pairs import pair_places
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.place import PlaceMention
from marsad.model.record import Reason


def find_places(view: View, layers: Layers, happenings: tuple[Happening, ...], sites: tuple[PlaceMention, ...],
                reasons: list[Reason]) -> list[tuple[PlaceMention, ...]]:
    """Where each happening took place, as the text names it; one name once. ``sites`` are the resolved ``layers.sites``."""
    model = load_model("places")
    kept: list[dict[str, tuple[Tie, PlaceMention]]] = [{} for _ in happenings]
    for h, i, name, features in pair_places(view, layers, happenings):
        score = model.scores(features)[0] - model.threshold
        if score > 0 and (name not in kept[h] or score > kept[h][name][0].score):
            kept[h][name] = Tie(h, i, score, tuple(features)), sites[i]
    out = []
    for h, places in enumerate(kept):
        rows = sorted(places.values(), key=lambda row: row[0].item)
        for tie, mention in rows:
            rule = mention.place.why if mention.place else "name of no known place"
            reasons.append(reason_of(tie, model, event=event_id(h), field="places", quote=mention.quote, rule=rule))
        out.append(tuple(mention for _, mention in rows))
    return out
