"""Lists of places as people keep them: the columns are guessed, a broken row costs one row, names are those that reports use."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import UsageError
from marsad.lexicon.gazetteer.country_of import find_country
from marsad.lexicon.gazetteer.gazetteer import SHIPPED
from marsad.lexicon.gazetteer.layout import Layout, guess_layout
from marsad.lexicon.gazetteer.lists import Plan, plan_layout, read_list, sample_sheets
from marsad.lexicon.gazetteer.tables import Row, read_sheets
from marsad.lexicon.gazetteer.told import Reach, Skipped, Told

_PCODES = Path(__file__).resolve().parents[4] / "shared" / "eval" / "pcodes" / "syria.csv"

CLUSTER = "admin4Pcode,admin4Name_ar,admin4Name_en,admin3Name_ar,admin3Name_en,admin1Name_en,latitude,longitude\n"
UNITS = "ADM3_EN,ADM3_AR,ADM3_PCODE,ALT1AR,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_PCODE,validOn\n"
SURVEY = "location_code;location_name_ar;location_name;governorate;latitude_y;longitude_x;population\n"
SINCE_2024 = "adm2_name,adm2_name1,adm2_pcode,adm1_name,adm1_name1,adm1_pcode,center_lat,center_lon\n"


def read(path: Path, told: dict[str, str] | None = None, *, coded: bool = True, country: str = "SYR",
         kind: str | None = None) -> list[Told | Skipped]:
    plans = {}
    for sheet, sample in sample_sheets(path):
        layout = plan_layout(sheet, sample, told or {}, coded=coded, file=path.name)
        if layout is not None:
            plans[sheet.name] = Plan(sheet.name, layout, country, coded, SHIPPED.countries(), kind)
    return list(read_list(path, plans))


def wrote(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_cluster_list_of_places(tmp_path: Path) -> None:
    (one,) = read(wrote(tmp_path, CLUSTER + "C9001,تل حمدان,Tell Hamdan (Here),الدانة,Dana,Idleb,36.2,36.7\n"))
    assert isinstance(one, Told)
    place = one.place
    assert (place.id, place.pcode, place.name_ar, place.name_en) == ("ocha:C9001", "C9001", "تل حمدان", "Tell Hamdan")
    assert (place.lat, place.lon, place.country, place.kind) == (36.2, 36.7, "SYR", "village")
    assert (place.admin1, place.admin2, place.admin3) == ("Idleb", None, "Dana")
    assert place.population is None and place.radius_km == 1.5


def test_a_list_of_units_with_those_above_them(tmp_path: Path) -> None:
    told = read(wrote(tmp_path, UNITS + "Bajil,باجل,YE1801,باجل المدينة,Tihama,تهامة,YE18,Hodeidah,الحديدة,YE0,YE,2024-01-01\n"))
    places = [row.place for row in told if isinstance(row, Told)]
    assert [(place.kind, place.id, place.country) for place in places] == [
        ("subdistrict", "ocha:YE1801", "YEM"), ("governorate", "ocha:YE0", "YEM"), ("district", "ocha:YE18", "YEM")]
    assert [row.implied for row in told if isinstance(row, Told)] == [False, True, True]
    assert isinstance(told[0], Told) and told[0].names == ("باجل", "باجل المدينة")
    assert places[0].lat is None and (places[0].admin1, places[0].admin2, places[0].admin3) == ("Hodeidah", "Tihama", None)


def test_a_survey_list_with_semicolons(tmp_path: Path) -> None:
    (one,) = read(wrote(tmp_path, SURVEY + 'L1;عين الورد;Ein Elward;Homs;34,8;36.7;"61,000"\n'.replace("34,8", "34.8")))
    assert isinstance(one, Told)
    assert (one.place.kind, one.place.population, one.place.admin1) == ("city", 61000, "Homs")


def test_names_in_the_second_language_are_known_by_their_letters(tmp_path: Path) -> None:
    told = read(wrote(tmp_path, SINCE_2024 + "Kutum,كتم,SD02,North Darfur,شمال دارفور,SD0,14.2,24.6\n"), country="SDN")
    assert isinstance(told[0], Told) and told[0].place.name_ar == "كتم" and told[0].place.kind == "district"
    assert isinstance(told[1], Told) and (told[1].place.lat, told[1].place.lon) == (14.2, 24.6)  # the middle of its members


def test_a_unit_lies_in_the_middle_of_its_members(tmp_path: Path) -> None:
    head = "admin4Pcode,admin4Name_ar,admin3Pcode,admin3Name_ar,lat,lon\n"
    rows = "C1,دير الورد,SY01,الناحية الكبرى,36.0,37.0\nC2,عين الورد,SY01,الناحية الكبرى,36.2,37.4\n"
    told = read(wrote(tmp_path, head + rows))
    unit = told[-1]
    assert isinstance(unit, Told) and (unit.place.kind, unit.place.lat, unit.place.lon) == ("subdistrict", 36.1, 37.2)


@pytest.mark.parametrize(
    ("written", "around", "names"),
    [
        ("تل حمدان", "عفرين", ("تل حمدان",)),
        ("أبين- عفرين", "مركز عفرين", ("أبين",)),  # says only where it lies
        ("قزل/غزل", "", ("قزل", "غزل")),
        ("الضفة-الحلموز", "", ("الضفة-الحلموز", "الضفة", "الحلموز")),  # two villages listed as one
        ("مُخَيَّم الورد", "", ("مخيم الورد", "الورد")),
        ("الشروق (هولاقي)", "", ("الشروق", "هولاقي")),
        ("Tell Hamdan", "", ()),
    ],
)
def test_the_names_of_a_row(tmp_path: Path, written: str, around: str, names: tuple[str, ...]) -> None:
    (one,) = read(wrote(tmp_path, f'{CLUSTER}C1,"{written}",x,{around},x,x,36,37\n'))
    if names:
        assert isinstance(one, Told) and one.names == names
    else:
        assert one == Skipped(2, "no Arabic name", "Tell Hamdan")


def test_a_settlement_after_which_a_unit_is_named_is_its_town(tmp_path: Path) -> None:
    rows = ("C1,الدانة,Dana,مركز الدانة,Dana,x,36,37", "C2,مخيم الورد,x,الدانة,Dana,x,36,37",
            "C3,جبل الورد,x,الدانة,Dana,x,36,37")
    told = read(wrote(tmp_path, CLUSTER + "\n".join(rows)))
    assert [row.place.kind for row in told if isinstance(row, Told)] == ["town", "camp", "village"]


def test_broken_rows_are_named_by_line_and_the_rest_goes_in(tmp_path: Path) -> None:
    told = read(wrote(tmp_path, CLUSTER + "\n".join([
        "#adm4+code,#adm4+name+ar,#adm4+name,#adm3+name+ar,#adm3+name,#adm1+name,#geo+lat,#geo+lon",
        "C1,عين الورد,x,x,x,x,36.1,37.1",
        "C2,دير الورد,x,x,x,x,north,37.1",
        "C3,تل الورد,x,x,x,x,96.0,37.1",
        "C4,بئر الورد,x,x,x",
        ",كفر الورد,x,x,x,x,36,37",
        "C6,,x,x,x,x,36,37",
        'C7,"نبع الورد,x,x,x,x,36,37',
        "C8,حارة الورد,x,x,x,x,0,0",
        "C9,وادي الورد,x,x,x,x,36.1,",
        "",
        "C10,ضهر الورد,x,x,x,x,36.1,37.1",
    ]) + "\n"))
    assert [row.place.pcode for row in told if isinstance(row, Told)] == ["C1", "C10"]
    assert [(row.line, row.reason, row.detail) for row in told if isinstance(row, Skipped)] == [
        (2, "a row of tags", ""), (4, "latitude is no number", "north"), (5, "latitude lies outside the earth", "96.0"),
        (6, "another number of cells than the head has", "5, not 8"), (7, "no P-code", "كفر الورد"), (8, "no Arabic name", "C6"),
        (9, "a quotation mark that is not closed", ""), (10, "coordinates 0, 0 stand for none", ""),
        (11, "one coordinate without the other", "36.1"),
    ]
    assert str(Skipped(4, "latitude is no number", "north").message("list.csv")) == "list.csv:4: latitude is no number (north)"


def test_a_cell_may_hold_a_line_break_and_quotation_marks(tmp_path: Path) -> None:
    (one,) = read(wrote(tmp_path, CLUSTER + 'C1,عين الورد,"Ein ""Elward"",\nthe old",x,x,x,36,37\n'))
    assert isinstance(one, Told) and one.place.name_en == 'Ein "Elward",\nthe old' and one.line == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    (one,) = read(wrote(tmp_path, CLUSTER + "C1,عين الورد,Ein,x,x,x,36,37\n", encoding))
    assert isinstance(one, Told) and one.place.name_ar == "عين الورد"


def test_the_user_may_say_which_column_it_is(tmp_path: Path) -> None:
    path = wrote(tmp_path, "nr,what,north,east\n7,عين الورد,36,37\n")
    with pytest.raises(UsageError, match="no column was found for name_ar, pcode among nr, what, north, east"):
        read(path)
    (one,) = read(path, {"name_ar": "what", "pcode": "nr", "lat": "north", "lon": "east"})
    assert isinstance(one, Told) and (one.place.pcode, one.place.lat) == ("7", 36.0)
    with pytest.raises(UsageError, match="has no such column; its columns are nr, what, north, east"):
        read(path, {"name_ar": "which"})
    with pytest.raises(UsageError, match="no such field"):
        read(path, {"arabic": "what"})


def test_an_own_list_needs_no_codes_and_its_ids_stay(tmp_path: Path) -> None:
    path = wrote(tmp_path, "name_ar,lat,lon\nعين الورد,36,37\nدير الورد,,\n")
    first, second = read(path, coded=False, kind="camp"), read(path, coded=False, kind="camp")
    assert first == second
    assert [row.place.kind for row in first if isinstance(row, Told)] == ["camp", "camp"]
    assert all(isinstance(row, Told) and row.place.id.startswith("list:") for row in first)
    assert isinstance(first[1], Told) and first[1].place.lat is None


def test_a_workbook_with_a_sheet_for_each_level(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "read me"
    book.active.append(["About", "this", "book", "of places"])
    first = book.create_sheet("ADM1")
    first.append(["Places of a country"])
    first.append(["ADM1_AR", "ADM1_PCODE", "ADM1_EN"])
    first.append(["حمص", "SY04", "Homs"])
    first.append([None, None, None])
    second = book.create_sheet("ADM2")
    second.append(["ADM2_AR", "ADM2_PCODE", "ADM1_AR", "ADM1_PCODE", "lat", "lon"])
    second.append(["القصير", "SY0402", "حمص", "SY04", 34.5, 36.58])
    book.save(tmp_path / "book.xlsx")
    told = read(tmp_path / "book.xlsx")
    assert [(row.place.id, row.place.kind, row.line) for row in told if isinstance(row, Told) and not row.implied] == [
        ("ocha:SY04", "governorate", 3), ("ocha:SY0402", "district", 2)]


def test_what_is_no_workbook_is_said(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_text("no book")
    with pytest.raises(UsageError, match="not an Excel workbook"):
        list(read_sheets(tmp_path / "book.xlsx", Reach()))
    (tmp_path / "book.xls").write_text("no book")
    with pytest.raises(UsageError, match="save it as"):
        list(read_sheets(tmp_path / "book.xls", Reach()))


@pytest.mark.parametrize(("code", "lat", "lon", "country"), [("YE1101", "", "", "YEM"), ("C12", "15.35", "44.2", "YEM"),
                                                             ("C12", "32.9", "13.2", "LBY"), ("C12", "", "", None)])
def test_the_country_is_told_by_codes_or_neighbours(code: str, lat: str, lon: str, country: str | None) -> None:
    layout = Layout({"admin1_pcode": "code", "lat": "lat", "lon": "lon"}, 9)
    found = find_country(layout, [Row(i, {"code": code, "lat": lat, "lon": lon}) for i in range(9)], SHIPPED)
    assert (found.country if found else None) == country


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=8))
def test_no_head_is_too_odd(columns: list[str]) -> None:
    layout = guess_layout(columns, [])
    assert set(layout.fields.values()) <= set(columns)


@given(rows=st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), min_size=1, max_size=8))
def test_rows_that_a_csv_writer_wrote_come_back_one_each(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = [tuple(" ".join(cell.replace("\0", "").split()) for cell in row) for row in rows]
    path = tmp_path_factory.mktemp("t") / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("a", "b"), *(row if any(row) else ("x", "y") for row in plain)])
    (sheet,) = read_sheets(path, Reach())
    cells = [tuple(row.cells.values()) for row in sheet.rows if isinstance(row, Row)]
    assert cells == [row if any(row) else ("x", "y") for row in plain]


@pytest.mark.skipif(not _PCODES.exists(), reason="the Syrian P-code list is not shipped: ../shared/eval/pcodes")
def test_a_real_list_comes_in_whole() -> None:
    told = read(_PCODES)
    assert len(told) == 5622 and all(isinstance(row, Told) for row in told)
    places = [row.place for row in told if isinstance(row, Told)]
    assert len({place.id for place in places}) == 5622
    assert all(place.lat is not None and 32 < place.lat < 38 for place in places)
    ((_, sample),) = sample_sheets(_PCODES)
    assert len(sample) <= 400
