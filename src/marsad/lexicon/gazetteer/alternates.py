"""GeoNames alternateNames(V2) in, the Arabic names of a place out, best first; kept on disk while a dump is read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from marsad.lexicon.gazetteer.lines import read_lines
from marsad.lexicon.gazetteer.told import Reach, Watch, is_arabic, name_key, plain

if TYPE_CHECKING:
    import sqlite3

_LANGUAGES = (b"ar", b"arz", b"apc", b"acm", b"ary", b"ayn")  # Arabic, and the regional codes that GeoNames uses for it
_EVERY = 20_000


class Alternates:
    """The Arabic names of GeoNames places, in a file that is thrown away at the end."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._database is not None:
            self._database.close()
        if self._folder is not None:
            self._folder.cleanup()

    def read(self, path: Path, watch: Watch | None = None) -> None:
        """Take in the Arabic names of a file: id, geonameid, language, name, preferred, short, colloquial, historic."""
        database, reach = self._open(), Reach()
        for number, line in read_lines(path, reach):
            if watch is not None and number % _EVERY == 1:
                watch(reach)
            cells = line.split(b"\t")
            if len(cells) < 4 or cells[2] not in _LANGUAGES or not cells[1].isdigit():
                continue
            preferred, _, colloquial, historic = ((*cells[4:8], b"", b"", b"", b""))[:4]
            worse = (preferred != b"1") + 2 * (colloquial == b"1") + 4 * (historic == b"1") + (cells[2] != b"ar")
            name = plain(cells[3].decode("utf-8", errors="replace"))
            if is_arabic(name) and name_key(name):
                database.execute("INSERT INTO alternate VALUES (?, ?, ?)", (int(cells[1]), worse, name))
        database.execute("CREATE INDEX IF NOT EXISTS by_place ON alternate (place, worse, name)")

    def of(self, geonameid: str) -> tuple[str, ...]:
        """The names of a place, the preferred first; names that fold alike count once."""
        if self._database is None or not geonameid.isdecimal():
            return ()
        rows = self._database.execute("SELECT name FROM alternate WHERE place = ? ORDER BY worse, name", (int(geonameid),))
        names: dict[str, str] = {}
        for (name,) in rows:
            names.setdefault(name_key(name), name)
        return tuple(names.values())

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            import sqlite3

            self._folder = tempfile.TemporaryDirectory()
            self._database = sqlite3.connect(Path(self._folder.name) / "alternates.sqlite")
            self._database.execute("CREATE TABLE alternate (place INTEGER, worse INTEGER, name TEXT)")
        return self._database
