"""Captures and records of our own making, small enough to know every row that they must become."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from marsad.model.capture import Capture
from marsad.model.record import Coder
from marsad.store import Store

CODER = Coder("marsad", "1.0", "a" * 64)
NEWER = Coder("marsad", "2.0", "b" * 64)
Json = dict[str, Any]

PLACES: dict[str, tuple[Any, ...]] = {  # name -> id, english, kind, lat, lon, radius, admin
    "دوما": ("t:douma", "Douma", "city", 33.57, 36.40, 4, ["SYR", "Rif Dimashq", "Douma"]),
    "حلب": ("t:aleppo", "Aleppo", "city", 36.20, 37.16, 10, ["SYR", "Aleppo"]),
    "بغداد": ("t:baghdad", "Baghdad", "city", 33.31, 44.37, 20, ["IRQ", "Baghdad"]),
}


def make_capture(text: str, **fields: Any) -> Capture:
    """A capture of ``text``; published on a day of 2018 unless said otherwise."""
    return Capture(text=text, **{"published": date(2018, 2, 19), "place": "test.txt", **fields})


def quote(text: str, words: str) -> Json:
    """The first place of ``words`` in ``text`` as a quote."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def place(text: str, name: str) -> Json:
    """A mention of one of PLACES, or of a place that is not known."""
    if name not in PLACES:
        return {**quote(text, name), "place": None, "candidates": 0}
    key, english, kind, lat, lon, radius, admin = PLACES[name]
    told = {"id": key, "name": {"ar": name, "en": english}, "kind": kind, "lat": lat, "lon": lon, "radius_km": radius,
            "admin": admin, "confidence": 1.0, "why": "test"}
    return {**quote(text, name), "place": told, "candidates": 1}


def party(text: str, words: str, entity: str | None = None) -> Json:
    """A party as a record has it."""
    name = {"ar": words, "en": entity} if entity else None
    return {**quote(text, words), "entity": entity, "name": name, "sector": "MIL" if entity else None, "country": None}


def make_event(text: str, name: str, trigger: str, **fields: Any) -> Json:
    """An event of a record. ``at`` names places, ``day`` its day, ``killed`` is (words, low, high), ``by`` and ``to`` are parties
    (words or words and entity), ``denied_by`` and ``said_by`` speakers, ``with_`` a weapon (words, weapon)."""
    day, killed, weapon = fields.get("day"), fields.get("killed"), fields.get("with_")
    claims = [_claim(text, fields.get("said_by"), "asserts")]
    if fields.get("denied_by"):
        claims.append(_claim(text, fields["denied_by"], "denies"))
    when = {"start": None, "end": None, "text": None, "earliest": day, "latest": fields.get("until", day), "part_of_day": None,
            "basis": "published"}
    return {
        "id": name, "kind": fields.get("kind", "ASSAULT"), "mode": fields.get("mode"), "status": fields.get("status", "happened"),
        "scope": "single", "mentions": [quote(text, trigger)],
        "actors": [_party(text, fields["by"])] if "by" in fields else [],
        "targets": [_party(text, fields["to"])] if "to" in fields else [],
        "places": [place(text, where) for where in fields.get("at", ())], "date": when if day else None,
        "weapons": [{**quote(text, weapon[0]), "weapon": weapon[1], "low": None, "high": None}] if weapon else [],
        "casualties": [] if not killed else [{**quote(text, killed[0]), "outcome": "killed", "group": "people", "low": killed[1],
                                              "high": killed[2], "count_kind": "exact"}],
        "claims": claims, "notes": [],
    }


def make_record(capture: Capture, *events: Mapping[str, Any], coder: Coder = CODER) -> Json:
    """A record of a capture without a title: its text is the document's."""
    return {
        "schema": "marsad/record/1", "coder": {"name": coder.name, "version": coder.version, "knowledge": coder.knowledge},
        "document": {"id": capture.id, "title": None, "outlet": capture.outlet, "url": capture.url, "language": "ar",
                     "published": capture.published.isoformat() if capture.published else None, "text": capture.text,
                     "sha256": "0" * 64},
        "events": list(events), "times": [], "places": [], "parties": [], "notes": [],
    }


def keep(store: Store, text: str, *events: Mapping[str, Any], **fields: Any) -> str:
    """Take in a text and its record; the key of the report."""
    capture = make_capture(text, **fields)
    key = store.add_report(capture).key
    store.add_record(key, make_record(capture, *events), CODER)
    return key


def _party(text: str, told: str | tuple[str, str]) -> Json:
    return party(text, told) if isinstance(told, str) else party(text, *told)


def _claim(text: str, speaker: str | tuple[str, str] | None, stance: str) -> Json:
    source = _party(text, speaker) if speaker else None
    return {"source": source, "via": None, "stance": stance, "cue": None, "evidence": quote(text, text)}
