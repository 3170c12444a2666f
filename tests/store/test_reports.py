"""What is taken in is kept once, with its bytes, and found again."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import StoreError
from marsad.model.capture import Original
from marsad.model.kept import Duplicate, Stored
from marsad.store import Store
from marsad.store.reports import report_key
from tests.store.made import CODER, NEWER, make_capture, make_record

TEXT = "قصفت المدفعية أطراف البلدة مساء السبت."


def test_a_capture_is_kept_as_it_was_given(store: Store) -> None:
    capture = make_capture(TEXT, id="7", title="قصف", outlet="نشرة", author="ليلى", url="https://news.test/1",
                           updated=datetime(2018, 2, 20, 6), place="news.jsonl:7", member="7")
    key = store.add_report(capture).key
    kept = store.report(key)
    assert (kept.given_id, kept.title, kept.outlet, kept.author, kept.url) == ("7", "قصف", "نشرة", "ليلى", "https://news.test/1")
    assert (kept.published, kept.updated, kept.place, kept.member) == ("2018-02-19", "2018-02-20T06:00:00", "news.jsonl:7", "7")
    assert kept.text == TEXT and kept.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_same_capture_twice_is_nothing_new(store: Store) -> None:
    first, second = store.add_report(make_capture(TEXT)), store.add_report(make_capture(TEXT, place="elsewhere.txt"))
    assert isinstance(first, Stored) and second == Duplicate(first.key)
    assert len(list(store.reports())) == 1 and len(list(store.history())) == 1


def test_other_words_of_the_same_address_are_a_new_version(store: Store) -> None:
    first = store.add_report(make_capture(TEXT, url="https://news.test/1"))
    second = store.add_report(make_capture(TEXT + " وارتفعت الحصيلة.", url="https://news.test/1"))
    other = store.add_report(make_capture(TEXT + " وارتفعت الحصيلة.", url="https://news.test/2"))
    assert isinstance(second, Stored) and second.previous == first.key
    assert isinstance(other, Stored) and other.previous is None
    assert store.report(first.key).newer == second.key and store.report(second.key).previous == first.key
    assert [kept.key for kept in store.versions(second.key)] == [first.key, second.key]


def test_the_bytes_of_a_report_are_kept_once(store: Store) -> None:
    data = "<p>قصف</p>".encode()
    source = Original(hashlib.sha256(data).hexdigest(), len(data), "text/html", data=data)
    key = store.add_report(make_capture(TEXT, original=source)).key
    store.add_report(make_capture(TEXT + " ثم توقف.", original=source, member="2"))
    assert store.report(key).original == source.sha256
    assert store.originals.read(source.sha256) == data and list(store.originals.digests()) == [source.sha256]


def test_bytes_that_changed_while_they_were_read_are_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    path.write_bytes(b"now something else")
    with pytest.raises(StoreError, match="changed while it was read"):
        store.add_report(make_capture(TEXT, original=Original("0" * 64, 4, "application/zip", path=str(path))))
    assert not list(store.reports()) and not list(store.originals.digests())
    assert not [left for left in store.originals.folder.rglob("*") if left.is_file()]


def test_reports_come_by_key_and_those_that_a_coder_has_not_seen(store: Store) -> None:
    captures = [make_capture(f"{TEXT} {number}") for number in range(450)]  # more than two pages
    with store.writing():
        keys = sorted(store.add_report(capture).key for capture in captures)
    assert [kept.key for kept in store.reports()] == keys
    assert [kept.key for kept in store.reports(after=keys[440])] == keys[441:]
    coded = {report_key(capture): capture for capture in captures[:3]}
    for key, capture in coded.items():
        store.add_record(key, make_record(capture), CODER)
    assert [kept.key for kept in store.reports(uncoded_by=CODER)] == [key for key in keys if key not in coded]
    assert len(list(store.reports(uncoded_by=NEWER))) == 450


def test_an_unknown_report_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="no report 12ab"):
        store.report("12ab")


def test_what_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing():
        store.add_report(make_capture(TEXT))
        raise RuntimeError("power cut")
    assert not list(store.reports()) and not list(store.history()) and store.count_found("قصفت") == 0


def test_a_part_that_fails_takes_back_only_itself(store: Store) -> None:
    with store.writing():
        kept = store.add_report(make_capture(TEXT))
        with pytest.raises(StoreError):
            store.add_record(kept.key, {"schema": "other"}, CODER)
    assert [report.key for report in store.reports()] == [kept.key]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_is_kept_to_the_letter(sqlite_store: Store, text: str) -> None:
    assert sqlite_store.report(sqlite_store.add_report(make_capture(text)).key).text == text


def test_the_key_is_of_what_was_taken_in_and_not_of_where_it_stood() -> None:
    key = report_key(make_capture(TEXT))
    assert key == report_key(make_capture(TEXT, place="b.txt", member="3", language="fa", carrier="page"))
    assert key != report_key(make_capture(TEXT, published=date(2018, 2, 20)))
    assert key != report_key(make_capture(TEXT, author="ليلى"))
    assert len(key) == 64
