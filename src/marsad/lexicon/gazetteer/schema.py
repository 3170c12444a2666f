"""The tables of a gazetteer file, the same for the one that comes with Marsad and the one of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.errors import KnowledgeError
from marsad.lexicon.gazetteer.place import GazetteerPlace

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

FORMAT = 1  # kept as the file's user_version
OPENS_FROM = 4  # names that begin with a word before it counts as a first part of names: كفر, تل, الشيخ, أبو

# ``rank`` orders sources: the lower one is believed where two tell of one place. A name is found by its letters without
# spaces (دير الزور is also written ديرالزور), so its key begins with them.
SCHEMA = """
CREATE TABLE source (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, rank INTEGER NOT NULL, licence TEXT NOT NULL, file TEXT NOT NULL,
    sha256 TEXT NOT NULL, asked TEXT NOT NULL, imported_at TEXT NOT NULL, rows_in INTEGER NOT NULL, kept INTEGER NOT NULL,
    units INTEGER NOT NULL, skipped TEXT NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE place (
    source TEXT NOT NULL REFERENCES source (name), id TEXT NOT NULL, geonameid INTEGER, pcode TEXT, name_ar TEXT, name_en TEXT,
    kind TEXT NOT NULL, lat REAL, lon REAL, radius_km REAL NOT NULL, population INTEGER, country TEXT NOT NULL,
    admin1 TEXT, admin2 TEXT, admin3 TEXT, PRIMARY KEY (id, source)
) WITHOUT ROWID;
CREATE TABLE name (
    letters TEXT NOT NULL, folded TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (letters, folded, id, source)
) WITHOUT ROWID;
CREATE TABLE opener (word TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE country (iso2 TEXT PRIMARY KEY, iso3 TEXT NOT NULL) WITHOUT ROWID;
"""
# Taking a source out, and coming upon a place again in one file, ask by these; the shipped file does without.
INDEXES = "CREATE INDEX place_of_source ON place (source, id); CREATE INDEX name_of_source ON name (source, id);"

PLACE_COLUMNS = tuple(field for field in GazetteerPlace._fields if field != "licence")
SELECT_PLACE = ", ".join("source.licence" if field == "licence" else f"place.{field}" for field in GazetteerPlace._fields)
INSERT_PLACE = f"INSERT INTO place ({', '.join(PLACE_COLUMNS)}) VALUES ({', '.join('?' * len(PLACE_COLUMNS))})"
INSERT_NAME = "INSERT OR IGNORE INTO name (letters, folded, id, source) VALUES (?, ?, ?, ?)"


def letters_of(folded: str) -> str:
    """A folded name without its spaces."""
    return folded.replace(" ", "")


def create(database: sqlite3.Connection) -> None:
    """Empty tables in an empty database."""
    database.executescript(f"PRAGMA page_size = 4096; PRAGMA user_version = {FORMAT};{SCHEMA}")


def insert_source(database: sqlite3.Connection, source: dict[str, object]) -> None:
    """What is known of a source; its keys are the columns."""
    columns = ", ".join(source)
    database.execute(f"INSERT OR REPLACE INTO source ({columns}) VALUES ({', '.join('?' * len(source))})", tuple(source.values()))


def source_digest(database: sqlite3.Connection, source: str) -> str:
    """The sha256 of the places and names that a source tells, in the order of their keys."""
    import hashlib

    digest = hashlib.sha256()
    told = ", ".join(column for column in PLACE_COLUMNS if column != "source")
    for row in database.execute(f"SELECT {told} FROM place WHERE source = ? ORDER BY id", (source,)):
        digest.update(f"{row!r}\n".encode())
    for row in database.execute("SELECT folded, id FROM name WHERE source = ? ORDER BY letters, folded, id", (source,)):
        digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()


def count_openers(database: sqlite3.Connection) -> None:
    """Count anew the words that begin names of several words."""
    database.execute("DELETE FROM opener")
    database.execute(
        "INSERT INTO opener SELECT substr(folded, 1, instr(folded, ' ') - 1) AS word, count(DISTINCT folded) AS names"
        " FROM name WHERE instr(folded, ' ') > 0 GROUP BY word HAVING names >= ?", (OPENS_FROM,))


def check(database: sqlite3.Connection, path: Path, fix: str) -> None:
    """KnowledgeError when the file is no gazetteer of this format."""
    import sqlite3

    try:
        found = database.execute("PRAGMA user_version").fetchone()[0]
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise KnowledgeError(f"not a gazetteer: {error}", file=str(path), fix=fix) from error
    if found != FORMAT or not tables >= {"source", "place", "name"}:
        raise KnowledgeError(f"not a gazetteer of format {FORMAT}", file=str(path), fix=fix)
