"""Numbers and days of the record in, the short words a reader sees out."""

from __future__ import annotations

from datetime import date

from marsad.export.labels import Language, label
from marsad.export.paint import keep_order
from marsad.model.event import EventDate


def figure(low: int | None, high: int | None, count_kind: str, language: Language) -> str:
    """14; at least 14; at most 5; about 30; 10-20. An unsaid number is "unknown", never 0."""
    if low is None and high is None:
        return label("labels", "unknown", language)
    if low == high:
        return f"{label('labels', 'about', language)} {low}" if count_kind == "about" else str(low)
    if high is None:
        return f"{label('labels', 'at_least', language)} {low}"
    if low is None:
        return f"{label('labels', 'at_most', language)} {high}"
    return keep_order(f"{low}-{high}", language)


def weapon_figure(low: int | None, high: int | None, language: Language) -> str:
    """How many of a weapon, or nothing when the report does not say."""
    return "" if low is None and high is None else figure(low, high, "exact", language)


def days(when: EventDate, language: Language) -> str:
    """2018-02-18; 2018-02-18 to 2018-02-20; from 2013-01-01; with the part of the day."""
    part = label("parts_of_day", when.part_of_day, language) if when.part_of_day else ""
    return " ".join(word for word in (_span(when.earliest, when.latest, language), part) if word)


def _span(earliest: date | None, latest: date | None, language: Language) -> str:
    first, last = (keep_order(day.isoformat(), language) if day else "" for day in (earliest, latest))
    if first and last:
        return first if first == last else f"{first} {label('labels', 'to', language)} {last}"
    if first or last:
        return f"{label('labels', 'from' if first else 'until', language)} {first or last}"
    return label("labels", "unknown", language)
