"""Knowledge entries in, tables of written forms out: every inflected form, folded, with the entry it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from marsad.arabic.adjectives import adjective_forms
from marsad.arabic.fold import fold
from marsad.arabic.nouns import noun_forms
from marsad.arabic.verbs import verb_forms
from marsad.arabic.words import find_words
from marsad.lexicon.table import Row, Table
from marsad.model.entry import Entry

WORD_SHELVES = ("events", "senses", "cues", "weapons", "groups", "outcomes", "titles", "kinds")
NAME_SHELVES = ("parties", "sources", "places")


def compile_tables(entries: tuple[Entry, ...]) -> tuple[Table, Table]:
    """The table of words (matched without article) and the table of names (matched as written)."""
    words: dict[str, list[Row]] = {}
    names: dict[str, list[Row]] = {}
    for index, entry in enumerate(entries):
        if entry.shelf in WORD_SHELVES:
            _add_all(words, index, word_forms(entry.fields))
        elif entry.shelf in NAME_SHELVES:
            _add_all(names, index, name_forms(entry.fields))
            _add_all(words, index, _demonyms(entry.fields))
    for table in (words, names):
        for rows in table.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0], row[1], row[2]))
    return Table.of(words), Table.of(names)


def conjugate(entry: Entry) -> Entry:
    """An entry that lists ``verbs`` (pairs of past and present), with every form of them and its tag as ``conjugated``."""
    verbs = entry.fields.get("verbs")
    if not verbs:
        return entry
    forms = [[form, tag] for past, present in verbs for form, tag in verb_forms(past, present)]
    return replace(entry, fields={**entry.fields, "conjugated": forms})


def word_forms(fields: Any) -> Iterator[tuple[str, str]]:
    """Every written form of a word entry with its tag, without article and clitics."""
    if noun := fields.get("noun"):
        yield from noun_forms(noun, tuple(fields.get("plural") or ()), bool(fields.get("human")))
    elif plural := fields.get("plural"):
        yield from ((form, "n.pl") for form in plural)
    if verb := fields.get("verb"):
        passive = fields.get("passive")
        yield from verb_forms(verb[0], verb[1], (passive[0], passive[1]) if isinstance(passive, list) else None)
    if adjective := fields.get("adjective"):
        yield from ((form, "a") for form in adjective_forms(adjective))
    for form in fields.get("forms") or ():
        yield form, "x"


def name_forms(fields: Any) -> Iterator[tuple[str, str]]:
    """The names of a party or place as written, tagged by the kind of alias; ``guard`` when the name is also a word."""
    guard = bool(fields.get("guard"))
    name = fields.get("name") or {}
    if name.get("ar"):
        yield name["ar"], "guard" if guard else "name"
    for alias in fields.get("aliases") or ():
        if alias.get("ar"):
            yield alias["ar"], "guard" if guard or alias.get("guard") else str(alias.get("kind") or "alias")


def _demonyms(fields: Any) -> Iterator[tuple[str, str]]:
    for demonym in fields.get("demonym") or ():
        for form in adjective_forms(demonym):
            yield form, "demonym"


def _add_all(table: dict[str, list[Row]], index: int, forms: Iterator[tuple[str, str]]) -> None:
    for form, tag in forms:
        parts = tuple(word.form for word in find_words(fold(form)) if word.kind != "mark")
        if not parts or (len(parts) == 1 and len(parts[0]) < 2):
            continue
        row = (parts[1:], index, tag)
        rows = table.setdefault(parts[0], [])
        if not any(known[:2] == row[:2] for known in rows):
            rows.append(row)
