"""An incident shows what its reports say and adds nothing: tolls by source, disputes, voices."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from marsad.linking.view import incident_view
from tests.linking.told import OBSERVATORY, REUTERS, SHELLED, SHELLING, Json, event, record, toll


def view(*records: Json, echoes: dict[str, str] | None = None, review: dict[str, str] | None = None) -> Json:
    events = [
        {"key": f"{one['document']['id']}#{told['id']}", "report_key": one["document"]["id"], "body": told,
         "review": (review or {}).get(f"{one['document']['id']}#{told['id']}")}
        for one in records for told in one["events"]
    ]
    reports = {one["document"]["id"]: {**one["document"], "key": one["document"]["id"],
                                       "echo_group": (echoes or {}).get(one["document"]["id"])} for one in records}
    return incident_view("i-1", events, reports)


def told(name: str, low: int | None, high: int | None, *, published: str = "2022-04-26", outlet: str | None = None,
         text: str = SHELLING, **more: Any) -> Json:
    given = {"places": ["مارع"], "day": "2022-04-26", **more}
    figures = given.pop("casualties", None) or [toll(text, text[:4], low, high)]
    return record(name, text, event(text, casualties=figures, **given), published=published, outlet=outlet)


def test_the_toll_runs_from_the_lowest_to_the_highest_that_anybody_tells() -> None:
    seen = view(told("a", 3, 3), told("b", 5, 5), told("c", 9, None))
    assert seen["tolls"]["killed"] == {"low": 3, "high": 9, "open": True, "claims": 3}


def test_an_unknown_toll_is_not_nothing() -> None:
    seen = view(told("a", None, None))
    assert seen["tolls"]["killed"] == {"low": None, "high": None, "open": False, "claims": 0}
    assert view(told("a", None, 5))["tolls"]["killed"]["low"] is None


def test_parts_are_not_added_to_the_whole_nor_events_to_one_another() -> None:
    both = [toll(SHELLING, "ثلاثة", 3, 3), toll(SHELLING, "باعة", 2, 2, group="children")]
    seen = view(told("a", 0, 0, casualties=both), told("b", 3, 3))
    assert (seen["tolls"]["killed"]["low"], seen["tolls"]["killed"]["high"]) == (3, 3)


def test_a_total_of_years_is_no_toll_of_the_incident() -> None:
    assert view(told("a", 3, 3), told("b", 900, 900, scope="cumulative"))["tolls"]["killed"]["high"] == 3


def test_what_one_source_says_later_stands_beside_what_it_said_before() -> None:
    early = told("a", 3, 3, source=OBSERVATORY)
    late = told("b", 7, 7, source=OBSERVATORY, published="2022-04-27")
    seen = view(late, early)
    assert [(row["low"], row["was"]) for row in seen["tolls"]["over_time"]] == [(3, None), (7, {"low": 3, "high": 3})]
    row, = seen["tolls"]["by_source"]
    assert (row["source"], row["low"], row["high"], row["latest"]) == ("source:sy.sohr", 3, 7, {"low": 7, "high": 7})


def test_all_who_quote_one_monitor_are_told_by_it() -> None:
    seen = view(told("a", 3, 3, source=OBSERVATORY), told("b", 3, 3, source=OBSERVATORY), told("c", 3, 3))
    by = {row["voice"]: row["reports"] for row in seen["voices"]["said_by"]}
    assert by["source:sy.sohr"] == ["a", "b"] and len(by) == 2
    assert seen["voices"]["independent"] == 3 == seen["summary"]["voices"]


def test_sources_that_one_report_names_are_no_voices_of_their_own() -> None:
    one = event(SHELLING, places=["مارع"], source=OBSERVATORY)
    one["claims"].append({**event(SHELLING, source=REUTERS)["claims"][0]})
    seen = view(record("a", SHELLING, one))
    assert len(seen["voices"]["said_by"]) == 2
    assert (seen["summary"]["reports"], seen["voices"]["independent"]) == (1, 1)


def test_twenty_copies_are_one_voice() -> None:
    copies = [told(f"r{n:02}", 3, 3) for n in range(20)]
    seen = view(*copies, echoes={f"r{n:02}": "r00" for n in range(20)})
    assert (seen["summary"]["reports"], seen["voices"]["independent"]) == (20, 1)
    assert len(seen["voices"]["echoes"][0]["reports"]) == 20


def test_a_copy_without_the_credit_speaks_as_the_agency_too() -> None:
    credited = told("a", 3, 3, text=f"{SHELLING}\n(رويترز)")
    bare, quoting = told("b", 3, 3), told("c", 3, 3, source=REUTERS)
    seen = view(credited, bare, quoting, echoes={"a": "a", "b": "a"})
    assert [row["voice"] for row in seen["voices"]["said_by"]] == ["media:reuters"]


def test_the_headline_is_no_second_source_beside_the_monitor() -> None:
    one = event(SHELLING, places=["مارع"], source=OBSERVATORY)
    one["claims"].append({**one["claims"][0], "source": None})
    assert [row["voice"] for row in view(record("a", SHELLING, one))["voices"]["said_by"]] == ["source:sy.sohr"]


def test_who_denies_is_shown_and_has_a_voice_too() -> None:
    seen = view(told("a", 3, 3), told("b", None, None, source=OBSERVATORY, stance="denies"))
    assert seen["summary"]["denied"] and seen["voices"]["independent"] == 2
    assert [row["voice"] for row in seen["voices"]["denied_by"]] == ["source:sy.sohr"]
    disputed = next(row for row in seen["disputed"] if row["field"] == "happened")
    assert {value["value"]: value["claims"] for value in disputed["values"]} == {"asserts": ["a#e1"], "denies": ["b#e1"]}


def test_ranges_that_meet_are_agreed_and_those_that_do_not_are_disputed() -> None:
    assert "killed" in view(told("a", 3, 3), told("b", 2, None))["agreed"]
    seen = view(told("a", 3, 3), told("b", 5, 5))
    assert "place" in seen["agreed"] and "killed" not in seen["agreed"]
    killed = next(row for row in seen["disputed"] if row["field"] == "killed")
    assert [row["claims"] for row in killed["values"]] == [["a#e1"], ["b#e1"]]


def test_what_only_one_report_says_is_neither_agreed_nor_disputed() -> None:
    seen = view(told("a", 3, 3))
    assert (seen["agreed"], seen["disputed"]) == ([], [])


def test_what_people_rejected_is_listed_and_counts_for_nothing() -> None:
    seen = view(told("a", 3, 3), told("b", 900, 900), review={"b#e1": "rejected"})
    assert len(seen["events"]) == 2 and seen["tolls"]["killed"]["high"] == 3 and seen["summary"]["reports"] == 1


def test_every_claim_stands_with_its_sentence() -> None:
    seen = view(told("a", 3, 3), told("b", 4, 4, text=SHELLED))
    assert [(claim["report"], claim["evidence"]["text"], claim["tolls"][0]["low"]) for claim in seen["claims"]] == [
        ("a", SHELLING, 3), ("b", SHELLED, 4)]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50) | st.none()), min_size=1, max_size=6))
def test_no_toll_leaves_the_range_of_what_was_said(figures: list[tuple[int, int | None]]) -> None:
    figures = [(low, high if high is None else max(low, high)) for low, high in figures]
    seen = view(*[told(f"r{n}", low, high) for n, (low, high) in enumerate(figures)])["tolls"]["killed"]
    assert seen["low"] == min(low for low, _ in figures)
    assert seen["high"] == max(low if high is None else high for low, high in figures)
