"""An event's JSON and the text it stands in in, what is wrong with it out: its words, its closed values, its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from marsad.model.values import GROUPS, KINDS, MODES, OUTCOMES, CountKind, Scope, Stance, Status

Json = Mapping[str, Any]
QUOTE = frozenset(("start", "end", "text"))
# field -> what each of its items has beside its quote
LISTS: dict[str, frozenset[str]] = {
    "mentions": frozenset(),
    "actors": frozenset(("entity", "name", "sector", "country")),
    "targets": frozenset(("entity", "name", "sector", "country")),
    "places": frozenset(("place", "candidates")),
    "weapons": frozenset(("weapon", "low", "high")),
    "casualties": frozenset(("outcome", "group", "low", "high", "count_kind")),
}
_CLAIM = frozenset(("source", "via", "stance", "cue", "evidence"))
_DATE = frozenset(("earliest", "latest", "part_of_day", "basis"))
_PLACE = frozenset(("id", "name", "kind", "lat", "lon", "radius_km", "admin", "confidence", "why"))
_CLOSED: dict[str, tuple[str, ...]] = {
    "kind": KINDS, "status": get_args(Status), "scope": get_args(Scope), "outcome": OUTCOMES, "group": GROUPS,
    "count_kind": get_args(CountKind), "stance": get_args(Stance),
}
FIELDS = ("kind", "mode", "status", "scope", *LISTS, "date", "claims", "notes")


def find_faults(event: Json, text: str) -> Iterator[str]:
    """What is wrong with an event, in words; nothing when it is well."""
    missing = [name for name in ("id", *FIELDS) if name not in event]
    if missing:
        yield f"{', '.join(missing)} missing"
        return
    yield from _closed(event, ("kind", "status", "scope"))
    if event["mode"] is not None and event["mode"] not in MODES.get(event["kind"], ()):
        yield f"mode {event['mode']!r} does not go with {event['kind']}"
    if not event["mentions"]:
        yield "no mention"
    for field, names in LISTS.items():
        yield from (f"{field}: {fault}" for fault in _items(event[field], names, text))
    yield from (f"date: {fault}" for fault in _date(event["date"], text))
    yield from (f"claims: {fault}" for claim in event["claims"] for fault in _claim(claim, text))


def quote_fault(quote: Json, text: str) -> str | None:
    """Why a quote does not stand in the text, None when it does."""
    start, end, words = quote["start"], quote["end"], quote["text"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return f"the quote {words!r} has no place in the text ({start}, {end})"
    return None if text[start:end] == words else f"the quote {words!r} is not what stands at {start}:{end}"


def _items(items: Any, names: frozenset[str], text: str) -> Iterator[str]:
    if not isinstance(items, list):
        yield "not a list"
        return
    for item in items:
        missing = sorted((QUOTE | names) - set(item)) if isinstance(item, Mapping) else ["everything"]
        if missing:
            yield f"{', '.join(missing)} missing"
            continue
        fault = quote_fault(item, text)
        if fault:
            yield fault
        yield from _closed(item, ("outcome", "group", "count_kind"))
        yield from _range(item)
        if item.get("place") is not None and _PLACE - set(item["place"]):
            yield f"place: {', '.join(sorted(_PLACE - set(item['place'])))} missing"


def _range(item: Json) -> Iterator[str]:
    numbers = [item.get("low"), item.get("high")]
    if any(number is not None and (isinstance(number, bool) or not isinstance(number, int | float)) for number in numbers):
        yield f"low {numbers[0]!r} and high {numbers[1]!r} are no numbers"
    elif None not in numbers and numbers[0] > numbers[1]:  # type: ignore[operator]
        yield f"low {numbers[0]} is above high {numbers[1]}"


def _date(when: Any, text: str) -> Iterator[str]:
    if when is None:
        return
    missing = sorted((QUOTE | _DATE) - set(when))
    if missing:
        yield f"{', '.join(missing)} missing"
        return
    fault = quote_fault(when, text) if when["start"] is not None else None
    if fault:
        yield fault
    days = [when["earliest"], when["latest"]]
    if not all(day is None or _is_day(day) for day in days):
        yield f"{days[0]!r} to {days[1]!r} are no days"
    elif None not in days and days[0] > days[1]:
        yield f"earliest {days[0]} is after latest {days[1]}"


def _claim(claim: Json, text: str) -> Iterator[str]:
    missing = sorted(_CLAIM - set(claim))
    if missing:
        yield f"{', '.join(missing)} missing"
        return
    yield from _closed(claim, ("stance",))
    for name in ("source", "via"):
        if claim[name] is not None:
            yield from _items([claim[name]], LISTS["actors"], text)
    for name in ("cue", "evidence"):
        if claim[name] is not None:
            yield from _items([claim[name]], frozenset(), text)
        elif name == "evidence":
            yield "no evidence"


def _closed(item: Json, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name in item and item[name] not in _CLOSED[name]:
            yield f"{name} {item[name]!r} is not known"


def _is_day(written: Any) -> bool:
    try:
        date.fromisoformat(written)
    except (TypeError, ValueError):
        return False
    return True
