"""A report to read now in, its coding out; and what the knowledge calls places and parties: all by one reader in one thread.

A reader loads in a second and its files belong to the thread that opened them, so it is made once, when first asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar

from marsad.arabic.fold import fold
from marsad.extraction.resolve.place_options import make_place
from marsad.lexicon.load import Lexicon
from marsad.model.capture import Capture
from marsad.model.entry import Entry
from marsad.model.record import Coder, Coding

Result = TypeVar("Result")
Json = dict[str, Any]


class ReadsReports(Protocol):
    """What a flow.Reader is."""

    @property
    def lexicon(self) -> Lexicon: ...

    @property
    def coder(self) -> Coder: ...

    def read(self, capture: Capture) -> Coding: ...


class _Named(NamedTuple):
    folded: str
    entry: Entry


class ReadingRoom:
    """Reads one report at a time; others wait their turn."""

    def __init__(self, open_reader: Callable[[], ReadsReports]) -> None:
        self._open_reader = open_reader
        self._reader: ReadsReports | None = None
        self._names: dict[str, list[_Named]] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="marsad-reading")

    def read(self, capture: Capture) -> Coding:
        """The coding of one report; InputError when it cannot be coded."""
        return self.use(lambda reader: reader.read(capture))

    def use(self, step: Callable[[ReadsReports], Result]) -> Result:
        """What ``step`` makes of the reader, in the reader's own thread."""
        return self._thread.submit(self._with_reader, step).result()

    def party(self, entity: str) -> Json | None:
        """What a record says of the party of this id: name, sector, country."""
        entry = self.use(lambda reader: reader.lexicon.entry("parties", entity) or reader.lexicon.entry("sources", entity))
        return _party(entry) if entry else None

    def place(self, place_id: str) -> Json | None:
        """What a record says of the place of this id, save its confidence and the reason for it."""
        return self.use(lambda reader: _place_of(reader.lexicon, place_id))

    def find_parties(self, words: str, limit: int) -> list[Json]:
        """Parties one of whose names begins with ``words``, or has a word that does; whole names first."""
        found = self.use(partial(self._find, ("parties", "sources"), words, limit))
        return [{"entity": entry.id, **_party(entry)} for entry in found]

    def find_places(self, words: str, limit: int) -> list[Json]:
        """Places likewise, and those of the gazetteer that are called so."""
        return self.use(partial(self._find_places, words, limit))

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _with_reader(self, step: Callable[[ReadsReports], Result]) -> Result:
        if self._reader is None:
            self._reader = self._open_reader()
        return step(self._reader)

    def _find(self, shelves: tuple[str, ...], words: str, limit: int, reader: ReadsReports) -> list[Entry]:
        asked = _folded(words)
        if not asked:
            return []
        ranked: dict[tuple[str, str], tuple[int, int, str, Entry]] = {}
        for shelf in shelves:
            if shelf not in self._names:
                self._names[shelf] = list(_names_of(reader.lexicon.shelf(shelf)))
            for name in self._names[shelf]:
                rank = _rank(name.folded, asked)
                if rank is not None:
                    key, value = (shelf, name.entry.id), (rank, len(name.folded), name.entry.id, name.entry)
                    ranked[key] = min(ranked.get(key, value), value, key=lambda one: one[:3])
        return [entry for *_, entry in sorted(ranked.values(), key=lambda one: one[:3])[:limit]]

    def _find_places(self, words: str, limit: int, reader: ReadsReports) -> list[Json]:
        places = [_place(entry) for entry in self._find(("places",), words, limit, reader)]
        seen = {place["id"] for place in places}
        for found in reader.lexicon.gazetteer.find(_folded(words)):
            place = _place_of(reader.lexicon, found.id)
            if place and place["id"] not in seen:
                seen.add(place["id"])
                places.append(place)
        return places[:limit]


def _names_of(entries: Iterable[Entry]) -> Iterator[_Named]:
    for entry in entries:
        name = entry.fields.get("name") or {}
        aliases = entry.fields.get("aliases") or ()
        written = [*name.values(), *(alias.get(language) for alias in aliases for language in ("ar", "en"))]
        for folded in {_folded(one) for one in written if one}:
            yield _Named(folded, entry)


def _rank(name: str, asked: str) -> int | None:
    """0 the name itself, 1 its beginning, 2 the beginning of a word of it (its article aside), None not at all."""
    if name == asked:
        return 0
    if name.startswith(asked):
        return 1
    return 2 if any(part.startswith(asked) or part.removeprefix("ال").startswith(asked) for part in name.split()) else None


def _folded(words: str) -> str:
    return " ".join(fold(words).casefold().split())


def _party(entry: Entry) -> Json:
    name = entry.fields.get("name") or {}
    names = {"ar": name.get("ar"), "en": name.get("en")} if name else None
    return {"name": names, "sector": entry.fields.get("sector"), "country": entry.fields.get("country")}


def _place(entry: Entry) -> Json:
    place = make_place(entry, 1.0, "")
    return {"id": place.id, "name": {"ar": place.name_ar, "en": place.name_en}, "kind": place.kind, "lat": place.lat,
            "lon": place.lon, "radius_km": place.radius_km, "admin": list(place.admin)}


def _place_of(lexicon: Lexicon, place_id: str) -> Json | None:
    entry = lexicon.entry("places", place_id.removeprefix("marsad:"))
    if entry is not None:
        return _place(entry)
    found = lexicon.gazetteer.place(place_id)
    if found is None:
        return None
    admin = [unit for unit in (found.country, found.admin1, found.admin2) if unit]
    return {"id": found.id, "name": {"ar": found.name_ar or "", "en": found.name_en}, "kind": found.kind, "lat": found.lat,
            "lon": found.lon, "radius_km": found.radius_km, "admin": admin}
