"""Every filter narrows the answer as it says, on events and on incidents, and pages join without a gap."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import StoreError, UsageError
from marsad.model.incident import Incident
from marsad.model.kept import short_key
from marsad.model.question import Question
from marsad.store import Store, questions
from marsad.store.polygon import circle, holds
from tests.store.made import keep, make_event

STRIKE = "شنت طائرات غارات على دوما فقتل عشرون شخصا وفق الدفاع المدني."
SHELLS = "قصف الجيش حلب بالمدفعية ونفى متحدث ذلك."
TALKS = "اجتمع الوفد في بغداد لبحث الهدنة."


@pytest.fixture
def told(store: Store) -> Store:
    """Three reports of three happenings, each an incident of its own."""
    keys = [
        keep(store, STRIKE, make_event(STRIKE, "e1", "غارات", mode="aerial", at=["دوما"], day="2018-02-18", until="2018-02-20",
                                       killed=("عشرون شخصا", 20, 20), said_by=("الدفاع المدني", "t:defence")), outlet="الضفاف"),
        keep(store, SHELLS, make_event(SHELLS, "e1", "قصف", at=["حلب"], day="2018-03-01", by=("الجيش", "t:army"),
                                       with_=("بالمدفعية", "artillery"), denied_by="متحدث"), outlet="المرفأ"),
        keep(store, TALKS, make_event(TALKS, "e1", "اجتمع", kind="CONSULT", at=["بغداد"], status="planned", to="الوفد")),
    ]
    store.set_incidents("run", (), [Incident(f"i-{number:012d}", (f"{key}#e1",)) for number, key in enumerate(keys)])
    return store


DOUMA_BOX = (36.0, 33.0, 37.0, 34.0)
AROUND_ALEPPO = ((37.0, 36.0), (37.5, 36.0), (37.5, 36.5), (37.0, 36.5))


@pytest.mark.parametrize(("question", "kinds"), [
    (Question(), {"aerial", "shells", "talks"}),
    (Question(kinds=("CONSULT",)), {"talks"}),
    (Question(kinds=("CONSULT", "ASSAULT")), {"aerial", "shells", "talks"}),
    (Question(modes=("aerial",)), {"aerial"}),
    (Question(places=("t:douma",)), {"aerial"}),
    (Question(places=("DOUMA",)), {"aerial"}),
    (Question(places=("دُومَا",)), {"aerial"}),
    (Question(places=("Aleppo", "بغداد")), {"shells", "talks"}),
    (Question(places=("SYR",)), {"aerial", "shells"}),
    (Question(countries=("IRQ",)), {"talks"}),
    (Question(bbox=DOUMA_BOX), {"aerial"}),
    (Question(polygon=AROUND_ALEPPO), {"shells"}),
    (Question(near=(33.5, 36.3, 20)), {"aerial"}),
    (Question(near=(33.5, 36.3, 5)), set()),
    (Question(earliest="2018-02-20"), {"aerial", "shells"}),
    (Question(earliest="2018-02-21"), {"shells"}),
    (Question(latest="2018-02-18"), {"aerial"}),
    (Question(latest="2018-02-17"), set()),
    (Question(parties=("t:army",)), {"shells"}),
    (Question(parties=("الجيش",)), {"shells"}),
    (Question(parties=("الوفد",)), {"talks"}),
    (Question(parties=("t:defence",)), set()),
    (Question(sources=("t:defence",)), {"aerial"}),
    (Question(sources=("متحدث",)), {"shells"}),
    (Question(outlets=("المرفأ",)), {"shells"}),
    (Question(weapons=("artillery",)), {"shells"}),
    (Question(killed_min=20), {"aerial"}),
    (Question(killed_min=21), set()),
    (Question(denied=True), {"shells"}),
    (Question(denied=False), {"aerial", "talks"}),
    (Question(statuses=("planned",)), {"talks"}),
    (Question(reviews=("accepted",)), set()),
    (Question(text="الهدنة"), {"talks"}),
    (Question(text="غارة", places=("SYR",)), {"aerial"}),
    (Question(incidents=("i-000000000001",)), {"shells"}),
    (Question(kinds=("ASSAULT",), denied=True, bbox=DOUMA_BOX), set()),
])
def test_a_filter_keeps_what_fits(told: Store, question: Question, kinds: set[str]) -> None:
    named = {"غارات": "aerial", "قصف": "shells", "اجتمع": "talks"}
    assert {named[found.body["mentions"][0]["text"]] for found in told.events(question)} == kinds
    assert told.count(question) == told.count_incidents(question) == len(kinds)
    numbers = {one: number for number, one in enumerate(("aerial", "shells", "talks"))}
    assert {found.id for found in told.incidents(question)} == {f"i-{numbers[one]:012d}" for one in kinds}


def test_a_place_asked_twice_is_not_counted_twice(store: Store) -> None:
    keep(store, STRIKE, make_event(STRIKE, "e1", "غارات", at=["دوما", "دوما"]))
    assert store.count(Question(places=("دوما", "t:douma"))) == 1


def test_an_area_of_two_points_is_refused(told: Store) -> None:
    with pytest.raises(UsageError, match="three points"):
        list(told.events(Question(polygon=((0, 0), (1, 1)))))


@pytest.mark.parametrize("order", ["date", "killed", "key"])
def test_pages_join_without_a_gap(store: Store, order: str) -> None:
    with store.writing():
        for number in range(23):
            text = f"{STRIKE} {number}"
            day = f"2018-02-{number % 5 + 1:02d}" if number % 4 else None
            killed = ("عشرون شخصا", number % 3, None) if number % 2 else None
            keep(store, text, make_event(text, "e1", "غارات", day=day, killed=killed))
    whole = [found.key for found in store.events(Question(order=order))]  # type: ignore[arg-type]
    assert len(set(whole)) == 23
    paged: list[str] = []
    while page := [found.key for found in store.events(Question(order=order, limit=4, after=paged[-1] if paged else None))]:  # type: ignore[arg-type]
        paged += page
    assert paged == whole


def test_the_newest_come_first_and_those_without_a_day_last(told: Store) -> None:
    assert [found.earliest for found in told.events()] == ["2018-03-01", "2018-02-18", None]
    assert [found.earliest for found in told.incidents()] == ["2018-03-01", "2018-02-18", None]
    assert [found.killed_high for found in told.events(Question(order="killed"))] == [20, None, None]


def test_to_go_on_from_what_is_not_there_is_an_error(told: Store) -> None:
    with pytest.raises(StoreError, match="to go on from"):
        list(told.events(Question(after="nothing#e1")))


def test_values_are_values_and_never_sql(told: Store) -> None:
    hostile = "' OR 1=1 --"
    for question in (Question(kinds=(hostile,)), Question(places=(hostile,)), Question(parties=(hostile,)),
                     Question(outlets=(hostile,)), Question(reports=(hostile,)), Question(statuses=(hostile,))):
        assert told.count(question) == 0
    assert told.count() == 3


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(1, 200))
def test_a_circle_holds_its_middle_and_not_what_is_twice_as_far(lat: float, lon: float, km: float) -> None:
    written = str([list(point) for point in circle(lat, lon, km)])
    assert holds(lat, lon, written)
    assert not holds(lat + 2 * km / 111.32, lon, written)
    assert holds(lat + 0.9 * km / 111.32, lon, written)


def test_a_point_nowhere_is_in_no_polygon() -> None:
    assert not holds(None, 3.0, "[[0, 0], [9, 0], [9, 9]]")


def test_an_event_is_known_by_the_beginning_of_its_key(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [event.key for event in told.events(Question(order="key"))]
    assert len(keys) == 3
    for key in keys:
        assert told.event(short_key(key)).key == key
        after = [event.key for event in told.events(Question(order="key", after=short_key(key)))]
        assert after == keys[keys.index(key) + 1:]
    with pytest.raises(StoreError, match="no event abc#e1"):
        told.event("abc#e1")  # too short to mean one
    monkeypatch.setattr(questions, "_BEGUN", re.compile(r"([0-9a-f])#(\w+)"))
    texts = [f"{STRIKE} {number}" for number in range(16)]  # of 17 keys two begin with the same digit
    more = [keep(told, text, make_event(text, "e1", "غارات")) for text in texts]
    first = Counter(key[0] for key in (*keys, *more)).most_common(1)[0][0]
    with pytest.raises(StoreError, match="several events begin with"):
        told.event(f"{first}#e1")
