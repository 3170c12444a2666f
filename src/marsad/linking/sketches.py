"""A record's JSON in, what linking compares of its events out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar

from marsad.linking.knowledge import read_knowledge
from marsad.linking.words import name_words, telling_words
from marsad.model.link import LinkEvent, LinkPlace, LinkToll

Json = Mapping[str, Any]
T = TypeVar("T")
# How long a report that gives no day may lag behind what it tells: six of seven are out the same day or the next.
_LAG_DAYS = 1
_VAGUE = frozenset(("planned", "hypothetical"))


def sketch_record(record: Json, report: str | None = None) -> tuple[LinkEvent, ...]:
    """The events of one record. ``report`` is the report's key; without one it is the document's id."""
    doc = record["document"]
    return sketch_events(record["events"], doc, report or doc["id"])


def sketch_events(events: Iterable[Json], doc: Json, report: str) -> tuple[LinkEvent, ...]:
    """Events of one report; of the document its ``text``, ``title`` and ``published`` are asked."""
    published = _ordinal(doc.get("published"))
    everything = telling_words(doc["text"])
    return tuple(_sketch(event, f"{report}#{event['id']}", report, doc, published, everything) for event in events)


def sketch_records(records: Iterable[Json]) -> Iterator[LinkEvent]:
    """The events of many records."""
    for record in records:
        yield from sketch_record(record)


def _sketch(event: Json, key: str, report: str, doc: Json, published: int | None, everything: array[int]) -> LinkEvent:
    earliest, latest, basis = _days(event, published)
    return LinkEvent(
        key=key, report=report, kind=_shared(event["kind"]), mode=_shared(event["mode"]), status=_shared(event["status"]),
        scope=_shared(event["scope"]), earliest=_shared(earliest), latest=_shared(latest), basis=_shared(basis),
        published=_shared(published), places=_shared(_places(event["places"])), named=_shared(_named(event["places"])),
        headline=_is_headline(event, doc),
        actors=_shared(_entities(event["actors"])), targets=_shared(_entities(event["targets"])),
        weapons=_shared(frozenset(weapon["weapon"] for weapon in event["weapons"])),
        tolls=_shared(tuple(sorted({_toll(toll) for toll in event["casualties"]}, key=str))),
        words=telling_words(_sentences(event, doc)), report_words=everything,
    )


@lru_cache(maxsize=1 << 16)
def _shared(value: T) -> T:
    """The same value as one object: half a million events hold the same few days, towns, parties and tolls."""
    return value


def _days(event: Json, published: int | None) -> tuple[int | None, int | None, str | None]:
    """The days the event spans; those before publication where the text gives none, and only for what has happened."""
    when = event["date"]
    if when and (when["earliest"] or when["latest"]):
        earliest, latest = _ordinal(when["earliest"]), _ordinal(when["latest"])
        return earliest or latest, latest or earliest, when["basis"]
    if published is None or event["status"] in _VAGUE:
        return None, None, None
    return published - _LAG_DAYS, published, "assumed"


def _places(mentions: Iterable[Json]) -> tuple[LinkPlace, ...]:
    """Each resolved place once, in the order they are named."""
    found = (mention["place"] for mention in mentions if mention["place"])
    return tuple(dict.fromkeys(
        _shared(LinkPlace(place["id"], place["kind"], place["lat"], place["lon"], place["radius_km"])) for place in found
    ))


def _named(mentions: Iterable[Json]) -> frozenset[int]:
    """Words of places that the gazetteer does not know."""
    return frozenset(word for mention in mentions if not mention["place"] for word in name_words(mention["text"], generic()))


def _is_headline(event: Json, doc: Json) -> bool:
    title = len(doc.get("title") or "")
    return event["id"] == "e1" or any(mention["start"] < title for mention in event["mentions"])


@cache
def generic() -> frozenset[str]:
    """Words that stand in many names of places."""
    return frozenset(form for entry in read_knowledge("generic-places.yaml") for form in entry["forms"])


def _entities(parties: Iterable[Json]) -> frozenset[str]:
    return frozenset(party["entity"] for party in parties if party["entity"])


def _toll(toll: Json) -> LinkToll:
    return LinkToll(toll["outcome"], toll["group"], toll["low"], toll["high"])


def _sentences(event: Json, doc: Json) -> str:
    """The sentences that carry the event, each once; its mentions where no claim quotes one."""
    quotes = {(claim["evidence"]["start"], claim["evidence"]["end"]): claim["evidence"]["text"] for claim in event["claims"]}
    quotes |= {(mention["start"], mention["end"]): mention["text"] for mention in event["mentions"]}
    return "\n".join(text for _, text in sorted(quotes.items()))


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day else None
