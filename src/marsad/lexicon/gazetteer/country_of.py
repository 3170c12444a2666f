"""Rows of a place list in, the country that they lie in out: by their codes, else by the places that lie nearest."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from marsad.errors import InputError
from marsad.lexicon.gazetteer.file import GazetteerFile
from marsad.lexicon.gazetteer.layout import UNIT_KINDS, Layout
from marsad.lexicon.gazetteer.merge import apart
from marsad.lexicon.gazetteer.numbers import degrees
from marsad.lexicon.gazetteer.tables import Row

_NEAR = 0.5  # degrees within which a place is looked for
_ENOUGH = 0.6  # of the rows: a list that hugs a border has many rows nearer to the towns beyond it
_ASKED = 120  # rows that are looked up
_CODE_LETTERS = 2  # before the digits of the P-code of a unit stands the country: SY0703


class Found(NamedTuple):
    """A country with what spoke for it."""

    country: str
    why: str


def find_country(layout: Layout, sample: list[Row], shipped: GazetteerFile) -> Found | None:
    """The country of most rows; None when no one country stands out."""
    return _by_codes(layout, sample, shipped.countries()) or _by_neighbours(layout, sample, shipped)


def _by_codes(layout: Layout, sample: list[Row], iso3: dict[str, str]) -> Found | None:
    fields = ["country", *(f"admin{level}_pcode" for level in UNIT_KINDS)]
    fields += ["pcode"] if layout.level in UNIT_KINDS else []
    codes = [cell.upper() for row in sample for name in fields if (cell := layout.cell(row, name))]
    begun = Counter(code if code in iso3.values() else iso3.get(code[:_CODE_LETTERS], "") for code in codes)
    return _most(begun, "of the codes begin with it")


def _by_neighbours(layout: Layout, sample: list[Row], shipped: GazetteerFile) -> Found | None:
    counts: Counter[str] = Counter()
    for row in sample[:: max(1, len(sample) // _ASKED)]:
        try:
            lat = degrees(layout.cell(row, "lat"), "latitude", row.line)
            lon = degrees(layout.cell(row, "lon"), "longitude", row.line)
        except InputError:
            continue  # a row without a point is no evidence; reading it says what is wrong
        near = [(apart(lat, lon, place.lat, place.lon), place.country) for place in shipped.near(lat, lon, _NEAR)
                if place.lat is not None and place.lon is not None]
        counts[min(near)[1] if near else ""] += 1
    return _most(counts, "of the rows lie nearest a place of it")


def _most(counts: Counter[str], why: str) -> Found | None:
    if not counts:
        return None
    (country, count), total = counts.most_common(1)[0], counts.total()
    return Found(country, f"{100 * count // total} % {why}") if country and count >= _ENOUGH * total else None
