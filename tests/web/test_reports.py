"""Reports over the API: search, one beside what was read in it, what a newer coding changed; reading, intake and export."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest

from marsad.model.record import Coder
from marsad.store import Store
from tests.web.visitor import Visitor, denied_incident

PLAIN = "قصفت طائرات حربية مساء الأحد بلدة مسرابا، ما أدى إلى مقتل 14 شخصاً بينهم 4 أطفال، بحسب المرصد السوري لحقوق الإنسان."


def upload(visitor: Visitor, *files: tuple[str, bytes], **data: str) -> Any:
    parts = [("files", (name, content, "application/octet-stream")) for name, content in files]
    return visitor.post("/api/ingest", files=parts, data=data)


def test_search_lights_words_by_code_points(visitor: Visitor) -> None:
    page = visitor.get("/api/reports?q=مفخخة").json()
    assert page["total"] == 1
    lit = [part["text"][start:end] for part in page["items"][0]["snippets"] for start, end in part["lit"]]
    assert lit == ["مفخخة"]


def test_reports_come_page_by_page(visitor: Visitor) -> None:
    for asked in ("", "&q=دوما"):
        whole = visitor.get(f"/api/reports?limit=100{asked}").json()
        first = visitor.get(f"/api/reports?limit=2{asked}").json()
        second = visitor.get(f"/api/reports?limit=2{asked}", params=None).json() if first["next"] is None else \
            visitor.get(f"/api/reports?limit=2{asked}&cursor={first['next']}").json()
        keys = [one["key"] for one in (*first["items"], *second["items"])]
        assert keys == [one["key"] for one in whole["items"]][:4]


def test_every_quote_of_a_report_stands_at_its_offsets(visitor: Visitor) -> None:
    for head in visitor.get("/api/reports?limit=100").json()["items"]:
        told = visitor.get(f"/api/reports/{head['key']}").json()
        quotes = [*told["times"], *told["places"], *told["parties"]]
        for event in told["events"]:
            quotes += [*event["mentions"], *event["sentences"], *event["casualties"]]
            quotes += [claim["evidence"] for claim in event["claims"]]
        assert all(told["text"][one["start"] : one["end"]] == one["text"] for one in quotes)
        assert told["title"] in told["text"]
        assert [entry["act"] for entry in told["history"]][:2] == ["report", "coding"]


def test_a_newer_coding_shows_what_it_changed(visitor: Visitor, store: Store) -> None:
    key = denied_incident(visitor)["reports"][0]["key"]
    assert visitor.get(f"/api/reports/{key}/changes").json()["events"] == []
    kept = store.record(key)
    assert kept is not None
    body = json.loads(json.dumps(kept.body))
    body["events"][0]["scope"] = "repeated"
    store.add_record(key, body, Coder("marsad", "9.0.0", "cd" * 32))
    told = visitor.get(f"/api/reports/{key}/changes").json()
    assert told["to"] == "9.0.0"
    assert told["events"] == [{"what": "changed", "before": "e1", "after": "e1",
                               "fields": [{"field": "scope", "before": "single", "after": "repeated"}]}]


def test_a_pasted_report_is_read_at_once_and_nothing_is_kept(visitor: Visitor) -> None:
    before = visitor.get("/api/reports").json()["total"]
    told = visitor.post("/api/read", {"text": PLAIN, "published": "2018-02-19", "title": "غارات"}).json()
    record = told["record"]
    assert record["schema"] == "marsad/record/1" and record["document"]["published"] == "2018-02-19"
    assert told["reasons"] and {"field", "rule", "kept"} <= set(told["reasons"][0])
    later = visitor.post("/api/read", {"text": PLAIN, "published": "2018-03-19"}).json()["record"]
    assert later["times"][0]["earliest"] != record["times"][0]["earliest"], "relative days move with the day of print"
    assert visitor.get("/api/reports").json()["total"] == before


@pytest.mark.parametrize("body", [
    {"text": ""}, {"text": "   "}, {"text": "no Arabic in it at all"}, {"text": PLAIN, "published": "soon"}, {"title": "x"},
    {"text": 7}, {"text": PLAIN, "colour": "red"},
])
def test_what_cannot_be_read_says_why(visitor: Visitor, body: dict[str, Any]) -> None:
    answer = visitor.post("/api/read", body)
    assert answer.status_code == 422 and answer.json()["error"]["message"]


def test_files_are_kept_coded_and_joined_and_counts_add_up(visitor: Visitor) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in (
        {"text": PLAIN, "published": "2018-02-19", "outlet": "صحيفة"},
        {"text": PLAIN, "published": "2018-02-19", "outlet": "صحيفة"},
        {"text": "", "outlet": "صحيفة"},
    ))
    answer = upload(visitor, ("news.jsonl", lines.encode()), ("../../etc/passwd", "قصف على حلب يوم الأحد".encode()))
    told = answer.json()
    assert answer.status_code == 200, answer.text
    assert (told["total"], told["stored"], told["duplicate"], told["rejected"]) == (4, 2, 1, 1)
    assert told["reasons"][0]["reason"] == "empty text"
    assert told["coded"] == 2
    kept = [visitor.get(f"/api/reports/{key}").json() for key in told["reports"]]
    assert all(event["incident"] for report in kept for event in report["events"])
    again = upload(visitor, ("news.jsonl", lines.encode())).json()
    assert (again["stored"], again["duplicate"]) == (0, 2)
    assert visitor.get("/api/verify").json()["whole"]


def test_an_upload_names_nothing_of_this_machine(visitor: Visitor) -> None:
    told = upload(visitor, ("../../etc/passwd", b"\xff\xfe\x00broken"), ("a.zip", b"PK\x03\x04broken")).text
    assert "/tmp" not in told and "etc/passwd" not in told
    history = visitor.get("/api/history?act=ingest").text
    assert "/tmp" not in history and "../" not in history


def test_an_upload_of_too_many_files_is_refused(visitor: Visitor) -> None:
    answer = upload(visitor, *((f"{number}.txt", b"x") for number in range(51)))
    assert answer.status_code == 413
    assert visitor.post("/api/ingest", {"files": []}).status_code == 422
    assert upload(visitor, ("a.txt", "قصف على حلب".encode()), published="soon").status_code == 422


def test_an_export_is_what_the_filters_allow(visitor: Visitor) -> None:
    answer = visitor.get("/api/export?format=csv,geojson&kind=COERCE")
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"README.md", "manifest.json", "events.csv", "events.geojson"} <= set(archive.namelist())
        rows = list(csv.DictReader(io.StringIO(archive.read("events.csv").decode("utf-8-sig"))))
        assert len(rows) == 1
        assert json.loads(archive.read("manifest.json"))["filters"] == {"kind": "COERCE"}
    assert visitor.get("/api/export?format=csv,geojson&kind=COERCE").content == answer.content, "the same bytes"
    assert visitor.get("/api/export?format=shapefile").status_code == 422


def test_pictures_are_series_of_the_same_incidents(visitor: Visitor) -> None:
    total = visitor.get("/api/incidents").json()["total"]
    calendar = visitor.get("/api/pictures/calendar").json()["series"]
    undated = visitor.get("/api/incidents/timeline").json()["undated"]
    assert sum(day["count"] for day in calendar) == total - undated
    places = visitor.get("/api/pictures/places").json()["series"]
    assert places[0]["name"]["ar"] == "دوما" and places[0]["killed_high"] == 13
    weapons = {one["value"]: one for one in visitor.get("/api/pictures/weapons").json()["series"]}
    assert weapons["aircraft"]["label"] == {"ar": "طائرات", "en": "aircraft"}
    party = visitor.get("/api/pictures/parties").json()["series"][0]
    assert visitor.get("/api/incidents", params={"party": party["value"]}).json()["total"] == party["count"]


def test_names_are_suggested_from_their_beginning(visitor: Visitor) -> None:
    places = visitor.get("/api/places?q=دوما").json()["items"]
    assert "geonames:170592" in [one["id"] for one in places]
    assert visitor.get("/api/places?q=douma").json()["items"][0]["name"]["en"] == "Douma"
    parties = visitor.get("/api/parties?q=المرصد السوري").json()["items"]
    assert parties and all(one["name"]["ar"] for one in parties)
    assert visitor.get("/api/places?q=").status_code == 422
    assert visitor.get("/api/places?q=كلمةلااسملها").json()["items"] == []


def test_codes_have_words_in_both_languages(visitor: Visitor) -> None:
    shelves = visitor.get("/api/labels").json()
    facets = visitor.get("/api/incidents/facets").json()
    shelf_of = {"kind": "kinds", "mode": "modes", "weapon": "weapons", "status": "statuses", "review": "reviews"}
    for facet, shelf in shelf_of.items():
        for one in facets[facet]:
            assert set(shelves[shelf][one["value"]]) == {"ar", "en"}
    assert visitor.get("/api/labels?lang=ar").json()["outcomes"]["killed"] == "قتلى"
    assert visitor.get("/api/labels?lang=fr").status_code == 422
