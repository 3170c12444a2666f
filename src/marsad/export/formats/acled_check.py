"""A sheet in, every reason why it is not ACLED-shaped out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from marsad.export.formats.acled import interaction
from marsad.export.formats.acled_columns import acled_columns
from marsad.export.formats.faults import Fault
from marsad.export.formats.sheets import Row, check_sheet
from marsad.export.told.codes import acled_codes

_ID = re.compile(r"[A-Z]{3}\d+")


def check_acled(path: Path) -> Iterator[Fault]:
    """Columns, codes, the taxonomy, the two types and their interaction, dates, numbers."""
    yield from check_sheet(path, acled_columns(), _judge, key="event_id_cnty")


def _judge(row: Row) -> Iterator[str]:
    yield from _judge_taxonomy(row)
    yield from _judge_actors(row)
    if not _ID.fullmatch(str(row["event_id_cnty"])):
        yield f"event_id_cnty {row['event_id_cnty']!r} is not a country of three letters and a number"
    if str(row["event_date"])[:4] != str(row["year"]):
        yield f"year {row['year']} is not that of event_date {row['event_date']}"
    for name in ("latitude", "longitude"):
        if round(float(str(row[name])), 4) != row[name]:
            yield f"{name} {row[name]} has more than 4 decimals: that is more exact than a place's centre"
    parts = set(str(row["source_scale"]).split("-"))
    if parts - set(acled_codes()["source_scale_parts"]):
        yield f"source_scale {row['source_scale']!r} is not one of its codes"
    tags = str(row["tags"] or "").split("; ")
    if "fatalities not reported" in tags and row["fatalities"] != 0:
        yield "fatalities are counted and tagged as not reported"
    if "target presumed civilian" in tags and row["civilian_targeting"] is None:
        yield "a target is presumed civilian, but civilian_targeting is empty"


def _judge_taxonomy(row: Row) -> Iterator[str]:
    event_type, disorder = acled_codes()["sub_events"][str(row["sub_event_type"])]
    if row["event_type"] != event_type:
        yield f"sub_event_type {row['sub_event_type']!r} belongs to {event_type!r}, not {row['event_type']!r}"
    if row["disorder_type"] != disorder:
        yield f"sub_event_type {row['sub_event_type']!r} is {disorder!r}, not {row['disorder_type']!r}"
    if row["event_type"] == "Battles" and row["civilian_targeting"]:
        yield "a battle has no civilian_targeting"
    if row["event_type"] == "Violence against civilians" and row["inter2"] != "Civilians":
        yield f"in violence against civilians actor2 is civilian, not {row['inter2']!r}"


def _judge_actors(row: Row) -> Iterator[str]:
    if (row["actor2"] is None) != (row["inter2"] is None):
        yield "actor2 and inter2: one is empty, the other not"
    if row["assoc_actor_2"] and not row["actor2"]:
        yield "assoc_actor_2 stands without actor2"
    numbers = {name: int(number) for number, name in acled_codes()["actor_types"].items()}
    first = numbers[str(row["inter1"])]
    expected = interaction(first, numbers[str(row["inter2"])] if row["inter2"] else None)
    if row["interaction"] != expected:
        yield f"interaction {row['interaction']!r} is not that of inter1 and inter2, {expected!r}"
