"""What the check of the seed report accepts and what it misses."""

from __future__ import annotations

from typing import Any

from evals.seed import TOWNS, expectations

SAID = {"source": {"text": "المرصد السوري"}, "via": None, "stance": "asserts"}
DENIED = {"source": {"text": "المتحدث باسم الفصيل"}, "via": None, "stance": "denies"}
DENIED_VIA = {"source": {"text": "القيادي"}, "via": {"text": "فرانس برس"}, "stance": "denies"}


def event(kind: str, status: str = "happened", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "status": status, "places": [], "casualties": [], "claims": [], "date": None, **fields}


def toll(group: str, number: int) -> dict[str, Any]:
    return {"outcome": "killed", "group": group, "low": number, "high": number}


def whole() -> list[dict[str, Any]]:
    places = [{"text": f"منطقة {town}"} for town in TOWNS]
    return [
        event("ASSAULT", places=places, casualties=[toll("people", 14), toll("children", 4)], claims=[SAID]),
        event("ASSAULT", "planned"),
        event("MOBILIZE", "ongoing"),
        event("CONSULT", "ongoing", claims=[SAID, DENIED, DENIED_VIA]),
        event("COERCE", "ongoing", date={"earliest": "2013-01-01"}),
    ]


def missing(events: list[dict[str, Any]]) -> list[str]:
    return [item.strip() for item, found in expectations(events) if not found]


def test_a_whole_reading_misses_nothing() -> None:
    assert missing(whole()) == []


def test_an_empty_reading_misses_every_item() -> None:
    assert len(missing([])) == len(list(expectations(whole())))


def test_a_place_that_is_not_read_is_named() -> None:
    events = whole()
    events[0]["places"] = events[0]["places"][1:]
    assert missing(events) == [f"in {TOWNS[0]}"]


def test_a_hamza_or_ta_marbuta_spelt_otherwise_is_the_same_town() -> None:
    events = whole()
    events[0]["places"] = [{"text": place["text"].replace("أ", "ا").replace("ة", "ه")} for place in events[0]["places"]]
    assert missing(events) == []


def test_an_attack_that_happened_is_not_the_planned_one() -> None:
    events = whole()
    events[1]["status"] = "happened"
    assert missing(events) == ["the attack to come: ASSAULT, planned"]


def test_one_denial_is_not_two() -> None:
    events = whole()
    events[3]["claims"] = [SAID, DENIED]
    assert missing(events) == ["denied twice", "one denial via فرانس برس"]


def test_a_siege_without_its_beginning_is_not_enough() -> None:
    events = whole()
    events[4]["date"] = None
    assert missing(events) == ["since 2013"]
