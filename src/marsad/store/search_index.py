"""The words of a report in, rows of the index out: FTS5 on SQLite, tsvectors on PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, insert, text

from marsad.store.engine import is_sqlite
from marsad.store.schema import search_part
from marsad.store.search_words import Part, parts_of

# The table `search_words` keeps no copy of the words on SQLite (content=''). The tokens are ours already: a tokenizer parts
# them at spaces alone.


def index_report(connection: Connection, key: str, title: str | None, body: str) -> None:
    """Make a report findable by its title and text."""
    headed = next(parts_of(title), None) if title else None
    words = headed.words if headed else ()
    for number, part in enumerate(parts_of(body)):
        run = (*headed.run, "", *part.run) if headed and not number else part.run
        row = insert(search_part).returning(search_part.c.id)
        number_of_row = connection.execute(row, {"report_key": key, "part": number}).scalar_one()
        _write(connection, int(number_of_row), words, Part(part.words, run))


def _write(connection: Connection, row: int, title: tuple[str, ...], part: Part) -> None:
    if is_sqlite(connection):
        told = {"row": row, "title": _spaced(title), "words": _spaced(part.words), "run": _spaced(part.run)}
        connection.execute(text("INSERT INTO search_words(rowid, title, words, run) VALUES (:row, :title, :words, :run)"), told)
        return
    told = {"row": row, "title": _vector(title, "A"), "words": _vector(part.words, "D"), "run": _vector(part.run, "D")}
    connection.execute(text("INSERT INTO search_words(id, found, run) VALUES (:row, CAST(:title AS tsvector) || "
                            "CAST(:words AS tsvector), CAST(:run AS tsvector))"), told)


def _spaced(words: Iterable[str]) -> str:
    return " ".join(token(word) for word in words if word)


def _vector(words: Iterable[str], weight: str) -> str:
    """A tsvector as it is written: 'word':1A,5A …; positions beyond what it can hold are left out, the word is not."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words, 1):
        if word and ((len(places[token(word)]) < 255 and at < 16_383) or not places[token(word)]):
            places[token(word)].append(min(at, 16_383))
    return " ".join(f"'{word}':" + ",".join(f"{at}{weight}" for at in found) for word, found in places.items())


def token(word: str) -> str:
    """A word as the index holds it: what an engine would part it at is replaced, and nothing of it can be syntax."""
    plain = word if word.isalnum() else "".join(letter if letter.isalnum() else "_" for letter in word)
    return plain[:_LONGEST]


_LONGEST = 200  # characters; a longer "word" is no word, and PostgreSQL refuses those of 2 kB
