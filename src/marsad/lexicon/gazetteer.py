"""The shipped gazetteer: a folded name in, the places of that name out. Read from disk when first asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from marsad.errors import KnowledgeError

if TYPE_CHECKING:
    import sqlite3

GAZETTEER = Path(__file__).parent.parent / "knowledge" / "gazetteer.sqlite"


class GazetteerPlace(NamedTuple):
    """One place or unit: WGS84 degrees, ``country`` ISO 3166-1 alpha-3, ``admin1``, ``admin2`` the units it lies in.

    A unit without places of its own has no coordinates; population 0 means unknown.
    """

    id: str
    geonameid: int
    name_ar: str | None
    name_en: str
    kind: str
    lat: float | None
    lon: float | None
    population: int
    country: str
    admin1: str | None
    admin2: str | None
    source: str


_COLUMNS = ", ".join(f"place.{column}" for column in GazetteerPlace._fields)


@dataclass(frozen=True)
class Gazetteer:
    """All names and places of one gazetteer file. ``find("دوما")`` gives Douma in Syria and its namesakes, the biggest first."""

    path: Path = GAZETTEER
    _found: dict[str, tuple[GazetteerPlace, ...]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, folded_name: str) -> tuple[GazetteerPlace, ...]:
        """The places of that folded name, by falling population, then by id; empty when there is none."""
        if folded_name not in self._found:
            self._found[folded_name] = self._places("JOIN name ON name.place = place.id WHERE name.folded = ?", folded_name)
        return self._found[folded_name]

    def place(self, place_id: str) -> GazetteerPlace | None:
        """The place of that id, or None."""
        places = self._places("WHERE place.id = ?", place_id)
        return places[0] if places else None

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Every folded name with the ids of its places."""
        return self._names

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        with closing(self._open()) as database:
            for folded, place in database.execute("SELECT folded, place FROM name"):
                found.setdefault(folded, []).append(place)
        return {folded: tuple(places) for folded, places in found.items()}

    def _places(self, where: str, value: str) -> tuple[GazetteerPlace, ...]:
        with closing(self._open()) as database:
            rows = database.execute(f"SELECT {_COLUMNS} FROM place {where} ORDER BY place.population DESC, place.id", (value,))
            return tuple(GazetteerPlace(*row) for row in rows)

    def _open(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise KnowledgeError("there is no gazetteer", file=str(self.path), fix="run python -m tools.build_gazetteer")
        import sqlite3  # only when a name is asked for

        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
