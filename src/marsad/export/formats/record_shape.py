"""A JSON object in, what it lacks to be a record out: so that a stranger's file is refused with a word, not a crash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_QUOTE = ("start", "end", "text")
_PARTY = (*_QUOTE, "entity", "name", "sector", "country")
_PLACE = ("id", "name", "kind", "lat", "lon", "radius_km", "admin", "confidence")
# Where a list stands -> what each of its objects must have.
_RECORD_LISTS = {"times": _QUOTE, "places": (*_QUOTE, "place", "candidates"), "parties": _PARTY}
_EVENT_LISTS = {
    "mentions": _QUOTE, "actors": _PARTY, "targets": _PARTY, "places": (*_QUOTE, "place", "candidates"),
    "weapons": (*_QUOTE, "weapon"), "casualties": (*_QUOTE, "outcome", "group", "low", "high", "count_kind"),
    "claims": ("source", "via", "stance", "cue", "evidence"),
}
_EVENT = ("id", "kind", "mode", "status", "scope", "date", "notes")
_DOCUMENT = ("id", "title", "outlet", "url", "language", "published", "text", "sha256")


def find_gaps(record: dict[str, Any]) -> Iterator[str]:
    """Each missing part, with where it is missing."""
    yield from _lacks(record.get("coder"), ("name", "version", "knowledge"), "coder")
    yield from _lacks(record.get("document"), _DOCUMENT, "document")
    if not isinstance(record.get("notes"), list):
        yield "notes is no list"
    yield from _lists(record, _RECORD_LISTS, "")
    events = record.get("events")
    if not isinstance(events, list):
        yield "events is no list"
        return
    for number, event in enumerate(events):
        where = f"events[{number}]"
        gaps = [*_lacks(event, _EVENT, where)]
        yield from gaps or _event_gaps(event, where)


def _event_gaps(event: dict[str, Any], where: str) -> Iterator[str]:
    gaps = [*_lists(event, _EVENT_LISTS, f"{where}.")]
    yield from gaps
    if gaps:
        return
    if event["date"] is not None:
        yield from _lacks(event["date"], (*_QUOTE, "earliest", "latest", "part_of_day", "basis"), f"{where}.date")
    for number, claim in enumerate(event["claims"]):
        yield from _lacks(claim["evidence"], _QUOTE, f"{where}.claims[{number}].evidence")
        for name, needed in (("source", _PARTY), ("via", _PARTY), ("cue", _QUOTE)):
            if claim[name] is not None:
                yield from _lacks(claim[name], needed, f"{where}.claims[{number}].{name}")


def _lists(holder: dict[str, Any], lists: dict[str, tuple[str, ...]], where: str) -> Iterator[str]:
    for name, needed in lists.items():
        items = holder.get(name)
        if not isinstance(items, list):
            yield f"{where}{name} is no list"
            continue
        for number, item in enumerate(items):
            gaps = [*_lacks(item, needed, f"{where}{name}[{number}]")]
            yield from gaps
            if not gaps and item.get("place") is not None:
                yield from _lacks(item["place"], _PLACE, f"{where}{name}[{number}].place")


def _lacks(found: Any, needed: tuple[str, ...], where: str) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{where} is no object"
        return
    missing = [name for name in needed if name not in found]
    if missing:
        yield f"{where} lacks {', '.join(missing)}"
