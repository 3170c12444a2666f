"""XLSX: sheets and rows; what would fill the memory is refused before it is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

from openpyxl import Workbook

from marsad.errors import InputError
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]


def saved(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_member(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
    return out.getvalue()


def test_rows_of_every_sheet_are_reports(read: Read, texts: tuple[str, ...]) -> None:
    first: list[list[object]] = [
        ["العنوان", "النص", "التاريخ"], ["غارة", texts[0], date(2018, 2, 19)], [None, None, None],
        ["نفي", texts[2], datetime(2018, 2, 20, 14, 5)],
    ]
    second: list[list[object]] = [["id", "text"], [12.0, texts[1]]]
    found = read("w.xlsx", saved(first, second))
    assert all(isinstance(one, Capture) for one in found)
    raid, denial, rescue = found
    assert isinstance(raid, Capture) and isinstance(denial, Capture) and isinstance(rescue, Capture)
    assert (raid.title, raid.text, raid.published, raid.member) == ("غارة", texts[0], date(2018, 2, 19), "Sheet:2")
    assert denial.published_at == datetime(2018, 2, 20, 14, 5) and denial.member == "Sheet:4"
    assert (rescue.id, rescue.place.endswith("w.xlsx!Sheet1:2")) == ("12", True)


def test_a_sheet_without_reports_is_named_and_the_next_is_read(read: Read, texts: tuple[str, ...]) -> None:
    refused, capture = read("w.xlsx", saved([["a"], ["b"]], [["text"], [texts[0]]]))
    assert isinstance(refused, InputError) and refused.reason == "no column holds the text" and refused.place.endswith("!Sheet")
    assert isinstance(capture, Capture)


def test_broken_and_hostile_workbooks_are_refused(read: Read, texts: tuple[str, ...]) -> None:
    data = saved([["text"], [texts[0]]])
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    sheet = "xl/worksheets/sheet1.xml"
    (declared,) = read("w.xlsx", with_member(data, sheet, lambda part: entities + part))
    (broken,) = read("w.xlsx", with_member(data, "xl/workbook.xml", lambda part: part[:50]))
    end = b"</sheetData>"
    (bomb,) = read("w.xlsx", with_member(data, sheet, lambda part: part.replace(end, b" " * 9_000_000 + end)))
    assert isinstance(declared, InputError) and declared.reason == "a workbook that defines entities"
    assert isinstance(broken, InputError) and broken.reason == "a broken workbook"
    assert isinstance(bomb, InputError) and bomb.reason == "a bomb"
