"""Every entry of the calendar and quantities: found where its example marks it, silent where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml

from marsad.arabic.fold import fold
from marsad.arabic.words import find_words
from marsad.lexicon.load import KNOWLEDGE, read_entries
from marsad.text.numbers import find_quantities
from marsad.text.phrase_table import PhraseTable
from marsad.text.time_table import time_table
from marsad.text.times import find_times

_FORMS = ("forms", "guarded", "bare", "alone", "dual", "plural")
_FILES = {shelf: sorted((KNOWLEDGE / shelf).glob("*.yaml")) for shelf in ("calendar", "quantities")}
ENTRIES = [
    (shelf, row) for shelf, paths in _FILES.items() for path in paths for row in yaml.safe_load(path.read_text(encoding="utf-8"))
]
TABLE = time_table(*(read_entries([(shelf, path) for path in paths]) for shelf, paths in _FILES.items()))


def _matches(text: str, row: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Where a form of the entry is written, whatever stands beside it: (word, text)."""
    words = find_words(text)
    never = {fold(form) for form in row.get("never") or ()}
    phrases = PhraseTable([(fold(form), row["id"]) for name in _FORMS for form in row.get(name) or ()], article=True)
    for i, word in enumerate(words):
        found = phrases.at(words, i)
        if found is not None and word.form not in never:
            yield i, text[word.start : words[found.last - 1].end]


def _read(text: str, shelf: str) -> set[int]:
    """The words that are read as part of a time or quantity."""
    words = find_words(text)
    quantities = find_quantities(words, TABLE.numbers)
    found = find_times(text, words, quantities, date(2018, 2, 19), TABLE) if shelf == "calendar" else quantities
    return {i for span in found for i in range(span.first, span.last)}


@pytest.mark.parametrize(("shelf", "row"), ENTRIES, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_an_entry_is_found_in_its_examples(shelf: str, row: dict[str, Any]) -> None:
    assert row["examples"]
    for example in row["examples"]:
        marked = example[example.index("<m>") + 3 : example.index("</m>")]
        found = [text for _, text in _matches(example.replace("<m>", "").replace("</m>", ""), row)]
        assert marked in found or "و" + marked in found


@pytest.mark.parametrize(("shelf", "row"), ENTRIES, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_an_entry_is_silent_in_its_near_misses(shelf: str, row: dict[str, Any]) -> None:
    for silent in row.get("silent") or ():
        taken = _read(silent, shelf)
        assert not [text for i, text in _matches(silent, row) if i in taken], silent


def test_no_two_entries_of_a_shelf_share_an_id() -> None:
    ids = [(shelf, row["id"]) for shelf, row in ENTRIES]
    assert len(ids) == len(set(ids))
