"""Files, folders, standard input: everything that is named comes out as a capture or a named refusal."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.intake.files import read_captures
from marsad.intake.options import IntakeOptions
from marsad.intake.sources import read_sources
from marsad.model.capture import Capture

UNLABELLED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "unlabelled" / "reports.jsonl"


def test_a_folder_is_walked_in_order_and_what_is_hidden_is_left_out(
    tmp_path: Path, page: Callable[..., str], texts: tuple[str, ...]
) -> None:
    files = {"b/2.txt": texts[1], "b/.git/x.txt": "x", "a.html": page(), "c.txt": texts[2], ".x.txt": "x", "b/1.css": "p{}"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = list(read_sources([str(tmp_path)]))
    assert [os.path.relpath(one.place, tmp_path) for one in found] == ["a.html", "c.txt", "b/1.css", "b/2.txt"]
    assert [type(one) for one in found] == [Capture, Capture, InputError, Capture]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (refused,) = read_sources([str(tmp_path)])
    assert isinstance(refused, InputError) and refused.reason == "an empty folder"


def test_a_loop_of_links_ends(tmp_path: Path, texts: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(texts[0], "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read_sources([str(tmp_path)]))) == 1


def test_originals_are_the_bytes_and_their_digest(tmp_path: Path, texts: tuple[str, ...]) -> None:
    data = texts[0].encode()
    (tmp_path / "a.txt").write_bytes(data)
    (capture,) = read_sources([str(tmp_path / "a.txt")])
    assert isinstance(capture, Capture) and capture.original is not None
    assert (capture.original.sha256, capture.original.size) == (sha256(data).hexdigest(), len(data))
    assert capture.original.path == str(tmp_path / "a.txt") and capture.original.data is None
    (bare,) = read_sources([str(tmp_path / "a.txt")], IntakeOptions(originals=False))
    assert isinstance(bare, Capture) and bare.original is None


def test_standard_input_may_be_of_any_kind(page: Callable[..., str], texts: tuple[str, ...]) -> None:
    line = f'{{"text": "{texts[0]}"}}\n'
    for data, count in ((page().encode(), 1), (texts[0].encode(), 1), (line.encode() * 3, 3)):
        for keep in (True, False):
            found = list(read_sources(["-"], IntakeOptions(stdin=io.BytesIO(data), originals=keep)))
            assert len(found) == count and all(isinstance(one, Capture) for one in found)
            assert all(one.place.startswith("standard input") for one in found)


def test_originals_of_standard_input_can_be_read_while_its_captures_are(texts: tuple[str, ...]) -> None:
    data = f'{{"text": "{texts[0]}"}}\n'.encode()
    for capture in read_sources(["-"], IntakeOptions(stdin=io.BytesIO(data))):
        assert isinstance(capture, Capture) and capture.original is not None and capture.original.path is not None
        assert Path(capture.original.path).read_bytes() == data


def test_lines_of_standard_input_come_as_they_are_written(texts: tuple[str, ...]) -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as stdin, os.fdopen(write_end, "wb") as out:
        captures = read_captures(["-"], stdin=stdin)
        for number in range(3):
            out.write(f'{{"text": "{texts[number]}"}}\n'.encode())
            out.flush()
            capture = next(captures)
            assert isinstance(capture, Capture) and capture.text == texts[number]


def test_what_is_told_fills_gaps_in_every_kind(tmp_path: Path, texts: tuple[str, ...]) -> None:
    (tmp_path / "a.csv").write_text(f"text\n{texts[0].replace('،', ' ')}\n", "utf-8")
    (tmp_path / "b.txt").write_text(texts[0], "utf-8")
    told = IntakeOptions(published=date(2018, 2, 19), outlet="شبكة الساحل")
    for capture in read_sources([str(tmp_path)], told):
        assert isinstance(capture, Capture) and (capture.published, capture.outlet) == (date(2018, 2, 19), "شبكة الساحل")


def test_a_library_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Callable[..., str]) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(f"No module named '{name}'", name="lxml")

    (tmp_path / "a.html").write_text(page(), "utf-8")
    monkeypatch.setattr("marsad.intake.readers.import_module", missing)
    (refused,) = read_sources([str(tmp_path / "a.html")])
    assert str(refused).endswith("a.html: a file of kind 'page' (lxml is not installed: pip install 'marsad[observatory]')")


@pytest.mark.skipif(not UNLABELLED.exists(), reason="the evaluation sets are not at hand")
def test_every_line_of_a_large_file_is_accounted_for() -> None:
    with UNLABELLED.open("rb") as stream:
        lines = sum(1 for line in stream if line.strip())
    found = list(read_sources([str(UNLABELLED)]))
    assert len(found) == lines and len({one.place for one in found}) == lines
    assert len({one.original for one in found if isinstance(one, Capture)}) == 1
