"""A record in, the record that may be published out: no private name or contact, no place closer than its first-level unit.

Names cannot be told from other words with certainty, so it is the other way round: of the text only words stay that carry a coded
value and cannot be a private person's name; everything else is masked, character by character, so that offsets hold and every
quote still stands in its text. A title, an address, an id are cut the same way. Public bodies, armed groups and office holders
that the knowledge names stay.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from marsad.arabic.words import find_words
from marsad.export.told.known import Known
from marsad.export.told.told import Json

NOTE = "public profile: names, contacts and exact places are taken out"
MASK = "█"
_WIDE_KM = 20.0  # an area without a first-level unit above it (the West Bank) that is large enough to stand for itself
_WIDE_KINDS = frozenset(("governorate", "country", "sea"))
_PLAIN_SHELVES = frozenset(("groups", "outcomes", "quantities", "cues"))
_CONTACT = re.compile(r"[@＠]|https?:|www\.|\b(?:t\.me|wa\.me|fb\.com)\b|[\d٠-٩۰-۹](?:[\s().-]*[\d٠-٩۰-۹]){6,}", re.IGNORECASE)
_EXTRAS = ("key", "incident", "review")


def public_record(record: Json, known: Known) -> dict[str, Any]:
    """A new record of the same schema; the one that was given is not touched."""
    document = record["document"]
    text = _masked(document["text"], list(_kept_spans(record, known)))
    made = {
        "schema": record["schema"], "coder": dict(record["coder"]),
        "document": _public_document(document, text),
        "events": [_public_event(event, text, known) for event in record["events"]],
        "times": [_quoted(time, text) for time in record["times"]],
        "places": [_public_place(place, text, known) for place in record["places"]],
        "parties": [_public_party(party, text, known) for party in record["parties"]],
        "notes": [NOTE],
    }
    return {**made, **({"key": record["key"]} if "key" in record else {})}


def _public_document(document: Json, text: str) -> dict[str, Any]:
    title = document["title"]
    at_the_head = title is not None and document["text"].startswith(title)
    return {
        **{name: document[name] for name in ("language", "published")},
        "id": "public:" + hashlib.sha256(document["id"].encode()).hexdigest()[:16],
        "title": text[: len(title)] if at_the_head else None, "outlet": _public_outlet(document["outlet"]),
        "url": _site(document["url"]), "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def _public_event(event: Json, text: str, known: Known) -> dict[str, Any]:
    made = {
        **{name: event[name] for name in ("id", "kind", "mode", "status", "scope")},
        "mentions": [_quoted(mention, text) for mention in event["mentions"]],
        "actors": [_public_party(party, text, known) for party in event["actors"]],
        "targets": [_public_party(party, text, known) for party in event["targets"]],
        "places": [_public_place(place, text, known) for place in event["places"]],
        "date": _quoted(event["date"], text) if event["date"] else None,
        "weapons": [_quoted(weapon, text) for weapon in event["weapons"]],
        "casualties": [_quoted(toll, text) for toll in event["casualties"]],
        "claims": [_public_claim(claim, text, known) for claim in event["claims"]],
        "notes": [],  # they may quote the report
    }
    return {**made, **{name: event[name] for name in _EXTRAS if name in event}}


def _public_claim(claim: Json, text: str, known: Known) -> dict[str, Any]:
    return {
        **{role: _public_party(claim[role], text, known) if claim[role] else None for role in ("source", "via")},
        "stance": claim["stance"], "cue": _quoted(claim["cue"], text) if claim["cue"] else None,
        "evidence": _quoted(claim["evidence"], text),
    }


def _public_party(party: Json, text: str, known: Known) -> dict[str, Any]:
    """With its sort and country; with a name only where the knowledge has it."""
    stays = known.party(party["entity"]) is not None
    return {**_quoted(party, text), "entity": party["entity"] if stays else None, "name": party["name"] if stays else None}


def _public_place(mention: Json, text: str, known: Known) -> dict[str, Any]:
    return {**_quoted(mention, text), "place": _public_unit(mention["place"], known) if mention["place"] else None}


def _public_unit(place: Json, known: Known) -> dict[str, Any] | None:
    """The place itself when it is wide, else its first-level unit; None when that is not known."""
    if _is_wide(place):
        return {**place, "why": ""}
    admin = list(place["admin"])[:2]
    unit = known.first_level(*admin) if len(admin) == 2 else None
    if unit is None:
        return None
    name = unit["name"]
    return {
        "id": unit["id"], "name": {"ar": name.get("ar"), "en": name.get("en")}, "kind": "governorate", "lat": unit["lat"],
        "lon": unit["lon"], "radius_km": unit["radius_km"], "admin": admin, "confidence": place["confidence"], "why": "",
    }


def _is_wide(place: Json) -> bool:
    if place["kind"] in _WIDE_KINDS:
        return True
    return len(place["admin"]) < 2 and place["kind"] == "region" and (place["radius_km"] or 0) >= _WIDE_KM


def _public_outlet(outlet: str | None) -> str | None:
    """Its name, unless it is an account or a number: then somebody can be found by it."""
    return None if outlet is None or _CONTACT.search(outlet) else outlet


def _site(url: str | None) -> str | None:
    """The site alone: paths hold titles, names and accounts."""
    parts = urlsplit(url or "")
    return f"{parts.scheme}://{parts.hostname}/" if parts.scheme in ("http", "https") and parts.hostname else None


def _kept_spans(record: Json, known: Known) -> Iterator[tuple[int, int]]:
    """Where words stand that stay."""
    for event in record["events"]:
        yield from (_span(quote) for quote in (*event["mentions"], *event["weapons"]))
        yield from (_span(toll) for toll in event["casualties"] if _is_plain(toll["text"], known))
        yield from (_span(claim["cue"]) for claim in event["claims"] if claim["cue"] and _is_plain(claim["cue"]["text"], known))
    yield from (_span(time) for time in record["times"])
    for party in _parties(record):
        if known.party(party["entity"]) is not None or (party["sector"] and _is_plain(party["text"], known)):
            yield _span(party)
    yield from (_span(mention) for mention in _places(record) if mention["place"] and _is_wide(mention["place"]))


def _parties(record: Json) -> Iterator[Json]:
    yield from record["parties"]
    for event in record["events"]:
        yield from (*event["actors"], *event["targets"])
        yield from (party for claim in event["claims"] for party in (claim["source"], claim["via"]) if party)


def _places(record: Json) -> Iterator[Json]:
    yield from record["places"]
    for event in record["events"]:
        yield from event["places"]


def _is_plain(text: str, known: Known) -> bool:
    """Whether every word is a number or a common word of tolls and speech: four children, gunmen; never a name."""
    words = find_words(text)
    hits = (hit for hit in known.lexicon.match(words)
            if hit.entry.shelf in _PLAIN_SHELVES or hit.entry.fields.get("kind") == "generic")
    common = {at for hit in hits for at in range(hit.first, hit.last)}
    return not _CONTACT.search(text) and all(at in common or word.kind == "number" for at, word in enumerate(words))


def _masked(text: str, kept: list[tuple[int, int]]) -> str:
    """The text with every character masked that no kept span holds; lines stay lines."""
    stays = bytearray(len(text))
    for start, end in kept:
        if not _CONTACT.search(text[start:end]):
            stays[start:end] = b"\x01" * (end - start)
    return "".join(char if stay or char == "\n" else MASK for char, stay in zip(text, stays, strict=True))


def _quoted(value: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The value with its words as they stand in the masked text."""
    return dict(value) if value["start"] is None else {**value, "text": text[value["start"] : value["end"]]}


def _span(quote: Json) -> tuple[int, int]:
    return quote["start"], quote["end"]
