"""Tables of events, claims and tolls, as sheets, Parquet and GeoJSON: what a row holds, and what each check finds."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from marsad.export.formats.geojson import check_geojson, write_geojson
from marsad.export.formats.parquet import check_parquet, write_parquet
from marsad.export.formats.table_sheets import check_table_sheet, write_table_sheet
from marsad.export.formats.tables import TABLES
from marsad.export.told.known import Known
from marsad.export.told.told import tell
from tests.export.made import CLASH, STRIKE, clash, event, party, place, record, strike

KNOWN = Known()
EVENTS, CLAIMS, TOLLS = TABLES
Json = dict[str, Any]
EVIL = "=HYPERLINK(\"http://evil.test\") قصف"


def records() -> list[Json]:
    return [
        record(STRIKE, [strike()], id="r1"), record(CLASH, [clash()], id="r2"),
        record(EVIL, [event(EVIL, EVIL, day=None)], id="r3", title="@title", outlet="ج\u202eريدة", published=None),
        record(f"قصف على {'محافظة إدلب'}", [event("قصف على محافظة إدلب", "قصف",
                                                  places=[place("قصف على محافظة إدلب", "محافظة إدلب")])], id="r4"),
    ]


def sheet_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_parties_without_an_id_keep_their_place_in_the_row(tmp_path: Path) -> None:
    text = "هاجم مسلحون قوات النظام"
    told = event(text, "هاجم", actors=[party(text, "مسلحون"), party(text, "قوات النظام")], targets=[party(text, "مسلحون")])
    write_table_sheet(EVENTS, tell([record(text, [told])]), tmp_path / "events.csv", KNOWN)
    (row,) = sheet_rows(tmp_path / "events.csv")
    assert (row["actor_ids"], row["target_ids"]) == ("?; sy.regime-forces", "?")


def test_an_event_is_a_row_with_what_it_says_and_empty_where_it_says_nothing(tmp_path: Path) -> None:
    tally = write_table_sheet(EVENTS, tell(records()), tmp_path / "events.csv", KNOWN)
    rows = sheet_rows(tmp_path / "events.csv")
    expected = {
        "event": "r1#e1", "report": "r1", "incident": "", "review": "unreviewed", "kind": "ASSAULT", "mode": "aerial",
        "asserted": "true", "denied": "false", "trigger": "قصفت", "earliest": "2018-02-18", "actors": "Armed forces of Russia",
        "actor_ids": "ru.armed-forces", "targets": "", "place": "Douma", "place_ar": "دوما", "latitude": "33.572",
        "geo_precision": "1",
        "where_prec": "1", "places": "1", "country": "SYR", "admin1": "Rif Dimashq", "killed_low": "14", "killed_high": "14",
        "injured_low": "", "sources": "Syrian Observatory for Human Rights", "outlet": "نشرة", "coder": "marsad 9.9",
    }
    assert {name: rows[0][name] for name in expected} == expected
    assert rows[2]["trigger"] == f"'{EVIL}" and rows[2]["title"] == "'@title" and rows[2]["outlet"] == "جريدة"
    assert rows[2]["earliest"] == rows[2]["published"] == rows[2]["killed_low"] == ""
    assert (tally.events, tally.kept, tally.rows) == (4, 4, {"events.csv": 4})


def test_claims_and_tolls_name_their_event_and_their_words(tmp_path: Path) -> None:
    for table in (CLAIMS, TOLLS):
        write_table_sheet(table, tell(records()), tmp_path / f"{table.name}.csv", KNOWN)
    claims, tolls = sheet_rows(tmp_path / "claims.csv"), sheet_rows(tmp_path / "tolls.csv")
    assert [row["event"] for row in claims] == ["r1#e1", "r2#e1", "r3#e1", "r4#e1"]
    assert (claims[0]["stance"], claims[0]["source_id"], claims[0]["evidence"]) == ("asserts", "sy.sohr", STRIKE)
    assert [(row["group"], row["low"], row["source_id"]) for row in tolls] == [
        ("people", "14", "sy.sohr"), ("children", "4", "sy.sohr"), ("soldiers", "3", ""), ("fighters", "5", "")]
    assert STRIKE[int(tolls[0]["start"]) : int(tolls[0]["end"])] == tolls[0]["words"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_written_passes_its_check_as_a_sheet_and_typed(table: Any, tmp_path: Path) -> None:
    write_table_sheet(table, tell(records()), tmp_path / "t.csv", KNOWN, excel=True)
    write_parquet(table, tell(records()), tmp_path / "t.parquet", KNOWN)
    assert list(check_table_sheet(tmp_path / "t.csv")) == [] and list(check_parquet(tmp_path / "t.parquet")) == []


def test_parquet_is_typed_and_has_the_texts_as_they_are(tmp_path: Path) -> None:
    write_parquet(EVENTS, tell(records()), tmp_path / "e.parquet", KNOWN)
    rows = pyarrow.parquet.read_table(tmp_path / "e.parquet").to_pylist()
    assert rows[0]["earliest"] == date(2018, 2, 18) and rows[0]["latitude"] == 33.572 and rows[0]["killed_low"] == 14
    assert rows[0]["denied"] is False and rows[2]["trigger"] == EVIL and rows[2]["killed_low"] is None


def test_parquet_of_no_events_still_has_its_columns(tmp_path: Path) -> None:
    write_parquet(EVENTS, [], tmp_path / "e.parquet", KNOWN)
    assert list(check_parquet(tmp_path / "e.parquet")) == []
    assert pyarrow.parquet.read_table(tmp_path / "e.parquet").num_rows == 0


def test_a_strange_or_broken_parquet_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "no.parquet").write_bytes(b"PAR1 nothing")
    assert "not readable" in str(next(check_parquet(tmp_path / "no.parquet")))
    write_parquet(EVENTS, tell(records()), tmp_path / "e.parquet", KNOWN)
    table = pyarrow.parquet.read_table(tmp_path / "e.parquet")
    pyarrow.parquet.write_table(table.drop_columns(["geo_precision"]), tmp_path / "less.parquet")
    assert "geo_precision" in str(next(check_parquet(tmp_path / "less.parquet")))
    doubled = pyarrow.concat_tables([table, table])
    pyarrow.parquet.write_table(doubled, tmp_path / "twice.parquet")
    assert any("twice" in str(fault) for fault in check_parquet(tmp_path / "twice.parquet"))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"killed_low": "15"}, "above killed_high"), ({"earliest": "2018-02-19"}, "after latest"),
        ({"kind": "BOMB"}, "not one of its codes"),
        ({"latitude": ""}, "one is empty"), ({"geo_precision": ""}, "without geo_precision"), ({"denied": ""}, "is empty"),
        ({"place_kind": "governorate", "radius_km": "50"}, "more exact than a governorate"),
        ({"review": "fine"}, "not one of its codes"),
        ({"place_kind": "country"}, "more exact than a country"), ({"place_confidence": "1.5"}, "more than 1"),
    ],
)
def test_the_check_of_events_finds_a_seeded_fault(cells: dict[str, str], said: str, tmp_path: Path) -> None:
    write_table_sheet(EVENTS, tell(records()), tmp_path / "events.csv", KNOWN)
    rows = sheet_rows(tmp_path / "events.csv")
    with (tmp_path / "faulty.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(rows[0]))
        sheet.writeheader()
        sheet.writerow({**rows[0], **cells})
    assert any(said in str(fault) for fault in check_table_sheet(tmp_path / "faulty.csv"))


def test_a_quote_that_is_longer_than_its_place_is_a_fault(tmp_path: Path) -> None:
    write_table_sheet(TOLLS, tell(records()), tmp_path / "tolls.csv", KNOWN)
    path = tmp_path / "tolls.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("14 شخصاً", "14 شخصاً قتيلاً"), encoding="utf-8")
    assert "code points" in str(next(check_table_sheet(path)))


def features(path: Path) -> list[Json]:
    return list(json.loads(path.read_text(encoding="utf-8"))["features"])


def test_a_point_says_what_it_stands_for_and_an_event_nowhere_has_none(tmp_path: Path) -> None:
    path = tmp_path / "e.geojson"
    write_geojson(tell(records()), path, KNOWN)
    city, _, nowhere, unit = features(path)
    assert list(check_geojson(path)) == []
    assert city["geometry"] == {"type": "Point", "coordinates": [36.402,
        33.572]} and city["properties"]["point_is"] == "the place"
    assert nowhere["geometry"] is None and nowhere["properties"]["point_is"] is None
    assert (unit["properties"]["geo_precision"], unit["properties"]["radius_km"]) == (3, 50)
    assert unit["properties"]["point_is"] == "the centre of a larger area"


def _in_properties(**more: Any) -> Callable[[Json], Any]:
    return lambda found: found["features"][0]["properties"].update(more)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda found: found.update(crs={}), "crs"), (lambda found: found.update(type="Topology"), "no FeatureCollection"),
        (lambda found: found["features"][0]["geometry"].update(coordinates=[33.5, 136.4]), "no Point"),
        (lambda found: found["features"][0]["geometry"].update(coordinates=["36", "33"]), "no Point"),
        (lambda found: found["features"].append(found["features"][0]), "comes twice"),
        (lambda found: found["features"][0]["properties"].pop("geo_precision"), "geo_precision"),
        (lambda found: found["features"].append("x"), "is no Feature"), (_in_properties(extra=1), "extra"),
        (_in_properties(geo_precision=None), "without geo_precision"), (_in_properties(killed_low=99), "above killed_high"),
        (_in_properties(place_kind="governorate", radius_km=50), "more exact"),
        (_in_properties(status="maybe"), "not one of its codes"),
        (_in_properties(point_is=None), "point_is"),
    ],
)
def test_the_check_of_geojson_finds_a_seeded_fault(change: Callable[[Json], Any], said: str, tmp_path: Path) -> None:
    path = tmp_path / "e.geojson"
    write_geojson(tell(records()), path, KNOWN)
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    path.write_text(json.dumps(found), encoding="utf-8")
    assert any(said in str(fault) for fault in check_geojson(path))


def test_no_events_are_a_collection_of_none(tmp_path: Path) -> None:
    write_geojson([], tmp_path / "e.geojson", KNOWN)
    assert features(tmp_path / "e.geojson") == [] and list(check_geojson(tmp_path / "e.geojson")) == []
