"""Records made by hand for linking: a report with its events, each with a sentence, a place, a day, a toll."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

PLACES: dict[str, Json] = {
    "مارع": {"id": "p:marea", "kind": "town", "lat": 36.48, "lon": 37.20, "radius_km": 3, "admin": ["SYR", "Aleppo"]},
    "تل رفعت": {"id": "p:tall-rifat", "kind": "town", "lat": 36.47, "lon": 37.09, "radius_km": 3, "admin": ["SYR", "Aleppo"]},
    "سرمين": {"id": "p:sarmin", "kind": "town", "lat": 35.90, "lon": 36.72, "radius_km": 2, "admin": ["SYR", "Idlib"]},
    "ريف حلب الشمالي": {"id": "p:aleppo-n", "kind": "region", "lat": 36.5, "lon": 37.1, "radius_km": 30, "admin": ["SYR"]},
}
OBSERVATORY = {"entity": "sy.sohr", "name": {"ar": "المرصد السوري", "en": "SOHR"}, "sector": "NGO", "country": "SYR"}
REUTERS = {"entity": "gb.reuters", "name": {"ar": "رويترز", "en": "Reuters"}, "sector": "MED", "country": "GBR"}


def quote(text: str, words: str) -> Json:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def toll(
    text: str, words: str, low: int | None, high: int | None = None, *, outcome: str = "killed", group: str = "people"
) -> Json:
    kind = "exact" if low == high else "at_least"
    return {**quote(text, words), "outcome": outcome, "group": group, "low": low, "high": high, "count_kind": kind}


def event(text: str, number: int = 1, **told: Any) -> Json:
    """An event whose sentence is ``text``; ``places`` are names, ``day`` an ISO day, ``source`` a party, ``stance``."""
    day = told.pop("day", None)
    source = told.pop("source", None)
    claim = {"source": source and {**source, **quote(text, text[:2])}, "via": None, "stance": told.pop("stance", "asserts"),
             "cue": None, "evidence": quote(text, text)}
    places = [
        {**quote(text, name if name in text else text[:2]), "candidates": 1,
         "place": {**PLACES[name], "name": {"ar": name, "en": name}, "confidence": 0.9, "why": ""} if name in PLACES else None}
        for name in told.pop("places", ())
    ]
    when = {"start": None, "end": None, "text": None, "earliest": day, "latest": day, "part_of_day": None, "basis": "stated"}
    return {
        "id": f"e{number}", "kind": "ASSAULT", "mode": None, "status": "happened", "scope": "single",
        "mentions": [quote(text, text[:3])], "actors": [], "targets": [], "places": places, "weapons": [], "casualties": [],
        "notes": [], "claims": [claim], "date": when if day else None, **told,
    }


def record(name: str, text: str, *events: Json, published: str | None = "2022-04-26", outlet: str | None = None,
           title: str | None = None) -> Json:
    return {
        "schema": "marsad/record/1", "coder": {"name": "marsad", "version": "0", "knowledge": ""},
        "document": {"id": name, "title": title, "outlet": outlet or f"{name}.example", "url": None, "language": "ar",
                     "published": published, "text": text, "sha256": ""},
        "events": list(events), "times": [], "places": [], "parties": [], "notes": [],
    }


SHELLING = "قصفت مدفعية ثقيلة السوق المسقوف في مارع فقتل ثلاثة باعة من عائلة الحمدو"
SHELLED = "ثلاثة قتلى من عائلة الحمدو في قصف مدفعي على السوق المسقوف بمدينة مارع"
ELSEWHERE = "انفجرت سيارة مفخخة عند مدخل سرمين وأصيب ستة حراس"


def shelling(name: str, text: str = SHELLING, low: int = 3, **told: Any) -> Json:
    """A report of the shelling of the market of Marea on 26 April."""
    given = {"places": ["مارع"], "day": "2022-04-26", "mode": "heavy-weapons", **told}
    outlet = given.pop("outlet", None)
    published = given.pop("published", "2022-04-26")
    figures = [toll(text, text[:4], low, low)]
    return record(name, text, event(text, casualties=figures, **given), outlet=outlet, published=published)


def explosion(name: str, **told: Any) -> Json:
    """A report of the car bomb of Sarmin."""
    given = {"places": ["سرمين"], "day": "2022-04-26", "mode": "explosives", **told}
    figure = toll(ELSEWHERE, "ستة حراس", 6, 6, outcome="injured")
    return record(name, ELSEWHERE, event(ELSEWHERE, casualties=[figure], **given))
