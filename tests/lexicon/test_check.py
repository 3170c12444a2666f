"""A user's folder is checked entry by entry: what is wrong is named with file, entry and fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.lexicon.check import check_folder
from marsad.lexicon.load import KNOWLEDGE

GOOD = (
    "- {id: shelling.rain, kind: ASSAULT, frame: strike, verb: [أمطر, يمطر], "
    'examples: ["<m>أمطرت</m> المدفعية الحي"], silent: ["هطل المطر"]}\n'
)


def check(tmp_path: Path, text: str, shelf: str = "events") -> list[str]:
    (tmp_path / shelf).mkdir(exist_ok=True)
    (tmp_path / shelf / "mine.yaml").write_text(text, encoding="utf-8")
    return [str(error) for error in check_folder(tmp_path)]


def test_our_own_knowledge_is_well() -> None:
    assert check_folder(KNOWLEDGE) == []


def test_a_good_entry_has_no_problem(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("ASSAULT", "ATTACK"), "kind 'ATTACK' is not known"),
        (GOOD.replace("frame: strike, ", ""), "frame is missing"),
        (GOOD.replace("<m>أمطرت</m>", "<m>هطلت</m>"), "its example is not found"),
        (GOOD.replace("هطل المطر", "أمطرت السماء"), "it matches its near miss"),
        (GOOD.replace("verb: [أمطر, يمطر], ", ""), "it has no form"),
        (GOOD.replace("[أمطر, يمطر]", "أمطر"), "verb is not a pair"),
        (GOOD.replace("<m>أمطرت</m>", "أمطرت"), "marks no match"),
        (GOOD.replace("frame:", "mode: ceasefire, frame:"), "mode 'ceasefire' does not go with ASSAULT"),
        (GOOD.replace("يمطر", "\N{ARABIC LETTER FARSI YEH}مطر"), "look-alike letter U+06CC"),
        (GOOD + GOOD, "the id stands already in"),
        ("- {kind: ASSAULT}\n", "entry 1 has no id"),
        ("id: x\n", "the file is no list of entries"),
        ("- {id: [\n", "not readable as YAML"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_its_fix(tmp_path: Path, text: str, said: str) -> None:
    errors = check(tmp_path, text)
    assert any(said in error and "mine.yaml" in error and "Fix: " in error for error in errors), errors


def test_an_unknown_shelf_is_named(tmp_path: Path) -> None:
    assert "no shelf is called 'verbs'" in check(tmp_path, GOOD, shelf="verbs")[0]


def test_a_parent_that_nobody_is_is_named(tmp_path: Path) -> None:
    party = '- {id: my.band, name: {ar: عصبة الوادي, en: Valley Band}, sector: REB, kind: rebel group, parent: my.nobody}\n'
    assert any("it names 'my.nobody'" in error for error in check(tmp_path, party, shelf="parties"))


def test_a_parent_of_ours_is_known_to_a_folder_of_theirs(tmp_path: Path) -> None:
    party = '- {id: my.band, name: {ar: عصبة الوادي, en: Valley Band}, sector: REB, kind: rebel group, parent: sy.hts}\n'
    assert check(tmp_path, party, shelf="parties") == []


def test_a_date_that_is_none_is_named(tmp_path: Path) -> None:
    party = '- {id: my.band, name: {ar: عصبة الوادي}, sector: REB, kind: rebel group, start: soon}\n'
    assert any("start 'soon' is no date" in error for error in check(tmp_path, party, shelf="parties"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: clause.with, class: preposition}\n", "its class has no forms"),
        ("- {id: clause.with, class: verb, forms: [مع]}\n", "class 'verb' is not known"),
        ("- {id: clause.with, forms: [مع]}\n", "it is not one of class, role and frame"),
        ("- {id: verb.hit, role: hit, verbs: [ضرب]}\n", "its role has no pairs of verbs"),
        ("- {id: slots, frame: death, subject: none, object: none, passive: none, genitive: none}\n", "prepositions is missing"),
        (
            "- {id: slots, frame: strike, subject: doer, object: target, passive: target, genitive: actor, prepositions: {}}\n",
            "slot 'subject' holds 'doer'",
        ),
    ],
)
def test_an_entry_of_the_clause_is_a_class_a_role_or_a_frame(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in error for error in check(tmp_path, text, shelf="frames"))


def test_the_three_shapes_of_the_clause_have_no_problem(tmp_path: Path) -> None:
    text = (
        "- {id: clause.with, class: preposition, forms: [مع]}\n- {id: verb.hit, role: hit, verbs: [[ضرب, يضرب]]}\n"
        "- {id: slots, frame: strike, subject: actor, object: target, passive: target, genitive: none, "
        "prepositions: {على: target}}\n"
    )
    assert check(tmp_path, text, shelf="frames") == []
