"""UCDP GED's shape: who against whom, deaths in order, and what it does not take up."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from marsad.export.formats.tally import Tally
from marsad.export.formats.ucdp import priogrid, write_ucdp
from marsad.export.formats.ucdp_check import check_ucdp
from marsad.export.formats.ucdp_columns import ucdp_columns
from marsad.export.told.codes import ucdp_codes
from marsad.export.told.known import Known
from marsad.export.told.told import tell
from tests.export.made import CLASH, STRIKE, claim, clash, party, place, record, strike, toll

KNOWN = Known()
Json = dict[str, Any]


def export(tmp_path: Path, *records: Json) -> tuple[list[dict[str, str]], Tally]:
    path = tmp_path / "ucdp.csv"
    tally = write_ucdp(lambda: tell(records), path, KNOWN)
    tally.check()
    assert list(map(str, check_ucdp(path))) == []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), tally


def test_the_columns_are_those_of_the_format_in_their_order() -> None:
    assert [column.name for column in ucdp_columns()] == ucdp_codes()["columns"] and len(ucdp_columns()) == 49


def test_a_clash_of_a_state_with_rebels(tmp_path: Path) -> None:
    rows, _ = export(tmp_path, record(CLASH, [clash()], title="اشتباكات"))
    expected = {
        "type_of_violence": "1", "side_a": "Syrian government forces under Assad", "side_b": "Jaysh al-Islam", "gwnoa": "652",
        "gwnob": "", "low": "5", "best": "5", "high": "8", "deaths_a": "0", "deaths_b": "5", "deaths_civilians": "0",
        "deaths_unknown": "0", "where_prec": "1", "date_prec": "1", "date_start": "2018-02-18", "date_end": "2018-02-18",
        "country": "Syria", "country_id": "652", "region": "Middle East", "adm_1": "Homs", "number_of_sources": "1",
        "source_article": 'نشرة, 2018-02-19, "اشتباكات"', "code_status": "Unreviewed", "event_clarity": "1", "active_year": "",
        "geom_wkt": "POINT (36.732 34.926)",
    }
    assert {name: rows[0][name] for name in expected} == expected


def test_a_strike_that_kills_people_is_one_sided_and_unclear(tmp_path: Path) -> None:
    rows, _ = export(tmp_path, record(STRIKE, [strike(casualties=[toll(STRIKE, "14 شخصاً", 14, 14)], review="accepted")]))
    row = rows[0]
    assert (row["type_of_violence"], row["side_b"], row["event_clarity"], row["deaths_unknown"]) == ("3", "Civilians", "2", "14")
    assert row["code_status"] == "Clear" and row["source_original"] == "Syrian Observatory for Human Rights"


def test_voices_that_differ_give_the_range(tmp_path: Path) -> None:
    records = [record(STRIKE, [strike(incident="i-1", casualties=[toll(STRIKE, "14 شخصاً", low, high)],
                                      claims=[claim(STRIKE, STRIKE)])], id=outlet, outlet=outlet)
               for outlet, low, high in (("أ", 9, 9), ("ب", 14, 14), ("ج", 20, 25))]
    rows, _ = export(tmp_path, *records)
    assert [(row["low"], row["best"], row["high"], row["number_of_sources"]) for row in rows] == [("9", "14", "25", "3")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"casualties": []}, "no death is told"), ({"casualties": [toll(STRIKE, "14 شخصاً", 0, 0)]}, "no death is told"),
        ({"casualties": [toll(STRIKE, "14 شخصاً", 14, 14, outcome="injured")]}, "no death is told"),
        ({"casualties": [toll(STRIKE, "14 شخصاً", None, None, count_kind="vague")]}, "deaths are told without a number"),
        ({"actors": []}, "no organised actor"), ({"kind": "PROTEST", "mode": "demo"}, "no armed force"),
        ({"status": "planned"}, "planned"), ({"scope": "cumulative"}, "a running total"), ({"date": None}, "no day"),
        ({"places": []}, "no place"), ({"claims": [claim(STRIKE, STRIKE, None, "denies")]}, "nobody asserts it"),
        ({"casualties": [toll(STRIKE, "14 شخصاً", 14, 14, group="fighters")]}, "the other side is armed"),
    ],
)
def test_what_does_not_fit_is_dropped_with_its_reason(change: Json, said: str, tmp_path: Path) -> None:
    rows, tally = export(tmp_path, record(STRIKE, [strike(**change)]))
    assert rows == [] and next(iter(tally.dropped)).startswith(said)


def test_gunmen_without_a_name_are_no_organised_actor(tmp_path: Path) -> None:
    text = "قتل مسلحون 3 أشخاص في بلدة مسرابا"
    made = strike(mentions=strike()["mentions"], actors=[party(text, "مسلحون")], places=[place(text, "مسرابا")])
    _, tally = export(tmp_path, record(text, [made]))
    assert list(tally.dropped) == ["no organised actor is identified on the acting side"]


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90, -180, 1), (-89.9, -179.4, 2), (89.9, 179.9, 259200),
    (33.572, 36.402, 178273)])
def test_the_cell_of_a_point(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"low": "6"}, "not in order"), ({"high": "4"}, "not in order"), ({"deaths_a": "3"}, "add up to 8"),
        ({"date_end": "2018-02-20"}, "too exact for 3 days"), ({"date_end": "2018-02-10"}, "before date_start"),
        ({"date_prec": "6"}, "not one of its codes"), ({"where_prec": "0"}, "not one of its codes"),
        ({"where_prec": "6"}, "adm_1 is given"),
        ({"priogrid_gid": "5"}, "is not the cell"), ({"geom_wkt": "POINT (1 1)"}, "is not the point"),
        ({"year": "2017"}, "not that of"),
        ({"type_of_violence": "3"}, "with side_b"), ({"type_of_violence": "4"}, "not one of its codes"),
        ({"best": ""}, "is empty"),
        ({"dyad_name": "X - Y"}, "does not name"), ({"code_status": "Done"}, "not one of its codes"),
        ({"region": "Levant"}, "not one of"),
        ({"where_coordinates": "Syria"}, "too exact"), ({"country_id": "x"}, "no whole number"),
        ({"gwnob": "2", "type_of_violence": "2"}, "gwnob"),
    ],
)
def test_the_check_finds_a_seeded_fault(cells: dict[str, str], said: str, tmp_path: Path) -> None:
    rows, _ = export(tmp_path, record(CLASH, [clash()]))
    path = tmp_path / "faulty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(rows[0]))
        sheet.writeheader()
        sheet.writerow({**rows[0], **cells})
    assert any(said in str(fault) for fault in check_ucdp(path))
