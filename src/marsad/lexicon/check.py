"""A folder of knowledge in, everything that is wrong with it out: file, entry, problem and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from marsad.arabic.words import find_words
from marsad.errors import KnowledgeError
from marsad.lexicon.compile import NAME_SHELVES, WORD_SHELVES, compile_tables
from marsad.lexicon.entries import SHELVES, find_problems
from marsad.lexicon.load import KNOWLEDGE, knowledge_files, read_entries
from marsad.lexicon.match import Matcher
from marsad.model.entry import Entry

_MARK = re.compile(r"<m>(.*?)</m>")
_NAMED_ON = {"places": ("places",), "senses": ("events",)}  # the shelves of what entries of a shelf name


class _Row(NamedTuple):
    file: str
    shelf: str
    fields: dict[str, Any]

    def error(self, problem: str, fix: str) -> KnowledgeError:
        """What is wrong with this entry, and how to mend it."""
        return KnowledgeError(problem, file=self.file, entry=str(self.fields.get("id")), fix=fix)


def check_folder(folder: Path, *under: Path) -> list[KnowledgeError]:
    """Every problem of a folder's entries, in file order; an empty list says that all are well.

    ``under`` are the folders that are read before it: their entries may be named, as ours may.
    """
    rows: list[_Row] = []
    errors: list[KnowledgeError] = []
    for shelf, path in knowledge_files(folder):
        name = str(path.relative_to(folder))
        if shelf not in SHELVES:
            known = ", ".join(sorted(SHELVES))
            errors.append(KnowledgeError(f"no shelf is called {shelf!r}", file=name, fix=f"put it into one of {known}"))
            continue
        errors += _read(path, name, shelf, rows)
    errors += _repeated(rows)
    for row in rows:
        errors += [row.error(problem, fix) for problem, fix in find_problems(row.fields, row.shelf)]
    if not errors:  # sentences are tried only on entries that compile
        errors += _dangling(rows, folder, under)
        errors += _wrong_sentences(rows)
    return errors


def _read(path: Path, name: str, shelf: str, rows: list[_Row]) -> list[KnowledgeError]:
    """Add the entries of one file to ``rows``; what cannot be read is an error."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [KnowledgeError(f"not readable as YAML: {error}", file=name, fix="see the line it names")]
    if found is None:
        return []
    if not isinstance(found, list):
        return [KnowledgeError("the file is no list of entries", file=name, fix="begin each entry with '- id: …'")]
    errors = []
    for number, fields in enumerate(found, 1):
        if isinstance(fields, dict) and fields.get("id"):
            rows.append(_Row(name, shelf, fields))
        else:
            errors.append(KnowledgeError(f"entry {number} has no id", file=name, fix="begin it with '- id: …'"))
    return errors


def _repeated(rows: list[_Row]) -> Iterator[KnowledgeError]:
    """Two entries of one shelf with one id."""
    first: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.shelf, str(row.fields["id"]))
        if key in first:
            yield row.error(f"the id stands already in {first[key]}", "give one of them another id")
        first.setdefault(key, row.file)


def _dangling(rows: list[_Row], folder: Path, under: tuple[Path, ...]) -> Iterator[KnowledgeError]:
    """Ids that parents, lineages, containing places and senses name, but nobody has."""
    known = {(row.shelf, str(row.fields["id"])) for row in rows}
    if folder.resolve() != KNOWLEDGE.resolve():
        known |= {(entry.shelf, entry.id) for entry in read_entries(list(knowledge_files(KNOWLEDGE, *under)))}
    for row in rows:
        if row.shelf not in (*NAME_SHELVES, "senses"):
            continue
        shelves = _NAMED_ON.get(row.shelf, ("parties", "sources"))
        for wanted in _named_ids(row.fields):
            if not any((shelf, wanted) in known for shelf in shelves):
                yield row.error(f"it names {wanted!r}, which is no entry", "correct the id or add that entry")


def _named_ids(fields: dict[str, Any]) -> Iterator[str]:
    yield from (*(fields.get("within") or ()), *(fields.get("of") or ()))
    for told in (fields, *(fields.get("phases") or ())):
        if told.get("parent"):
            yield str(told["parent"])
    for value in (fields.get("lineage") or {}).values():
        yield from ([value] if isinstance(value, str) else value)


def _wrong_sentences(rows: list[_Row]) -> Iterator[KnowledgeError]:
    """Examples whose marked words the entry does not match, near misses that it does."""
    for row in rows:
        if row.shelf not in WORD_SHELVES + NAME_SHELVES or not (row.fields.get("examples") or row.fields.get("silent")):
            continue
        entry = Entry(str(row.fields["id"]), row.shelf, row.fields)
        matcher = Matcher((entry,), *compile_tables((entry,)))
        for sentence in row.fields.get("examples") or ():
            if not _found(matcher, sentence):
                yield row.error(f"its example is not found: {sentence}", "correct the form or the sentence")
        for sentence in row.fields.get("silent") or ():
            if matcher.match(find_words(sentence)) and not _is_context_bound(row):
                yield row.error(f"it matches its near miss: {sentence}", "narrow the form or correct the sentence")


def _found(matcher: Matcher, sentence: str) -> bool:
    """Whether every marked stretch of the sentence holds or is held by a match."""
    text = _MARK.sub(r"\1", sentence)
    hits = matcher.match(find_words(text))
    cut = 0
    for mark in _MARK.finditer(sentence):
        start = mark.start() - cut
        end = start + len(mark[1])
        cut += len("<m></m>")
        if not any(hit.start < end and start < hit.end for hit in hits):
            return False
    return True


def _is_context_bound(row: _Row) -> bool:
    """Guarded names and words that need others beside them are settled by context, which one entry alone has not."""
    return bool(row.fields.get("guard") or row.fields.get("needs") or row.fields.get("guarded"))
