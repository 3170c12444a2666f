"""The tables of events, claims and tolls: columns with what they mean, and the rows of one event; CSV and Parquet share them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from marsad.export.formats.columns import Column, Value
from marsad.export.formats.sheets import Row
from marsad.export.told.deaths import toll_range
from marsad.export.told.known import Known
from marsad.export.told.place import Spot, find_spot
from marsad.export.told.told import Json, Told, name_of
from marsad.export.told.voices import find_voices, speaker_of
from marsad.model.precision import acled_geo_precision, ucdp_where_prec
from marsad.model.values import GROUPS, KINDS, OUTCOMES, CountKind, Scope, Stance, Status

STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]
SCOPES: tuple[str, ...] = Scope.__args__  # type: ignore[attr-defined]
STANCES: tuple[str, ...] = Stance.__args__  # type: ignore[attr-defined]
COUNT_KINDS: tuple[str, ...] = CountKind.__args__  # type: ignore[attr-defined]
REVIEWS, BASES = ("unreviewed", "accepted", "corrected", "rejected"), ("stated", "relative", "published")

_WHICH = (
    Column("event", "name", "Key of the event: report and number.", needed=True),
    Column("report", "name", "Key of the report, or the id that it came with.", needed=True),
)
_REPORT = (
    Column("outlet", "name", "Who published the report."), Column("published", "day", "Day of publication."),
    Column("url", "name", "Address of the report."),
)
EVENT_COLUMNS = (
    *_WHICH,
    Column("incident", "name", "The happening that the event belongs to, once reports were linked."),
    Column("review", "name", "What a person said of it.", codes=REVIEWS, needed=True),
    Column("kind", "name", "PLOVER kind, or DISPLACE.", codes=KINDS, needed=True), Column("mode", "name", "How it was done."),
    Column("status", "name", "Planned and hypothetical events did not happen.", codes=STATUSES, needed=True),
    Column("scope", "name", "A cumulative event is a running total.", codes=SCOPES, needed=True),
    Column("asserted", "flag", "Somebody asserts it.", needed=True), Column("denied", "flag", "Somebody denies it.", needed=True),
    Column("doubted", "flag", "Somebody doubts it.", needed=True),
    Column("trigger", "text", "The words that name it.", needed=True),
    Column("earliest", "day", "First day it may have happened on."), Column("latest", "day", "Last day."),
    Column("part_of_day", "name", "Night, morning …"),
    Column("day_basis", "name", "Stated, counted from the publication (relative), or assumed from it.", codes=BASES),
    Column("actors", "name", "Who did it."),
    Column("actor_ids", "name", "Their ids in the knowledge, in the same order; ? is none."),
    Column("targets", "name", "Whom it hit."), Column("target_ids", "name", "Their ids."),
    Column("weapons", "name", "Weapons and means, by code."),
    Column("place", "name", "The place told most exactly."), Column("place_ar", "name", "In Arabic."),
    Column("place_id", "name", "In GeoNames, OCHA or ours."), Column("place_kind", "name", "City, governorate, region …"),
    Column("latitude", "number", "Of its centre, WGS84.", low=-90, high=90),
    Column("longitude", "number", "Of its centre, WGS84.", low=-180, high=180),
    Column("radius_km", "number", "How far around the centre it may lie.", low=0),
    Column("geo_precision", "whole", "ACLED's class: 1 the place, 2 near it or a part of a region, 3 a region.",
           codes=("1", "2", "3")),
    Column("where_prec", "whole", "UCDP's class, 1 to 7.", codes=tuple("1234567")),
    Column("place_confidence", "number", "How sure the name is that place.", low=0, high=1),
    Column("places", "whole", "How many places with coordinates the event names.", low=0),
    Column("country", "name", "ISO 3166-1, three letters."), Column("admin1", "name", "First-level unit."),
    Column("admin2", "name", "Second-level unit."),
    Column("killed_low", "whole", "Range rule of this README; empty is unknown or a running total, 0 is told.", low=0),
    Column("killed_high", "whole", "The same rule.", low=0), Column("injured_low", "whole", "The same rule.", low=0),
    Column("injured_high", "whole", "The same rule.", low=0),
    Column("claims", "whole", "How many claims it has.", low=0, needed=True), Column("sources", "name", "Who asserts it."),
    *_REPORT, Column("title", "text", "Of the report."), Column("language", "name", "Of the report."),
    Column("notes", "text", "Why something is missing or doubtful."),
    Column("coder", "name", "Who made the record.", needed=True), Column("knowledge", "name", "Digest of what the coder knew."),
)
CLAIM_COLUMNS = (
    *_WHICH, Column("claim", "whole", "Its number within the event, from 1.", low=1, needed=True),
    Column("stance", "name", "Asserts, denies or doubts.", codes=STANCES, needed=True),
    Column("source", "name", "Who says so; empty is the outlet in its own voice."), Column("source_id", "name", "Its id."),
    Column("source_sector", "name", "Its sector."), Column("source_country", "name", "Its country."),
    Column("via", "name", "The agency that the source spoke to."), Column("via_id", "name", "Its id."),
    Column("cue", "text", "The words that say so."), Column("evidence", "text", "The words that carry the claim.", needed=True),
    Column("evidence_start", "whole", "Where they stand, in code points of the report's text.", low=0, needed=True),
    Column("evidence_end", "whole", "Where they end.", low=0, needed=True),
    Column("kind", "name", "Of the event.", codes=KINDS, needed=True), Column("mode", "name", "Of the event."),
    Column("status", "name", "Of the event.", codes=STATUSES, needed=True), *_REPORT,
)
TOLL_COLUMNS = (
    *_WHICH, Column("toll", "whole", "Its number within the event, from 1.", low=1, needed=True),
    Column("outcome", "name", "What became of them.", codes=OUTCOMES, needed=True),
    Column("group", "name", "Who they were.", codes=GROUPS, needed=True),
    Column("low", "whole", "At least; empty is unknown.", low=0), Column("high", "whole", "At most; empty is unknown.", low=0),
    Column("count_kind", "name", "How the number is said.", codes=COUNT_KINDS, needed=True),
    Column("source", "name", "Whose claim holds the number; empty is the outlet in its own voice."),
    Column("source_id", "name", "Its id."), Column("stance", "name", "Of that claim.", codes=STANCES),
    Column("scope", "name", "Of the event; never add a cumulative one to others.", codes=SCOPES, needed=True),
    Column("status", "name", "Of the event.", codes=STATUSES, needed=True),
    Column("words", "text", "The words that carry the number.", needed=True),
    Column("start", "whole", "Where they stand, in code points.", low=0, needed=True),
    Column("end", "whole", "Where they end.", low=0, needed=True), *_REPORT,
)


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` gives the rows of one event, ``judge`` what is wrong with a whole row; ``key`` is a column without doubles."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Told, Known], Iterator[Row]]
    judge: Callable[[Row], Iterator[str]]
    key: str | None = None


def event_rows(told: Told, known: Known) -> Iterator[Row]:
    """One row an event."""
    event, when, coder = told.event, told.event["date"] or {}, told.record["coder"]
    found = find_spot((told,), known)
    asserted = (claim["source"] for claim in event["claims"] if claim["stance"] == "asserts")
    yield {
        "event": told.key, "report": told.report, "incident": told.incident, "review": told.review,
        **{name: event[name] for name in ("kind", "mode", "status", "scope")},
        "asserted": "asserts" in told.stances, "denied": told.denied, "doubted": told.doubted,
        "trigger": event["mentions"][0]["text"],
        "earliest": when.get("earliest"), "latest": when.get("latest"), "part_of_day": when.get("part_of_day"),
        "day_basis": when.get("basis"), **_party_cells("actor", event["actors"]), **_party_cells("target", event["targets"]),
        "weapons": _joined(weapon["weapon"] for weapon in event["weapons"]),
        **_spot_cells(found[0] if found else None), "places": 1 + len(found[1]) if found else 0,
        **_range_cells(told, "killed"), **_range_cells(told, "injured"), "claims": len(event["claims"]),
        "sources": _joined(name_of(source) for source in asserted if source),
        **_report_cells(told), "title": told.document["title"], "language": told.document["language"],
        "notes": _joined(event["notes"]), "coder": f"{coder['name']} {coder['version']}", "knowledge": coder["knowledge"],
    }


def claim_rows(told: Told, known: Known) -> Iterator[Row]:
    """One row a claim."""
    event = told.event
    for number, claim in enumerate(event["claims"], start=1):
        source, via, evidence = claim["source"], claim["via"], claim["evidence"]
        yield {
            "event": told.key, "report": told.report, "claim": number, "stance": claim["stance"],
            "source": name_of(source) if source else None, "source_id": source["entity"] if source else None,
            "source_sector": source["sector"] if source else None, "source_country": source["country"] if source else None,
            "via": name_of(via) if via else None, "via_id": via["entity"] if via else None,
            "cue": claim["cue"]["text"] if claim["cue"] else None, "evidence": evidence["text"],
            "evidence_start": evidence["start"], "evidence_end": evidence["end"],
            "kind": event["kind"], "mode": event["mode"], "status": event["status"], **_report_cells(told),
        }


def toll_rows(told: Told, known: Known) -> Iterator[Row]:
    """One row a figure of a toll."""
    event = told.event
    for number, toll in enumerate(event["casualties"], start=1):
        claim = speaker_of(told, toll)
        source = claim["source"] if claim else None
        yield {
            "event": told.key, "report": told.report, "toll": number,
            **{name: toll[name] for name in ("outcome", "group", "low", "high", "count_kind")},
            "source": name_of(source) if source else None, "source_id": source["entity"] if source else None,
            "stance": claim["stance"] if claim else None, "scope": event["scope"], "status": event["status"],
            "words": toll["text"], "start": toll["start"], "end": toll["end"], **_report_cells(told),
        }


def judge_event(row: Row) -> Iterator[str]:
    """Ranges and days in order; a place no more exact than its kind and size."""
    yield from judge_range(row, "killed_low", "killed_high")
    yield from judge_range(row, "injured_low", "injured_high")
    yield from judge_range(row, "earliest", "latest")
    if (row["latitude"] is None) != (row["longitude"] is None):
        yield "latitude and longitude: one is empty, the other not"
    yield from judge_precision(row)


def judge_precision(row: Row) -> Iterator[str]:
    """A place with coordinates has both precisions, and neither is better than words for one of its kind and size can be."""
    if row["latitude"] is None:
        return
    kind, radius = str(row["place_kind"]), row["radius_km"]
    size = float(radius) if isinstance(radius, int | float) else None
    for name, count in (("where_prec", ucdp_where_prec), ("geo_precision", acled_geo_precision)):
        best = min(count(kind, size, near=near, around=around) for near in (False, True) for around in (False, True))
        if row[name] is None:
            yield f"coordinates without {name}"
        elif int(str(row[name])) < best:
            yield f"{name} {row[name]} is more exact than a {kind} of {radius} km can be known"


def judge_range(row: Row, low: str, high: str) -> Iterator[str]:
    """A lower bound above the upper; numbers or ISO days."""
    least, most = row[low], row[high]
    if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
        yield f"{low} {least} is above {high} {most}"
    if isinstance(least, str) and isinstance(most, str) and least > most:
        yield f"{low} {least} is after {high} {most}"


def judge_claim(row: Row) -> Iterator[str]:
    """Words as long as their place says."""
    yield from _judge_quote(row, "evidence", "evidence_start", "evidence_end")


def judge_toll(row: Row) -> Iterator[str]:
    """Low at most high, words as long as their place says."""
    yield from judge_range(row, "low", "high")
    yield from _judge_quote(row, "words", "start", "end")


TABLES = (
    Table("events", EVENT_COLUMNS, event_rows, judge_event, "event"),
    Table("claims", CLAIM_COLUMNS, claim_rows, judge_claim),
    Table("tolls", TOLL_COLUMNS, toll_rows, judge_toll),
)


def _judge_quote(row: Row, words: str, start: str, end: str) -> Iterator[str]:
    length = int(str(row[end])) - int(str(row[start]))
    if length != len(str(row[words])):
        yield f"{words} has {len(str(row[words]))} code points, {start} and {end} say {length}"


def _party_cells(role: str, parties: list[Json]) -> dict[str, Value]:
    names, ids = (name_of(party) for party in parties), (party["entity"] or "?" for party in parties)
    return {f"{role}s": "; ".join(names) or None, f"{role}_ids": "; ".join(ids) or None}


def _spot_cells(spot: Spot | None) -> dict[str, Value]:
    if spot is None:
        return dict.fromkeys(("place", "place_ar", "place_id", "place_kind", "latitude", "longitude", "radius_km",
                              "geo_precision", "where_prec", "place_confidence", "country", "admin1", "admin2"))
    return {
        "place": spot.name, "place_ar": spot.name_ar, "place_id": spot.id, "place_kind": spot.kind, "latitude": spot.lat,
        "longitude": spot.lon, "radius_km": spot.radius_km, "geo_precision": spot.geo_precision, "where_prec": spot.where_prec,
        "place_confidence": spot.confidence, "country": spot.country, "admin1": spot.admin1, "admin2": spot.admin2,
    }


def _range_cells(told: Told, outcome: str) -> dict[str, Value]:
    low, high = toll_range(find_voices((told,), outcome))
    return {f"{outcome}_low": low, f"{outcome}_high": high}


def _report_cells(told: Told) -> dict[str, Value]:
    return {"outlet": told.outlet, "published": told.published, "url": told.document["url"]}


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(parts)) or None
