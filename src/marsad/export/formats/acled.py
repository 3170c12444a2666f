"""Events in, an ACLED-shaped sheet out: 31 columns, one row a happening, what does not fit dropped with its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from marsad.export.formats.acled_columns import acled_columns
from marsad.export.formats.acled_notes import notes, tags
from marsad.export.formats.acled_types import NOT_CODED, Coded, code_types
from marsad.export.formats.sheets import Row, write_sheet
from marsad.export.formats.sources import outlets_and_sources, source_scale
from marsad.export.formats.tally import Tally
from marsad.export.told.codes import acled_codes, country_row
from marsad.export.told.day import Days, find_days
from marsad.export.told.deaths import acled_deaths
from marsad.export.told.happening import Happening, Read, find_happenings, make_happening
from marsad.export.told.known import Known
from marsad.export.told.packed import pack, unpack
from marsad.export.told.place import Spot, find_spot
from marsad.export.told.sides import ARMED, Side, find_sides
from marsad.export.told.voices import find_voices

NO_PLACE = "no place with coordinates"
NO_COUNTRY = "the place lies in no country that we know"
WIDE_PLACE = "the place is known only as a country or a sea"
NO_DAY = "no day is told"
WIDE_DAY = "the day is not known within a month"


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as ACLED sees it."""

    happening: Happening
    spot: Spot
    others: tuple[Spot, ...]
    days: Days
    coded: Coded


def write_acled(read: Read, path: Path, known: Known, *, excel: bool = False) -> Tally:
    """Writes the sheet; says what was kept and dropped."""
    tally = Tally()
    coded = tally.code(find_happenings(read), lambda happening: code_event(happening, known))
    rows = (acled_row(event, known) for event in _one_a_day(coded, known))
    tally.rows[path.name] = write_sheet(path, acled_columns(), rows, excel=excel)
    return tally


def code_event(happening: Happening, known: Known) -> Event | str:
    """What ACLED would make of it, or why it would not take it up."""
    kinds = acled_codes()["kinds"]
    if not any(item.kind in kinds for item in happening.told):
        return f"{NOT_CODED}: {happening.told[0].event['kind']}"
    found = find_spot(happening.told, known)
    if found is None:
        return NO_PLACE
    spot, others = found
    if spot.country is None or country_row(spot.country) is None:
        return NO_COUNTRY
    if spot.where_prec >= 6 or spot.kind in ("country", "sea"):
        return WIDE_PLACE
    days = find_days(happening.told)
    if days is None or days.time_precision is None:
        return NO_DAY if days is None else WIDE_DAY
    coded = code_types(happening.told, find_sides(happening.told, spot.country, known), spot.country, known)
    return coded if isinstance(coded, str) else Event(happening, spot, others, days, coded)


def acled_row(event: Event, known: Known) -> Row:
    """The 31 cells of one event."""
    spot, days, coded, happening = event.spot, event.days, event.coded, event.happening
    country = country_row(spot.country) or {}
    deaths = acled_deaths(find_voices(happening.told, "killed"))
    return {
        "event_id_cnty": f"{spot.country}{happening.number}", "event_date": days.middle.isoformat(), "year": days.middle.year,
        "time_precision": days.time_precision, "disorder_type": coded.disorder_type, "event_type": coded.event_type,
        "sub_event_type": coded.sub_event, **_actors(coded),
        "civilian_targeting": "Civilian targeting" if coded.targets_civilians else None,
        "iso": country["iso"], "region": country["region"], "country": country["name"],
        "admin1": spot.admin1, "admin2": spot.admin2, "admin3": None, "location": spot.name,
        "latitude": round(float(spot.lat), 4), "longitude": round(float(spot.lon), 4), "geo_precision": spot.geo_precision,
        "source": "; ".join(outlets_and_sources(happening)) or "Undisclosed Source",
        "source_scale": source_scale(happening, str(spot.country), known),
        "notes": notes(happening, days, coded, spot, event.others), "fatalities": deaths or 0,
        "tags": "; ".join(tags(happening, coded, deaths)), "timestamp": _last_told(happening),
    }


def _one_a_day(events: Iterable[Event], known: Known) -> Iterator[Event]:
    """ACLED: the same actors, type, place and day are one event. Incidents that were linked stay as linking left them.

    Whether a report says that those hit were civilians makes no other event of it: only an armed second side does.
    """
    groups: dict[int, list[tuple[str, bytes]]] = {}
    for event in events:
        if event.happening.linked:
            yield event
            continue
        coded, happening = event.coded, event.happening
        against = tuple(side for side in coded.second if side.inter in ARMED)
        same = (coded.sub_event, coded.first, against, event.spot.id, event.spot.where_prec, event.days)
        groups.setdefault(_number(repr(same)), []).append((happening.id, pack((*happening.told, *happening.aside))))
    for group in groups.values():
        yield _joined(group, known)


def _joined(group: list[tuple[str, bytes]], known: Known) -> Event:
    items = [item for _, packed in group for item in unpack(packed)]
    joined = code_event(make_happening(min(name for name, _ in group), items), known)
    if isinstance(joined, str):
        raise AssertionError(f"events that were coded apart cannot be coded together: {joined}")
    return joined


def _number(text: str) -> int:
    """The same for the same text in every run."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=12).digest(), "big")


def _actors(coded: Coded) -> dict[str, str | None]:
    first, second = coded.first[0], coded.second[0] if coded.second else None
    return {
        "actor1": first.name, "assoc_actor_1": _names(coded.first[1:]), "inter1": _type(first),
        "actor2": second.name if second else None, "assoc_actor_2": _names(coded.second[1:]),
        "inter2": _type(second) if second else None, "interaction": interaction(first.inter, second.inter if second else None),
    }


def interaction(first: int, second: int | None) -> str:
    """ACLED's words for two types of actors, the lower number first."""
    low, high = sorted((first, second)) if second else (first, 0)
    return str(acled_codes()["interactions"][f"{low}{high}"])


def _type(side: Side) -> str:
    return str(acled_codes()["actor_types"][str(side.inter)])


def _names(sides: Iterable[Side]) -> str | None:
    return "; ".join(side.name for side in sides) or None


def _last_told(happening: Happening) -> int | None:
    days = [item.published for item in happening.told if item.published]
    return int(datetime.fromisoformat(max(days)).replace(tzinfo=UTC).timestamp()) if days else None
