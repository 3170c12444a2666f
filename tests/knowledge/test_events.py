"""The shelves that name happenings (events, weapons, outcomes, groups): fields from closed lists, sentences that hold."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import marsad
from marsad.arabic.fold import fold
from marsad.arabic.words import find_words
from marsad.lexicon.compile import compile_tables
from marsad.lexicon.match import Matcher
from marsad.model.entry import Entry

SHELVES = ("events", "weapons", "outcomes", "groups")
KNOWLEDGE = Path(marsad.__file__).parent / "knowledge"
MODES = {
    "ASSAULT": {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "firearms", "primitive", "targeted", "abduct",
                "torture", "beat", "sexual", "destroy", "crowd-control", "unconventional", "clash", "capture"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {"arrest", "seize", "restrict", "curfew", "deport", "withhold", "siege"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "obstruct"},
    "THREATEN": {"violence", "restrict", "relations", "territory"},
    "ACCUSE": {"disapprove", "allege", "investigate"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "AGREE": {"ceasefire", "evacuate", "exchange"},
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "evacuate"},
    "DISPLACE": {"flee", "return"},
    "AID": set(), "SUPPORT": set(), "CONCEDE": set(), "COOPERATE": set(), "SANCTION": set(),
}
FRAMES = {"strike", "attack", "clash", "death", "injury", "capture", "explosion", "arrest", "abduct", "siege", "move", "speech",
          "demand", "agree", "talk", "protest", "flee", "aid", "retreat", "destroy", "other"}
WEAPONS = {"aircraft", "helicopter", "drone", "rocket", "missile", "shell", "mortar", "artillery", "barrel-bomb", "bomb", "ied",
           "car-bomb", "suicide-belt", "mine", "cluster", "chemical", "nuclear", "gun", "grenade", "tank", "vehicle", "bulldozer",
           "boat", "knife", "stone", "baton", "fire", "rope", "poison", "teargas", "water-cannon", "other"}
OUTCOMES = {"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced", "evacuated"}
GROUPS = {"people", "civilians", "children", "women", "men", "fighters", "soldiers", "police", "journalists", "medics", "other"}
FORM_FIELDS = ("noun", "plural", "verb", "passive", "adjective", "forms")
FIELDS = {"id", "origin", "weak", "party", "human", "examples", "silent", *FORM_FIELDS}
OWN_FIELDS = {"events": {"kind", "mode", "frame", "also"}, "weapons": {"weapon", "mode"},
              "outcomes": {"outcome", "role", "carries", "of", "turned", "singular", "things"},
              "groups": {"group", "inherits", "demonym", "count", "count-of", "collective", "several"}}
LOOKALIKES = re.compile("[\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER PEH}"
                        "\N{ARABIC LETTER AE}\N{ARABIC LETTER YEH BARREE}\u200b-\u200f\u202a-\u202e]")


@cache
def shelf_rows(shelf: str) -> tuple[dict[str, Any], ...]:
    files = sorted((KNOWLEDGE / shelf).glob("*.yaml"))
    return tuple(row for path in files for row in yaml.safe_load(path.read_text(encoding="utf-8")))


def lemmas(row: dict[str, Any]) -> set[str]:
    """What an entry stands for, folded: noun, past tense, adjective, listed plurals and exact forms."""
    written = [row.get("noun"), *row.get("plural", ()), *row.get("verb", ())[:1], row.get("adjective"), *row.get("forms", ())]
    return {fold(form) for form in written if form}


def matched(row: dict[str, Any], sentence: str) -> list[tuple[int, int]]:
    """Where the entry alone finds itself in a sentence."""
    entry = Entry(row["id"], "events", row)
    matcher = Matcher((entry,), *compile_tables((entry,)))
    return [(hit.start, hit.end) for hit in matcher.match(find_words(sentence))]


@pytest.mark.parametrize("shelf", SHELVES)
def test_ids_are_plain_and_unique_across_the_files_of_a_shelf(shelf: str) -> None:
    ids = [row["id"] for row in shelf_rows(shelf)]
    assert ids, shelf
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", name)] == []
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


@pytest.mark.parametrize("shelf", SHELVES)
def test_an_entry_has_only_the_fields_of_its_shelf_and_at_least_one_form(shelf: str) -> None:
    for row in shelf_rows(shelf):
        assert set(row) <= FIELDS | OWN_FIELDS[shelf], row["id"]
        assert any(row.get(field) for field in FORM_FIELDS), row["id"]
        assert len(row.get("verb", ("", ""))) == 2, row["id"]


def test_kinds_modes_and_frames_of_events_are_those_of_the_guidelines() -> None:
    for row in shelf_rows("events"):
        assert row["kind"] in MODES, row["id"]
        assert row["frame"] in FRAMES, row["id"]
        assert "mode" not in row or row["mode"] in MODES[row["kind"]], row["id"]
        assert set(row.get("also", ())) <= set(MODES) - {row["kind"]}, row["id"]


def test_every_kind_of_event_has_words() -> None:
    assert {row["kind"] for row in shelf_rows("events")} == set(MODES)


def test_weapons_outcomes_and_groups_are_from_closed_lists() -> None:
    for row in shelf_rows("weapons"):
        assert row["weapon"] in WEAPONS, row["id"]
        assert "mode" not in row or row["mode"] in MODES["ASSAULT"], row["id"]
    for row in shelf_rows("outcomes"):
        assert row["outcome"] in OUTCOMES and row["role"] in {"person", "deed", "mix"}, row["id"]
    for row in shelf_rows("groups"):
        assert row["group"] in GROUPS, row["id"]


@pytest.mark.parametrize("shelf", SHELVES)
def test_no_two_entries_of_a_shelf_share_a_lemma_after_folding(shelf: str) -> None:
    owners: dict[str, list[str]] = {}
    for row in shelf_rows(shelf):
        for lemma in lemmas(row):
            owners.setdefault(lemma, []).append(row["id"])
    assert {lemma: names for lemma, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("shelf", SHELVES)
def test_arabic_is_written_with_arabic_letters(shelf: str) -> None:
    for path in sorted((KNOWLEDGE / shelf).glob("*.yaml")):
        assert LOOKALIKES.findall(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_entry_is_found_where_its_example_marks_it(shelf: str) -> None:
    for row in shelf_rows(shelf):
        assert row["examples"], row["id"]
        for example in row["examples"]:
            start, end = example.index("<m>"), example.index("</m>") - len("<m>")
            found = matched(row, example.replace("<m>", "").replace("</m>", ""))
            assert any(start <= at and to <= end for at, to in found), (row["id"], example)


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_near_miss_stays_silent(shelf: str) -> None:
    for row in shelf_rows(shelf):
        for sentence in row.get("silent", ()):
            assert matched(row, sentence) == [], (row["id"], sentence)
