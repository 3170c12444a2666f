"""Happenings and tolls in, the casualties of each event out."""

from __future__ import annotations

from marsad.extraction.attach import find_ties, one_happening_each, standing
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.event import Casualties
from marsad.model.record import Reason
from marsad.model.span import Quote

TOLL_REACH = 2  # sentences between a mention and a toll that may be its own


def find_casualties(view: View, layers: Layers, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[tuple[Casualties, ...]]:
    """The tolls of each happening. A toll belongs to one happening; the same figures said again count once."""
    model = load_model("tolls")
    ties = standing(one_happening_each(find_ties(view, happenings, layers.toll_items, model, reach=TOLL_REACH,
                                                 extra=lambda mention, i: toll_features(view, layers, mention, i))))
    out = []
    for h in range(len(happenings)):
        kept: dict[tuple[object, ...], Casualties] = {}
        for tie in sorted(ties.get(h, []), key=lambda tie: tie.item):
            toll = layers.tolls[tie.item]
            key = (toll.outcome, toll.group, toll.low, toll.high)
            if key in kept:
                continue
            quote = Quote.of(view.text, toll.start, toll.end)
            kept[key] = Casualties(quote, toll.outcome, toll.group, toll.low, toll.high, toll.count_kind)
            reasons.append(reason_of(tie, model, event=event_id(h), field="casualties", quote=quote, rule=f"outcome by {toll.why}"))
        out.append(tuple(kept.values()))
    return out


def toll_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What only tolls look at, beside the features of every pair."""
    return []
