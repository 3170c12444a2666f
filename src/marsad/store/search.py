"""A query in, the reports that answer it out, best first, with the words that were asked for lit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from marsad.model.kept import Found
from marsad.store.reports import read_reports
from marsad.store.schema import search_part
from marsad.store.search_match import matches
from marsad.store.search_query import Term, read_query, widened
from marsad.store.snippets import snippets_of


def reports_with(connection: Connection, asked: str) -> Select[Any]:
    """The keys of the reports that answer, as a query to be asked inside another."""
    found = matches(connection, terms_of(connection, asked)).subquery()
    return select(search_part.c.report_key).join(found, found.c.id == search_part.c.id)


def find_reports(connection: Connection, asked: str, keys: Select[Any] | None, *, limit: int, offset: int) -> Iterator[Found]:
    """The reports that answer, best first; ``keys`` narrows them to those of another question."""
    terms = terms_of(connection, asked)
    found = matches(connection, terms).subquery()
    score = func.max(found.c.score)
    best = select(search_part.c.report_key, score.label("score")).join(found, found.c.id == search_part.c.id)
    if keys is not None:
        best = best.where(search_part.c.report_key.in_(keys))
    best = best.group_by(search_part.c.report_key).order_by(score.desc(), search_part.c.report_key).limit(limit).offset(offset)
    rows = connection.execute(best).all()
    kept = read_reports(connection, [row.report_key for row in rows])
    for row in rows:
        report = kept[row.report_key]
        yield Found(report, float(row.score), snippets_of(report.title, report.text, terms))


def count_reports(connection: Connection, asked: str, keys: Select[Any] | None) -> int:
    """How many reports answer."""
    found = reports_with(connection, asked).distinct()
    if keys is not None:
        found = found.where(search_part.c.report_key.in_(keys))
    return int(connection.execute(select(func.count()).select_from(found.subquery())).scalar_one())


def terms_of(connection: Connection, asked: str) -> tuple[Term, ...]:
    """The terms of a query; a word that stands nowhere as it is written is asked without its proclitics too."""
    terms = read_query(asked)
    return tuple(term if term.banned or not term.form or _stands(connection, term) else widened(term) for term in terms)


def _stands(connection: Connection, term: Term) -> bool:
    found = matches(connection, (term,)).subquery()
    return connection.execute(select(found.c.id).limit(1)).first() is not None
