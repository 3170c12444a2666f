"""WARC and WACZ: pages with the address and the time of their record; all else in them is no report."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions, Limits
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]
Answer = tuple[str, bytes, str, str]  # address, body, Content-Type, status


def warc(*answers: Answer, packed: bool = True, encoding: str = "") -> bytes:
    """Records written by hand, each packed by itself as the format asks."""
    records = [_record("warcinfo", "application/warc-fields", b"software: a test\r\n", "")]
    for url, body, content_type, status in answers:
        packing = f"Content-Encoding: {encoding}\r\n" if encoding else ""
        head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{packing}Content-Length: {len(body)}\r\n\r\n"
        records.append(_record("response", "application/http; msgtype=response", head.encode() + body, url))
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(kind: str, content_type: str, block: bytes, url: str) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n{target}WARC-Date: 2018-02-20T08:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answers(page: str) -> list[Answer]:
    return [
        ("https://sahel.example/a", page.encode(), "text/html; charset=utf-8", "200 OK"),
        ("https://sahel.example/a.png", b"\x89PNG", "image/png", "200 OK"),
        ("https://sahel.example/old", b"<html>moved</html>", "text/html", "301 Moved"),
        ("https://sahel.example/gone", b"<html>gone</html>", "text/html", "404 Not Found"),
        ("https://sahel.example/b", page.encode("cp1256"), "text/html; charset=windows-1256", "200 OK"),
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_reports_with_the_address_and_time_of_their_record(
    read: Read, page: Callable[..., str], texts: tuple[str, ...], packed: bool
) -> None:
    first, gone, second = read("x.warc.gz", warc(*answers(page()), packed=packed))
    assert isinstance(first, Capture) and isinstance(gone, InputError) and isinstance(second, Capture)
    assert (first.url, first.member, first.text) == ("https://sahel.example/a", "https://sahel.example/a", "\n".join(texts))
    assert first.collected == datetime(2018, 2, 20, 8, tzinfo=UTC) and first.published is None
    assert first.original is not None and first.original.data == page().encode()
    assert second.text == first.text and gone.reason == "the site answered 404"


def test_a_wacz_is_read_by_its_archives(read: Read, page: Callable[..., str]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", warc(*answers(page())))
    found = read("x.wacz", stream.getvalue())
    assert [type(one) for one in found] == [Capture, InputError, Capture]
    assert found[0].place.endswith("x.wacz!archive/data.warc.gz!https://sahel.example/a")


def test_what_the_site_packed_is_unpacked(read: Read, page: Callable[..., str], texts: tuple[str, ...]) -> None:
    body = gzip.compress(page().encode())
    (capture,) = read("x.warc", warc(("https://sahel.example/a", body, "text/html", "200 OK"), encoding="gzip"))
    assert isinstance(capture, Capture) and capture.text == "\n".join(texts)


def test_a_page_cannot_pass_for_one_of_another_site(read: Read, page: Callable[..., str]) -> None:
    liar = page(head='<link rel="canonical" href="https://sahel.example/a">')
    (capture,) = read("x.warc", warc(("https://liar.example/b", liar.encode(), "text/html", "200 OK")))
    assert isinstance(capture, Capture) and capture.url == "https://liar.example/b"


@pytest.mark.parametrize("inside", [b"a", b"\n", b"\0"])
def test_a_bomb_is_refused_while_it_unpacks(read: Read, inside: bytes) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nWARC-Record-ID: <urn:1>\r\n"
    head += b"WARC-Target-URI: https://sahel.example/a\r\nWARC-Date: 2018-02-20T08:00:00Z\r\n"
    head += b"Content-Length: 120000000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    data = gzip.compress(head + inside * 120_000_000)
    started = time.monotonic()
    (refused,) = read("x.warc.gz", data)
    assert isinstance(refused, InputError) and refused.reason == "a bomb"
    assert time.monotonic() - started < 5


def test_a_page_too_large_is_refused_and_the_next_is_read(read: Read, page: Callable[..., str]) -> None:
    large = ("https://sahel.example/l", b"<html>" + b"x " * 20_000, "text/html", "200 OK")
    data = warc(large, ("https://sahel.example/a", page().encode(), "text/html", "200 OK"))
    refused, capture = read("x.warc.gz", data, IntakeOptions(limits=Limits(file_bytes=30_000)))
    assert isinstance(refused, InputError) and refused.reason == "too large" and isinstance(capture, Capture)


def test_an_archive_that_breaks_off_gives_what_came_before(read: Read, page: Callable[..., str]) -> None:
    data = warc(*answers(page()), packed=False)
    found = read("x.warc", data[:len(data) // 2])
    assert isinstance(found[0], Capture)
    (refused,) = read("y.warc", b"WARC/1.0\r\nnonsense")
    (pictures,) = read("z.warc", warc(answers(page())[1]))
    assert isinstance(refused, InputError)
    assert isinstance(pictures, InputError) and pictures.reason == "a web archive without pages"
