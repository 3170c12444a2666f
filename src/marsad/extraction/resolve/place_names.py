"""A lexicon in, its places by id and by every name they bear out, and where outlets are at home; made once a lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.fold import fold
from marsad.lexicon.load import Lexicon
from marsad.model.entry import Entry


@dataclass(frozen=True, slots=True, eq=False)
class PlaceNames:
    """The place entries of a lexicon. ``by_name``: folded name, words parted by one space, to the entries that bear it;
    ``homes``: folded name of an agency, outlet or monitor to its country."""

    lexicon: Lexicon
    by_name: dict[str, tuple[Entry, ...]]
    homes: dict[str, str]

    def entry(self, place_id: str) -> Entry | None:
        """The place of that id, or None."""
        return self.lexicon.entry("places", place_id)

    def named(self, folded: str) -> tuple[Entry, ...]:
        """The places that bear a folded name, in file order."""
        return self.by_name.get(folded, ())

    def home_of(self, outlet: str | None) -> str | None:
        """The country of the outlet that bears a name (سانا, Enab Baladi), None where nobody knows it."""
        return self.homes.get(_key(outlet)) if outlet else None


@lru_cache(maxsize=4)
def place_names(lexicon: Lexicon) -> PlaceNames:
    """The places of a lexicon by their names."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in lexicon.shelf("places"):
        fields = entry.fields
        for name in ((fields.get("name") or {}).get("ar"), *(alias.get("ar") for alias in fields.get("aliases") or ())):
            if name:
                found.setdefault(_key(name), {})[entry.id] = entry
    return PlaceNames(lexicon, {name: tuple(entries.values()) for name, entries in found.items()}, _homes(lexicon))


def _homes(lexicon: Lexicon) -> dict[str, str]:
    homes: dict[str, str] = {}
    for entry in lexicon.shelf("sources"):
        fields = entry.fields
        for told in (fields.get("name") or {}, *(fields.get("aliases") or ())):
            for name in (told.get("ar"), told.get("en")):
                if name and fields.get("country"):
                    homes.setdefault(_key(name), str(fields["country"]))
    return homes


def _key(name: str) -> str:
    return " ".join(fold(name).casefold().split())
