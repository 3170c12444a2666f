"""What the knowledge says beyond a record: who a party belongs to, how words point at a place, which weapon words name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from marsad.arabic.words import find_words
from marsad.lexicon.load import Lexicon, own_lexicon
from marsad.lexicon.party_names import fields_on
from marsad.lexicon.place_words import Wording, read_wording
from marsad.model.entry import Entry


@dataclass(frozen=True, eq=False)
class Known:
    """Answers of one lexicon, each looked up once."""

    lexicon: Lexicon = field(default_factory=own_lexicon)
    _hits: dict[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    _wordings: dict[str, Wording] = field(default_factory=dict, repr=False)

    def entries(self, text: str) -> tuple[Entry, ...]:
        """Every entry whose words stand in ``text``."""
        if text not in self._hits:
            self._hits[text] = tuple(hit.entry for hit in self.lexicon.match(find_words(text)))
        return self._hits[text]

    def wording(self, text: str) -> Wording:
        """How the words of a place mention point at the place."""
        if text not in self._wordings:
            self._wordings[text] = read_wording(text, self.lexicon)
        return self._wordings[text]

    def party(self, entity: str | None, day: str | None = None) -> Mapping[str, Any] | None:
        """What a party or cited body was on a day, its latest state without one; None when its id is not known."""
        if entity is None:
            return None
        entry = self.lexicon.entry("parties", entity) or self.lexicon.entry("sources", entity)
        return fields_on(entry, day) if entry else None

    def inter(self, entity: str | None, day: str | None = None) -> int | None:
        """ACLED's number for the party's type at home on that day, its own or that of the party above it."""
        row = self.party(entity, day)
        for _ in range(4):  # a person of a brigade of an army of a state: no chain is longer
            if row is None:
                return None
            if row.get("inter"):
                return int(row["inter"])
            row = self.party(row.get("parent"), day)
        return None

    def first_level(self, country: str, name: str) -> Mapping[str, Any] | None:
        """The first-level unit of that English name, as the places of the knowledge know it; ``id`` as records have it."""
        return self._units.get((country, _plain_name(name)))

    @cached_property
    def _units(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        return {
            (entry.fields["country"], _plain_name(entry.fields["name"]["en"])): {**entry.fields, "id": _record_id(entry.fields)}
            for entry in self.lexicon.shelf("places")
            if entry.fields.get("kind") == "governorate" and entry.fields["name"].get("en")
        }

    def is_named(self, entity: str | None) -> bool:
        """Whether an id is an organisation or person of its own, and not "armed men" or "protesters"."""
        row = self.party(entity)
        return entity is not None and (row is None or row.get("kind") != "generic")


def _plain_name(name: str) -> str:
    return name.removesuffix(" Governorate").removesuffix(" District").removesuffix(" State").casefold()


def _record_id(fields: Mapping[str, Any]) -> str:
    if fields.get("geonames"):
        return f"geonames:{fields['geonames']}"
    return f"ocha:{fields['ocha']}" if fields.get("ocha") else f"marsad:{fields['id']}"
