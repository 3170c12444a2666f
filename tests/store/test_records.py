"""A record becomes the events by which it is found; a newer one takes over what belonged to the earlier."""

from __future__ import annotations

import pytest

from marsad.errors import StoreError
from marsad.model.question import Question
from marsad.store import Store
from marsad.store.recode import match_events
from tests.store.made import CODER, NEWER, keep, make_capture, make_event, make_record

TEXT = "قصف الجيش حي الشعار في حلب فقتل ستة مدنيين، ثم انفجر لغم قرب دوما ونفت الشرطة ذلك."


def _events() -> list[dict[str, object]]:
    return [
        make_event(TEXT, "e1", "قصف", at=["حلب"], day="2018-02-18", killed=("ستة مدنيين", 6, 6), by=("الجيش", "t:army")),
        make_event(TEXT, "e2", "انفجر", at=["دوما"], denied_by="الشرطة", with_=("لغم", "landmine")),
    ]


def test_an_event_is_found_by_what_its_record_says(store: Store) -> None:
    key = keep(store, TEXT, *_events())
    first, second = store.events_of(report_key=key)
    assert (first.key, first.kind, first.earliest) == (f"{key}#e1", "ASSAULT", "2018-02-18")
    assert (first.place_id, first.lat, first.lon) == ("t:aleppo", 36.20, 37.16)
    assert (first.country, first.admin1, first.geo_precision) == ("SYR", "Aleppo", "city")
    assert (first.killed_low, first.killed_high, first.denied) == (6, 6, False)
    assert (second.earliest, second.killed_low, second.denied, second.place_name_en) == (None, None, True, "Douma")
    assert first.body == _events()[0] and first.review == "unreviewed"


def test_what_is_not_said_is_null_and_a_said_zero_is_zero(store: Store) -> None:
    key = keep(store, TEXT, make_event(TEXT, "e1", "قصف", killed=("ستة", 0, 0)), make_event(TEXT, "e2", "انفجر"))
    none_killed, unknown = store.events_of(report_key=key)
    assert (none_killed.killed_low, none_killed.killed_high) == (0, 0)
    assert (unknown.killed_low, unknown.killed_high, unknown.place_name_ar, unknown.lat) == (None, None, None, None)


def test_the_greatest_single_toll_counts_and_tolls_are_never_added_up(store: Store) -> None:
    told = make_event(TEXT, "e1", "قصف", killed=("ستة مدنيين", 6, None))
    told["casualties"] += make_event(TEXT, "e1", "قصف", killed=("مدنيين", 2, 4))["casualties"]
    (found,) = store.events_of(report_key=keep(store, TEXT, told))
    assert (found.killed_low, found.killed_high) == (6, None)


def test_a_number_too_large_for_a_column_does_not_stop_the_batch(store: Store) -> None:
    (found,) = store.events_of(report_key=keep(store, TEXT, make_event(TEXT, "e1", "قصف", killed=("ستة", 10**12, None))))
    assert found.killed_low == 2**31 - 1 and found.body["casualties"][0]["low"] == 10**12


def test_a_place_that_is_not_known_keeps_its_words(store: Store) -> None:
    (found,) = store.events_of(report_key=keep(store, TEXT, make_event(TEXT, "e1", "قصف", at=["حي الشعار"])))
    assert (found.place_id, found.place_name_ar, found.lat) == (None, "حي الشعار", None)
    assert store.count(Question(places=("حي الشعار",))) == 1


def test_the_record_is_given_back_as_it_was_made(store: Store) -> None:
    capture = make_capture(TEXT)
    key = store.add_report(capture).key
    assert store.record(key) is None
    body = make_record(capture, *_events())
    store.add_record(key, body, CODER)
    kept = store.record(key)
    assert kept is not None and kept.body == body and list(kept.body) == list(body) and kept.current


@pytest.mark.parametrize("fault", ["schema", "text"])
def test_a_record_of_something_else_is_refused(store: Store, fault: str) -> None:
    key = store.add_report(make_capture(TEXT)).key
    body = make_record(make_capture(TEXT if fault == "schema" else "نص آخر"))
    with pytest.raises(StoreError, match=r"no record of the schema|its text is another"):
        store.add_record(key, body | ({"schema": "marsad/record/9"} if fault == "schema" else {}), CODER)


def test_a_newer_record_replaces_the_events_and_the_earlier_stays(store: Store) -> None:
    key = keep(store, TEXT, *_events())
    capture = make_capture(TEXT)
    store.add_record(key, make_record(capture, make_event(TEXT, "e1", "انفجر", at=["دوما"]), coder=NEWER), NEWER)
    (now,) = store.events_of(report_key=key)
    assert now.place_id == "t:douma" and store.count() == 1
    assert [(kept.coder_version, kept.current) for kept in store.records_of(key)] == [("1.0", False), ("2.0", True)]
    recode = next(store.history(key, acts=["recode"]))
    assert recode.body["carried"] == {f"{key}#e1": None, f"{key}#e2": f"{key}#e1"}


def test_events_are_the_same_when_their_words_are() -> None:
    before = [make_event(TEXT, "e1", "قصف"), make_event(TEXT, "e2", "انفجر"), make_event(TEXT, "e3", "فقتل")]
    after = [make_event(TEXT, "e1", "انفجر"), make_event(TEXT, "e2", "قصف الجيش"), make_event(TEXT, "e3", "ونفت", kind="REJECT")]
    assert match_events(before, after) == {"e1": "e2", "e2": "e1"}


def test_a_report_that_cannot_be_coded_is_not_tried_again_by_that_coder(store: Store) -> None:
    key = store.add_report(make_capture(TEXT)).key
    store.set_unreadable(key, CODER, "it is a poem")
    assert store.report(key).unreadable == "it is a poem"
    assert not list(store.reports(uncoded_by=CODER)) and not list(store.reports(never_coded=True))
    assert [kept.key for kept in store.reports(uncoded_by=NEWER)] == [key]
    store.add_record(key, make_record(make_capture(TEXT), coder=NEWER), NEWER)
    assert store.report(key).unreadable is None
