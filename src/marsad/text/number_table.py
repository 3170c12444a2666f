"""Entries of the quantities shelf in, the table of number words out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from marsad.arabic.fold import fold
from marsad.model.entry import Entry
from marsad.text.phrase_table import PhraseTable, written_forms


class NumberWord(NamedTuple):
    """A number word as written: its value, how it joins with others, and what was cut from it."""

    value: float | int
    role: str
    prefix: str
    definite: bool


class Amount(NamedTuple):
    """A vague quantity: عشرات is low 20; بضعة is 3 to 9 of the ``each`` that follows (بضعة آلاف)."""

    low: int
    high: int | None
    each: int
    many: bool


class Qualifier(NamedTuple):
    """نحو, أكثر من, على الأقل: its sense and the side of the number on which it stands."""

    sense: str
    before: bool


@dataclass(frozen=True, eq=False)
class NumberTable:
    """Every number word by its written form, and the phrases around numbers."""

    words: dict[str, NumberWord]
    parts: dict[str, float]
    vague: PhraseTable[Amount]
    before: PhraseTable[Qualifier]
    after: PhraseTable[Qualifier]
    links: PhraseTable[str]
    percent: PhraseTable[str]
    starts: frozenset[str]


_CACHE: dict[int, tuple[tuple[Entry, ...], NumberTable]] = {}
_COUNTED = frozenset(("zero", "unit", "bound", "ten", "tens", "hundred", "hundreds", "scale", "dual", "fraction", "unit-noun"))
_ORDERED = frozenset(("ordinal", "ordinal-bound"))


def number_table(entries: tuple[Entry, ...]) -> NumberTable:
    """The table of these entries; built once for one tuple of entries."""
    known = _CACHE.get(id(entries))
    if known is None or known[0] is not entries:
        known = _CACHE[id(entries)] = (entries, _build(entries))
    return known[1]


def _build(entries: tuple[Entry, ...]) -> NumberTable:
    words: dict[str, NumberWord] = {}
    parts: dict[str, float] = {}
    for entry in entries:
        role = entry.fields["role"]
        if role in _COUNTED or role in _ORDERED:
            _add_words(words, entry.fields)
        elif role == "part":
            parts.update((fold(form), _value(entry.fields["number"])) for form in entry.fields["forms"])
    vague = PhraseTable([(fold(form), _amount(e.fields)) for e, form in _forms(entries, "vague")], article=True)
    rows = _forms(entries, "qualifier")
    qualifiers = [(fold(form), Qualifier(e.fields["sense"], e.fields["side"] == "before")) for e, form in rows]
    before = PhraseTable([row for row in qualifiers if row[1].before])
    after = PhraseTable([row for row in qualifiers if not row[1].before])
    roles = ("between", "from", "to", "or", "minus", "point", "over")
    links = PhraseTable([(fold(form), role) for role in roles for _, form in _forms(entries, role)])
    percent = PhraseTable([(fold(form), "percent") for _, form in _forms(entries, "percent")])
    starts = frozenset(words) | frozenset(vague.rows) | frozenset(before.rows) | frozenset(
        form for form, rows in links.rows.items() if any(row[1] == "between" for row in rows)
    )
    return NumberTable(words, parts, vague, before, after, links, percent, starts)


def _forms(entries: tuple[Entry, ...], role: str) -> list[tuple[Entry, str]]:
    return [(entry, form) for entry in entries if entry.fields["role"] == role for form in entry.fields["forms"]]


def _add_words(words: dict[str, NumberWord], fields: Any) -> None:
    """The forms of one number word with every proclitic; a form that is a word of its own is never cut."""
    never = {fold(form) for form in fields.get("never") or ()}
    for form in fields["forms"]:
        plain = fold(form)
        if " " in plain:
            continue
        for written, prefix, definite in written_forms(plain, article=True):
            known = words.get(written)
            if written not in never and (known is None or len(prefix) < len(known.prefix)):
                words[written] = NumberWord(_value(fields["number"]), fields["role"], prefix, definite)


def _amount(fields: Any) -> Amount:
    return Amount(fields["low"], fields.get("high"), fields.get("each", 0), bool(fields.get("many")))


def _value(number: Any) -> Any:
    return number[0] / number[1] if isinstance(number, list) else number
