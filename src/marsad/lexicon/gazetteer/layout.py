"""The head of a place list and some of its rows in, which column holds what out: guessed, shown, and open to correction.

The families that are met: ADM1_AR, ADM1_PCODE (units, COD), adm1_name1, adm1_pcode (units, COD since 2024), admin4Name_ar,
admin4Pcode (places, cluster lists), location_name_ar, latitude_y, longitude_x (places, survey lists).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from marsad.errors import UsageError
from marsad.lexicon.gazetteer.tables import Row
from marsad.lexicon.gazetteer.told import is_arabic

PLACE = 9  # the level of the place itself, below all units
UNIT_KINDS = {1: "governorate", 2: "district", 3: "subdistrict"}
_UNIT_FIELDS = tuple(f"admin{level}_{what}" for level in UNIT_KINDS for what in ("ar", "en", "pcode"))
FIELDS = ("name_ar", "name_en", "alias_ar", "alias_ar_2", "alias_ar_3", "pcode", "geonameid", "id", "kind", "lat", "lon",
          "radius_km", "population", "country", *_UNIT_FIELDS)
_HEADERS = Path(__file__).with_name("headers.json")
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[\u0621-\u064A]+")
_JOINED = {("p", "code"): "pcode", ("sub", "district"): "subdistrict", ("place", "code"): "pcode"}


@dataclass(frozen=True, slots=True)
class Layout:
    """``fields`` names the column of each field, ``level`` what a row is: 1 to 3 a unit, PLACE a place."""

    fields: dict[str, str]
    level: int

    def cell(self, row: Row, field: str) -> str:
        """What a row says in a field, empty where it says nothing."""
        column = self.fields.get(field)
        return row.cells.get(column, "") if column is not None else ""


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    level: int | None
    what: str | None
    language: str | None


def guess_layout(columns: Sequence[str], sample: Sequence[Row]) -> Layout:
    """The layout that the head and the sampled rows speak for; fields that nothing speaks for are absent."""
    read = [_read_head(column, sample) for column in columns]
    levels = {column.level or PLACE for column in read if column.what in ("name", "pcode") and column.level != 0}
    if PLACE in levels and not any(column.level is not None for column in read if column.what == "name"):
        deepest = PLACE
    else:
        deepest = max(levels, default=PLACE)
    fields: dict[str, str] = {}
    for column in read:
        field = _field(column, deepest)
        if field == "alias_ar":
            field = next((name for name in ("alias_ar", "alias_ar_2", "alias_ar_3") if name not in fields), None)
        if field is not None:
            fields.setdefault(field, column.name)
    return Layout(fields, deepest if deepest in UNIT_KINDS else PLACE)


def correct(layout: Layout, told: dict[str, str], columns: Sequence[str], file: str) -> Layout:
    """The layout with the columns that the user names; UsageError for a field or column that is not there."""
    for field, column in told.items():
        if field not in FIELDS:
            raise UsageError(f"--map {field}={column}: no such field; the fields are {', '.join(FIELDS)}")
        if column not in columns:
            raise UsageError(f"--map {field}={column}: {file} has no such column; its columns are {', '.join(columns)}")
    guessed = {field: column for field, column in layout.fields.items() if column not in told.values()}
    return replace(layout, fields={**guessed, **told})


def _field(column: _Column, deepest: int) -> str | None:
    """The field that a column fills; None when it is of no use."""
    own = column.level in (None, deepest)
    if column.what == "name":
        if own:
            return f"name_{column.language}"
        return f"admin{column.level}_{column.language}" if column.level in UNIT_KINDS else None
    if column.what == "pcode":
        if column.level == 0:
            return "country"
        if own:
            return "pcode"
        return f"admin{column.level}_pcode" if column.level in UNIT_KINDS else None
    if column.what == "alias":
        return "alias_ar" if own and column.language == "ar" else None
    if column.what in ("kind", "population", "id"):
        return column.what if own else None
    return column.what


def _read_head(name: str, sample: Sequence[Row]) -> _Column:
    """ADM1_AR: the Arabic name of the first level; what the head leaves open the cells decide."""
    words = _words(name)
    headers = _headers()
    if any(word in headers["ignored"] for word in words):
        return _Column(name, None, None, None)
    level = _level(words)
    language = next((headers["languages"][word] for word in words if word in headers["languages"]), None)
    found = [headers["attributes"][word] for word in words if word in headers["attributes"]]
    what = next((what for what in ("pcode", "alias", "lat", "lon", "population", "kind", "geonameid", "radius_km", "name", "id")
                 if what in found), None)
    if what is None and (level is not None or language is not None):
        what = "name"
    if what == "name" and level == 0:
        what = None
    if what in ("name", "alias") and language is None:
        cells = [row.cells.get(name, "") for row in sample]
        language = "ar" if is_arabic(" ".join(cells)) else "en"
    return _Column(name, level, what, language)


def _words(head: str) -> list[str]:
    """admin4Name_ar is admin, 4, name, ar."""
    words = [part.lower() for part in _PARTS.findall(head)]
    out: list[str] = []
    for word in words:
        if out and (out[-1], word) in _JOINED:
            out[-1] = _JOINED[out[-1], word]
        else:
            out.append(word)
    return out


def _level(words: list[str]) -> int | None:
    headers = _headers()
    for prefix, number in pairwise(words):
        if prefix in headers["prefixes"] and number.isdigit():
            return int(number)
    levels = [headers["levels"][word] for word in words if word in headers["levels"]]
    return max(levels, default=None)


@cache
def _headers() -> dict[str, Any]:
    headers: dict[str, Any] = json.loads(_HEADERS.read_text(encoding="utf-8"))
    return headers


def kind_words() -> dict[str, str]:
    """Words of a list for kinds of place, in lower case, with the kind."""
    words: dict[str, str] = _headers()["kinds"]
    return words


def middle_words() -> tuple[str, ...]:
    """Words before the name of a unit's seat: مركز."""
    return tuple(_headers()["middle_of"])
