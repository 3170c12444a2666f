"""The terms of a query in, the question to the index out, in the words of each engine; every value is a parameter."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Float, Integer, TextualSelect, column, text

from marsad.store.engine import is_sqlite
from marsad.store.search_query import Term

# A word of the title counts as much as this many of the text.
_TITLE_WEIGHT = 5.0


def matches(connection: Connection, terms: Sequence[Term]) -> TextualSelect:
    """A query for the parts that answer: their ``id`` and how well they do, greater is better, as ``score``."""
    return _sqlite(terms) if is_sqlite(connection) else _server(terms)


def _sqlite(terms: Sequence[Term]) -> TextualSelect:
    """FTS5 has a language of its own; every word is quoted in it, so none is syntax."""
    wanted = " AND ".join(_fts5(term) for term in terms if not term.banned)
    banned = " OR ".join(_fts5(term) for term in terms if term.banned)
    query = f"({wanted}) NOT ({banned})" if banned else wanted
    # LIMIT -1 keeps the planner from folding this into the query around it, where bm25 has no table to look at.
    return _shaped(f"SELECT rowid AS id, -bm25(search_words, {_TITLE_WEIGHT}, 1.0, 1.0) AS score FROM search_words "
                   "WHERE search_words MATCH :fts5 LIMIT -1", {"fts5": query})


def _fts5(term: Term) -> str:
    found = [f'{{title words}} : "{word}"' for word in term.words]
    found += [f'{{title words}} : "{word}" *' for word in term.beginnings]
    found += [f'run : "{" ".join(run)}"' for run in term.runs]
    return "(" + " OR ".join(found) + ")"


def _server(terms: Sequence[Term]) -> TextualSelect:
    """Each term asks two vectors: one of words under which they are found, one of words in their order."""
    conditions: list[str] = []
    values: dict[str, str] = {}
    for number, term in enumerate(terms):
        words = " | ".join([f"'{word}'" for word in term.words] + [f"'{word}':*" for word in term.beginnings])
        runs = " | ".join("(" + " <-> ".join(f"'{word}'" for word in run) + ")" for run in term.runs)
        asked = {f"found{number}": words, f"run{number}": runs}
        any_of = " OR ".join(f"{name.rstrip('0123456789')} @@ CAST(:{name} AS tsquery)" for name, query in asked.items() if query)
        values |= {name: query for name, query in asked.items() if query}
        conditions.append(f"NOT ({any_of})" if term.banned else f"({any_of})")
    wanted = " | ".join(values[name] for name in values if name.startswith("found") and not terms[int(name[5:])].banned)
    score = "ts_rank(found, CAST(:wanted AS tsquery), 1)" if wanted else "1.0"
    values |= {"wanted": wanted} if wanted else {}
    return _shaped(f"SELECT id, {score} AS score FROM search_words WHERE {' AND '.join(conditions)}", values)


def _shaped(query: str, values: dict[str, str]) -> TextualSelect:
    return text(query).bindparams(**values).columns(column("id", Integer), column("score", Float))
