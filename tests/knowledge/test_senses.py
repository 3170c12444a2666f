"""Every entry of the shelf of senses: it names event words that exist, changes the sense of one in its examples, of none in its
near misses."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from marsad.arabic.words import find_words
from marsad.lexicon.load import KNOWLEDGE, own_lexicon
from marsad.text.senses import other_senses

FIELDS = {"id", "origin", "of", "side", "reach", "noun", "plural", "forms", "examples", "silent"}
ROWS: list[dict[str, Any]] = [
    row for path in sorted((KNOWLEDGE / "senses").glob("*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def changed(sentence: str) -> set[str]:
    """The entries of events that a sentence shows to mean something else."""
    words = find_words(sentence)
    return {hit.entry.id for hit in other_senses(own_lexicon().match(words), words)}


def test_an_entry_has_its_fields_and_an_id_of_its_own() -> None:
    names = [row["id"] for row in ROWS]
    assert len(set(names)) == len(names)
    for row in ROWS:
        assert set(row) <= FIELDS, row["id"]
        assert re.fullmatch(r"[a-z-]+(?:\.[a-z-]+)*", row["id"])
        assert row.get("side", "after") in ("after", "before"), row["id"]
        assert row["examples"] and row["silent"], row["id"]


def test_the_words_whose_sense_it_changes_are_event_words() -> None:
    for row in ROWS:
        assert [name for name in row["of"] if own_lexicon().entry("events", name) is None] == [], row["id"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_examples_change_the_sense_and_near_misses_do_not(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert changed(re.sub("</?m>", "", example)) & set(row["of"]), example
        start, end = example.index("<m>"), example.index("</m>") - len("<m>")
        hits = own_lexicon().match(find_words(re.sub("</?m>", "", example)))
        assert any(hit.entry.id == row["id"] and start <= hit.start and hit.end <= end for hit in hits), example
    for sentence in row["silent"]:
        assert not changed(sentence) & set(row["of"]), sentence
