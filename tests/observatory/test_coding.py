"""What is not coded is coded, once; what another coder coded is coded again when that is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from marsad.batch import Skipped
from marsad.errors import InputError
from marsad.flow import Reader
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.model.record import Coder, Coding
from marsad.observatory.coding import CodedReport, code_reports, count_waiting
from marsad.observatory.record_change import ChangeSummary, compare_records
from marsad.store import Store, make_store
from tests.store.made import make_capture, make_event, make_record

STRIKE = "قصفت طائرات حربية مساء الأحد مدينة دوما، ما أدى إلى مقتل سبعة مدنيين، بحسب الدفاع المدني."
TALKS = "اجتمع وفد المعارضة في جنيف يوم السبت لبحث الهدنة."


@dataclass(frozen=True)
class Newer:
    """A reader of a later version, which no longer sees the first event of a report and refuses verse."""

    reader: Reader

    @property
    def coder(self) -> Coder:
        return replace(self.reader.coder, version="99.0")

    def read(self, capture: Capture) -> Coding:
        if "قصيدة" in capture.text:
            raise InputError("verse", place=capture.place)
        coding = self.reader.read(capture)
        return replace(coding, record=replace(coding.record, coder=self.coder, events=coding.record.events[1:]))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(own_lexicon())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "observatory")
    for text in (STRIKE, TALKS):
        made.add_report(make_capture(text))
    yield made
    made.close()


def test_each_report_is_coded_once(store: Store, reader: Reader) -> None:
    assert count_waiting(store, reader.coder) == 2
    coded = [one for one in code_reports(store, reader) if isinstance(one, CodedReport)]
    assert len(coded) == 2 and sum(one.events for one in coded) == store.count() > 0
    assert list(code_reports(store, reader)) == [] and list(code_reports(store, reader, recode=True)) == []
    assert not list(store.verify())


def test_processes_side_by_side_come_to_the_same(store: Store, reader: Reader, tmp_path: Path) -> None:
    other = make_store(tmp_path / "other")
    for text in (TALKS, STRIKE):
        other.add_report(make_capture(text))
    list(code_reports(store, reader))
    list(code_reports(other, reader, workers=2))
    assert store.digest() == other.digest()
    other.close()


def test_the_record_is_what_the_reader_reads_of_the_capture(store: Store, reader: Reader) -> None:
    from marsad.export.record import record_to_json

    list(code_reports(store, reader))
    for kept in store.reports():
        record = store.record(kept.key)
        assert record is not None and record.body == record_to_json(reader.read(make_capture(kept.text)).record)


def test_another_coder_codes_again_only_when_asked(store: Store, reader: Reader) -> None:
    list(code_reports(store, reader))
    before = store.count()
    newer = Newer(reader)
    assert list(code_reports(store, newer)) == []
    assert count_waiting(store, newer.coder, recode=True) == 2
    summary = ChangeSummary()
    for one in code_reports(store, newer, recode=True):
        assert isinstance(one, CodedReport) and one.change is not None
        summary.add(one.change)
    assert (summary.reports, summary.new) == (2, 0)
    assert summary.gone == before - store.count() > 0
    assert [len(store.records_of(kept.key)) for kept in store.reports()] == [2, 2]
    assert not list(store.verify())


def test_what_cannot_be_coded_is_noted_and_not_tried_again(store: Store, reader: Reader) -> None:
    key = store.add_report(make_capture("قصيدة في المديح")).key
    newer = Newer(reader)
    (skipped,) = [one for one in code_reports(store, newer) if isinstance(one, Skipped)]
    assert skipped.reason == "verse"
    assert store.report(key).unreadable == skipped.message and store.counts()["unreadable"] == 1
    assert list(code_reports(store, newer)) == []
    assert count_waiting(store, reader.coder, recode=True) == 3  # another coder may do better


def test_a_change_names_the_fields_that_changed() -> None:
    capture = make_capture(STRIKE)
    before = make_record(capture, make_event(STRIKE, "e1", "قصفت", mode="aerial"), make_event(STRIKE, "e2", "مقتل"))
    after = make_record(capture, make_event(STRIKE, "e1", "قصفت", at=["دوما"]), make_event(STRIKE, "e2", "بحسب", kind="ACCUSE"))
    change = compare_records(before, after)
    assert (change.same, change.new, change.gone, change.fields) == (1, 1, 1, {"mode": 1, "places": 1})
    assert compare_records(before, before).nothing and not change.nothing
    summary = ChangeSummary()
    summary.add(change)
    assert list(summary.lines())[1] == "events: 1 still there, 1 new, 1 gone"
    assert not list(ChangeSummary().lines())
