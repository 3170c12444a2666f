"""The JSON of an event in, the columns by which it is found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from marsad.arabic.fold import fold

_MAX_INTEGER = 2**31 - 1  # of a column; no toll is larger, and a number misread as one must not stop a batch
Json = Mapping[str, Any]


class EventRows(NamedTuple):
    """An event as rows: one of ``event`` and those of its parties, places and weapons."""

    event: dict[str, Any]
    parties: list[dict[str, Any]]
    places: list[dict[str, Any]]
    weapons: list[dict[str, Any]]


def rows_of(key: str, event: Json) -> EventRows:
    """The rows of the event ``key``, all derived from its JSON; what the store adds (record, review, incident) is not there."""
    when, place = event["date"] or {}, _main_place(event["places"])
    low, high = _killed(event["casualties"])
    stances = {claim["stance"] for claim in event["claims"]}
    row = {
        "key": key, "kind": event["kind"], "mode": event["mode"], "status": event["status"], "scope": event["scope"],
        "earliest": when.get("earliest"), "latest": when.get("latest"), "day_basis": when.get("basis"),
        **place, "killed_low": low, "killed_high": high, "denied": "denies" in stances, "doubted": "doubts" in stances,
    }
    return EventRows(row, _parties(key, event), _places(key, event["places"]), _weapons(key, event["weapons"]))


def folded_name(name: str) -> str:
    """A name as it is compared: folded letters, small Latin ones, single spaces."""
    return " ".join(fold(name).casefold().split())


def _main_place(mentions: Iterable[Json]) -> dict[str, Any]:
    """The columns of the first place that is known; without one, the words of the first that is named."""
    names = ("place_id", "place_name_ar", "place_name_en", "lat", "lon", "radius_km", "country", "admin1", "geo_precision")
    columns: dict[str, Any] = dict.fromkeys(names)
    mentions = list(mentions)
    known = next((mention["place"] for mention in mentions if mention["place"]), None)
    if known is None:
        columns["place_name_ar"] = mentions[0]["text"] if mentions else None
        return columns
    admin = [*known["admin"], None, None]
    return columns | {
        "place_id": known["id"], "place_name_ar": known["name"]["ar"], "place_name_en": known["name"]["en"],
        "lat": known["lat"], "lon": known["lon"], "radius_km": known["radius_km"], "geo_precision": known["kind"],
        "country": admin[0], "admin1": admin[1],
    }


def _killed(casualties: Iterable[Json]) -> tuple[int | None, int | None]:
    """Low and high of the greatest single toll of killed; tolls of parts are never added up."""
    tolls = [toll for toll in casualties if toll["outcome"] == "killed" and (toll["low"], toll["high"]) != (None, None)]
    if not tolls:
        return None, None
    greatest = max(tolls, key=lambda toll: (toll["high"] or toll["low"] or 0, toll["low"] or 0, toll["group"] == "people"))
    return _column(greatest["low"]), _column(greatest["high"])


def _column(number: float | None) -> int | None:
    return None if number is None else min(int(number), _MAX_INTEGER)


def _parties(key: str, event: Json) -> list[dict[str, Any]]:
    named = [("actor", party) for party in event["actors"]] + [("target", party) for party in event["targets"]]
    named += [("source", claim["source"]) for claim in event["claims"] if claim["source"]]
    named += [("via", claim["via"]) for claim in event["claims"] if claim["via"]]
    rows: dict[Any, dict[str, Any]] = {}
    for role, party in named:
        name = (party["name"] or {}).get("ar") or party["text"]
        row = {"event_key": key, "role": role, "entity": party["entity"], "name": name, "folded": folded_name(name),
               "sector": party["sector"]}
        rows.setdefault((role, party["entity"], row["folded"]), row)
    return list(rows.values())


def _places(key: str, mentions: Iterable[Json]) -> list[dict[str, Any]]:
    rows: dict[Any, dict[str, Any]] = {}
    for mention in mentions:
        place = mention["place"] or {}
        name, english = (place.get("name") or {}).get("ar") or mention["text"], (place.get("name") or {}).get("en")
        row = {"event_key": key, "place_id": place.get("id"), "name": name, "folded": folded_name(name),
               "folded_en": folded_name(english) if english else None, "lat": place.get("lat"), "lon": place.get("lon")}
        rows.setdefault((row["place_id"], row["folded"]), row)
    return list(rows.values())


def _weapons(key: str, weapons: Iterable[Json]) -> list[dict[str, Any]]:
    return [{"event_key": key, "weapon": weapon} for weapon in dict.fromkeys(row["weapon"] for row in weapons)]
