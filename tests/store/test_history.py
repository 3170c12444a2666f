"""The history is added to and never changed, and one entry hangs on the other."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from marsad.errors import StoreError
from marsad.model.history import GENESIS
from marsad.model.kept import Stored
from marsad.store import Store
from marsad.store.canonical import digest_of
from marsad.store.history import hash_of
from tests.store.made import keep, make_capture

TEXT = "قصف الجيش أطراف البلدة."


def test_entries_hang_on_each_other(store: Store) -> None:
    for number in range(3):
        store.append("note", f"subject {number}", {"number": number, "word": "قصف"}, "ليلى", "because")
    entries = list(store.history())
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert entries[0].prev_hash == GENESIS
    assert [entry.prev_hash for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert all(entry.hash == hash_of(entry) for entry in entries)


def test_the_hash_is_of_all_that_the_entry_says(store: Store) -> None:
    entry = store.append("note", "r1", {"b": 1, "a": "ن"}, "ليلى", "why")
    told = {"seq": 1, "at": entry.at, "author": "ليلى", "act": "note", "subject": "r1", "body": {"a": "ن", "b": 1}, "why": "why",
            "prev_hash": "0" * 64}
    assert entry.hash == digest_of(told)


@pytest.mark.parametrize("statement", [
    "UPDATE history SET why = 'x'", "UPDATE history SET hash = hash", "DELETE FROM history",
    "UPDATE report SET text = 'x'", "DELETE FROM report", "UPDATE record SET digest = 'x'", "DELETE FROM record",
    "UPDATE report SET previous = 'x'",
])
def test_the_database_itself_refuses_to_change_what_is_written_once(store: Store, statement: str) -> None:
    keep(store, TEXT)
    before = [entry.hash for entry in store.history()]
    with pytest.raises(DatabaseError, match="written once"), store.writing() as connection:
        connection.execute(text(statement))
    assert [entry.hash for entry in store.history()] == before and not list(store.verify())


def test_entries_are_found_by_subject_act_and_place(store: Store) -> None:
    for number in range(5):
        store.append("note" if number % 2 else "accept", f"r{number % 3}", {}, "ليلى")
    assert [entry.seq for entry in store.history("r0")] == [1, 4]
    assert [entry.seq for entry in store.history("r0", "r1")] == [1, 2, 4, 5]
    assert [entry.seq for entry in store.history(acts=["note"])] == [2, 4]
    assert [entry.seq for entry in store.history(after=3)] == [4, 5]
    assert [entry.seq for entry in store.history(newest_first=True, limit=2)] == [5, 4]
    assert [entry.seq for entry in store.history(newest_first=True, after=3)] == [2, 1]
    assert store.entry(2).act == "note"
    with pytest.raises(StoreError, match="no entry 9"):
        store.entry(9)


def test_writers_side_by_side_take_one_report_in_once(store: Store) -> None:
    captures = [make_capture(f"{TEXT} {number}") for number in range(12)]
    taken: list[str] = []

    def write() -> None:
        for capture in captures:
            with store.writing():
                if isinstance(store.add_report(capture), Stored):
                    taken.append(capture.text)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(capture.text for capture in captures) and not list(store.verify())


def test_writers_side_by_side_make_one_chain(store: Store) -> None:
    faults: list[Exception] = []

    def write(name: int) -> None:
        try:
            for number in range(8):
                store.add_report(make_capture(f"{TEXT} {name} {number}"))
                store.append("note", f"{name}", {"number": number}, str(name))
        except Exception as error:  # shown by the assertion below, in the thread that can fail the test
            faults.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert [entry.seq for entry in store.history()] == list(range(1, 65))
    assert not list(store.verify())
