"""Records and a question in, the records with the events that answer it out; for records that stand in a file and in no store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from marsad.arabic.fold import fold
from marsad.errors import UsageError
from marsad.export.told.deaths import toll_range
from marsad.export.told.known import Known
from marsad.export.told.place import find_spot
from marsad.export.told.told import Json, Told, name_of
from marsad.export.told.voices import find_voices
from marsad.model.question import Question

_STORE_ONLY = ("polygon", "near", "text", "as_of", "limit", "after")


def choose(records: Iterable[Json], question: Question, known: Known, left_out: Counter[str]) -> Iterator[Json]:
    """Each record with the events that answer; a record of which none does is left out when anything was asked at all."""
    tests = _tests(question, known)
    for record in records:
        if not tests:
            yield record
            continue
        events = [event for event in record["events"] if all(test(Told(record, event)) for test in tests)]
        left_out["events by the filters"] += len(record["events"]) - len(events)
        if events:
            yield {**record, "events": events}


def _tests(question: Question, known: Known) -> list[Callable[[Told], bool]]:
    """One test for each field that asks; UsageError for what only an observatory can answer."""
    strange = [name for name in _STORE_ONLY if getattr(question, name)]
    if strange:
        raise UsageError(f"only an observatory answers {', '.join(strange)}: marsad ingest puts reports into one")
    asked = {field.name: getattr(question, field.name) for field in fields(question) if field.name != "order"}
    return [_TESTS[name](wanted, known) for name, wanted in asked.items() if wanted not in ((), None)]


def _one_of(read: Callable[[Told], Any]) -> Callable[[Any, Known], Callable[[Told], bool]]:
    return lambda wanted, known: lambda told: read(told) in wanted


def _any_of(read: Callable[[Told], Iterable[Any]]) -> Callable[[Any, Known], Callable[[Told], bool]]:
    def test(wanted: Iterable[str], known: Known) -> Callable[[Told], bool]:
        folded = {fold(value).casefold() for value in wanted}
        return lambda told: any(fold(value).casefold() in folded for value in read(told) if value)

    return test


def _flag(read: Callable[[Told], bool]) -> Callable[[Any, Known], Callable[[Told], bool]]:
    return lambda wanted, known: lambda told: read(told) == wanted


def _earliest(wanted: str, known: Known) -> Callable[[Told], bool]:
    return lambda told: bool(told.event["date"]) and (told.event["date"]["latest"] or "9999") >= wanted


def _latest(wanted: str, known: Known) -> Callable[[Told], bool]:
    return lambda told: bool(told.event["date"]) and (told.event["date"]["earliest"] or "0000") <= wanted


def _bbox(wanted: tuple[float, float, float, float], known: Known) -> Callable[[Told], bool]:
    west, south, east, north = wanted

    def inside(told: Told) -> bool:
        found = find_spot((told,), known)
        if found is None or not south <= found[0].lat <= north:
            return False
        lon = found[0].lon
        return west <= lon <= east if west <= east else lon >= west or lon <= east  # a box across the date line

    return inside


def _killed_min(wanted: int, known: Known) -> Callable[[Told], bool]:
    def enough(told: Told) -> bool:
        low, high = toll_range(find_voices((told,), "killed"))
        return max(low or 0, high or 0) >= wanted

    return enough


def _place_names(told: Told) -> Iterator[str]:
    for mention in told.event["places"]:
        if place := mention["place"]:
            yield from (place["id"], place["name"]["ar"], place["name"]["en"], *place["admin"])


def _party_names(told: Told) -> Iterator[str]:
    for party in (*told.event["actors"], *told.event["targets"]):
        yield from (party["entity"], name_of(party), party["text"])


def _source_names(told: Told) -> Iterator[str]:
    for claim in told.event["claims"]:
        for party in (claim["source"], claim["via"]):
            if party:
                yield from (party["entity"], name_of(party), party["text"])


_TESTS: dict[str, Callable[[Any, Known], Callable[[Told], bool]]] = {
    "kinds": _one_of(lambda told: told.event["kind"]), "modes": _one_of(lambda told: told.event["mode"]),
    "statuses": _one_of(lambda told: told.event["status"]), "reviews": _one_of(lambda told: told.review),
    "outlets": _one_of(lambda told: told.outlet), "reports": _one_of(lambda told: told.report),
    "incidents": _one_of(lambda told: told.incident), "places": _any_of(_place_names),
    "countries": _any_of(lambda told: [admin for mention in told.event["places"] if mention["place"]
                                       for admin in mention["place"]["admin"][:1]]),
    "parties": _any_of(_party_names), "sources": _any_of(_source_names),
    "weapons": _any_of(lambda told: [weapon["weapon"] for weapon in told.event["weapons"]]),
    "denied": _flag(lambda told: told.denied), "doubted": _flag(lambda told: told.doubted),
    "earliest": _earliest, "latest": _latest, "bbox": _bbox, "killed_min": _killed_min,
}
