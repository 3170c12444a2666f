"""CSV and TSV: columns by name, rows one by one, each fault named by its row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions, Limits
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]


def test_columns_are_guessed_and_the_guess_is_told(read: Read, texts: tuple[str, ...]) -> None:
    notes: list[str] = []
    table = f'الرقم,العنوان,نص الخبر,التاريخ,المصدر\n7,غارة,"{texts[0]}",19 شباط 2018,صحيفة الساحل\n'
    (capture,) = read("t.csv", table, IntakeOptions(say=notes.append))
    assert isinstance(capture, Capture)
    assert (capture.id, capture.title, capture.text, capture.outlet) == ("7", "غارة", texts[0], "صحيفة الساحل")
    assert (capture.published, capture.member, capture.carrier) == (date(2018, 2, 19), "2", "row")
    assert len(notes) == 1 and "text=نص الخبر" in notes[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_delimiters_and_encodings_are_told_apart(read: Read, texts: tuple[str, ...], delimiter: str, codec: str) -> None:
    table = f'title{delimiter}text\nغارة{delimiter}"{texts[0]}"\n'
    (capture,) = read("t.csv", table.encode(codec))
    assert isinstance(capture, Capture) and (capture.title, capture.text) == ("غارة", texts[0])


def test_a_column_of_reports_without_a_known_name_is_found_by_its_cells(read: Read, texts: tuple[str, ...]) -> None:
    captures = read("t.csv", "a;b;c\n" + "".join(f"{n};{text};نعم\n" for n, text in enumerate(texts)))
    assert [c.text for c in captures if isinstance(c, Capture)] == list(texts)


def test_told_columns_go_first(read: Read, texts: tuple[str, ...]) -> None:
    told = IntakeOptions(columns={"text": "notes", "published": ""})
    (capture,) = read("t.csv", f"text,notes,date\nx,{texts[0]},soon\n".replace("،", " "), told)
    assert isinstance(capture, Capture) and capture.text.startswith("قصفت") and capture.published is None


def test_each_bad_row_is_named_and_the_rest_is_read(read: Read, texts: tuple[str, ...]) -> None:
    told = [text.replace("،", " ") for text in texts]
    table = (
        f"text,date\n{told[0]},2018-02-19\n{told[1]},soon\n,2018-02-19\n\n{told[1]},2018-02-19,x,y\n"
        f"English words only,2018-02-19\n{told[2]},2018-02-20\n"
    )
    found = read("t.csv", table)
    assert [type(one) for one in found] == [Capture, InputError, InputError, InputError, InputError, Capture]
    places = [one.place.rpartition(":")[2] for one in found]
    assert places == ["2", "3", "4", "6", "7", "8"]
    assert [one.reason for one in found if isinstance(one, InputError)] == [
        "key 'published' is not a date", "no text", "more cells than columns", "not Arabic",
    ]


def test_a_row_with_a_broken_byte_is_refused_alone(read: Read, texts: tuple[str, ...]) -> None:
    long = "".join(f"{text.replace('،', ' ')}\n" for text in texts)
    data = f"text\n{long * 6000}".encode() + "نص ".encode() + b"\xd8\n" + long.encode()
    found = read("t.csv", data)
    assert [one.reason for one in found if isinstance(one, InputError)] == ["broken encoding"]
    assert len(found) == 18_004


@pytest.mark.parametrize(("table", "reason"), [
    ("a,b\nx,y\n", "no column holds the text"), ("\n\n", "an empty table"), ("text\n" + '"' + "ق" * 9000, "a broken row"),
])
def test_what_is_no_table_of_reports_is_refused(read: Read, table: str, reason: str) -> None:
    (refused,) = read("t.csv", table, IntakeOptions(limits=Limits(text_bytes=2000)))
    assert isinstance(refused, InputError) and refused.reason == reason


def test_lines_of_json_with_other_keys_are_read_by_their_names(read: Read, texts: tuple[str, ...]) -> None:
    notes: list[str] = []
    line = f'{{"headline": "غارة", "body": "{texts[0]}", "date": "2018-02-19T10:00:00Z", "publisher": "الساحل"}}\n'
    first, second = read("t.jsonl", line * 2, IntakeOptions(say=notes.append))
    assert isinstance(first, Capture) and isinstance(second, Capture)
    assert (first.title, first.text, first.published, first.outlet) == ("غارة", texts[0], date(2018, 2, 19), "الساحل")
    assert len(notes) == 1 and first.original == second.original and first.original is not None


def test_keys_of_json_are_taken_as_told(read: Read, texts: tuple[str, ...]) -> None:
    told = IntakeOptions(columns={"text": "raw"})
    (capture,) = read("t.jsonl", f'{{"text": "x", "raw": "{texts[0]}"}}\n', told)
    assert isinstance(capture, Capture) and capture.text == texts[0]
