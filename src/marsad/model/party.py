"""An actor, organisation or speaker as the text names it, and the party it resolves to."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.span import Quote


@dataclass(frozen=True, slots=True)
class Party:
    """A quote that names a party. ``entity`` is the party's id in the knowledge, None when it is not known by name."""

    quote: Quote
    entity: str | None = None
    name_ar: str | None = None
    name_en: str | None = None
    sector: str | None = None
    country: str | None = None
