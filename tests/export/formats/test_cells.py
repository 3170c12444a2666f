"""A cell runs nothing, hides nothing, and gives its text back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from marsad.export.formats.cells import neutralise, restore, without_controls
from marsad.export.formats.columns import Column
from marsad.export.formats.sheets import check_sheet, read_sheet, write_sheet

SIGNS = "=+-@＝＋－＠\t\r"
TEXTS = st.one_of(st.text(), st.text(alphabet=f"{SIGNS}'1a \u202e\u200f\n،ق"))


@given(TEXTS)
@example("'=1+1")
@example("''=1")
@example("\u202e=HYPERLINK(\"http://evil.test\")")
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert restore(neutralise(text)) == text


@given(TEXTS)
@example("\x7f=")
@example("\u180e=")
def test_no_cell_begins_as_a_formula(text: str) -> None:
    visible = "".join(char for char in neutralise(text) if char.isprintable() and not char.isspace())
    assert not visible.startswith(tuple("=+-@＝＋－＠")) and not neutralise(text).startswith(("\t", "\r"))


@pytest.mark.parametrize("text", ["=1+1", "+963 11", "-قال", "@channel", "\t=1", " =1", "\r\n=1", "＝SUM(A1)", "\ufeff=1",
    "\u200f=1"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize("text", ["قصف - دوما", "a=b", "'اقتباس", "", "14 شخصاً"])
def test_other_texts_stay(text: str) -> None:
    assert neutralise(text) == text


def test_numbers_are_no_formulas() -> None:
    assert Column("lon", "number", "").cell(-35.2) == "-35.2" and Column("n", "whole", "").cell(-1) == "-1"


def test_hidden_direction_is_cut_from_names_and_kept_in_evidence() -> None:
    spoofed = "جيش\u202eمالسإلا\u202c"
    assert without_controls(spoofed) == "جيشمالسإلا"
    assert Column("actor", "name", "").cell(spoofed) == "جيشمالسإلا" and Column("words", "text", "").cell(spoofed) == spoofed


COLUMNS = (Column("key", "name", "", needed=True), Column("words", "text", ""), Column("lon", "number", "", low=-180, high=180),
           Column("n", "whole", "", low=0), Column("day", "day", ""), Column("yes", "flag", ""))
ROWS = st.fixed_dictionaries({
    "key": st.text(alphabet="abc=@قص1", min_size=1), "words": st.one_of(st.none(), TEXTS.filter(bool)),
    "lon": st.one_of(st.none(), st.floats(-180, 180)), "n": st.one_of(st.none(), st.integers(0)),
    "day": st.one_of(st.none(), st.dates().map(str)), "yes": st.one_of(st.none(), st.booleans()),
})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(rows=st.lists(ROWS, max_size=4), excel=st.booleans())
def test_a_sheet_reads_back_equal(rows: list[dict[str, object]], excel: bool, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    assert write_sheet(path, COLUMNS, rows, excel=excel) == len(rows)  # type: ignore[arg-type]
    lines = list(read_sheet(path))[1:]
    read = [{column.name: column.value(cell) for column, cell in zip(COLUMNS, cells, strict=True)} for _, cells in lines]
    assert read == rows
    assert list(check_sheet(path, COLUMNS, lambda row: iter(()))) == []


def test_excel_gets_a_mark_and_everybody_else_none(tmp_path: Path) -> None:
    for excel, head in ((True, b"\xef\xbb\xbfkey"), (False, b"key,")):
        write_sheet(tmp_path / "s.csv", COLUMNS, [], excel=excel)
        assert (tmp_path / "s.csv").read_bytes().startswith(head)


@pytest.mark.parametrize(
    ("cells", "said"),
    [(["", "", "", "", "", ""], "key is empty"), (["k", "", "181", "", "", ""], "lon 181.0 is more than 180"),
     (["k", "", "nan", "", "", ""], "lon 'nan' is no number"), (["k", "", "x", "", "", ""], "could not convert"),
     (["k", "", "", "-1", "", ""], "n -1 is less than 0"), (["k", "", "", "1.5", "", ""], "no whole number"),
     (["k", "", "", "", "19/02/2018", ""], "no day"), (["k", "", "", "", "2018-02-30", ""], "day"),
     (["k", "", "", "", "", "ja"], "true"),
     (["k"], "1 cells, expected 6")],
)
def test_a_wrong_cell_is_named_with_its_line(cells: list[str], said: str, tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[column.name for column in COLUMNS], cells])
    faults = list(map(str, check_sheet(path, COLUMNS, lambda row: iter(()))))
    assert len(faults) == 1 and faults[0].startswith("line 2: ") and said in faults[0]


def test_a_key_that_comes_twice_a_strange_column_and_another_order_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    write_sheet(path, COLUMNS, [dict.fromkeys((c.name for c in COLUMNS), None) | {"key": "a"}] * 2)
    assert "stands in line 2 too" in str(next(check_sheet(path, COLUMNS, lambda row: iter(()), key="key")))
    for head, said in (("kee,words,lon,n,day,yes", "unknown column 'kee'"), ("words,key,lon,n,day,yes", "another order"),
                       ("key,words,lon,n,day", "no column 'yes'"), ("", "no column 'key'")):
        path.write_text(head + "\n", encoding="utf-8")
        assert any(said in str(fault) for fault in check_sheet(path, COLUMNS, lambda row: iter(())))
    path.write_bytes("key,words".encode("utf-16"))
    assert "not readable" in str(next(check_sheet(path, COLUMNS, lambda row: iter(()))))
