"""Pages and PDFs read side by side are those that one process reads, in the same order, whatever stands between them."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.batch import read_batch, reading
from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.readers import read_opened
from marsad.intake.sources import open_sources
from marsad.model.capture import Capture
from tests.intake.test_web_archive import warc

RAID = "قصفت طائرات حربية مساء الأحد بلدة الزيتونة في الريف الشرقي، ما أدى إلى مقتل سبعة مدنيين بينهم ثلاثة أطفال، بحسب ناشطين"


def page(number: int) -> str:
    told = "".join(f"<p>{RAID}، في الغارة رقم {number}.</p>" for _ in range(3))
    return f"<!DOCTYPE html><html><head><title>غارة {number}</title></head><body><h1>غارة {number}</h1>{told}</body></html>"


def line(number: int) -> str:
    return f'{{"text": "{RAID} {number}"}}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages, texts and lines mixed; a page without a report, a web archive, a ZIP of pages and lines with a ZIP in it."""
    made = tmp_path / "in"
    made.mkdir()
    for number in range(40):
        name = random.Random(number).choice(["html", "html", "txt", "jsonl"])
        text = {"html": page(number), "txt": f"{RAID} {number}", "jsonl": line(number)}[name]
        (made / f"{number:02}.{name}").write_text(text, "utf-8")
    (made / "07.html").write_text("<html><body></body></html>", "utf-8")
    answers = [(f"https://a.test/{number}", page(number).encode(), "text/html", "200 OK") for number in range(400, 420)]
    (made / "15.warc.gz").write_bytes(warc(*answers[:10], ("https://a.test/x", b"<html>", "text/html", "404 No"), *answers[10:]))
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.html", page(300))
    with zipfile.ZipFile(made / "20.zip", "w") as archive:
        for number in range(200, 230):
            archive.writestr(f"{number}.html", page(number))
        archive.writestr("rows.jsonl", line(230) + line(231))
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("last.html", page(232))
    return made


def plain(found: list[Capture | InputError]) -> list[Any]:
    return [(type(one), str(one)) if isinstance(one, InputError) else one for one in found]


@pytest.mark.parametrize("workers", [2, 3])
def test_it_is_the_same_as_with_one_process(folder: Path, workers: int) -> None:
    alone = plain(list(read_batch([str(folder)], IntakeOptions())))
    assert len(alone) > 90 and any(isinstance(one, tuple) for one in alone)
    assert plain(list(read_batch([str(folder)], IntakeOptions(), workers))) == alone


def test_what_is_piped_stands_in_its_place_and_can_be_kept(folder: Path) -> None:
    sources = [str(folder / "20.zip"), "-", str(folder / "20.zip")]
    seen = []
    for found in read_batch(sources, IntakeOptions(stdin=io.BytesIO(page(1).encode())), 2):
        assert isinstance(found, Capture) and found.original is not None
        if found.original.path:
            assert Path(found.original.path).read_bytes() == page(1).encode()
        seen.append(found.place)
    assert seen.index("standard input") == 34 and len(seen) == 69


def test_what_a_person_should_know_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Body\n{RAID}\n", "utf-8")
    told: list[str] = []
    assert len(list(read_batch([str(tmp_path)], IntakeOptions(say=told.append), 2))) == 1
    assert "text=Body" in told[0]


def test_a_page_that_kills_its_process_costs_only_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
        if "غارة 215".encode() in carrier.head():
            os._exit(9)
        yield from read_opened(carrier, options)

    monkeypatch.setattr(reading, "read_opened", read)  # the workers are forked from this process
    found = list(read_batch([str(folder / "20.zip")], IntakeOptions(), 2))
    assert [str(one).rpartition("!")[2] for one in found if isinstance(one, InputError)] == [
        "215.html: the process that read it died (out of memory?)"
    ]
    assert len(found) == 34


def test_pages_are_taken_as_they_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(100):
            archive.writestr(f"{number}.html", page(number))
    asked: list[str] = []

    def counted(*args: Any) -> Iterator[Carrier | Capture | InputError]:
        for found in open_sources(*args):
            asked.append(found.place)
            yield found

    monkeypatch.setattr(reading, "open_sources", counted)
    found = read_batch([str(tmp_path / "a.zip")], IntakeOptions(), 2)
    next(found)
    assert len(asked) < 30
    monkeypatch.setattr(reading, "_BYTES", 1)
    assert sum(1 for _ in found) == 99
