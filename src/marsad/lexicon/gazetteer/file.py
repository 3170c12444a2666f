"""One gazetteer file: names in, places out, by index; nothing is read before it is asked for, and nothing twice."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import KnowledgeError
from marsad.lexicon.gazetteer.place import GazetteerPlace
from marsad.lexicon.gazetteer.schema import SELECT_PLACE, check, letters_of

if TYPE_CHECKING:
    import sqlite3

_FROM = f"SELECT source.rank, {SELECT_PLACE} FROM place JOIN source ON source.name = place.source"
_ORDER = "ORDER BY source.rank, place.id, place.source"

Ranked = tuple[int, GazetteerPlace]


class _Opened:
    """A connection that closes itself when its thread or process lets go of it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def __del__(self) -> None:
        self.database.close()


_opened = threading.local()  # a connection belongs to one thread of one process


@dataclass(frozen=True)
class GazetteerFile:
    """The places of one file. With ``digest`` the file must still hold what it held when the digest was taken."""

    path: Path
    fix: str
    digest: str | None = None

    def find(self, folded: str) -> list[Ranked]:
        """(rank of the source, place) of every place of that folded name, spaces aside; the source believed first in front."""
        rows = self._ask(
            f"{_FROM} WHERE (place.id, place.source) IN (SELECT id, source FROM name WHERE letters = ?) {_ORDER}",
            (letters_of(folded),))
        return [(row[0], GazetteerPlace(*row[1:])) for row in rows]

    def place(self, place_id: str) -> list[Ranked]:
        """(rank of the source, place) of every source that has this id."""
        return [(row[0], GazetteerPlace(*row[1:])) for row in self._ask(f"{_FROM} WHERE place.id = ? {_ORDER}", (place_id,))]

    def spelling(self, letters: str) -> str | None:
        """The folded name of these letters, the first of several: ديرالزور is دير الزور."""
        return next((str(row[0]) for row in self._ask("SELECT folded FROM name WHERE letters = ? LIMIT 1", (letters,))), None)

    def find_english(self, name: str) -> list[Ranked]:
        """(rank of the source, place) of every place of that English name, in capitals or not: goes through the whole file."""
        rows = self._ask(f"{_FROM} WHERE place.name_en = ? COLLATE NOCASE {_ORDER}", (name,))
        return [(row[0], GazetteerPlace(*row[1:])) for row in rows]

    def beginning(self, letters: str, most: int) -> list[str]:
        """Folded names that begin with these letters, the first in order of the letters."""
        rows = self._ask("SELECT DISTINCT folded FROM name WHERE letters >= ? AND letters < ? ORDER BY letters LIMIT ?",
                         (letters, f"{letters}\uffff", most))
        return [str(row[0]) for row in rows]

    def openers(self) -> dict[str, int]:
        """Words that begin names, with the number of names."""
        return dict(self._ask("SELECT word, names FROM opener", ()))

    def near(self, lat: float, lon: float, degrees: float) -> list[GazetteerPlace]:
        """The places of known coordinates within a square of ``degrees`` each way."""
        box = (lat - degrees, lat + degrees, lon - degrees, lon + degrees)
        rows = self._ask(f"{_FROM} WHERE place.lat BETWEEN ? AND ? AND place.lon BETWEEN ? AND ? {_ORDER}", box)
        return [GazetteerPlace(*row[1:]) for row in rows]

    def countries(self) -> dict[str, str]:
        """ISO 3166-1 alpha-2 codes with their alpha-3 codes."""
        return dict(self._ask("SELECT iso2, iso3 FROM country", ()))

    def sources(self) -> list[dict[str, object]]:
        """What is known of each source, by rank."""
        cursor = self._database().execute("SELECT * FROM source ORDER BY rank, name")
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor]

    def folded_names(self) -> Iterator[str]:
        """Every folded name once, in the order of the letters."""
        return (str(row[0]) for row in self._ask("SELECT DISTINCT folded FROM name ORDER BY letters, folded", ()))

    def count_names(self) -> int:
        """How many different folded names there are."""
        return int(self._ask("SELECT count(*) FROM (SELECT DISTINCT letters, folded FROM name)", ()).fetchone()[0])

    def _ask(self, question: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        return self._database().execute(question, values)

    def _database(self) -> sqlite3.Connection:
        held: dict[object, _Opened] | None = getattr(_opened, "held", None)
        if held is None:
            held = _opened.held = {}
        key = (os.getpid(), self.path, self.digest, self._seen)
        if key not in held:
            held[key] = _Opened(open_file(self.path, self.fix))
            self._check_digest(held[key].database)
        return held[key].database

    @cached_property
    def _seen(self) -> tuple[int, int] | None:
        """Which file stood there when this was first asked: an import puts another in its place."""
        if not self.path.is_file():
            return None
        found = self.path.stat()
        return found.st_ino, found.st_mtime_ns

    def _check_digest(self, database: sqlite3.Connection) -> None:
        """A record names the digest of what it was coded with: a file that was changed meanwhile must not slip in."""
        if self.digest is not None and content_digest(database) != self.digest:
            raise KnowledgeError("the gazetteer has changed since this run began", file=str(self.path), fix="start again")


def open_file(path: Path, fix: str) -> sqlite3.Connection:
    """The file opened for reading; the snapshot stays as it is, for a change puts a new file in the place of the old."""
    if not path.is_file():
        raise KnowledgeError("there is no gazetteer", file=str(path), fix=fix)
    import sqlite3  # only when a name is asked for

    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(uri, uri=True, check_same_thread=False)  # each thread has its own
    try:
        check(database, path, fix)
    except KnowledgeError:
        database.close()
        raise
    return database


def content_digest(database: sqlite3.Connection) -> str:
    """The sha256 of what the sources say, in the order in which they are believed; not of file names or days."""
    import hashlib

    rows = database.execute("SELECT rank, digest FROM source ORDER BY rank, digest")
    return hashlib.sha256("".join(f"{rank} {digest}\n" for rank, digest in rows).encode()).hexdigest()
