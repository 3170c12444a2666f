"""What was known at a moment is what the store answered then: reports, events, people's word, incidents."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from marsad.model.incident import Incident
from marsad.model.question import Question
from marsad.store import Store
from marsad.store.corrections import anchor_of
from marsad.store.incidents import summarise
from marsad.store.reviews import reapply
from tests.store.made import NEWER, keep, make_capture, make_event, make_record

TEXT = "قصف الجيش حلب ثم انفجر لغم قرب دوما"
OTHER = "قصف الجيش حلب أمس"


def _moment() -> datetime:
    return datetime.now(UTC)


def _seen(store: Store, question: Question) -> Any:
    """All that the store answers, but for numbers of rows, which a past has not."""
    events = [(found.key, found.kind, found.place_id, found.review, found.incident, found.body)
              for found in store.events(question)]
    incidents = [astuple(found) for found in store.incidents(question)]
    return events, incidents, store.count(question), store.count_incidents(question)


def _reject(store: Store, key: str) -> int:
    with store.writing():
        body = store.event(key).body
        entry = store.append("reject", key, {"anchor": anchor_of(body), "event": dict(body), "shown": ""}, "ليلى", "a drill")
        with store.writing() as connection:
            reapply(connection, key.partition("#")[0])
            summarise(connection, [str(store.event(key).incident)])
        return entry.seq


def test_each_past_is_answered_as_it_was_then(store: Store) -> None:
    past: list[tuple[datetime, Any]] = []

    def remember() -> None:
        past.append((_moment(), _seen(store, Question())))

    remember()
    key = keep(store, TEXT, make_event(TEXT, "e1", "قصف", at=["حلب"]), make_event(TEXT, "e2", "انفجر", at=["دوما"]))
    remember()
    other = keep(store, OTHER, make_event(OTHER, "e1", "قصف", at=["حلب"]))
    store.set_incidents("r1", (), [Incident("i-00000000000a", (f"{key}#e1",)), Incident("i-00000000000b", (f"{key}#e2",)),
                                   Incident("i-00000000000c", (f"{other}#e1",))])
    remember()
    store.set_incidents("r2", (), [Incident("i-00000000000a", tuple(sorted((f"{key}#e1", f"{other}#e1"))))])
    store.set_echoes("r2", {key: "g", other: "g"})
    remember()
    _reject(store, f"{key}#e2")
    remember()
    newer = make_record(make_capture(TEXT), make_event(TEXT, "e1", "انفجر", at=["دوما"]), make_event(TEXT, "e2", "قصف الجيش"),
                        coder=NEWER)
    store.add_record(key, newer, NEWER)
    remember()
    answers = [answer for _, answer in past]
    assert all(one != other_one for one, other_one in pairwise(answers)), "each step changed something"
    for moment, answer in past:
        assert _seen(store, Question(as_of=moment)) == answer


def test_a_past_is_searched_as_it_was(store: Store) -> None:
    keep(store, TEXT)
    before = _moment()
    keep(store, OTHER)
    assert len(list(store.search("قصف"))) == 2
    assert [found.report.text for found in store.search("قصف", Question(as_of=before))] == [TEXT]
    assert store.count_found("قصف", Question(as_of=before)) == 1
    assert store.count(Question(as_of=before, text="قصف")) == 0


def test_a_judgement_taken_back_later_stood_then(store: Store) -> None:
    key = keep(store, TEXT, make_event(TEXT, "e1", "قصف"), make_event(TEXT, "e2", "انفجر"))
    store.judge(f"{key}#e1", f"{key}#e2", "different", "ليلى", "shell and mine")
    moment = _moment()
    with store.as_of(moment) as then:
        assert [kept.verdict for kept in then.judgements()] == ["different"]
    with store.as_of(datetime(2001, 1, 1, tzinfo=UTC)) as then:
        assert then.judgements() == [] and then.counts()["reports"] == 0


def test_asking_for_the_past_changes_nothing(store: Store) -> None:
    keep(store, TEXT, make_event(TEXT, "e1", "قصف"))
    before = store.digest(), len(list(store.history()))
    list(store.events(Question(as_of=_moment())))
    assert (store.digest(), len(list(store.history()))) == before
