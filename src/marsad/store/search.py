"""A query in, the reports that answer it out, best first, with the words that were asked for lit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select, text

from marsad.store.engine import is_sqlite
from marsad.store.schema import search_part
from marsad.store.search_query import Term, read_query


def reports_with(connection: Connection, asked: str) -> Select[Any]:
    """The keys of the reports that answer, as a query to be asked inside another."""
    query = _MATCH_SQLITE if is_sqlite(connection) else _MATCH_SERVER
    rows = text(query).bindparams(asked=match_of(connection, read_query(asked)))
    return select(search_part.c.report_key).where(search_part.c.id.in_(rows.columns(search_part.c.id)))


_MATCH_SQLITE = "SELECT rowid AS id FROM search_words WHERE search_words MATCH :asked"
_MATCH_SERVER = "SELECT id FROM search_words WHERE found @@ CAST(:asked AS tsquery) "


def match_of(connection: Connection, terms: tuple[Term, ...]) -> str:
    """The query as the engine reads it."""
    return fts5(terms)


def fts5(terms: tuple[Term, ...]) -> str:
    """An FTS5 query; every word is quoted, so that none is syntax."""
    wanted = " AND ".join(_fts5_term(term) for term in terms if not term.banned)
    banned = " OR ".join(_fts5_term(term) for term in terms if term.banned)
    return f"({wanted}) NOT ({banned})" if banned else wanted


def _fts5_term(term: Term) -> str:
    found = [f'{{title words}} : "{word}"' for word in term.words]
    found += [f'{{title words}} : "{word}" *' for word in term.beginnings]
    found += [f'run : "{" ".join(run)}"' for run in term.runs]
    return "(" + " OR ".join(found) + ")"
