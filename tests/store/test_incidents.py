"""Events are put into incidents and out of them again; nothing of it is lost, and people's judgements are kept."""

from __future__ import annotations

import pytest

from marsad.errors import StoreError
from marsad.model.incident import Incident, Tie
from marsad.model.link import Level
from marsad.model.question import Question
from marsad.store import Store
from tests.store.made import NEWER, keep, make_capture, make_event, make_record

TEXT = "قصف الجيش حلب فقتل ستة مدنيين"
A, B, C = "i-00000000000a", "i-00000000000b", "i-00000000000c"


def _keep(store: Store, number: int, low: int, **fields: object) -> str:
    text = f"{TEXT} {number}"
    told = {"at": ["حلب"], "day": f"2018-02-{number + 1:02d}", "killed": ("ستة مدنيين", low, low), **fields}
    return f"{keep(store, text, make_event(text, 'e1', 'قصف', **told))}#e1"


@pytest.fixture
def keys(store: Store) -> list[str]:
    return [_keep(store, 0, 6), _keep(store, 1, 9), _keep(store, 2, 4, denied_by="الجيش")]


def test_an_incident_sums_its_events_up_and_adds_nothing_together(store: Store, keys: list[str]) -> None:
    store.set_incidents("r1", (), [Incident(A, tuple(sorted(keys)))])
    found = store.incident(A)
    assert (found.killed_low, found.killed_high, found.reports, found.voices) == (4, 9, 3, 3)
    # three events tell three days: of days told as often the first stands, the others are disputed on the incident's page
    assert (found.earliest, found.latest, found.denied) == ("2018-02-01", "2018-02-01", True)
    assert (found.place_id, found.opened) == ("t:aleppo", True)
    assert {event.key for event in store.events_of(incident=A)} == set(keys)


def test_echoes_are_one_voice(store: Store, keys: list[str]) -> None:
    store.set_incidents("r1", (), [Incident(A, tuple(sorted(keys)))])
    reports = [key.partition("#")[0] for key in keys]
    assert store.set_echoes("r1", {reports[0]: "g1", reports[1]: "g1", reports[2]: None}) == 2
    assert (store.incident(A).reports, store.incident(A).voices) == (3, 2)
    assert store.set_echoes("r1", {reports[0]: "g1"}) == 0


def test_events_that_move_close_what_they_leave_and_say_where_they_went(store: Store, keys: list[str]) -> None:
    store.set_incidents("r1", (), [Incident(A, (keys[0],)), Incident(B, (keys[1],)), Incident(C, (keys[2],))])
    assert store.set_incidents("r2", (), [Incident(A, tuple(sorted(keys[:2])))]) == 1
    assert (store.incident(B).opened, store.incident(B).into, store.incident(B).reports) == (False, A, 0)
    assert [found.id for found in store.incidents()] == [C, A] and store.count_incidents() == 2
    (entry,) = store.history(A, acts=["link"])
    assert entry.body == {"run": "r2", "joined": {keys[1]: B}}
    store.set_incidents("r3", (), [Incident(A, (keys[0],)), Incident(B, (keys[1],))])
    assert (store.incident(B).opened, store.incident(B).into, store.incident(A).reports) == (True, None, 1)


def test_the_same_again_changes_nothing(store: Store, keys: list[str]) -> None:
    groups = [Incident(A, tuple(sorted(keys)))]
    store.set_incidents("r1", (), groups)
    before = len(list(store.history()))
    assert store.set_incidents("r2", (), groups) == 0 and len(list(store.history())) == before


def test_many_that_stand_alone_share_an_entry(store: Store) -> None:
    with store.writing():
        keys = [_keep(store, number, 1) for number in range(20)]
    before = len(list(store.history()))
    store.set_incidents("r1", (), [Incident(f"i-{number:012d}", (key,)) for number, key in enumerate(keys)])
    (entry,) = list(store.history(after=before))
    assert entry.act == "opened" and len(entry.body["incidents"]) == 20


def test_an_event_that_is_not_there_is_refused(store: Store, keys: list[str]) -> None:
    with pytest.raises(StoreError, match="no event nothing#e1"):
        store.set_incidents("r1", (), [Incident(A, (keys[0], "nothing#e1"))])
    assert store.count_incidents() == 0 and not list(store.history(acts=["link", "opened"]))


def test_ties_keep_their_reasons_and_the_newest_counts(store: Store, keys: list[str]) -> None:
    a, b = sorted(keys[:2])
    levels = (Level("place", "same", 3.5), Level("toll", "apart", -1.0))
    store.set_incidents("r1", [Tie(a, b, 0.5, "ask", ())], ())
    store.set_incidents("r2", [Tie(a, b, 2.5, "same", levels)], ())
    (tie,) = store.ties([b])
    assert (tie.score, tie.verdict, tie.run) == (2.5, "same", "r2")
    assert tie.weights == [{"name": "place", "said": "same", "weight": 3.5}, {"name": "toll", "said": "apart", "weight": -1.0}]
    assert store.ties(verdict="ask") == []


def test_a_judgement_is_kept_with_author_and_reason(store: Store, keys: list[str]) -> None:
    seq = store.judge(keys[1], keys[0], "different", "ليلى", "two streets")
    (kept,) = store.judgements(keys[:1])
    assert (kept.a, kept.b) == tuple(sorted(keys[:2]))
    assert (kept.verdict, kept.author, kept.why, kept.entry) == ("different", "ليلى", "two streets", seq)
    assert store.entry(seq).body["verdict"] == "different"


@pytest.mark.parametrize(("a", "b", "verdict", "fault"), [
    (0, 0, "same", "itself"), (0, 1, "maybe", "no verdict"), (0, 9, "same", "no event"),
])
def test_a_judgement_that_cannot_be_is_refused(store: Store, keys: list[str], a: int, b: int, verdict: str, fault: str) -> None:
    with pytest.raises(StoreError, match=fault):
        store.judge(keys[a], keys[b] if b < 3 else "x#e1", verdict, "ليلى", "why")


def test_incidents_and_judgements_follow_their_events_into_a_newer_record(store: Store) -> None:
    text = "قصف الجيش حلب ثم انفجر لغم"
    key = keep(store, text, make_event(text, "e1", "قصف"), make_event(text, "e2", "انفجر"))
    store.set_incidents("r1", (), [Incident(A, (f"{key}#e1",)), Incident(B, (f"{key}#e2",))])
    store.judge(f"{key}#e1", f"{key}#e2", "different", "ليلى", "shell and mine")
    newer = make_record(make_capture(text), make_event(text, "e1", "انفجر"), make_event(text, "e2", "قصف الجيش"), coder=NEWER)
    store.add_record(key, newer, NEWER)
    assert {event.key: event.incident for event in store.events_of(report_key=key)} == {f"{key}#e1": B, f"{key}#e2": A}
    (kept,) = store.judgements()
    assert {kept.a, kept.b} == {f"{key}#e1", f"{key}#e2"}
    store.add_record(key, make_record(make_capture(text), make_event(text, "e1", "انفجر"), coder=NEWER), NEWER)
    assert (store.incident(A).opened, store.incident(B).opened) == (False, True)
    assert store.count_incidents(Question(kinds=("ASSAULT",))) == 1
    assert not list(store.verify())
