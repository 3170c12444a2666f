"""Whatever bytes come in, only captures and named refusals come out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.files import read_captures
from marsad.intake.options import IntakeOptions
from marsad.intake.readers import read_carrier
from marsad.model.capture import Capture

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ \n،.", min_size=1, max_size=60)
ENCODED = st.builds(
    lambda text, codec, cut: text.encode(codec, errors="replace")[cut:],
    ARABIC, st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "cp1256", "iso8859-6"]), st.integers(0, 3),
)
VALUES: st.SearchStrategy[object] = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | ARABIC | st.just([])
KEYS = st.sampled_from(["id", "text", "title", "published", "outlet", "url", "more"])
LINES = st.lists(st.dictionaries(KEYS, VALUES), max_size=4).map(lambda rows: "\n".join(map(json.dumps, rows)).encode())


# The same inputs every time: a run on another day is no other test.
steady = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@steady
@given(st.binary(max_size=300) | ENCODED | LINES | st.builds(bytes.__add__, LINES, st.binary(max_size=40)))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\x00\x01")
@example(b'{"text": 1' + b"0" * 5000 + b"}")
def test_no_input_raises_and_every_capture_can_be_written_as_utf8(data: bytes) -> None:
    for found in read_captures(["-"], stdin=io.BytesIO(data)):
        assert isinstance(found, Capture | InputError)
        if isinstance(found, Capture):
            assert found.text.strip() and "\0" not in found.text
            "".join([found.text, found.id or "", found.title or "", found.outlet or "", found.url or ""]).encode()
        else:
            assert found.place.startswith("standard input") and found.reason


@steady
@given(ARABIC.map("قصف مدفعي على أطراف البلدة".__add__), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_arabic_comes_out_as_it_went_in(text: str, codec: str) -> None:
    (found,) = read_captures(["-"], stdin=io.BytesIO(text.encode(codec)))
    assert isinstance(found, Capture) and found.text == text


PAGE = (
    '<html><head><title>خبر</title><meta property="article:published_time" content="2018-02-19">'
    '<script type="application/ld+json">{"@type": "Article", "headline": "خبر"}</script></head>'
    "<body><h1>خبر</h1><div>19 شباط 2018</div><p>قصفت طائرات حربية بلدة الزيتونة، ما أدى إلى مقتل سبعة مدنيين.</p></body></html>"
)
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2018-02-20T08:00:00Z\r\n"
    "WARC-Record-ID: <urn:1>\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n"
)
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode()
PDF = (
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj "
    b"3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F << /Subtype /Type1 >> >> >> >> endobj "
    b"4 0 obj << /Length 30 >> stream\nBT /F 9 Tf (abc) Tj ET\nendstream endobj\ntrailer << /Root 1 0 R >>\nstartxref 0\n%%EOF"
)


def _zipped(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


SEEDS = {
    "a.html": PAGE.encode(), "b.html": PAGE.encode("cp1256"), "a.csv": "نص,تاريخ\nقصف على البلدة,19/02/2018\n".encode(),
    "a.rss": "<rss><channel><item><title>قصف على البلدة</title><pubDate>19 شباط 2018</pubDate></item></channel></rss>".encode(),
    "result.json": '{"name": "ق", "messages": [{"id": 1, "type": "message", "text": ["قصف ", {"text": "البلدة"}]}]}'.encode(),
    "a.warc": RECORD.format(len(ANSWER)).encode() + ANSWER + b"\r\n\r\n", "a.pdf": PDF, "a.zip": _zipped("a.html", PAGE.encode()),
    "a.xlsx": _zipped("xl/workbook.xml", b"<workbook/>"), "a.wacz": _zipped("archive/a.warc", RECORD.format(9).encode()),
    "a.jsonl": b'{"a": 1}',
}
CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 3), st.binary(max_size=12)), max_size=12)


def changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """``data`` with bytes put in, put over, taken out, or said twice."""
    for where, how, put in changes:
        at = where % max(1, len(data))
        middle = [put, put, b"", data[at:at + 40] * 2][how]
        data = data[:at] + middle + data[at + (0 if how == 0 else max(1, len(put))):]
    return data


def _read(name: str, data: bytes) -> Iterator[Capture | InputError]:
    return read_carrier(Carrier(io.BytesIO(data), name, name), IntakeOptions())


@settings(steady, max_examples=400)
@given(st.sampled_from(sorted(SEEDS)), CHANGES)
def test_no_reader_fails_on_what_is_nearly_right(name: str, changes: list[tuple[int, int, bytes]]) -> None:
    for found in _read(name, changed(SEEDS[name], changes)):
        assert isinstance(found, Capture | InputError) and found.place.startswith(name)
        if isinstance(found, Capture):
            "".join([found.text, *filter(None, (found.id, found.title, found.outlet, found.url, found.author))]).encode()


@steady
@given(st.sampled_from(sorted(SEEDS)), st.binary(max_size=400))
def test_no_reader_fails_on_any_bytes(name: str, data: bytes) -> None:
    beginnings = {
        "a.pdf": b"%PDF-1.7\n", "a.zip": b"PK\x03\x04", "a.warc": b"WARC/1.0\r\n", "a.rss": b"<rss>", "b.html": b"<html>",
    }
    for found in _read(name, beginnings.get(name, b"") + data):
        assert isinstance(found, Capture | InputError) and found.place.startswith(name)


def test_every_reader_reads_what_is_right() -> None:
    read = {name: list(_read(name, data)) for name, data in SEEDS.items()}
    right = {name for name, found in read.items() if all(isinstance(one, Capture) for one in found)}
    assert right == set(SEEDS) - {"a.jsonl", "a.pdf", "a.wacz", "a.xlsx"}  # these hold no report, and are refused for that
