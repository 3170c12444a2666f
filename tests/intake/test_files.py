"""Files, JSON lines and standard input, in the order given; what cannot be opened is named."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.intake.files import count_reports, read_captures
from marsad.model.capture import Capture

ARABIC = "قصف مدفعي على أطراف البلدة"
LINE = '{"text": "' + ARABIC + '"}\n'


def one(path: Path, max_bytes: int = 2000) -> Capture | InputError:
    (read,) = read_captures([str(path)], max_bytes=max_bytes)
    return read


def test_a_text_file_is_one_report_kept_unchanged(tmp_path: Path) -> None:
    text = "العنوان\r\n\r\n" + ARABIC + "\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert one(tmp_path / "a.txt") == Capture(text, place=str(tmp_path / "a.txt"))


def test_the_date_and_outlet_given_hold_where_the_report_is_silent(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINE + '{"text": "' + ARABIC + '", "published": "2018-02-19", "outlet": "صحيفة"}', "utf-8")
    first, second = read_captures([str(tmp_path / "a.jsonl")], published=date(2020, 1, 1), outlet="وكالة")
    assert isinstance(first, Capture) and (first.published, first.outlet) == (date(2020, 1, 1), "وكالة")
    assert isinstance(second, Capture) and (second.published, second.outlet) == (date(2018, 2, 19), "صحيفة")


@pytest.mark.parametrize(("name", "data", "message"), [
    ("a.txt", b"", "empty file"),
    ("a.txt", b" \n\t\r\n", "empty text"),
    ("a.txt", b"\xef\xbb\xbf", "empty text"),
    ("a.jsonl", b"", "empty file"),
    ("a.txt", b"hello", "not Arabic (mostly Latin letters, 0% Arabic)"),
    ("a.txt", ARABIC.encode() + b"\0", "NUL characters in 'text' (the first at offset 26; remove them)"),
    ("a.txt", ARABIC.encode() * 30, "too large (1.4 kB, limit 1.0 kB: split it, or raise --max-bytes)"),
    ("a.txt", ARABIC.encode() * 3000, "too large (144.0 kB, limit 1.0 kB: split it, or raise --max-bytes)"),
    ("a.json", b'[\n {"text": "a"}]', "JSON over several lines (write one report a line, as jq -c '.[]' does)"),
    ("a.json", b'{\n "text": "a"}', "JSON over several lines (write one report a line, as jq -c '.[]' does)"),
])
def test_what_a_file_cannot_give_is_said(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    error = one(tmp_path / name, max_bytes=1000)
    assert str(error) == f"{tmp_path / name}: {message}"


def test_a_missing_file_does_not_stop_the_next_and_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / "in" / name).write_text(ARABIC, "utf-8")
    missing, first, second = read_captures([str(tmp_path / "a.txt"), str(tmp_path / "in")])
    assert str(missing) == f"{tmp_path / 'a.txt'}: cannot be opened (No such file or directory)"
    assert isinstance(first, Capture) and isinstance(second, Capture)
    assert [Path(first.place).name, Path(second.place).name] == ["a.txt", "b.txt"]


def test_coding_fetches_nothing() -> None:
    (refused,) = read_captures(["https://example.org/a.html"])
    assert str(refused) == "https://example.org/a.html: a web address (save the page first; 'marsad ingest' fetches addresses)"


@pytest.mark.parametrize(("data", "count"), [
    (ARABIC, 1), (LINE * 3, 3), ("\n" + ARABIC, 1), ("\ufeff" + LINE, 1), ("[صورة] " + ARABIC, 1),
])
def test_standard_input_is_text_or_json_lines_by_how_it_begins(data: str, count: int) -> None:
    captures = list(read_captures(["-"], stdin=io.BytesIO(data.encode())))
    assert len(captures) == count and all(isinstance(c, Capture) for c in captures)
    assert captures[0].place == ("standard input" if count == 1 and "{" not in data else "standard input:1")


def test_a_text_of_the_largest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("ق" * 500).encode())
    assert isinstance(one(tmp_path / "a.txt", max_bytes=1000), Capture)
    assert isinstance(one(tmp_path / "a.txt", max_bytes=999), InputError)


def test_reports_are_counted_ahead_for_the_progress_bar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    (tmp_path / "b.jsonl").write_text(LINE * 2 + "\n", "utf-8")
    assert count_reports([str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")]) == 3
    assert count_reports([str(tmp_path / "a.txt"), "-"]) is None
    (tmp_path / "c.html").write_text("<html>", "utf-8")
    assert count_reports([str(tmp_path)]) == 4
    (tmp_path / "d.csv").write_text("text", "utf-8")
    assert count_reports([str(tmp_path)]) is None
