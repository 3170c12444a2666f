"""Whatever is changed behind the store's back is found and named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from marsad.model.capture import Original
from marsad.model.kept import Problem
from marsad.store import Store
from marsad.store.canonical import pack, unpack
from marsad.store.verify import quotes_in
from tests.store.made import keep, make_event

TEXT = "قصف الجيش أطراف حلب فقتل ستة مدنيين."
DATA = "صفحة".encode()
SOURCE = Original(hashlib.sha256(DATA).hexdigest(), len(DATA), "text/html", data=DATA)


@pytest.fixture
def kept(sqlite_store: Store) -> Store:
    """Five reports with their events and originals, all well."""
    for number in range(5):
        told = f"{TEXT} {number}"
        keep(sqlite_store, told, make_event(told, "e1", "قصف", at=["حلب"], killed=("ستة مدنيين", 6, 6), by=("الجيش", "t:army"),
                                            day="2018-02-01"), original=SOURCE)
    assert not list(sqlite_store.verify())
    return sqlite_store


def tamper(store: Store, statement: str, **values: object) -> None:
    """Change rows as somebody with the file in hand can: without the triggers."""
    with store.writing() as connection:
        names = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for name, _ in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
        assert connection.execute(text(statement), values).rowcount
        for _, sql in names:
            connection.exec_driver_sql(sql)


def problems(store: Store) -> list[Problem]:
    return list(store.verify())


@pytest.mark.parametrize(("column", "value"), [
    ("why", "x"), ("author", "x"), ("at", "2001-01-01T00:00:00.000000Z"), ("act", "note"), ("subject", "x"), ("hash", "0" * 64),
    ("prev_hash", "0" * 64), ("body", "{}"), ("body", "no json"),
])
def test_the_first_changed_entry_is_named(kept: Store, column: str, value: str) -> None:
    tamper(kept, f"UPDATE history SET {column} = :value WHERE seq IN (4, 7)", value=value)
    assert [problem.subject for problem in problems(kept) if problem.check == "history"] == ["entry 4"]


def test_a_dropped_entry_is_named(kept: Store) -> None:
    tamper(kept, "DELETE FROM history WHERE seq = 5")
    found = [problem for problem in problems(kept) if problem.check == "history"]
    assert [(problem.subject, "missing" in problem.what) for problem in found] == [("entry 5", True)]


def test_entries_that_changed_places_are_named(kept: Store) -> None:
    tamper(kept, "UPDATE history SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4)")
    tamper(kept, "UPDATE history SET seq = -seq WHERE seq < 0")
    assert problems(kept)[0].subject == "entry 3"


def test_an_end_that_was_cut_off_is_found_by_the_head_that_was_written_down(kept: Store) -> None:
    newest = next(kept.history(newest_first=True, limit=1))
    assert not list(kept.verify(head=(newest.seq, newest.hash)))
    tamper(kept, "DELETE FROM history WHERE seq = :seq", seq=newest.seq)
    assert any("it is gone" in problem.what for problem in kept.verify(head=(newest.seq, newest.hash)))


def test_a_history_that_was_written_anew_is_found_by_the_head(kept: Store) -> None:
    found = list(kept.verify(head=(3, "f" * 64)))
    assert [(problem.check, problem.subject) for problem in found] == [("history", "entry 3")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_any_bit_of_an_original_that_flips_is_found(kept: Store, place: int, bit: int) -> None:
    path = kept.originals.path(SOURCE.sha256)
    data = bytearray(DATA)
    data[place % len(data)] ^= 1 << bit
    path.write_bytes(data)
    assert [problem.subject for problem in problems(kept)] == [SOURCE.sha256]
    path.write_bytes(DATA)


def test_a_missing_original_is_named(kept: Store) -> None:
    kept.originals.path(SOURCE.sha256).unlink()
    assert ["missing" in problem.what for problem in problems(kept)] == [True]


def test_a_text_that_was_changed_is_found(kept: Store) -> None:
    tamper(kept, "UPDATE report SET text = replace(text, 'ستة', 'سبعة') WHERE key = (SELECT min(key) FROM report)")
    assert [problem.what for problem in problems(kept) if problem.check == "reports"] == ["its text was changed"]


def test_metadata_that_were_changed_are_found(kept: Store) -> None:
    tamper(kept, "UPDATE report SET published = '2019-01-01' WHERE key = (SELECT min(key) FROM report)")
    assert [problem.check for problem in problems(kept)] == ["reports"]


@pytest.mark.parametrize("column", ["kind", "earliest", "killed_low", "place_id", "denied", "review", "lat"])
def test_a_row_that_is_not_what_the_record_says_is_found(kept: Store, column: str) -> None:
    tamper(kept, f"UPDATE event SET {column} = 1 WHERE key = (SELECT min(key) FROM event)")
    assert [(problem.check, column in problem.what) for problem in problems(kept)] == [("rows", True)]


@pytest.mark.parametrize("table", ["event_party", "event_place"])
def test_rows_of_an_event_that_are_gone_are_found(kept: Store, table: str) -> None:
    tamper(kept, f"DELETE FROM {table} WHERE event_key = (SELECT min(event_key) FROM {table})")
    assert [(problem.check, table in problem.what) for problem in problems(kept)] == [("rows", True)]


def test_an_event_that_nobody_says_is_found(kept: Store) -> None:
    tamper(kept, "UPDATE event SET key = key || '9' WHERE key = (SELECT min(key) FROM event)")
    assert {problem.what for problem in problems(kept)} >= {"the event has no row", "no record and no person says this event"}


def _edit(change: Callable[[dict[str, object]], None]) -> Callable[[Connection], None]:
    def edit(connection: Connection) -> None:
        number, packed = connection.execute(text("SELECT id, body FROM record ORDER BY id LIMIT 1")).one()
        body = unpack(packed)
        change(body)
        connection.execute(text("UPDATE record SET body = :body WHERE id = :id"), {"body": pack(body), "id": number})
    return edit


def test_a_quote_that_does_not_stand_in_the_text_is_found(kept: Store) -> None:
    def move(body: dict[str, object]) -> None:
        body["events"][0]["casualties"][0]["start"] += 1  # type: ignore[index]

    with kept.writing() as connection:
        for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        _edit(move)(connection)
    checks = {problem.check for problem in problems(kept)}
    assert {"records", "quotes"} <= checks


def test_a_report_that_was_taken_out_is_missed(kept: Store) -> None:
    tamper(kept, "DELETE FROM record WHERE id = 1")
    assert any(problem.check == "counts" and "history tells of 5" in problem.what for problem in problems(kept))


def test_after_a_broken_chain_records_are_not_held_against_it(kept: Store) -> None:
    tamper(kept, "UPDATE history SET body = '{}' WHERE act = 'coding'")
    heard: list[str] = []
    assert [problem.check for problem in kept.verify(tell=heard.append)] == ["history"]
    assert heard == ["history", "originals", "reports"]


def test_every_quote_of_a_record_is_looked_at() -> None:
    told = make_event(TEXT, "e1", "قصف", at=["حلب"], killed=("ستة مدنيين", 6, 6), by="الجيش", said_by="الجيش", day="2018-01-01")
    paths = [path for path, _ in quotes_in(json.loads(json.dumps(told)))]
    assert paths == ["mentions[0]", "actors[0]", "places[0]", "casualties[0]", "claims[0].source", "claims[0].evidence"]
