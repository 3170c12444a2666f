"""Folders of knowledge become a lexicon: its digest, its cache, a user's folder over ours, and what is said of broken files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad.arabic.words import find_words
from marsad.errors import KnowledgeError
from marsad.lexicon import load
from marsad.lexicon.load import Lexicon, load_lexicon

BAND = "- {id: my.band, name: {ar: عصبة الوادي, en: Valley Band}, sector: REB, kind: rebel group, start: 2015-03-01}\n"
SHELLING = "- {id: shelling, kind: ASSAULT, frame: strike, noun: قصف, examples: [\"<m>قصف</m>\"]}\n"


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder in the place of the shipped one, and a cache of its own."""
    folder = write(tmp_path / "ours", "events", SHELLING)
    monkeypatch.setattr(load, "KNOWLEDGE", folder)
    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path / "cache"))
    return folder


def write(folder: Path, shelf: str, text: str, name: str = "a.yaml") -> Path:
    (folder / shelf).mkdir(parents=True, exist_ok=True)
    (folder / shelf / name).write_text(text, encoding="utf-8")
    return folder


def entry_ids(lexicon: Lexicon, text: str) -> list[str]:
    return [hit.entry.id for hit in lexicon.match(find_words(text))]


def test_the_same_files_give_the_same_lexicon_from_the_cache_and_without_it(ours: Path, tmp_path: Path) -> None:
    theirs = write(tmp_path / "theirs", "parties", BAND)
    fresh = load_lexicon(theirs)
    assert len(list((tmp_path / "cache" / "marsad").glob("lexicon-*.json"))) == 1
    kept = load_lexicon(theirs)
    assert kept.digest == fresh.digest
    assert [(one.id, one.shelf, one.fields, one.file) for one in kept.entries] == [
        (one.id, one.shelf, one.fields, one.file) for one in fresh.entries
    ]
    assert (kept.words, kept.names) == (fresh.words, fresh.names)
    assert entry_ids(kept, "قصف الجيش عصبة الوادي") == ["shelling", "my.band"]


def test_any_change_of_the_knowledge_is_another_digest(ours: Path, tmp_path: Path) -> None:
    before = load_lexicon().digest
    write(ours, "events", SHELLING.replace("strike", "attack"))
    changed = load_lexicon().digest
    (ours / "gazetteer.sqlite").write_bytes(b"places")
    assert len({before, changed, load_lexicon().digest, load_lexicon(write(tmp_path / "theirs", "parties", BAND)).digest}) == 4


def test_where_the_folder_lies_does_not_matter(ours: Path, tmp_path: Path) -> None:
    one, other = (write(tmp_path / name, "parties", BAND) for name in ("one", "other"))
    assert load_lexicon(one).digest == load_lexicon(other).digest


def test_an_entry_of_the_user_takes_the_place_of_ours(ours: Path, tmp_path: Path) -> None:
    theirs = write(tmp_path / "theirs", "events", SHELLING.replace("noun: قصف", "noun: رمي"))
    lexicon = load_lexicon(theirs)
    assert [entry.id for entry in lexicon.shelf("events")] == ["shelling"]
    assert entry_ids(lexicon, "رمي وقصف") == ["shelling"]


def test_of_two_folders_the_later_one_has_the_last_word(ours: Path, tmp_path: Path) -> None:
    first = write(tmp_path / "first", "parties", BAND)
    second = write(tmp_path / "second", "parties", BAND.replace("rebel group", "militia"))
    entry = load_lexicon(first, second).entry("parties", "my.band")
    assert entry is not None and entry.fields["kind"] == "militia"


def test_days_of_an_entry_are_written_alike_fresh_and_cached(ours: Path, tmp_path: Path) -> None:
    theirs = write(tmp_path / "theirs", "parties", BAND)
    for _ in range(2):
        entry = load_lexicon(theirs).entry("parties", "my.band")
        assert entry is not None and entry.fields["start"] == "2015-03-01"


@pytest.mark.parametrize(
    ("text", "said"),
    [("- {id: [\n", "not readable as YAML"), ("- {noun: قصف}\n", "an entry has no id"), ("- قصف\n", "an entry has no id")],
)
def test_a_broken_file_is_named_with_what_to_do(ours: Path, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said) as caught:
        load_lexicon(write(tmp_path / "theirs", "events", text, name="broken.yaml"))
    assert "broken.yaml" in str(caught.value) and "Fix: " in str(caught.value)


def test_a_file_that_is_no_utf8_is_named(ours: Path) -> None:
    (ours / "events" / "b.yaml").write_bytes(b"- {id: x, noun: \xde\xd5\xdd}\n")
    with pytest.raises(KnowledgeError, match=r"b\.yaml"):
        load_lexicon()


def test_a_folder_that_is_not_there_is_named(ours: Path, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        load_lexicon(tmp_path / "nowhere")


def test_an_empty_file_is_no_error(ours: Path, tmp_path: Path) -> None:
    assert len(load_lexicon(write(tmp_path / "theirs", "events", "# nothing yet\n")).entries) == 1


def test_a_cache_that_cannot_be_written_is_no_error(ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path / "file"))
    assert entry_ids(load_lexicon(), "قصف") == ["shelling"]


@pytest.mark.parametrize("broken", ["", "{", '{"entries": ['])
def test_a_cache_file_that_was_cut_short_is_compiled_anew(ours: Path, tmp_path: Path, broken: str) -> None:
    load_lexicon()
    (cache,) = (tmp_path / "cache" / "marsad").glob("lexicon-*.json")
    whole = cache.read_bytes()
    cache.write_text(broken)
    assert entry_ids(load_lexicon(), "قصف") == ["shelling"]
    assert cache.read_bytes() == whole


def test_the_cache_stands_in_the_users_cache_folder(ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    load_lexicon()
    assert os.listdir(tmp_path / "xdg" / "marsad")
