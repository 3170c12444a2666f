"""Incidents over the API: the list, the map, the timeline, the counts, and one in full."""

from __future__ import annotations

import json
from typing import Any

import pytest

from marsad.store import Store
from tests.web.visitor import Visitor, denied_incident


def test_the_list_tells_a_range_and_adds_nothing_up(visitor: Visitor) -> None:
    page = visitor.get("/api/incidents").json()
    assert page["total"] == len(page["items"]) and page["next"] is None
    douma = next(one for one in page["items"] if one["denied"])
    assert (douma["killed"]["low"], douma["killed"]["high"], douma["reports"]) == (7, 11, 4)
    assert douma["place"]["name"] == {"ar": "دوما", "en": "Douma"}


def test_pages_follow_one_another_without_gap_or_repeat(visitor: Visitor) -> None:
    whole = [one["id"] for one in visitor.get("/api/incidents").json()["items"]]
    seen, cursor = [], None
    while True:
        page = visitor.get("/api/incidents", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole


@pytest.mark.parametrize(("asked", "test"), [
    ({"kind": "COERCE"}, lambda one: one["kind"] == "COERCE"),
    ({"kind": ["COERCE", "DISPLACE"]}, lambda one: one["kind"] in ("COERCE", "DISPLACE")),
    ({"from": "2018-02-22", "to": "2018-02-23"}, lambda one: "2018-02-22" <= (one["earliest"] or "") <= "2018-02-23"),
    ({"killed_min": 6}, lambda one: (one["killed"]["high"] or 0) >= 6),
    ({"denied": "true"}, lambda one: one["denied"]),
    ({"bbox": "38.5,35.5,39.5,36.5"}, lambda one: one["place"] is not None and one["place"]["name"]["ar"] == "الرقة"),
    ({"party": "sy.sdf"}, lambda one: "sy.sdf" in [party["entity"] for party in one["actors"] + one["targets"]]),
    ({"q": "مفخخة"}, lambda one: one["place"] is not None and one["place"]["name"]["ar"] == "إدلب"),
])
def test_filters_narrow_the_list_and_the_map_alike(visitor: Visitor, asked: dict[str, Any], test: Any) -> None:
    every = visitor.get("/api/incidents").json()["items"]
    found = visitor.get("/api/incidents", params=asked).json()
    assert found["items"] and found["total"] == len(found["items"])
    assert {one["id"] for one in found["items"]} == {one["id"] for one in every if test(one)}
    drawn = visitor.get("/api/incidents/map", params={**asked, "zoom": 4}).json()
    if "bbox" not in asked:
        assert drawn["total"] == found["total"]


def test_a_drawn_area_is_a_filter(visitor: Visitor) -> None:
    ring = [[36.0, 33.0], [37.0, 33.0], [37.0, 34.0], [36.0, 34.0], [36.0, 33.0]]
    found = visitor.get("/api/incidents", params={"area": json.dumps({"type": "Polygon", "coordinates": [ring]})}).json()
    assert found["items"]
    assert all(33 <= one["place"]["lat"] <= 34 for one in found["items"])


@pytest.mark.parametrize("asked", [
    {"bbox": "1,2,3"}, {"bbox": "a,b,c,d"}, {"bbox": "0,50,10,40"}, {"from": "yesterday"}, {"to": "2018-02-30"}, {"area": "{}"},
    {"area": '{"type":"Point","coordinates":[[[1,2],[3,4],[5,6]]]}'}, {"area": "[" * 5000},
    {"killed_min": -1}, {"limit": 0}, {"limit": 201}, {"sort": "colour"}, {"cursor": "i-nothere"}, {"q": '"'},
    {"area": '{"type":"Polygon","coordinates":[[[1e999,2],[3,4],[5,6]]]}'},
])
def test_a_filter_that_makes_no_sense_is_named(visitor: Visitor, asked: dict[str, Any]) -> None:
    answer = visitor.get("/api/incidents", params=asked)
    assert answer.status_code == 422, answer.text
    assert answer.json()["error"]["message"]


def test_an_imprecise_place_is_an_area_and_never_a_point(visitor: Visitor) -> None:
    drawn = visitor.get("/api/incidents/map", params={"zoom": 12, "bbox": "30,30,45,40"}).json()
    assert {area["name"]["ar"] for area in drawn["areas"]} == {"الغوطة الشرقية", "محافظة حلب"}
    assert not {one["id"] for one in drawn["points"]} & {name for area in drawn["areas"] for name in area["ids"]}
    assert len(drawn["points"]) + sum(area["count"] for area in drawn["areas"]) + drawn["unplaced"] == drawn["total"]


def test_far_away_incidents_of_one_cell_are_a_cluster(visitor: Visitor) -> None:
    drawn = visitor.get("/api/incidents/map", params={"zoom": 5}).json()
    assert sum(one["count"] for one in drawn["clusters"]) >= 4
    assert drawn["clusters"][0]["killed_high"] == 11


def test_the_map_follows_what_reviewers_do(visitor: Visitor) -> None:
    before = visitor.get("/api/incidents/map?zoom=12&killed_min=10").json()
    told = denied_incident(visitor)
    names = [one["id"] for one in visitor.get("/api/incidents").json()["items"] if one["id"] != told["id"]]
    answer = visitor.post("/api/incidents/join", {"a": told["id"], "b": names[0], "why": "one raid"})
    assert answer.status_code == 200, answer.text
    after = visitor.get("/api/incidents/map?zoom=12").json()
    assert before["total"] == 1 and after["total"] == len(names)


def test_the_timeline_counts_each_incident_once(visitor: Visitor) -> None:
    months = visitor.get("/api/incidents/timeline?bucket=month").json()
    days = visitor.get("/api/incidents/timeline?bucket=day").json()
    total = visitor.get("/api/incidents").json()["total"]
    for told in (months, days):
        assert sum(one["count"] for one in told["buckets"]) + told["undated"] == total
    assert months["buckets"][0]["start"] == "2018-02-01"
    douma = next(one for one in days["buckets"] if one["start"] == "2018-02-18")
    assert (douma["killed_low"], douma["killed_high"]) == (7, 11)


def test_facets_count_what_the_filters_leave(visitor: Visitor) -> None:
    facets = visitor.get("/api/incidents/facets").json()
    kinds = {one["value"]: one["count"] for one in facets["kind"]}
    for kind, count in kinds.items():
        assert visitor.get("/api/incidents", params={"kind": kind}).json()["total"] == count
    assert {"ar": "اعتداء", "en": "assault"} in [one["label"] for one in facets["kind"]]
    parties = {one["value"] for one in facets["party"]}
    assert "sy.sdf" in parties
    for name in ("party", "source", "weapon"):
        first = facets[name][0]
        assert visitor.get("/api/incidents", params={name: first["value"]}).json()["total"] == first["count"]
    narrowed = visitor.get("/api/incidents/facets?kind=COERCE").json()
    assert [one["value"] for one in narrowed["kind"]] == ["COERCE"]


def test_one_incident_shows_who_says_what_and_who_denies(visitor: Visitor) -> None:
    told = denied_incident(visitor)
    stances = {claim["stance"] for claim in told["claims"]}
    assert stances == {"asserts", "denies"}
    assert {"happened", "killed"} <= {one["field"] for one in told["disputed"]}
    assert "place" in told["agreed"]
    assert (told["tolls"]["low"], told["tolls"]["high"]) == (7, 11)
    assert told["summary"]["reports"] == len(told["reports"]) == 4
    assert told["ties"][0]["weights"]


def test_every_quote_of_an_incident_stands_in_its_report(visitor: Visitor) -> None:
    told = denied_incident(visitor)
    for event in told["events"]:
        text = visitor.get(f"/api/reports/{event['report_key']}").json()["text"]
        quotes = [*event["mentions"], *event["places"], *event["actors"], *event["casualties"], *event["sentences"],
                  *(claim["evidence"] for claim in event["claims"])]
        assert quotes
        for quote in quotes:
            assert text[quote["start"] : quote["end"]] == quote["text"]


def test_an_incident_that_went_into_another_says_so(visitor: Visitor) -> None:
    names = [one["id"] for one in visitor.get("/api/incidents").json()["items"]][:2]
    stays = visitor.post("/api/incidents/join", {"a": names[0], "b": names[1], "why": "one"}).json()["id"]
    gone = next(name for name in names if name != stays)
    assert visitor.get(f"/api/incidents/{gone}").json() == {"id": gone, "opened": False, "into": stays}
    assert visitor.get(f"/api/incidents/{gone}/dossier.html").status_code == 404


def test_what_is_not_there_is_unknown(visitor: Visitor) -> None:
    key = "0" * 64
    for path in ("/api/incidents/i-000000000999", f"/api/reports/{key}", f"/api/events/{key}%23e1", "/api/nothing"):
        answer = visitor.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown"), path


def test_an_empty_observatory_answers_with_nothing(store: Store, visitor: Visitor) -> None:
    asked = "?kind=SANCTION"
    assert visitor.get(f"/api/incidents{asked}").json() == {"items": [], "total": 0, "next": None}
    assert visitor.get(f"/api/incidents/timeline{asked}").json()["buckets"] == []
    drawn = visitor.get(f"/api/incidents/map{asked}").json()
    assert (drawn["clusters"], drawn["points"], drawn["areas"], drawn["total"]) == ([], [], [], 0)
