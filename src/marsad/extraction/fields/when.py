"""Happenings and times in, the date of each event out."""

from __future__ import annotations

from collections import Counter

from marsad.extraction.clause.view import View
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie
from marsad.extraction.fields.beside import nearest
from marsad.extraction.fields.date_pairs import days_of
from marsad.extraction.fields.dating import Chance, Dating, Days
from marsad.extraction.fields.second import Looked, look_again, put_beside
from marsad.extraction.fields.why import event_id, reason_of
from marsad.extraction.learned.linear import load_model
from marsad.model.event import EventDate
from marsad.model.record import Reason
from marsad.model.span import Quote

_NUMBERS = ("sentences on", "sentence", "days ago", "days long", "happenings it may be of", "days told", "first day", "relative",
            "sentences", "day of a round-up")


def find_dates(view: View, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[EventDate | None]:
    """When each happening took place: the days that the report speaks for most, None where it says no time for it."""
    dating = Dating(view, happenings)
    chances = [dating.chances(happening) for happening in happenings]
    days = number_days(chances)
    best: dict[int, Tie] = {}
    for tie in look_again(look_at_dates(view, happenings, chances, days), "times"):
        if tie.score > 0 and (tie.happening not in best or tie.score > best[tie.happening].score):
            best[tie.happening] = tie
    out: list[EventDate | None] = []
    for h, near in enumerate(chances):
        if h not in best:
            out.append(None)
            continue
        time = next(chance.time for chance in near if days[chance.time.earliest, chance.time.latest] == best[h].item)
        quote = Quote(time.start, time.end, time.text)
        out.append(EventDate(quote, time.earliest, time.latest, time.part_of_day, time.basis))
        reasons.append(reason_of(best[h], model="times", event=event_id(h), field="date", quote=quote,
                                 rule=f"time grammar: {time.value}"))
    return out


def look_at_dates(view: View, happenings: tuple[Happening, ...], chances: list[list[Chance]],
                  days: dict[Days, int]) -> Looked:
    """The days that each happening may have taken place on, beside each other and beside the report's other days."""
    model, published = load_model("times"), view.reading.document.published
    told = Counter(day for near in chances for day in {days[chance.time.earliest, chance.time.latest] for chance in near})
    ties, own = [], []
    for h, near in enumerate(chances):
        sentences = [view.sentence_of(mention.candidate.first) for mention in happenings[h].mentions]
        for chance in near:
            time = chance.time
            item, sentence = days[time.earliest, time.latest], view.sentence_of(time.first)
            ties.append(Tie(h, item, model.score(chance.features) - model.threshold, chance.features))
            age = (published - time.latest).days if published and time.latest else 0
            gap = nearest(sentence - own for own in sentences)
            own.append((
                float(gap), float(sentence), float(max(-60, min(age, 400))), float(min(days_of(time), 400)), float(told[item]),
                float(len(days)), float(item == 0), float(time.basis == "relative"), float(len(set(sentences))),
                float("round-up=day" in chance.features),
            ))
    return put_beside(ties, happenings, own, _NUMBERS)


def number_days(chances: list[list[Chance]]) -> dict[Days, int]:
    """The days that the report may speak of, in the order of the text."""
    times = sorted((chance.time for near in chances for chance in near), key=lambda time: time.start)
    return {day: n for n, day in enumerate(dict.fromkeys((time.earliest, time.latest) for time in times))}
