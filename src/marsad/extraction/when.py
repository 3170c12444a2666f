"""Happenings and times in, the date of each event out."""

from __future__ import annotations

from marsad.extraction.attach import find_ties, standing
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.event import EventDate
from marsad.model.record import Reason
from marsad.model.span import Quote

TIME_REACH = 2  # sentences between a mention and a time that may be its own


def find_dates(view: View, layers: Layers, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[EventDate | None]:
    """When each happening took place: the time it is tied to most, None where no time is."""
    model = load_model("times")
    ties = standing(find_ties(view, happenings, layers.time_items, model, reach=TIME_REACH,
                              extra=lambda mention, i: time_features(view, layers, mention, i)))
    out: list[EventDate | None] = []
    for h in range(len(happenings)):
        found = None
        for tie in ties.get(h, []):
            time = view.reading.times[tie.item]
            if time.earliest is None and time.latest is None:
                continue
            quote = Quote(time.start, time.end, time.text)
            found = EventDate(quote, time.earliest, time.latest, time.part_of_day, time.basis)
            reasons.append(reason_of(tie, model, event=event_id(h), field="date", quote=quote, rule=f"time grammar: {time.value}"))
            break
        out.append(found)
    return out


def time_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What only dates look at, beside the features of every pair."""
    return []
