"""ACLED's shape: what a happening becomes, what is dropped and why, and that the check finds what is wrong."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marsad.export.formats.acled import write_acled
from marsad.export.formats.acled_check import check_acled
from marsad.export.formats.acled_columns import acled_columns
from marsad.export.formats.tally import Tally
from marsad.export.told.codes import acled_codes
from marsad.export.told.known import Known
from marsad.export.told.told import tell
from tests.export.made import CLASH, STRIKE, claim, clash, event, party, place, record, strike, toll

KNOWN = Known()
Json = dict[str, Any]


def export(tmp_path: Path, *records: Json) -> tuple[list[dict[str, str]], Tally]:
    """The rows of the sheet, which passes its check, and what was counted."""
    path = tmp_path / "acled.csv"
    tally = write_acled(lambda: tell(records), path, KNOWN)
    tally.check()
    assert list(map(str, check_acled(path))) == []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), tally


def one(tmp_path: Path, made: Json) -> dict[str, str]:
    rows, _ = export(tmp_path, made)
    return rows[0]


def reason(tmp_path: Path, made: Json) -> str:
    rows, tally = export(tmp_path, made)
    assert rows == []
    return next(iter(tally.dropped))


def test_the_columns_are_those_of_the_format_in_their_order() -> None:
    assert [column.name for column in acled_columns()] == acled_codes()["columns"] and len(acled_columns()) == 31


def test_an_air_strike_becomes_its_row(tmp_path: Path) -> None:
    row = one(tmp_path, record(STRIKE, [strike()]))
    expected = {
        "event_date": "2018-02-18", "year": "2018", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "actor1": "Armed forces of Russia",
        "assoc_actor_1": "", "inter1": "External/Other forces", "actor2": "Civilians (Syria)", "inter2": "Civilians",
        "interaction": "External/Other forces-Civilians", "civilian_targeting": "Civilian targeting", "iso": "760",
        "region": "Middle East", "country": "Syria", "admin1": "Rif Dimashq", "admin2": "Douma", "location": "Douma",
        "latitude": "33.572", "longitude": "36.402", "geo_precision": "1", "fatalities": "14", "tags": "",
        "source": "نشرة; Syrian Observatory for Human Rights", "source_scale": "Other", "timestamp": "1518998400",
    }
    assert {name: row[name] for name in expected} == expected
    assert row["event_id_cnty"].startswith("SYR") and row["event_id_cnty"][3:].isdigit()
    assert row["notes"].startswith("On 18 February 2018, assault (aerial) in Douma (Rif Dimashq): Armed forces of Russia")
    assert "Killed, as told: 14 people, 4 children." in row["notes"] and f"«{STRIKE}»" in row["notes"]


def test_both_sides_of_a_clash_stand_in_it_and_nothing_is_added_up(tmp_path: Path) -> None:
    row = one(tmp_path, record(CLASH, [clash()]))
    assert (row["event_type"], row["sub_event_type"], row["civilian_targeting"]) == ("Battles", "Armed clash", "")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("State forces", "Rebel group", "State forces-Rebel group")
    assert row["fatalities"] == "5"


def test_an_unknown_toll_is_tagged_since_the_format_knows_only_zero(tmp_path: Path) -> None:
    row = one(tmp_path, record(STRIKE, [strike(casualties=[])]))
    assert (row["fatalities"], row["tags"]) == ("0", "fatalities not reported") and "No number of dead is told." in row["notes"]


def test_a_denial_beside_an_assertion_stays_beside_it(tmp_path: Path) -> None:
    claims = [claim(STRIKE, STRIKE, "المرصد السوري"), claim(STRIKE, "القوات الروسية", "القوات الروسية", "denies")]
    row = one(tmp_path, record(STRIKE, [strike(claims=claims)]))
    assert "Denied by Armed forces of Russia." in row["notes"] and row["tags"] == "denied"


VILLAGE = "أطلق مسلحون النار على مدنيين في بلدة مسرابا شمال سوريا فقُتل شخصان"


def shooting(kind: str = "ASSAULT firearms", **more: Any) -> Json:
    made = {"actors": [party(VILLAGE, "مسلحون")], "targets": [party(VILLAGE, "مدنيين")], "places": [place(VILLAGE, "مسرابا")],
            "casualties": [toll(VILLAGE, "شخصان", 2, 2)]}
    return record(VILLAGE, [event(VILLAGE, "أطلق", kind, **{**made, **more})])


def test_gunmen_who_shoot_at_civilians(tmp_path: Path) -> None:
    row = one(tmp_path, shooting())
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["actor1"], row["actor2"]) == ("Unidentified Armed Group (Syria)", "Civilians (Syria)")
    assert row["interaction"] == "Political militia-Civilians" and row["tags"] == ""


def test_a_target_that_nobody_names_is_presumed_civilian_and_says_so(tmp_path: Path) -> None:
    row = one(tmp_path, shooting(targets=[]))
    assert row["sub_event_type"] == "Attack" and row["tags"] == "target presumed civilian" and "presumed" in row["notes"]


@pytest.mark.parametrize(
    ("kind", "fields", "sub_event"),
    [
        ("ASSAULT heavy-weapons", {}, "Shelling/artillery/missile attack"), ("ASSAULT suicide-attack", {}, "Suicide bomb"),
        ("ASSAULT explosives", {}, "Remote explosive/landmine/IED"),
        ("ASSAULT abduct", {"casualties": []}, "Abduction/forced disappearance"),
        ("ASSAULT abduct", {}, "Attack"), ("ASSAULT sexual", {}, "Sexual violence"), ("COERCE siege", {}, "Other"),
        ("COERCE arrest", {}, "Abduction/forced disappearance"), ("ASSAULT capture", {}, "Non-state actor overtakes territory"),
        ("ASSAULT destroy", {}, "Looting/property destruction"),
        ("PROTEST demo", {"casualties": [], "actors": []}, "Peaceful protest"),
        ("PROTEST riot", {"casualties": []}, "Violent demonstration"), ("MOBILIZE troops", {}, "Change to group/activity"),
        ("AGREE ceasefire", {}, "Agreement"),
    ],
)
def test_kinds_and_modes_have_their_sub_event_type(kind: str, fields: Json, sub_event: str, tmp_path: Path) -> None:
    assert one(tmp_path, shooting(kind, **fields))["sub_event_type"] == sub_event


def test_a_state_that_takes_a_town_regains_it_and_one_that_arrests_arrests(tmp_path: Path) -> None:
    regime = [party(CLASH, "قوات النظام")]
    rows = [one(tmp_path, record(CLASH, [clash(kind=kind, mode=mode, actors=regime)])) for kind, mode in
            (("ASSAULT", "capture"), ("COERCE", "arrest"))]
    assert [row["sub_event_type"] for row in rows] == ["Government regains territory", "Arrests"]


@pytest.mark.parametrize(("words", "sub_event"), [("قنبلة يدوية", "Grenade"), ("زجاجات حارقة", "Remote explosive/landmine/IED")])
def test_a_molotov_is_no_grenade(words: str, sub_event: str, tmp_path: Path) -> None:
    text = f"انفجرت {words} في بلدة مسرابا"
    weapon = {**event(text, "انفجرت")["mentions"][0], "start": text.index(words), "end": text.index(words) + len(words),
        "text": words,
              "weapon": "grenade", "low": None, "high": None}
    made = record(text, [event(text, "انفجرت", "ASSAULT explosives", weapons=[weapon], places=[place(text, "مسرابا")])])
    assert one(tmp_path, made)["sub_event_type"] == sub_event


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"status": "planned"}, "planned"), ({"status": "hypothetical"}, "hypothetical"),
        ({"scope": "cumulative"}, "a running total"),
        ({"review": "rejected"}, "rejected by a reviewer"), ({"places": []}, "no place"), ({"date": None}, "no day"),
        ({"claims": [claim(STRIKE, STRIKE, "القوات الروسية", "denies")]}, "nobody asserts it"),
        ({"claims": [claim(STRIKE, STRIKE, None, "doubts")]}, "nobody asserts it"),
        ({"kind": "ACCUSE", "mode": None}, "not an event that ACLED codes: ACCUSE"),
        ({"kind": "ASSAULT", "mode": None, "casualties": []}, "whom it hit is not told"),
        ({"kind": "ASSAULT", "mode": "clash", "actors": []}, "no party is told"),
        ({"kind": "ASSAULT", "mode": "capture", "actors": []}, "who took the place"),
    ],
)
def test_what_does_not_fit_is_dropped_with_its_reason(change: Json, said: str, tmp_path: Path) -> None:
    assert reason(tmp_path, record(STRIKE, [strike(**change)])).startswith(said)


def test_a_country_is_no_place_of_an_event(tmp_path: Path) -> None:
    assert "only as a country" in reason(tmp_path, shooting(places=[place(VILLAGE, "سوريا")]))


def test_a_span_wider_than_a_month_is_no_day(tmp_path: Path) -> None:
    assert "within a month" in reason(tmp_path, record(STRIKE, [event(STRIKE, "قصفت", day=("2018-01-01", "2018-03-31"),
                                                                   places=[place(STRIKE, "دوما")])]))


def test_two_reports_of_one_day_place_and_pair_are_one_row_with_the_lower_toll(tmp_path: Path) -> None:
    fewer = strike(casualties=[toll(STRIKE, "14 شخصاً", 9, 9)], claims=[claim(STRIKE, STRIKE)])
    rows, tally = export(tmp_path, record(STRIKE, [strike()], id="r1"), record(STRIKE, [fewer], id="r2", outlet="جريدة"))
    assert len(rows) == 1 and rows[0]["fatalities"] == "9" and "(2 reports)" in rows[0]["notes"]
    assert (tally.events, tally.kept) == (2, 2)


def test_linked_incidents_are_rows_of_their_own_and_their_events_one_row(tmp_path: Path) -> None:
    records = [record(STRIKE, [strike(incident=incident)], id=f"r{number}") for number, incident in
               enumerate(("i-a", "i-b", "i-a"))]
    rows, _ = export(tmp_path, *records)
    assert len(rows) == 2 and len({row["event_id_cnty"] for row in rows}) == 2


def test_the_same_incident_keeps_its_number(tmp_path: Path) -> None:
    first = one(tmp_path, record(STRIKE, [strike(incident="i-a")], id="r1"))
    again = one(tmp_path, record(STRIKE, [strike(incident="i-a", casualties=[])], id="r2"))
    assert first["event_id_cnty"] == again["event_id_cnty"]


def test_that_people_were_killed_does_not_say_how_where_another_event_does(tmp_path: Path) -> None:
    killed = strike(kind="ASSAULT", mode=None, casualties=[toll(STRIKE, "14 شخصاً", 14, 14, group="soldiers")], incident="i-1")
    rows, _ = export(tmp_path, record(STRIKE, [killed, strike(incident="i-1")]))
    assert [row["sub_event_type"] for row in rows] == ["Air/drone strike"]


def test_two_who_attack_together_do_not_fight_each_other(tmp_path: Path) -> None:
    both = [party(CLASH, "قوات النظام"), {**party(CLASH, "جيش الإسلام"), "entity": "ru.armed-forces", "sector": "MIL",
        "country": "RUS"}]
    row = one(tmp_path, record(CLASH, [clash(kind="ASSAULT", mode="capture", actors=both)]))
    assert (row["assoc_actor_1"], row["actor2"]) == ("Armed forces of Russia", "Unidentified Armed Group (Syria)")


def test_a_bomber_who_is_not_armed_is_unknown(tmp_path: Path) -> None:
    row = one(tmp_path, shooting("ASSAULT explosives", actors=[party(VILLAGE, "مدنيين")], targets=[]))
    assert row["actor1"] == "Unidentified Armed Group (Syria)"


Row = dict[str, str]


def _swap(**cells: str) -> Callable[[Row], Row]:
    return lambda row: {**row, **cells}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_swap(event_type="Battles"), "belongs to 'Explosions/Remote violence'"),
        (_swap(sub_event_type="Bombing"), "not one of its codes"),
        (_swap(disorder_type="Demonstrations"), "is 'Political violence'"), (_swap(inter1="1"), "not one of its codes"),
        (_swap(interaction="State forces-Civilians"), "is not that of inter1 and inter2"), (_swap(actor2=""), "one is empty"),
        (_swap(year="2017"), "not that of event_date"), (_swap(event_date="18/02/2018"), "no day"),
        (_swap(event_date=""), "is empty"),
        (_swap(geo_precision="0"), "not one of its codes"), (_swap(time_precision="4"), "not one of its codes"),
        (_swap(latitude="33.57212"), "more than 4 decimals"), (_swap(latitude="95"), "more than 90"),
        (_swap(longitude=""), "is empty"),
        (_swap(fatalities="-1"), "less than 0"), (_swap(fatalities="many"), "no whole number"),
        (_swap(fatalities=""), "is empty"),
        (_swap(event_id_cnty="761"), "three letters"), (_swap(region="Levant"), "not one of its codes"),
        (_swap(source_scale="Global"), "not one of its codes"), (_swap(civilian_targeting="yes"), "not one of its codes"),
        (_swap(tags="fatalities not reported"), "tagged as not reported"),
        (_swap(tags="target presumed civilian", civilian_targeting=""), "civilian_targeting is empty"),
        (_swap(source=""), "is empty"), (_swap(assoc_actor_2="X", actor2="", inter2=""), "without actor2"),
    ],
)
def test_the_check_finds_a_seeded_fault(change: Callable[[Row], Row], said: str, tmp_path: Path) -> None:
    row = change(one(tmp_path, record(STRIKE, [strike()])))
    path = tmp_path / "faulty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(row))
        sheet.writeheader()
        sheet.writerow(row)
    assert any(said in str(fault) for fault in check_acled(path))
