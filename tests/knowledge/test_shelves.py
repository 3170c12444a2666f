"""Every shelf of the shipped knowledge: there is something on it, its entries are plain, and what it shows is true."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.arabic.fold import fold
from marsad.extraction.clause.frames import frames_of
from marsad.lexicon.compile import NAME_SHELVES, WORD_SHELVES
from marsad.lexicon.entries import CLAUSE_CLASSES, CLAUSE_ROLES, FRAMES, SHELVES, find_problems
from marsad.lexicon.load import KNOWLEDGE, TABLES, load_lexicon, own_lexicon

FOLDERS = sorted(path.name for path in KNOWLEDGE.iterdir()
                 if path.name not in TABLES and path.is_dir() and any(path.glob("*.yaml")))


@cache
def rows(shelf: str) -> tuple[dict[str, Any], ...]:
    files = sorted((KNOWLEDGE / shelf).glob("*.yaml"))
    return tuple(row for path in files for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def test_the_folders_are_the_shelves_that_are_checked() -> None:
    assert set(FOLDERS) == set(SHELVES)


@pytest.mark.parametrize("shelf", FOLDERS)
def test_every_entry_says_what_its_shelf_asks_for(shelf: str) -> None:
    assert [(row.get("id"), problem) for row in rows(shelf) for problem, _ in find_problems(row, shelf)] == []


@pytest.mark.parametrize("shelf", FOLDERS)
def test_every_entry_is_in_the_lexicon_under_its_own_id(shelf: str) -> None:
    ids = [row["id"] for row in rows(shelf)]
    assert len(set(ids)) == len(ids)
    assert [entry.id for entry in load_lexicon().shelf(shelf)] == ids


@pytest.mark.parametrize("shelf", sorted({*WORD_SHELVES, *NAME_SHELVES}))
def test_every_entry_can_be_matched(shelf: str) -> None:
    lexicon = load_lexicon()
    reached = {index for table in (lexicon.words, lexicon.names) for rows in table.values() for _, index, _ in rows}
    silent = [entry.id for index, entry in enumerate(lexicon.entries) if entry.shelf == shelf and index not in reached]
    assert silent == []


@pytest.mark.parametrize("path", sorted(KNOWLEDGE.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_has_no_hidden_letters(path: Path) -> None:
    assert re.findall("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", path.read_text(encoding="utf-8")) == []


def test_every_class_role_and_frame_of_the_clause_is_filled() -> None:
    said = {field: {row[field] for row in rows("frames") if field in row} for field in ("class", "role", "frame")}
    assert said == {"class": set(CLAUSE_CLASSES), "role": set(CLAUSE_ROLES), "frame": set(FRAMES)}


def test_every_frame_that_an_event_word_has_says_who_fills_its_slots() -> None:
    assert {str(row["frame"]) for row in rows("events")} <= set(frames_of(own_lexicon()).valency)


@pytest.mark.parametrize(("word", "name"), [("في", "preposition"), ("الذين", "relative"), ("ولكن", "subordinator"), ("قصف", "")])
def test_a_closed_word_has_its_class_also_behind_a_conjunction(word: str, name: str) -> None:
    assert frames_of(own_lexicon()).closed_class(fold(word)) == name


@pytest.mark.parametrize(
    ("form", "role"),
    [("شنت", "perform"), ("وتعرض", "undergo"), ("أسفر", "cause"), ("استهدفتها", "hit"), ("وقال", "say"), ("كتاب", None)],
)
def test_a_verb_beside_an_event_has_its_role_in_every_form(form: str, role: str | None) -> None:
    reading = frames_of(own_lexicon()).verb_reading(fold(form))
    assert (reading.role if reading else None) == role
