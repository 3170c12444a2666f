"""A number as a list writes it in, its value out; InputError says what is wrong with it."""

from __future__ import annotations

import math

from marsad.errors import InputError

_MOST = {"latitude": 90.0, "longitude": 180.0}


def whole(written: str, what: str, line: int) -> int:
    """A count such as 12,500 or 12500.0."""
    bare = written.strip().replace(",", "").replace("\N{ARABIC THOUSANDS SEPARATOR}", "")
    try:
        value = float(bare)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0 or value != int(value):
        raise InputError(f"{what} is no whole number", place=f"line {line}", hint=written)
    return int(value)


def degrees(written: str, what: str, line: int) -> float:
    """A ``what`` (latitude, longitude) in decimal degrees on the earth."""
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise InputError(f"{what} is no number", place=f"line {line}", hint=written)
    if abs(value) > _MOST[what]:
        raise InputError(f"{what} lies outside the earth", place=f"line {line}", hint=written)
    return value
