"""Every entry of cues, titles and furniture: its own id, a known cue, its examples found, its near misses quiet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.arabic.fold import fold
from marsad.arabic.words import find_words
from marsad.lexicon.compile import compile_tables
from marsad.lexicon.load import KNOWLEDGE, read_entries
from marsad.lexicon.match import Matcher
from marsad.model.entry import Hit

CUES = {
    "says", "reports", "via", "denies", "doubts", "claim", "alleged", "hedges", "accuses", "refuses", "negates",
    "attempts", "plans", "purpose", "wishes", "conditions", "question", "ongoing", "repeats", "roundup", "totals",
    "toll-correction", "results", "no-casualties", "no-word", "background", "topic-shift", "anaphora", "other", "others",
    "subgroup",
    "agent", "means", "against", "locative", "that", "connective", "function", "figurative", "exercise", "commemorates",
    "fiction", "other-news", "none", "said-thing", "among", "count-of", "one-of", "parent-of", "all-of", "at-least", "out-of",
    "make",
}
CLASSES = {
    "preposition", "relative", "subordinator", "adversative", "conjunction", "auxiliary", "pronoun", "adverb",
    "demonstrative", "negation", "particle", "interrogative", "quantifier", "that",
}
EFFECTS = {"drop-line", "drop-links", "drop-rest", "drop-run-in", "drop-until-blank", "keep-line"}
PLACES = {"line-start", "line-end", "whole-line", "any"}
SHELVES = ("cues", "titles", "furniture")
FILES = {shelf: sorted((KNOWLEDGE / shelf).glob("*.yaml")) for shelf in SHELVES}
ROWS: dict[str, list[dict[str, Any]]] = {
    shelf: [row for path in FILES[shelf] for row in yaml.safe_load(path.read_text(encoding="utf-8"))] for shelf in SHELVES
}
PERSIAN = re.compile("[\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER YEH BARREE}]")
MARK = re.compile(r"<m>(.*?)</m>")


def _matcher(shelf: str) -> Matcher:
    entries = read_entries([(shelf, path) for path in FILES[shelf]])
    return Matcher(entries, *compile_tables(entries))


MATCHERS = {shelf: _matcher(shelf) for shelf in ("cues", "titles")}
WORD_ROWS = [(shelf, row) for shelf in MATCHERS for row in ROWS[shelf]]


def _hits(shelf: str, row: dict[str, Any], sentence: str) -> list[Hit]:
    return [hit for hit in MATCHERS[shelf].match(find_words(sentence)) if hit.entry.id == row["id"]]


@pytest.mark.parametrize("shelf", SHELVES)
def test_no_two_entries_of_a_shelf_share_an_id(shelf: str) -> None:
    ids = [row["id"] for row in ROWS[shelf]]
    assert len(ids) == len(set(ids)) > 0
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in ids)


def test_every_cue_and_class_is_of_the_closed_list() -> None:
    assert {row["cue"] for row in ROWS["cues"]} == CUES
    assert {row["class"] for row in ROWS["cues"] if "class" in row} <= CLASSES


def test_every_furniture_entry_says_where_and_what_it_drops() -> None:
    for row in ROWS["furniture"]:
        assert row["effect"] in EFFECTS and row["where"] in PLACES, row["id"]
        assert ("forms" in row) != ("pattern" in row), row["id"]


@pytest.mark.parametrize("shelf", ["cues", "titles"])
def test_no_two_entries_of_a_shelf_name_the_same_words(shelf: str) -> None:
    named: dict[str, str] = {}
    for row in ROWS[shelf]:
        written = [row.get("noun"), row.get("adjective"), *row.get("plural", ()), *row.get("verb", ()), *row.get("forms", ())]
        for form in {" ".join(fold(words).split()) for words in written if words}:
            assert named.setdefault(form, row["id"]) == row["id"], f"{form}: {named[form]} and {row['id']}"


@pytest.mark.parametrize("shelf", SHELVES)
def test_no_letter_only_looks_arabic(shelf: str) -> None:
    for path in FILES[shelf]:
        assert not PERSIAN.search(Path(path).read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize(("shelf", "row"), WORD_ROWS, ids=[f"{shelf}-{row['id']}" for shelf, row in WORD_ROWS])
def test_every_example_is_found_at_its_mark_and_every_near_miss_is_quiet(shelf: str, row: dict[str, Any]) -> None:
    assert row["examples"] and row["silent"]
    for example in row["examples"]:
        mark = MARK.search(example)
        assert mark is not None, example
        found = {(hit.start, hit.end) for hit in _hits(shelf, row, MARK.sub(r"\1", example))}
        assert (mark.start(), mark.start() + len(mark.group(1))) in found, example
    for sentence in row["silent"]:
        assert not _hits(shelf, row, sentence), sentence


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("نفى القائد شن الغارة", "denies"),
        ("نُفي إلى الجزيرة بعد الانقلاب", "none"),
        ("لم ينف القائد شن الغارة", "none"),
        ("رفض القائد عرض الهدنة", "refuses"),
        ("لم يستبعد القائد شن غارة", "none"),
        ("ما زال القصف مستمراً", "ongoing"),
        ("من قبل المسلحين قتل الحارس", "agent"),
        ("يذكر أن البلدة محاصرة", "background"),
        ("كما أفاد المراسل بوقوع جرحى", "reports"),
        ("دون وقوع إصابات سقطت القذيفة", "no-casualties"),
        ("لم ترد أنباء عن إصابات", "no-word"),
    ],
)
def test_the_longer_wording_settles_the_cue(sentence: str, cue: str) -> None:
    first = [hit for hit in MATCHERS["cues"].match(find_words(sentence)) if hit.first == 0]
    assert {hit.entry.fields["cue"] for hit in first} == {cue}


def test_given_names_are_many_and_those_that_are_words_too_are_guarded() -> None:
    names = {row["id"]: row for row in ROWS["titles"] if row.get("class") == "first-name"}
    assert len(names["first-names.arabic"]["forms"]) + len(names["first-names.arabic-common-words"]["forms"]) >= 250
    assert len(names["first-names.foreign"]["forms"]) >= 60
    guarded = {fold(form) for row in names.values() if row.get("guard") for form in row["forms"]}
    assert {fold(word) for word in ("أمل", "علي", "جهاد", "سيف")} <= guarded
