"""The user's gazetteer: lists come in whole or not at all, each known by its source, and go out again."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import UsageError
from marsad.lexicon.gazetteer.file import GazetteerFile, content_digest, open_file
from marsad.lexicon.gazetteer.gazetteer import SHIPPED, Gazetteer
from marsad.lexicon.gazetteer.schema import (
    INDEXES,
    INSERT_NAME,
    INSERT_PLACE,
    PLACE_COLUMNS,
    check,
    count_openers,
    create,
    insert_source,
    letters_of,
    source_digest,
)
from marsad.lexicon.gazetteer.told import Skipped, Telling, Told, name_key

if TYPE_CHECKING:
    import sqlite3

FIX = "name another file in MARSAD_GAZETTEER, or move this one away and import your lists again"
# Which kind of list is believed first; within a kind the one that came last. The shipped gazetteer stands behind all.
_FIRST_RANK = {"csv": 1_000, "pcodes": 2_000, "geonames": 3_000}
_REPEATED = "the same place again"


@dataclass(frozen=True, slots=True)
class Source:
    """A list as the user brings it. ``sha256`` is that of its files, ``asked`` all options that change what is read."""

    name: str
    kind: str
    licence: str
    file: str
    sha256: str
    asked: dict[str, object]
    imported_at: str


@dataclass(slots=True)
class Brought:
    """What became of a list: ``rows`` = ``kept`` + all of ``skipped``; ``units`` are the units that its rows name.

    ``known_as`` is the name of the source that already held the very same; nothing was changed then.
    """

    rows: int = 0
    kept: int = 0
    units: int = 0
    names: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    known_as: str | None = None


def with_user_lists(path: Path | None) -> Gazetteer:
    """The shipped gazetteer, behind the user's where there is one at ``path``; its digest is taken now."""
    if path is None or not path.exists() or str(path) == os.devnull:
        return Gazetteer()
    from contextlib import closing

    with closing(open_file(path, FIX)) as database:
        digest = content_digest(database)
        empty = database.execute("SELECT count(*) FROM source").fetchone()[0] == 0
    return Gazetteer() if empty else Gazetteer((GazetteerFile(path, FIX, digest), SHIPPED))


def bring(path: Path, source: Source, tellings: Iterable[Telling], say: Callable[[Skipped], None]) -> Brought:
    """Take a list into the file at ``path``, in place of an older one of that name; ``say`` hears of each broken row.

    When it breaks off, the file stays as it was. The same list with the same options changes nothing.
    """
    asked = json.dumps(source.asked, ensure_ascii=False, sort_keys=True)
    known = known_as(path, source.sha256, asked)
    if known is not None:
        return Brought(known_as=known)
    with _replacing(path) as database:
        _take_out(database, source.name)
        rank = _rank(database, source.kind)
        insert_source(database, _source_row(source, asked, rank, Brought(), ""))
        brought = _write(database, source, tellings, say)
        if not brought.kept:
            raise UsageError(f"{source.file}: no row tells of a place{_reasons(brought)}; nothing was changed")
        insert_source(database, _source_row(source, asked, rank, brought, source_digest(database, source.name)))
        count_openers(database)
    return brought


def remove(path: Path, name: str) -> int:
    """Take a source out; how many places went with it. UsageError names the sources when it is none of them."""
    names = [str(source["name"]) for source in sources(path)]
    if name not in names:
        there = f"there are {', '.join(names)}" if names else "there is none"
        raise UsageError(f"no source is called '{name}': {there}")
    with _replacing(path) as database:
        gone = _take_out(database, name)
        count_openers(database)
        database.commit()
        database.execute("VACUUM")
    return gone


def sources(path: Path) -> list[dict[str, object]]:
    """What is known of each source of the user's file, the one believed first in front; none without a file."""
    return GazetteerFile(path, FIX).sources() if path.is_file() else []


def known_as(path: Path, sha256: str, asked: str) -> str | None:
    """The name of the source that holds this very list, read with the same options."""
    return next((str(row["name"]) for row in sources(path) if (row["sha256"], row["asked"]) == (sha256, asked)), None)


def _write(database: sqlite3.Connection, source: Source, tellings: Iterable[Telling], say: Callable[[Skipped], None]) -> Brought:
    brought = Brought()
    for telling in tellings:
        brought.rows += not (isinstance(telling, Told) and telling.implied)
        if isinstance(telling, Skipped):
            brought.skipped[telling.reason] += 1
            if telling.broken:
                say(telling)
        elif not _insert(database, source.name, telling, brought):
            brought.skipped[_REPEATED] += not telling.implied
    return brought


def _insert(database: sqlite3.Connection, source: str, told: Told, brought: Brought) -> bool:
    """Whether the place is new; one that is told again adds its names."""
    values = told.place._replace(source=source)[: len(PLACE_COLUMNS)]
    new = database.execute(INSERT_PLACE.replace("INSERT", "INSERT OR IGNORE", 1), values).rowcount == 1
    if new:
        brought.units += told.implied
        brought.kept += not told.implied
    for key in dict.fromkeys(filter(None, map(name_key, told.names))):
        brought.names += database.execute(INSERT_NAME, (letters_of(key), key, told.place.id, source)).rowcount
    return new


def _source_row(source: Source, asked: str, rank: int, brought: Brought, digest: str) -> dict[str, object]:
    return {
        "name": source.name, "kind": source.kind, "rank": rank, "licence": source.licence, "file": source.file,
        "sha256": source.sha256, "asked": asked, "imported_at": source.imported_at, "rows_in": brought.rows,
        "kept": brought.kept, "units": brought.units,
        "skipped": json.dumps(dict(sorted(brought.skipped.items())), ensure_ascii=False), "digest": digest,
    }


def _rank(database: sqlite3.Connection, kind: str) -> int:
    """One before the others of its kind."""
    first = _FIRST_RANK[kind]
    last_used = database.execute("SELECT min(rank) FROM source WHERE kind = ?", (kind,)).fetchone()[0]
    return first + 999 if last_used is None else int(last_used) - 1


def _take_out(database: sqlite3.Connection, name: str) -> int:
    database.execute("DELETE FROM name WHERE source = ?", (name,))
    gone = database.execute("DELETE FROM place WHERE source = ?", (name,)).rowcount
    database.execute("DELETE FROM source WHERE name = ?", (name,))
    return gone


def _reasons(brought: Brought) -> str:
    return "".join(f", {count} {reason}" for reason, count in brought.skipped.most_common(3))


@contextmanager
def _replacing(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file to change, which takes its place when all went well: who reads the old one is not disturbed."""
    import sqlite3

    path = path.resolve()  # a link goes on pointing to it
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: not a file; name the file of your lists in MARSAD_GAZETTEER")
    copy = path.with_name(f"{path.name}.part")
    _begin_copy(path, copy)
    database = sqlite3.connect(copy)
    try:
        if path.is_file():
            check(database, path, FIX)
        else:
            create(database)
            database.executescript(INDEXES)
        database.execute("PRAGMA journal_mode = OFF")  # a copy that breaks off is thrown away
        database.execute("PRAGMA synchronous = OFF")
        yield database
        database.commit()
        database.close()
        with copy.open("rb+") as written:
            os.fsync(written.fileno())
        copy.replace(path)
    finally:
        database.close()
        copy.unlink(missing_ok=True)


def _begin_copy(path: Path, copy: Path) -> None:
    """The copy, made by one alone: two imports at once would lose one of the lists."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        copy.open("xb").close()
        if path.is_file():
            shutil.copyfile(path, copy)
    except FileExistsError as error:
        raise UsageError(f"{copy}: another import is under way; if one was broken off, remove this file") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
