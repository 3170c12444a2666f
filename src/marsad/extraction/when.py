"""Happenings and times in, the date of each event out."""

from __future__ import annotations

from marsad.extraction.dating import Chance, Dating
from marsad.extraction.linear import LinearModel, load_model
from marsad.extraction.same import Happening
from marsad.extraction.view import View
from marsad.extraction.why import event_id
from marsad.model.event import EventDate
from marsad.model.record import Reason
from marsad.model.span import Quote


def find_dates(view: View, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[EventDate | None]:
    """When each happening took place: the days that the report speaks for most, None where it says no time for it."""
    model = load_model("times")
    dating = Dating(view, happenings)
    out: list[EventDate | None] = []
    for h, happening in enumerate(happenings):
        best = _best(model, dating.chances(happening))
        if best is None:
            out.append(None)
            continue
        score, chance = best
        time = chance.time
        quote = Quote(time.start, time.end, time.text)
        out.append(EventDate(quote, time.earliest, time.latest, time.part_of_day, time.basis))
        reasons.append(Reason(event_id(h), "date", quote.text, quote.start, f"time grammar: {time.value}", True, round(score, 3),
                              model.weighed(chance.features)))
    return out


def _best(model: LinearModel, chances: list[Chance]) -> tuple[float, Chance] | None:
    """The likeliest days, if they are likely enough; of equals the first named."""
    scored = [(model.scores(chance.features)[0] - model.threshold, -n, chance) for n, chance in enumerate(chances)]
    score, _, chance = max(scored, key=lambda row: row[:2], default=(0.0, 0, None))
    return (score, chance) if chance is not None and score > 0 else None
