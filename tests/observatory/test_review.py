"""Acts of reviewers: what is accepted is what was shown, corrections outlive a newer coder, everything can be taken back."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.flow import Reader
from marsad.lexicon.load import own_lexicon
from marsad.model.kept import KeptEvent
from marsad.model.question import Question
from marsad.model.record import Coder
from marsad.observatory.correction import Correction, WrongCorrection
from marsad.observatory.reading import ReadingRoom
from marsad.observatory.refusals import Changed, Impossible, Unknown
from marsad.observatory.regroup import join, split
from marsad.observatory.review import Opinion, Verb, add_event, review
from marsad.observatory.undo import undo
from marsad.store import Store
from marsad.store.canonical import digest_of
from tests.observatory.archive import make_archive

NEWER = Coder("marsad", "9.0.0", "cd" * 32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_archive(tmp_path / "observatory")
    yield store
    store.close()


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    room = ReadingRoom(lambda: Reader(own_lexicon()))
    yield room
    room.close()


def one(store: Store, **asked: Any) -> KeptEvent:
    return next(store.events(Question(**asked)))


def opinion(act: Verb, event: KeptEvent, *, author: str = "layla", why: str = "read it", **more: Any) -> Opinion:
    return Opinion(act, author, digest_of(event.body), why, **more)


def correct(event: KeptEvent, field: str, value: Any, *, author: str = "layla", **more: Any) -> Opinion:
    return opinion("correct", event, author=author, correction=Correction(field, value, **more))


def recode(store: Store, event: KeptEvent, change: Any) -> None:
    """A newer coder reads the report: ``change`` says what it makes of the events."""
    kept = store.record(event.report_key)
    assert kept is not None
    body = copy.deepcopy(dict(kept.body))
    change(body["events"])
    store.add_record(event.report_key, body, NEWER)


def test_an_accepted_event_is_marked_and_the_history_says_who_saw_what(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, opinion("accept", event, why=""), room)
    assert store.event(event.key).review == "accepted"
    entry = next(store.history(event.key, acts=("accept",)))
    assert (entry.author, entry.body["shown"]) == ("layla", digest_of(event.body))
    assert entry.body["event"] == event.body


def test_what_has_changed_since_it_was_shown_is_not_accepted(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, correct(event, "status", "planned"), room)
    with pytest.raises(Changed):
        review(store, event.key, opinion("accept", event), room)
    assert store.event(event.key).review == "corrected"


def test_a_correction_changes_the_event_and_what_it_is_found_by(store: Store, room: ReadingRoom) -> None:
    event = one(store, killed_min=4, kinds=("ASSAULT",), modes=("explosives",))
    toll = {"outcome": "killed", "group": "people", "low": 40, "high": 40, "count_kind": "exact"}
    review(store, event.key, correct(event, "casualties", toll, item=0), room)
    changed = store.event(event.key)
    assert (changed.killed_high, changed.body["casualties"][0]["low"]) == (40, 40)
    assert changed.body["casualties"][0]["text"] == event.body["casualties"][0]["text"]
    assert [found.key for found in store.events(Question(killed_min=40))] == [event.key]
    assert store.incident(str(event.incident)).killed_high == 40


def test_words_picked_in_the_text_carry_the_value(store: Store, room: ReadingRoom) -> None:
    event = one(store, modes=("explosives",), killed_min=4)
    record = store.record(event.report_key)
    assert record is not None
    text = record.body["document"]["text"]
    start = text.index("مدينة إدلب")
    place = room.find_places("معرة النعمان", 1)[0]
    review(store, event.key, correct(event, "places", {"id": place["id"]}, quote=(start, start + 10)), room)
    added = store.event(event.key).body["places"][-1]
    assert added["text"] == text[added["start"] : added["end"]] == "مدينة إدلب"
    assert added["place"]["id"] == place["id"]


@pytest.mark.parametrize(("field", "value", "more"), [
    ("kind", "EXPLODE", {}), ("mode", "arrest", {}), ("status", None, {}), ("colour", "red", {}),
    ("date", {"earliest": "2018-02-30"}, {}), ("date", {"earliest": "2018-03-02", "latest": "2018-03-01"}, {}),
    ("casualties", {"outcome": "killed", "group": "people", "low": -1, "high": 2, "count_kind": "exact"}, {"item": 0}),
    ("casualties", {"outcome": "killed", "group": "people", "low": 9, "high": 2, "count_kind": "range"}, {"item": 0}),
    ("casualties", None, {"item": 99}), ("actors", {"entity": "no.such"}, {"quote": (0, 3)}), ("actors", {"entity": None}, {}),
    ("places", {"id": "geonames:0"}, {"quote": (0, 3)}), ("places", {"id": None}, {"quote": (0, 10**9)}),
    ("claims", None, {"item": 0}), ("weapons", {"weapon": ""}, {"quote": (0, 3)}), ("weapons", "bomb", {"quote": (0, 3)}),
])
def test_a_correction_that_cannot_be_is_refused_and_leaves_no_trace(
    store: Store, room: ReadingRoom, field: str, value: Any, more: dict[str, Any]
) -> None:
    event = one(store, modes=("explosives",), killed_min=4)
    with pytest.raises(WrongCorrection):
        review(store, event.key, correct(event, field, value, **more), room)
    assert store.event(event.key) == event
    assert not list(store.history(event.key))


def test_another_kind_takes_a_mode_that_is_none_of_its_own_away(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",), modes=("arrest",))
    review(store, event.key, correct(event, "kind", "THREATEN"), room)
    assert (store.event(event.key).kind, store.event(event.key).mode) == ("THREATEN", None)


def test_a_correction_is_laid_over_what_a_newer_coder_reads(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, correct(event, "status", "planned"), room)

    def read_again(events: list[Any]) -> None:
        events[0] = {**events[0], "id": "e7", "scope": "repeated"}

    recode(store, event, read_again)
    again = store.event(f"{event.report_key}#e7")
    assert (again.status, again.scope, again.review) == ("planned", "repeated", "corrected")


def test_an_accepted_event_stays_as_it_was_accepted(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, opinion("accept", event), room)

    def read_again(events: list[Any]) -> None:
        events[0] = {**events[0], "scope": "repeated"}

    recode(store, event, read_again)
    assert (store.event(event.key).scope, store.event(event.key).review) == (event.scope, "accepted")


def test_an_event_that_the_newer_coder_misses_is_kept_by_who_accepted_it(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, opinion("accept", event), room)
    recode(store, event, lambda events: events.clear())
    kept = store.events_of(report_key=event.report_key)
    assert [(one.kind, one.review) for one in kept] == [("COERCE", "accepted")]
    assert kept[0].key.split("#")[1].startswith("p")


def test_a_rejected_event_stays_rejected(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, opinion("reject", event), room)
    recode(store, event, lambda events: None)
    assert store.event(event.key).review == "rejected"


def test_undoing_brings_back_what_was_and_undoing_that_brings_back_the_act(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, correct(event, "status", "planned"), room)
    act = next(store.history(event.key, acts=("correct",)))
    undone = undo(store, act.seq, author="omar", why="it happened")
    assert store.event(event.key) == event
    with pytest.raises(Impossible, match="already"):
        undo(store, act.seq, author="omar", why="again")
    undo(store, undone.seq, author="layla", why="it was planned")
    assert store.event(event.key).status == "planned"
    assert [entry.act for entry in store.history(event.key)] == ["correct", "undo", "undo"]


def test_an_entry_of_the_machine_cannot_be_undone(store: Store) -> None:
    first = next(store.history())
    with pytest.raises(Impossible):
        undo(store, first.seq, author="omar", why="no")
    with pytest.raises(Unknown):
        undo(store, 10**9, author="omar", why="no")


def test_a_missed_event_is_added_on_words_of_the_text_and_outlives_recoding(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    told = {"kind": "PROTEST", "mode": "demo", "quote": {"start": 0, "end": 6},
            "date": {"earliest": "2018-02-23", "latest": "2018-02-23"}}
    key = add_event(store, event.report_key, told, room, author="layla", why="the coder missed it")
    added = store.event(key)
    assert (added.kind, added.mode, added.review, added.earliest) == ("PROTEST", "demo", "accepted", "2018-02-23")
    assert added.incident is not None and store.incident(added.incident).opened
    recode(store, event, lambda events: None)
    assert store.event(key).kind == "PROTEST"
    undo(store, next(store.history(key)).seq, author="layla", why="it was there")
    assert key not in {one.key for one in store.events_of(report_key=event.report_key)}


def test_joined_incidents_can_be_parted_by_undoing(store: Store) -> None:
    first, second = [found.id for found in store.incidents(Question(kinds=("COERCE", "DISPLACE"), order="key"))]
    before = {name: [one.key for one in store.events_of(incident=name)] for name in (first, second)}
    stays = join(store, first, second, author="layla", why="one raid")
    goes = second if stays == first else first
    assert {one.key for one in store.events_of(incident=stays)} == {*before[first], *before[second]}
    assert not store.incident(goes).opened and store.incident(goes).into == stays
    assert [one.verdict for one in store.judgements()] == ["same"]
    act = next(store.history(stays, acts=("join",)))
    undo(store, act.seq, author="layla", why="two raids")
    assert {name: [one.key for one in store.events_of(incident=name)] for name in (first, second)} == before
    assert store.incident(goes).opened
    assert not store.judgements()


def test_a_split_is_judged_and_can_be_undone(store: Store) -> None:
    large = next(store.incidents(Question(order="weight")))
    keys = [one.key for one in store.events_of(incident=large.id)]
    _, fresh = split(store, large.id, keys[:1], author="layla", why="another day")
    assert [one.key for one in store.events_of(incident=fresh)] == keys[:1]
    assert {(one.a, one.b) for one in store.judgements()} == {tuple(sorted((keys[0], other))) for other in keys[1:]}
    undo(store, next(store.history(large.id, acts=("split",))).seq, author="layla", why="the same day")
    assert [one.key for one in store.events_of(incident=large.id)] == keys
    with pytest.raises(Impossible):
        split(store, large.id, keys, author="layla", why="all of it")


def test_an_undo_over_later_acts_is_refused(store: Store) -> None:
    names = [found.id for found in store.incidents(Question(order="key"))][:3]
    stays = join(store, names[0], names[1], author="layla", why="one")
    act = next(store.history(stays, acts=("join",)))
    join(store, stays, names[2], author="layla", why="one more")
    with pytest.raises(Changed):
        undo(store, act.seq, author="layla", why="no")


def test_a_blind_opinion_counts_for_agreement_and_changes_nothing(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    review(store, event.key, correct(event, "status", "planned"), room)
    seen = review(store, event.key, opinion("accept", event, author="omar", blind=True), room)
    assert seen.body["status"] == "happened"
    assert store.event(event.key).status == "planned"


def test_an_act_needs_its_reason(store: Store, room: ReadingRoom) -> None:
    event = one(store, kinds=("COERCE",))
    for act in ("reject", "note"):
        with pytest.raises(Impossible):
            review(store, event.key, opinion(act, event, why=" "), room)
