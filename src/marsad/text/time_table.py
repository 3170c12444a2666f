"""Entries of the calendar shelf in, the table of time words out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from marsad.arabic.fold import fold
from marsad.model.entry import Entry
from marsad.text.number_table import NumberTable, number_table
from marsad.text.phrase_table import PhraseTable

_KINDS = ("month", "hijri", "weekday", "part", "unit", "relation", "edge", "sign", "season", "part_of_year", "decade")


class Sign(NamedTuple):
    """What a time word means: a kind with its value (month 3, weekday 0, unit day), how it is written, and its entry."""

    kind: str
    value: Any
    form: str  # "" | guarded | bare | alone | dual | plural
    fields: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class TimeTable:
    """Every time word by its written form, with the number words beside it."""

    signs: PhraseTable[Sign]
    numbers: NumberTable


_CACHE: dict[int, tuple[tuple[Entry, ...], tuple[Entry, ...], TimeTable]] = {}


def time_table(calendar: tuple[Entry, ...], quantities: tuple[Entry, ...]) -> TimeTable:
    """The table of these entries; built once for one tuple of entries."""
    known = _CACHE.get(id(calendar))
    if known is None or known[0] is not calendar or known[1] is not quantities:
        plain = [row for entry in calendar for row in _rows(entry) if row[1].kind not in ("unit", "season")]
        with_article = [row for entry in calendar for row in _rows(entry) if row[1].kind in ("unit", "season")]
        signs = PhraseTable(plain).joined(PhraseTable(with_article, article=True))
        known = _CACHE[id(calendar)] = (calendar, quantities, TimeTable(signs, number_table(quantities)))
    return known[2]


def _rows(entry: Entry) -> Iterator[tuple[str, Sign]]:
    """Every form of an entry with its sign."""
    fields = entry.fields
    deictic = "offset" in fields or "open" in fields
    kind = "deictic" if deictic else next((kind for kind in _KINDS if kind in fields), "feast")
    value = fields.get(kind, entry.id)
    for name in ("forms", "guarded", "bare", "alone", "dual", "plural"):
        for written in fields.get(name) or ():
            yield fold(written), Sign(kind, value, "" if name == "forms" else name, fields)
