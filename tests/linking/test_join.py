"""What is one happening is joined, what is not stays apart; ids stay; people's judgements hold."""

from __future__ import annotations

import random
from typing import Any

import pytest

from marsad.linking.echoes import find_echoes
from marsad.linking.join import join_events, name_incidents
from marsad.linking.records import link_records
from marsad.linking.sketches import sketch_record
from marsad.model.incident import Judgement, Linking
from tests.linking.told import ELSEWHERE, SHELLED, SHELLING, Json, event, explosion, quote, record, shelling, toll


def joined(*records: Json, **more: Any) -> Linking:
    events = [one for told in records for one in sketch_record(told)]
    return join_events(events, echoes=find_echoes(records, [told["document"]["id"] for told in records]), **more)


def groups(linking: Linking) -> set[tuple[str, ...]]:
    return {incident.events for incident in linking.incidents}


def test_two_reports_of_one_shelling_are_one_incident() -> None:
    assert groups(joined(shelling("a"), shelling("b", SHELLED), explosion("c"))) == {("a#e1", "b#e1"), ("c#e1",)}


def test_another_town_on_the_same_day_is_another_incident() -> None:
    other = shelling("b", "قصفت مدفعية ثقيلة أطراف تل رفعت فقتل راعيان", 2, places=["تل رفعت"])
    assert ("a#e1", "b#e1") not in groups(joined(shelling("a"), other))


def test_the_same_town_a_month_later_is_another_incident() -> None:
    later = shelling("b", day="2022-05-29", published="2022-05-29")
    assert groups(joined(shelling("a"), later)) == {("a#e1",), ("b#e1",)}


def test_what_is_planned_does_not_join_what_happened() -> None:
    threat = shelling("b", SHELLED, status="planned")
    assert groups(joined(shelling("a"), threat)) == {("a#e1",), ("b#e1",)}


def test_a_denial_stays_with_what_it_denies() -> None:
    denial = shelling("b", SHELLED, stance="denies")
    assert ("a#e1", "b#e1") in groups(joined(shelling("a"), denial))


def test_a_region_holds_its_village() -> None:
    whole = shelling("b", SHELLED, places=["ريف حلب الشمالي"])
    assert ("a#e1", "b#e1") in groups(joined(shelling("a"), whole))


def test_a_report_without_a_day_meets_the_day_it_came_out() -> None:
    assert ("a#e1", "b#e1") in groups(joined(shelling("a"), shelling("b", SHELLED, day=None)))


def test_a_report_without_any_date_is_compared_with_no_day() -> None:
    undated = shelling("b", SHELLED, day=None, published=None)
    assert groups(joined(shelling("a"), undated)) == {("a#e1",), ("b#e1",)}


def test_two_events_that_one_report_tells_apart_stay_apart() -> None:
    text = "قصفت المدفعية مارع صباحا. وقصفت المدفعية مارع مساء"
    first, second = (event(text, n, places=["مارع"], day="2022-04-26", mode="heavy-weapons") for n in (1, 2))
    assert groups(joined(record("a", text, first, second))) == {("a#e1",), ("a#e2",)}


def test_the_events_of_a_copy_join_one_by_one() -> None:
    text = "قالت مصادر محلية إن مدفعية قصفت حي الصناعة في مارع بست قذائف فجر اليوم وألحقت أضرارا كبيرة بالمحال"
    more = "وبعد ساعات قصفت طائرة مسيرة آلية على طريق مارع الغربي من دون أن يصاب أحد بحسب سكان في البلدة نفسها"
    both = f"{text}\n{more}"
    first, second = (event(both, n, places=["مارع"], day="2022-04-26") for n in (1, 2))
    for one, sentence in ((first, text), (second, more)):
        one["claims"][0]["evidence"] = quote(both, sentence)
        one["mentions"] = []
    found = groups(joined(record("a", both, first, second), record("b", both, first, second)))
    assert found == {("a#e1", "b#e1"), ("a#e2", "b#e2")}


def test_the_order_of_reports_does_not_matter() -> None:
    told = [shelling("a"), shelling("b", SHELLED), explosion("c"), shelling("d", SHELLED, 4), explosion("e")]
    first = joined(*told)
    for seed in range(5):
        random.Random(seed).shuffle(told)
        assert joined(*told) == first


def test_every_event_is_in_one_incident() -> None:
    linking = joined(shelling("a"), shelling("b"), explosion("c"), record("d", ELSEWHERE))
    assert sorted(key for incident in linking.incidents for key in incident.events) == ["a#e1", "b#e1", "c#e1"]
    assert len({incident.id for incident in linking.incidents}) == len(linking.incidents)


def test_a_tie_says_why() -> None:
    tie, = joined(shelling("a"), shelling("b", SHELLED)).ties
    said = {level.name: level.said for level in tie.levels}
    assert (tie.a, tie.b, tie.verdict) == ("a#e1", "b#e1", "same")
    assert said["place"] == "same, rare" and said["day"] == "same" and said["killed"] == "same"
    assert tie.score == pytest.approx(sum(level.weight for level in tie.levels) + start(), abs=0.01)


def start() -> float:
    from marsad.linking.weights import own_weights

    return own_weights().start


# What people say.


def test_a_judgement_parts_what_is_alike() -> None:
    apart = [Judgement("a#e1", "b#e1", "different")]
    assert groups(joined(shelling("a"), shelling("b", SHELLED), judgements=apart)) == {("a#e1",), ("b#e1",)}


def test_a_judgement_joins_what_is_not_alike() -> None:
    same = [Judgement("a#e1", "c#e1", "same")]
    assert ("a#e1", "c#e1") in groups(joined(shelling("a"), explosion("c"), judgements=same))


def test_no_third_event_brings_together_what_people_parted() -> None:
    told = [shelling(name, SHELLED) for name in "abcd"]
    parted = joined(*told, judgements=[Judgement("a#e1", "b#e1", "different")])
    assert all(not {"a#e1", "b#e1"} <= set(group) for group in groups(parted))


@pytest.mark.parametrize("last", ["same", "different"])
def test_the_later_of_two_judgements_holds(last: Any) -> None:
    first: Any = "different" if last == "same" else "same"
    said = [Judgement("a#e1", "c#e1", first), Judgement("c#e1", "a#e1", last)]
    assert (("a#e1", "c#e1") in groups(joined(shelling("a"), explosion("c"), judgements=said))) == (last == "same")


def test_a_judgement_of_an_event_that_is_gone_is_passed_over() -> None:
    assert groups(joined(shelling("a"), judgements=[Judgement("a#e1", "z#e9", "same")])) == {("a#e1",)}


# Runs after runs.


def known(linking: Linking) -> dict[str, str]:
    return {key: incident.id for incident in linking.incidents for key in incident.events}


def test_what_is_new_joins_what_is_there_and_the_id_stays() -> None:
    before = known(joined(shelling("b"), explosion("c")))
    after = joined(shelling("a", SHELLED), shelling("b"), explosion("c"), known=before)
    assert known(after)["a#e1"] == known(after)["b#e1"] == before["b#e1"]
    assert known(after)["c#e1"] == before["c#e1"]


def test_a_run_without_news_changes_and_compares_nothing() -> None:
    told = shelling("a"), shelling("b", SHELLED), explosion("c")
    before = joined(*told)
    again = joined(*told, known=known(before))
    assert again.incidents == before.incidents and again.compared == 0


def test_a_standing_incident_loses_only_the_event_that_people_parted() -> None:
    told = [shelling(name, SHELLED) for name in "abc"]
    before = known(joined(*told))
    assert len(set(before.values())) == 1
    after = joined(*told, known=before, judgements=[Judgement("a#e1", "c#e1", "different")])
    assert groups(after) == {("a#e1", "b#e1"), ("c#e1",)}
    assert known(after)["a#e1"] == before["a#e1"] != known(after)["c#e1"]


def test_an_id_is_never_given_twice() -> None:
    first, = name_incidents([["a#e1", "b#e1"]], {})
    one, other = name_incidents([["a#e1"], ["b#e1"]], {"a#e1": first.id, "b#e1": first.id})
    assert first.id in (one.id, other.id) and one.id != other.id


# Without a store.


def test_records_come_back_with_their_incidents_and_nothing_else_changed() -> None:
    told = [shelling("a"), shelling("b", SHELLED), explosion("c")]
    found, linking = link_records(lambda: told)
    linked = list(found)
    assert [{**one, "events": [{k: v for k, v in e.items() if k != "incident"} for e in one["events"]]} for one in linked] == told
    assert linked[0]["events"][0]["incident"] == linked[1]["events"][0]["incident"] != linked[2]["events"][0]["incident"]
    assert len(linking.incidents) == 2


def test_two_reports_with_one_id_keep_their_events() -> None:
    linked, linking = link_records(lambda: [shelling("a"), explosion("a")])
    assert len(linking.incidents) == 2
    assert all(event["incident"] for one in linked for event in one["events"])


def test_a_toll_of_years_does_not_join_a_strike() -> None:
    text = "بلغ عدد قتلى القصف المدفعي على مارع ثلاثة منذ مطلع العام"
    total = event(text, scope="cumulative", places=["مارع"], casualties=[toll(text, "ثلاثة", 300, 300)])
    total["date"] = {**event(text, day="2022-04-26")["date"], "earliest": "2022-01-01"}
    assert groups(joined(shelling("a", SHELLING), record("b", text, total))) == {("a#e1",), ("b#e1",)}


def test_who_watches_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.linking.join._OFTEN", 1)
    told: list[tuple[str, int, int]] = []
    joined(*(shelling(name) for name in "abcd"), tell=lambda *reach: told.append(reach))
    assert [doing for doing, _, _ in told] == ["comparing events"] * 6 + ["grouping events"]
    assert [done for _, done, _ in told[:6]] == sorted(done for _, done, _ in told[:6]) and all(of == 4 for _, _, of in told[:6])
