"""A place as the text names it, and the place it resolves to."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.span import Quote

# Kinds of places that are too wide to tell where something happened.
AREAS = frozenset(("country", "governorate", "region", "desert", "river", "road", "sea"))


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer: WGS84 degrees, ``radius_km`` of the area its name covers, ``admin`` from country down."""

    id: str
    name_ar: str
    name_en: str | None
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    admin: tuple[str, ...] = ()
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A quote that names a place; ``place`` is None rather than a guess, ``candidates`` says how many it could be."""

    quote: Quote
    place: Place | None = None
    candidates: int = 0
