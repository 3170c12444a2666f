"""An event in, ACLED's notes and tags out: an English sentence by template, then the report's own words."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.formats.acled_types import Coded
from marsad.export.formats.sources import outlets_and_sources
from marsad.export.labels import label
from marsad.export.told.day import Days
from marsad.export.told.happening import Happening
from marsad.export.told.place import Spot
from marsad.export.told.told import Json, Told

_LONGEST_QUOTE = 300  # code points: the sentence that carries it, not the report
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")


def notes(happening: Happening, days: Days, coded: Coded, spot: Spot, others: tuple[Spot, ...]) -> str:
    """On 18 February 2018, Air/drone strike by A on B in Douma (Rif Dimashq, Syria). Told by … Denied by … "…"."""
    return " ".join(_sentences(happening, days, coded, spot, others))


def tags(happening: Happening, coded: Coded, deaths: int | None) -> Iterator[str]:
    """What a number or a name of the row does not show."""
    if deaths is None:
        yield "fatalities not reported"
    if coded.presumed:
        yield "target presumed civilian"
    if happening.sources("denies"):
        yield "denied"
    if happening.sources("doubts"):
        yield "doubted"


def _sentences(happening: Happening, days: Days, coded: Coded, spot: Spot, others: tuple[Spot, ...]) -> Iterator[str]:
    near = "near or in" if spot.geo_precision > 1 else "in"
    against = f"; second side: {coded.second[0].name}" if coded.second else ""
    unit = ", ".join(part for part in (spot.admin2, spot.admin1) if part and part != spot.name)
    event = happening.told[0].event
    deed = label("kinds", event["kind"], "en") + (f" ({event['mode']})" if event["mode"] else "")
    yield f"{_when(days)}, {deed} {near} {spot.name}{f' ({unit})' if unit else ''}: {coded.first[0].name}{against}."
    if others:
        yield f"Places also named: {', '.join(other.name for other in others[:6])}."
    if told_by := outlets_and_sources(happening):
        yield f"Told by {', '.join(told_by)} ({len(happening.reports)} report{'s' if len(happening.reports) > 1 else ''})."
    yield from _dead(happening)
    for stance, word in (("denies", "Denied by"), ("doubts", "Doubted by")):
        if names := happening.sources(stance):
            yield f"{word} {', '.join(names)}."
    if coded.presumed:
        yield "That those hit were civilians is presumed: the report does not say."
    yield f'The report says: «{_quote(happening.told[0])}».'


def _dead(happening: Happening) -> Iterator[str]:
    """Every figure of dead as it is told, so that the one in fatalities can be judged."""
    tolls = (toll for item in happening.told for toll in item.event["casualties"])
    figures = dict.fromkeys(_figure(toll) for toll in tolls if toll["outcome"] == "killed")
    yield f"Killed, as told: {', '.join(figures)}." if figures else "No number of dead is told."


def _figure(toll: Json) -> str:
    low, high, kind = toll["low"], toll["high"], toll["count_kind"]
    if low is None and high is None:
        return f"an unsaid number of {toll['group']}"
    if low is None:
        return f"at most {high} {toll['group']}"
    number = str(low) if low == high else f"at least {low}" if high is None else f"{low} to {high}"
    return f"{'about ' if kind == 'about' else ''}{number} {toll['group']}"


def _when(days: Days) -> str:
    if days.time_precision == 1:
        return f"On {_day(days.middle)}"
    if days.length == 1:
        return f"Around {_day(days.middle)}"
    return f"Between {_day(days.first)} and {_day(days.last)}"


def _day(day: object) -> str:
    year, month, number = str(day).split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def _quote(item: Told) -> str:
    said = next((claim for claim in item.event["claims"] if claim["stance"] == "asserts"), item.event["claims"][0])
    text = " ".join(str(said["evidence"]["text"]).split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
