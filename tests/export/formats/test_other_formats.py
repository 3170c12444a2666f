"""Records as lines, HXL, Airwars' columns and annotations: what they hold, and what their checks find."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import InputError
from marsad.export.formats.airwars import check_airwars, write_airwars
from marsad.export.formats.annotations import check_annotations, write_annotations
from marsad.export.formats.hxl import check_hxl, write_hxl
from marsad.export.formats.record_lines import check_records, read_records, write_records
from marsad.export.formats.registry import FORMATS
from marsad.export.told.known import Known
from marsad.export.told.told import tell
from tests.export.made import CLASH, STRIKE, claim, clash, party, record, strike, toll

KNOWN = Known()
Json = dict[str, Any]


def test_records_read_back_equal(tmp_path: Path) -> None:
    made = [record(STRIKE, [strike(incident="i-1", review="accepted", key="k#e1")], title="ضربة\u2028\u202eعلى"),
        record("لا شيء")]
    write_records(made, tmp_path / "r.jsonl")
    assert list(read_records(tmp_path / "r.jsonl")) == made and list(check_records(tmp_path / "r.jsonl")) == []
    write_records(read_records(tmp_path / "r.jsonl"), tmp_path / "again.jsonl")  # type: ignore[arg-type]
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "r.jsonl").read_bytes()


def _broken(change: Any) -> Json:
    made: Json = json.loads(json.dumps(record(STRIKE, [strike()])))
    change(made)
    return made


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ({"schema": "other"}, "not a record"), ({**record(STRIKE), "document": None}, "document is no object"),
        (_broken(lambda made: made["events"][0].pop("claims")), "events[0].claims is no list"),
        (_broken(lambda made: made["events"][0]["actors"].append("x")), "events[0].actors[1] is no object"),
        (_broken(lambda made: made["events"][0]["places"][0]["place"].pop("lat")), "place lacks lat"),
        (_broken(lambda made: made["events"][0]["casualties"][0].update(text="15 شخصاً")), "does not stand at"),
        (_broken(lambda made: made["events"][0]["casualties"][0].update(low=20)), "not in order"),
        (_broken(lambda made: made["events"][0]["casualties"][0].update(outcome="gone")), "outcome 'gone'"),
        (_broken(lambda made: made["events"][0].update(kind="BOMB")), "kind 'BOMB'"),
        (_broken(lambda made: made["document"].update(text=STRIKE + ".")), "sha256"),
        (_broken(lambda made: made["events"][0].update(date={})), "events[0].date lacks"),
        (_broken(lambda made: made["events"][0]["claims"][0].update(source=[])), "source is no object"),
    ],
)
def test_a_line_that_is_no_record_is_named_and_the_others_are_read(made: Json, said: str, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(made) + "\nnot json\n\n" + json.dumps(record(STRIKE)) + "\n", encoding="utf-8")
    read = list(read_records(path))
    assert isinstance(read[0], InputError) and said in str(read[0]) and f"{path}:1" in str(read[0])
    assert isinstance(read[1], InputError) and read[2] == record(STRIKE)
    assert [fault.where for fault in check_records(path)] == ["line 1", "line 2"]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_hxl_has_its_hashtags_in_the_second_line_and_only_what_happened(tmp_path: Path) -> None:
    path = tmp_path / "hxl.csv"
    tally = write_hxl(tell([record(STRIKE, [strike(), strike(status="planned")])]), path, KNOWN)
    head, tags, first = rows(path)
    found = dict(zip(tags, first, strict=True))
    assert list(check_hxl(path)) == [] and head[0] == "event" and tally.dropped == {"planned": 1}
    assert found["#affected+killed+min"] == "14" and found["#country+name"] == "Syria" and found["#adm1+name"] == "Rif Dimashq"
    assert found["#group+name+first"] == "Armed forces of Russia" and found["#date+occurred"] == "2018-02-18"
    path.write_text(path.read_text(encoding="utf-8").replace("#geo+lat", "#lat"), encoding="utf-8")
    assert "hashtags" in str(next(check_hxl(path)))


def test_a_column_of_airwars_is_empty_where_nobody_says_a_number(tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    tally = write_airwars(lambda: tell([record(STRIKE, [strike(), strike(casualties=[])])]), path, KNOWN)
    head, first = rows(path)
    found = dict(zip(head, first, strict=True))
    assert list(check_airwars(path)) == [] and tally.dropped == {"nobody is told to be killed or hurt": 1}
    assert (found["all_killed_min"], found["children_killed_max"], found["women_killed_min"]) == ("14", "4", "")
    assert found["civilian_harm_status"] == "weak" and found["geolocation_accuracy"] == "city"
    path.write_text(path.read_text(encoding="utf-8").replace(",weak,", ",sure,"), encoding="utf-8")
    assert "not one of its codes" in str(next(check_airwars(path)))


def test_reports_that_blame_different_parties_contest_each_other(tmp_path: Path) -> None:
    blamed = [strike(incident="i-1"), strike(incident="i-1", actors=[{**party(STRIKE, "القوات الروسية"),
        "entity": "sy.regime-forces",
                                                                      "country": "SYR"}])]
    write_airwars(lambda: tell([record(STRIKE, [one], id=f"r{number}") for number, one in enumerate(blamed)]),
        tmp_path / "i.csv", KNOWN)
    head, first = rows(tmp_path / "i.csv")
    assert dict(zip(head, first, strict=True))["civilian_harm_status"] == "contested"


def test_an_annotation_stands_on_its_words(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_annotations([record(STRIKE, [strike()]), record(CLASH, [clash()], id="r2")], path)
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert list(check_annotations(path)) == []
    position, quoted = found[0]["target"]["selector"]
    assert STRIKE[position["start"] : position["end"]] == quoted["exact"] == "قصفت"
    claimed = next(one for one in found if one["motivation"] == "assessing")
    assert claimed["body"]["value"]["stance"] == "asserts" and claimed["body"]["value"]["source"]["entity"] == "sy.sohr"
    path.write_text(json.dumps({**found[0], "target": {"selector": [position, {**quoted, "exact": "قصف"}]}}), encoding="utf-8")
    assert "code points" in str(next(check_annotations(path)))


@pytest.mark.parametrize("held", [b"\xff\xfe\x00x", b"[1, 2]\n", b'{"a": {"b": 1}}', b"a,b\n1,2\n", b"\x00\x01"])
@pytest.mark.parametrize("name", list(FORMATS))
def test_whatever_a_file_holds_the_check_says_what_is_wrong_and_does_not_fall(name: str, held: bytes, tmp_path: Path) -> None:
    path = tmp_path / "strange"
    path.write_bytes(held)
    assert list(FORMATS[name].check(path))


def test_a_denied_toll_is_in_no_range(tmp_path: Path) -> None:
    text = "المرصد السوري: قتل 14 شخصاً. القوات الروسية تنفي مقتل 90 شخصاً في دوما"
    first, second = text.split(". ")
    made = strike(mentions=[{"start": 15, "end": 18, "text": "قتل"}], actors=[], places=[],
                  casualties=[toll(text, "14 شخصاً", 14, 14), toll(text, "90 شخصاً", 90, 90)],
                  claims=[claim(text, first, "المرصد السوري"), claim(text, second, "القوات الروسية", "denies")])
    write_hxl(tell([record(text, [made])]), tmp_path / "h.csv", KNOWN)
    _, tags, row = rows(tmp_path / "h.csv")
    assert dict(zip(tags, row, strict=True))["#affected+killed+max"] == "14"
