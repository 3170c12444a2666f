"""What people said of an event follows it into the record of a newer coder, by its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from marsad.store import Store
from marsad.store.corrections import anchor_of, change
from marsad.store.reviews import reapply
from tests.store.made import NEWER, keep, make_capture, make_event, make_record, place

TEXT = "قصف الجيش حلب فقتل ستة مدنيين ثم انفجر لغم قرب دوما ونفت الشرطة ذلك"


@pytest.fixture
def key(store: Store) -> str:
    return keep(store, TEXT, make_event(TEXT, "e1", "قصف", at=["حلب"]), make_event(TEXT, "e2", "انفجر", kind="MOBILIZE"))


def _say(store: Store, act: str, key: str, *changes: Mapping[str, Any], event: Mapping[str, Any] | None = None) -> None:
    """A reviewer's act, as the step of review writes it."""
    body = event or store.event(key).body
    told: dict[str, Any] = {"anchor": anchor_of(body), "event": change(body, changes), "shown": ""}
    told |= {"changes": list(changes)} if changes else {}
    store.append(act, key, told, "ليلى", "seen by eye")
    with store.writing() as connection:
        reapply(connection, key.partition("#")[0])


def _recode(store: Store, key: str, *events: Mapping[str, Any]) -> dict[str, Any]:
    store.add_record(key, make_record(make_capture(TEXT), *events, coder=NEWER), NEWER)
    assert not list(store.verify())
    return dict(list(store.history(key, acts=["recode"]))[-1].body)


def test_a_correction_is_laid_over_what_the_newer_coder_reads(store: Store, key: str) -> None:
    _say(store, "correct", f"{key}#e2", {"field": "kind", "before": "MOBILIZE", "after": "ASSAULT"},
         {"field": "places", "before": None, "after": place(TEXT, "دوما")})
    assert store.event(f"{key}#e2").place_id == "t:douma"
    told = _recode(store, key, make_event(TEXT, "e1", "انفجر", kind="MOBILIZE", with_=("لغم", "landmine")))
    found = store.event(f"{key}#e1")
    assert (found.kind, found.place_id, found.review) == ("ASSAULT", "t:douma", "corrected")
    assert [one["weapon"] for one in found.body["weapons"]] == ["landmine"], "what the newer coder reads beside it stays"
    assert told["carried"] == {f"{key}#e1": None, f"{key}#e2": f"{key}#e1"} and told["look_at"] == []


def test_a_correction_that_no_longer_fits_is_for_a_person_to_look_at(store: Store, key: str) -> None:
    _say(store, "correct", f"{key}#e2", {"field": "kind", "before": "MOBILIZE", "after": "ASSAULT"})
    told = _recode(store, key, make_event(TEXT, "e1", "انفجر", kind="MOBILIZE", mode="troops"))
    assert told["look_at"] == [f"{key}#e1"], "troops is no mode of an assault"


def test_a_rejected_event_stays_rejected_and_is_not_missed_when_it_goes(store: Store, key: str) -> None:
    _say(store, "reject", f"{key}#e1")
    _recode(store, key, make_event(TEXT, "e1", "انفجر"), make_event(TEXT, "e2", "قصف", mode="heavy-weapons"))
    assert {found.key[-2:]: found.review for found in store.events_of(report_key=key)} == {"e1": "unreviewed", "e2": "rejected"}
    told = _recode(store, key, make_event(TEXT, "e1", "انفجر"))
    assert store.count() == 1 and told["look_at"] == [f"{key}#e2"]


def test_an_accepted_event_that_the_newer_coder_misses_stays_on_a_persons_word(store: Store, key: str) -> None:
    _say(store, "accept", f"{key}#e1")
    _recode(store, key, make_event(TEXT, "e1", "انفجر"))
    kept = {found.body["mentions"][0]["text"]: found for found in store.events_of(report_key=key)}
    assert set(kept) == {"قصف", "انفجر"} and kept["قصف"].review == "accepted" and kept["قصف"].place_id == "t:aleppo"


def test_an_event_that_people_added_is_there_after_every_coding(store: Store, key: str) -> None:
    added = make_event(TEXT, "p9", "فقتل", killed=("ستة مدنيين", 6, 6))
    _say(store, "add", f"{key}#p9", event=added)
    for events in ([make_event(TEXT, "e1", "قصف")], []):
        _recode(store, key, *events)
        assert store.event(f"{key}#p9").killed_low == 6
    assert store.count() == 1


def test_nothing_is_said_of_a_report_that_is_coded_the_first_time(store: Store, key: str) -> None:
    assert list(store.history(key, acts=["recode"])) == []
