"""What an entry of each shelf must say: its fields, their closed values, the shape of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from marsad.model.values import GROUPS, KINDS, MODES, OUTCOMES

FORM_FIELDS = ("noun", "plural", "verb", "adjective", "forms")
FRAMES = frozenset(("strike", "attack", "clash", "death", "injury", "capture", "explosion", "arrest", "abduct", "siege", "move",
                    "speech", "demand", "agree", "talk", "protest", "flee", "aid", "retreat", "destroy", "other"))
CLAUSE_CLASSES = frozenset(("preposition", "agent", "means", "subordinator", "relative", "conjunction", "particle",
                            "demonstrative", "pronoun", "own-letter", "measure", "belonging", "after-deed",
                            "clause-opening", "jussive", "called-after", "doing", "whole"))
CLAUSE_ROLES = frozenset(("perform", "undergo", "happen", "cause", "hit", "help", "say", "plain", "be"))
_SLOTS = ("subject", "object", "passive", "genitive")
_FILLERS = ("actor", "target", "none")
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_LOOKALIKES = {"\N{ARABIC LETTER FARSI YEH}": "ي", "\N{ARABIC LETTER KEHEH}": "ك",
               "\N{ARABIC LETTER HEH GOAL}": "ه", "\N{ARABIC LETTER YEH BARREE}": "ي"}


class Shelf(NamedTuple):
    """What the entries of one folder must have: fields that no entry lacks, and closed sets of values."""

    required: tuple[str, ...]
    closed: dict[str, frozenset[str]]
    worded: bool = True  # has written forms that inflect
    named: bool = False  # has a name and aliases instead


SHELVES: dict[str, Shelf] = {
    "events": Shelf(("kind", "frame"), {"kind": frozenset(KINDS), "frame": FRAMES}),
    "senses": Shelf(("of",), {"side": frozenset(("after", "before"))}),
    "cues": Shelf(("cue",), {}),
    "weapons": Shelf(("weapon",), {}),
    "groups": Shelf(("group",), {"group": frozenset(GROUPS)}),
    "outcomes": Shelf(("outcome", "role"), {"outcome": frozenset(OUTCOMES), "role": frozenset(("person", "deed", "mix"))}),
    "titles": Shelf((), {}),
    "kinds": Shelf(("kind",), {}),
    "frames": Shelf((), {"class": CLAUSE_CLASSES, "role": CLAUSE_ROLES, "frame": FRAMES}, worded=False),
    "furniture": Shelf(("where", "effect"), {}, worded=False),
    "calendar": Shelf(("forms",), {}, worded=False),
    "quantities": Shelf(("role", "forms"), {}, worded=False),
    "parties": Shelf(("sector", "kind"), {}, worded=False, named=True),
    "sources": Shelf(("sector", "kind"), {}, worded=False, named=True),
    "places": Shelf(("kind", "lat", "lon", "radius_km"), {}, worded=False, named=True),
}


def find_problems(row: dict[str, Any], shelf: str) -> Iterator[tuple[str, str]]:
    """(what is wrong, how to mend it) of one entry by itself."""
    rules = SHELVES[shelf]
    if not _ID.fullmatch(str(row.get("id"))):
        yield f"the id {row.get('id')!r} is not plain", "use lower-case letters, digits, dots and hyphens"
    for field in rules.required:
        if row.get(field) is None and not (shelf == "places" and field in ("lat", "lon", "radius_km") and field in row):
            yield f"{field} is missing", f"add `{field}:`" + _choices(rules.closed.get(field))
    for field, values in rules.closed.items():
        if row.get(field) is not None and row[field] not in values:
            yield f"{field} {row[field]!r} is not known", f"one of {', '.join(sorted(values))}"
    yield from _form_problems(row, rules)
    yield from _mode_problems(row, shelf)
    yield from _sentence_problems(row, rules)
    if shelf == "frames":
        yield from _clause_problems(row)
    if rules.named:
        yield from _name_problems(row, shelf)
    for letter, plain in _LOOKALIKES.items():
        if letter in str(row):
            yield f"the look-alike letter U+{ord(letter):04X} stands in it", f"write the Arabic {plain}"


def _choices(values: frozenset[str] | None) -> str:
    return f" with one of {', '.join(sorted(values))}" if values else ""


def _form_problems(row: dict[str, Any], rules: Shelf) -> Iterator[tuple[str, str]]:
    if rules.worded and not any(row.get(field) for field in FORM_FIELDS):
        yield "it has no form", f"add one of {', '.join(FORM_FIELDS)}"
    verb = row.get("verb")
    if verb is not None and not (isinstance(verb, list) and len(verb) == 2):
        yield "verb is not a pair", "write past and present: verb: [قصف, يقصف]"


def _mode_problems(row: dict[str, Any], shelf: str) -> Iterator[tuple[str, str]]:
    mode, kind = row.get("mode"), row.get("kind") if shelf == "events" else "ASSAULT"
    if shelf in ("events", "weapons") and mode is not None and kind in MODES and mode not in MODES[kind]:
        yield f"mode {mode!r} does not go with {kind}", f"one of {', '.join(MODES[kind]) or 'none: leave it out'}"


def _sentence_problems(row: dict[str, Any], rules: Shelf) -> Iterator[tuple[str, str]]:
    if rules.worded and not row.get("examples"):
        yield "it shows no sentence where it works", "add examples: [\"… <m>word</m> …\"]"
    for sentence in row.get("examples") or ():
        if not re.search(r"<m>.+?</m>", sentence):
            yield f"the example {sentence!r} marks no match", "put <m> and </m> around the words that match"


def _clause_problems(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A frames entry is one of three: closed words of a class, verbs of a role, or the slots of a frame."""
    shapes = [shape for shape in ("class", "role", "frame") if row.get(shape) is not None]
    if len(shapes) != 1:
        yield "it is not one of class, role and frame", "add `class:` with forms, `role:` with verbs or `frame:` with slots"
    elif shapes == ["class"] and not _are_words(row.get("forms")):
        yield "its class has no forms", "add forms: [word, …]"
    elif shapes == ["role"] and not (row.get("verbs") and all(_are_words(pair) and len(pair) == 2 for pair in row["verbs"])):
        yield "its role has no pairs of verbs", "add verbs: [[past, present], …]"
    elif shapes == ["frame"]:
        prepositions = row.get("prepositions")
        if not isinstance(prepositions, dict):
            yield "prepositions is missing", "add prepositions: {} or with the role of each"
            prepositions = {}
        for slot, filler in [*((slot, row.get(slot)) for slot in _SLOTS), *prepositions.items()]:
            if filler not in _FILLERS:
                yield f"slot {slot!r} holds {filler!r}", f"one of {', '.join(_FILLERS)}"


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


def _name_problems(row: dict[str, Any], shelf: str) -> Iterator[tuple[str, str]]:
    if not (row.get("name") or {}).get("ar"):
        yield "it has no Arabic name", "add name: {ar: …, en: …}"
    for where in (row, *(row.get("aliases") or ()), *(row.get("phases") or ())):
        for field in ("start", "end", "from", "to"):
            if field in where and not _is_day(where[field]):
                yield f"{field} {where[field]!r} is no date", "write YYYY-MM-DD"
    if shelf == "places":
        for field, limit in (("lat", 90), ("lon", 180)):
            value = row.get(field)
            if value is not None and not (isinstance(value, int | float) and -limit <= value <= limit):
                yield f"{field} {value!r} is no coordinate", f"degrees from -{limit} to {limit}"


def _is_day(value: Any) -> bool:
    if isinstance(value, date):
        return True
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
