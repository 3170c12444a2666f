"""A record in, its public JSON object out (schema marsad/record/1): keys in a fixed order, null for what is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.model.document import Document
from marsad.model.event import Casualties, Claim, Event, EventDate, Weapon
from marsad.model.party import Party
from marsad.model.place import Place, PlaceMention
from marsad.model.record import Record
from marsad.model.span import Quote
from marsad.model.time import Time

SCHEMA = "marsad/record/1"


def record_to_json(record: Record) -> dict[str, Any]:
    """The object that the command line prints, the store keeps and the API serves; ``record.schema.json`` describes it."""
    coder = record.coder
    return {
        "schema": SCHEMA,
        "coder": {"name": coder.name, "version": coder.version, "knowledge": coder.knowledge},
        "document": _document(record.document),
        "events": [_event(event) for event in record.events],
        "times": [_time(time) for time in record.times],
        "places": [_place_mention(mention) for mention in record.places],
        "parties": [_party(party) for party in record.parties],
        "notes": list(record.notes),
    }


def _document(doc: Document) -> dict[str, Any]:
    return {
        "id": doc.id, "title": doc.title, "outlet": doc.outlet, "url": doc.url, "language": doc.language,
        "published": _day(doc.published), "text": doc.text, "sha256": doc.sha256,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id, "kind": event.kind, "mode": event.mode, "status": event.status, "scope": event.scope,
        "mentions": [_quote(mention) for mention in event.mentions],
        "actors": [_party(party) for party in event.actors],
        "targets": [_party(party) for party in event.targets],
        "places": [_place_mention(mention) for mention in event.places],
        "date": _event_date(event.date) if event.date else None,
        "weapons": [_weapon(weapon) for weapon in event.weapons],
        "casualties": [_casualties(toll) for toll in event.casualties],
        "claims": [_claim(claim) for claim in event.claims],
        "notes": list(event.notes),
    }


def _event_date(when: EventDate) -> dict[str, Any]:
    """Without words (inferred from the publication date) start, end and text are null."""
    words = _quote(when.quote) if when.quote else {"start": None, "end": None, "text": None}
    days = {"earliest": _day(when.earliest), "latest": _day(when.latest)}
    return {**words, **days, "part_of_day": when.part_of_day, "basis": when.basis}


def _weapon(weapon: Weapon) -> dict[str, Any]:
    return {**_quote(weapon.quote), "weapon": weapon.weapon, "low": weapon.low, "high": weapon.high}


def _casualties(toll: Casualties) -> dict[str, Any]:
    counted = {"low": toll.low, "high": toll.high, "count_kind": toll.count_kind}
    return {**_quote(toll.quote), "outcome": toll.outcome, "group": toll.group, **counted}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "source": _party(claim.source) if claim.source else None,
        "via": _party(claim.via) if claim.via else None,
        "stance": claim.stance,
        "cue": _quote(claim.cue) if claim.cue else None,
        "evidence": _quote(claim.evidence),
    }


def _time(time: Time) -> dict[str, Any]:
    words = {"start": time.start, "end": time.end, "text": time.text}
    return {**words, "type": time.type, "value": time.value, "earliest": _day(time.earliest), "latest": _day(time.latest)}


def _party(party: Party) -> dict[str, Any]:
    known = party.name_ar is not None or party.name_en is not None
    return {
        **_quote(party.quote), "entity": party.entity, "name": {"ar": party.name_ar, "en": party.name_en} if known else None,
        "sector": party.sector, "country": party.country,
    }


def _place_mention(mention: PlaceMention) -> dict[str, Any]:
    place = _place(mention.place) if mention.place else None
    return {**_quote(mention.quote), "place": place, "candidates": mention.candidates}


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id, "name": {"ar": place.name_ar, "en": place.name_en}, "kind": place.kind,
        "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km, "admin": list(place.admin),
        "confidence": place.confidence, "why": place.why,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"start": quote.start, "end": quote.end, "text": quote.text}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
