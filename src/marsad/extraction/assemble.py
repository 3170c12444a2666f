"""Happenings and layers in, the coding out: every field decided, every quote in place, every reason kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.extraction.clause.view import View
from marsad.extraction.events.admit import Admission
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.claims import find_claims
from marsad.extraction.fields.cost import find_casualties
from marsad.extraction.fields.means import find_weapons
from marsad.extraction.fields.mode import find_mode
from marsad.extraction.fields.status import find_scope, find_status
from marsad.extraction.fields.when import find_dates
from marsad.extraction.fields.where import find_places
from marsad.extraction.fields.who import find_roles
from marsad.extraction.fields.why import event_id
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import load_model
from marsad.extraction.resolve.resolve_party import make_party
from marsad.extraction.resolve.resolve_place import resolve_sites
from marsad.lexicon.load import Lexicon
from marsad.model.event import Event, EventDate
from marsad.model.party import Party
from marsad.model.place import PlaceMention
from marsad.model.record import Coder, Coding, Reason, Record
from marsad.model.span import Quote


def assemble(view: View, layers: Layers, admitted: Sequence[Admission], left: Iterable[Reason], lexicon: Lexicon,
             coder: Coder) -> Coding:
    """The record of a report and the reasons for what is in it; those for what is ``left`` out follow."""
    happenings = tuple(row.happening for row in admitted)
    reasons: list[Reason] = []
    for h, row in enumerate(admitted):
        reasons += _trigger_reasons(view, row, event_id(h))
    sites = resolve_sites(view, layers.sites, lexicon, reasons)
    dates = find_dates(view, happenings, reasons)
    published = view.reading.document.published
    days = [(when.latest if when else None) or published for when in dates]
    roles = find_roles(view, layers, happenings, days, reasons)
    places = find_places(view, layers, happenings, sites, reasons)
    weapons = find_weapons(view, layers, happenings, reasons)
    casualties = find_casualties(view, layers, happenings, reasons)
    claims = find_claims(view, layers, happenings, days, reasons)
    statuses = find_status(view, happenings, reasons)
    scopes = find_scope(view, happenings, reasons)
    events = tuple(
        Event(
            id=event_id(h), kind=happening.mentions[0].kind, mode=find_mode(happening, weapons[h][1], event_id(h), reasons),
            status=statuses[h], scope=scopes[h], mentions=_mention_quotes(view, happening),
            actors=roles["actors"][h], targets=roles["targets"][h], places=places[h],
            date=dates[h], weapons=weapons[h][0], casualties=casualties[h], claims=claims[h],
            notes=_event_notes(view, dates[h], places[h]),
        )
        for h, happening in enumerate(happenings)
    )
    record = Record(coder=coder, document=view.reading.document, events=events, times=view.reading.times, places=sites,
                    parties=_all_parties(view), notes=_notes(view))
    return Coding(record, (*reasons, *left))


def _mention_quotes(view: View, happening: Happening) -> tuple[Quote, ...]:
    """The trigger first: the strongest of the first sentence below the title that names the event; then the others in order."""
    body = [mention for mention in happening.mentions if not view.in_title(mention.candidate.first)] or happening.mentions
    opening = view.sentence_of(body[0].candidate.first)
    leading = [mention for mention in body if view.sentence_of(mention.candidate.first) == opening]
    best = max(leading, key=lambda mention: (mention.score, -mention.candidate.start))
    rest = [mention for mention in happening.mentions if mention is not best]
    return tuple(Quote.of(view.text, mention.candidate.start, mention.candidate.end) for mention in (best, *rest))


def _trigger_reasons(view: View, row: Admission, event: str) -> list[Reason]:
    model, happening = load_model("triggers"), row.happening
    first = happening.mentions[0].candidate
    reasons = [Reason(event, "event", view.text[first.start : first.end], first.start, "model/events", True, round(row.score, 3),
                      load_model("events").weighed(row.features))]
    for mention in happening.mentions:
        candidate = mention.candidate
        words = view.text[candidate.start : candidate.end]
        reasons.append(Reason(event, "trigger", words, candidate.start, f"events/{candidate.entry_id}", True,
                              round(mention.score, 3), model.weighed(mention.features)))
    for start, score, weighed in happening.links:
        reasons.append(Reason(event, "same happening", "", start, "model/same", True, round(score, 3), weighed))
    return reasons


def _event_notes(view: View, when: EventDate | None, places: tuple[PlaceMention, ...]) -> tuple[str, ...]:
    notes = []
    if when is None and view.reading.document.published is None and view.reading.times:
        notes.append("date unresolved: the publication date is not known")
    if any(mention.place is None and mention.candidates > 1 for mention in places):
        notes.append("a place name fits several places and nothing in the report decides")
    return tuple(notes)


def _all_parties(view: View) -> tuple[Party, ...]:
    """Every known name of a party or source in the report, the longest at each place."""
    on = view.reading.document.published
    out = []
    reach = 0
    for i in sorted({*view.hits.get("parties", ()), *view.hits.get("sources", ())}):
        hits = [hit for shelf in ("parties", "sources") for hit in view.at(shelf, i) if hit.tag not in ("guard", "demonym")]
        if not hits or i < reach or view.in_furniture[i]:
            continue
        hit = max(hits, key=lambda hit: hit.last)
        reach = hit.last
        out.append(make_party(view, Quote.of(view.text, hit.start, hit.end), hit.first, hit.last, on))
    return tuple(out)


def _notes(view: View) -> tuple[str, ...]:
    if view.reading.document.published is None:
        return ("publication date unknown: relative dates stay unresolved",)
    return ()
