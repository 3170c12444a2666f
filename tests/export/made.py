"""Records of our own making for exports: small enough to know every cell that they must become."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]
CODER = {"name": "marsad", "version": "9.9", "knowledge": "a" * 64}

# name -> id, english, kind, lat, lon, radius, admin
PLACES: dict[str, tuple[Any, ...]] = {
    "دوما": ("geonames:170592", "Douma", "city", 33.572, 36.402, 4, ["SYR", "Rif Dimashq", "Douma"]),
    "مسرابا": ("t:mesraba", "Mesraba", "town", 33.554, 36.395, 2, ["SYR", "Rif Dimashq", "Douma"]),
    "الرستن": ("t:rastan", "Rastan", "city", 34.926, 36.732, 4, ["SYR", "Homs", "Rastan"]),
    "محافظة إدلب": ("t:idlib-gov", "Idlib Governorate", "governorate", 35.8, 36.7, 50, ["SYR", "Idlib"]),
    "سوريا": ("t:syria", "Syria", "country", 35, 38.5, 240, ["SYR"]),
    "الخرطوم": ("geonames:379252", "Khartoum", "city", 15.55, 32.532, 20, ["SDN", "Khartoum"]),
    "تعز": ("t:taiz", "Taiz", "city", 13.579, 44.021, 5, ["YEM", "Taiz"]),
}
# words -> entity, arabic, english, sector, country
PARTIES: dict[str, tuple[Any, ...]] = {
    "قوات النظام": ("sy.regime-forces", "قوات النظام السوري", "Syrian government forces under Assad", "MIL", "SYR"),
    "جيش الإسلام": ("sy.jaysh-al-islam", "جيش الإسلام", "Jaysh al-Islam", "REB", "SYR"),
    "القوات الروسية": ("ru.armed-forces", "القوات الروسية", "Armed forces of Russia", "MIL", "RUS"),
    "المرصد السوري": ("sy.sohr", "المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights", "NGO", "SYR"),
    "قوات الدعم السريع": ("sd.rsf", "قوات الدعم السريع", "Rapid Support Forces", "REB", "SDN"),
    "مسلحون": (None, None, None, "UAF", None),
    "مدنيين": (None, None, None, "CVL", None),
    "متظاهرين": ("gen.protesters", "متظاهرون", "protesters", "OPP", None),
}


def quote(text: str, words: str) -> Json:
    """The first place of ``words`` in ``text``."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def party(text: str, words: str) -> Json:
    """One of PARTIES, or one that nobody knows."""
    entity, ar, en, sector, country = PARTIES.get(words, (None, None, None, None, None))
    return {**quote(text, words), "entity": entity, "name": {"ar": ar, "en": en} if ar else None, "sector": sector,
        "country": country}


def place(text: str, name: str, words: str | None = None) -> Json:
    """A mention of one of PLACES, by its name or by ``words`` about it."""
    key, english, kind, lat, lon, radius, admin = PLACES[name]
    told = {"id": key, "name": {"ar": name, "en": english}, "kind": kind, "lat": lat, "lon": lon, "radius_km": radius,
            "admin": admin, "confidence": 0.9, "why": "made"}
    return {**quote(text, words or name), "place": told, "candidates": 1}


def toll(text: str, words: str, low: int | None, high: int | None, **more: Any) -> Json:
    """A figure: killed people, exact, unless said otherwise."""
    return {**quote(text, words), "outcome": "killed", "group": "people", "low": low, "high": high, "count_kind": "exact", **more}


def claim(text: str, evidence: str, source: str | None = None, stance: str = "asserts") -> Json:
    """Who says it; without ``source`` the outlet does."""
    return {"source": party(text, source) if source else None, "via": None, "stance": stance, "cue": None,
            "evidence": quote(text, evidence)}


def event(text: str, trigger: str, kind: str = "ASSAULT aerial", **more: Any) -> Json:
    """An event asserted by the outlet, on 2018-02-18, unless said otherwise."""
    name, _, mode = kind.partition(" ")
    day = more.pop("day", ("2018-02-18", "2018-02-18"))
    basis = more.pop("basis", "relative")
    made: Json = {
        "id": "e1", "kind": name, "mode": mode or None, "status": "happened", "scope": "single",
        "mentions": [quote(text, trigger)],
        "actors": [], "targets": [], "places": [],
        "date": {"start": None, "end": None, "text": None, "earliest": day[0], "latest": day[1], "part_of_day": None,
            "basis": basis}
        if day else None,
        "weapons": [], "casualties": [], "claims": [claim(text, text)], "notes": [],
    }
    return {**made, **more}


def record(text: str, events: Sequence[Json] = (), **document: Any) -> Json:
    """A record of ``text``; published on 2018-02-19 by an outlet called نشرة unless said otherwise."""
    told = {"id": "r1", "title": None, "outlet": "نشرة", "url": "https://news.test/1", "language": "ar",
        "published": "2018-02-19",
            "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), **document}
    numbered = [{**one, "id": f"e{number}"} for number, one in enumerate(events, start=1)]
    return {"schema": "marsad/record/1", "coder": CODER, "document": told, "events": numbered, "times": [], "places": [],
            "parties": [], "notes": []}


STRIKE = "قصفت طائرات القوات الروسية مدينة دوما فقُتل 14 شخصاً بينهم 4 أطفال، بحسب المرصد السوري"


def strike(**more: Any) -> Json:
    """Russian aircraft on Douma: 14 dead, 4 of them children."""
    made = {
        "actors": [party(STRIKE, "القوات الروسية")], "places": [place(STRIKE, "دوما")],
        "casualties": [toll(STRIKE, "14 شخصاً", 14, 14), toll(STRIKE, "4 أطفال", 4, 4, group="children")],
        "claims": [claim(STRIKE, STRIKE, "المرصد السوري")],
    }
    return event(STRIKE, "قصفت", **{**made, **more})


CLASH = "اندلعت اشتباكات بين قوات النظام وجيش الإسلام في الرستن وقُتل 3 جنود و5 مقاتلين"


def clash(**more: Any) -> Json:
    """Government forces and Jaysh al-Islam in Rastan: 3 soldiers and 5 fighters dead."""
    made = {
        "actors": [party(CLASH, "قوات النظام"), party(CLASH, "جيش الإسلام")], "places": [place(CLASH, "الرستن")],
        "casualties": [toll(CLASH, "3 جنود", 3, 3, group="soldiers"), toll(CLASH, "5 مقاتلين", 5, 5, group="fighters")],
    }
    return event(CLASH, "اشتباكات", **{"kind": "ASSAULT clash", **made, **more})
