"""JSON lines: one report a line, each fault named by file and line, the rest goes on."""

from __future__ import annotations

import io
import json
import tracemalloc
from datetime import date
from typing import Any

import pytest

from marsad.errors import InputError
from marsad.intake.lines import read_lines
from marsad.model.capture import Capture

ARABIC = "قصف مدفعي على أطراف البلدة"
ROW: Any = {"carrier": "row", "media_type": "application/json", "member": "1"}


def read(data: bytes, max_bytes: int = 2000) -> list[Capture | InputError]:
    stream = io.BytesIO(data)
    return list(read_lines(stream.readline(), stream, name="n.jsonl", max_bytes=max_bytes))


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def test_the_keys_are_read_and_others_do_no_harm() -> None:
    fields: Any = {"id": "a", "text": ARABIC, "title": "خبر", "outlet": "صحيفة", "url": "https://example.org"}
    (capture,) = read(line(**fields, published="2018-02-19", label=["x"], score=3))
    assert capture == Capture(**fields, published=date(2018, 2, 19), place="n.jsonl:1", **ROW)


def test_null_and_blank_values_are_unknown() -> None:
    (capture,) = read(line(text=ARABIC, id=None, title=" ", published="", outlet=None))
    assert capture == Capture(ARABIC, place="n.jsonl:1", **ROW)


def test_blank_lines_and_a_byte_order_mark_are_no_reports() -> None:
    captures = read(b"\xef\xbb\xbf" + line(text=ARABIC) + b"\n  \r\n" + line(text=ARABIC)[:-1])
    assert [c.place for c in captures if isinstance(c, Capture)] == ["n.jsonl:1", "n.jsonl:4"]


def test_the_text_is_kept_letter_for_letter() -> None:
    text = "\n.\r\n قُصـــف\u200f  الحي\u2028الغربي \t"
    (capture,) = read(line(text=text))
    assert isinstance(capture, Capture) and capture.text == text


@pytest.mark.parametrize(("bad", "message"), [
    (b'{"text": "\xd9\x82\n', "n.jsonl:2: broken JSON (Unterminated string starting at at column 10)"),
    (b'["text"]\n', 'n.jsonl:2: not a JSON object (one report a line: {"text": "…"})'),
    (b"[" * 100000 + b"\n", "n.jsonl:2: too large (a line of more than 8.0 kB, limit 2.0 kB: split it, or raise --max-bytes)"),
    (line(id="a"), "n.jsonl:2: no text (the key 'text' holds the report)"),
    (line(text=None), "n.jsonl:2: no text (the key 'text' holds the report)"),
    (line(text=" \n\u200f "), "n.jsonl:2: empty text"),
    (line(text=12), "n.jsonl:2: key 'text' is not a string (found a number)"),
    (line(text=ARABIC, title=["a"]), "n.jsonl:2: key 'title' is not a string (found a list)"),
    (line(text=ARABIC, id=7), "n.jsonl:2: key 'id' is not a string (found a number)"),
    (line(text=ARABIC, published=True), "n.jsonl:2: key 'published' is not a string (found true)"),
    (line(text=ARABIC, published="soon"), "n.jsonl:2: key 'published' is not a date ('soon' is not a date; write YYYY-MM-DD)"),
    (line(text=ARABIC + "\0"), "n.jsonl:2: NUL characters in 'text' (the first at offset 26; remove them)"),
    (b'{"text": "\xd9\x82\xd8\xb5\xd9\x81 \\ud83d"}\n', "n.jsonl:2: half a character in 'text' (lone surrogate at offset 4)"),
    (line(text="The army shelled the town"), "n.jsonl:2: not Arabic (mostly Latin letters, 0% Arabic)"),
    (line(text=ARABIC * 50), "n.jsonl:2: too large (2.4 kB, limit 2.0 kB: split it, or raise --max-bytes)"),
])
def test_a_bad_line_is_named_and_its_neighbours_are_read(bad: bytes, message: str) -> None:
    before, error, after = read(line(text=ARABIC) + bad + line(text=ARABIC))
    assert isinstance(before, Capture) and isinstance(after, Capture)
    assert isinstance(error, InputError) and str(error) == message
    assert after.place == "n.jsonl:3"


def test_brackets_without_end_are_broken_json_and_no_crash() -> None:
    (error,) = read(b"[" * 200_000, max_bytes=100_000)
    assert isinstance(error, InputError) and str(error) == "n.jsonl:1: broken JSON (nested too deeply)"


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    class Endless(io.RawIOBase):
        """Five hundred megabytes without a line break, made as they are asked for."""

        left = 500_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            count = min(len(buffer), self.left)
            buffer[:count] = b"x" * count
            self.left -= count
            return count

    stream = io.BufferedReader(Endless(), buffer_size=1 << 20)
    tracemalloc.start()
    (error,) = read_lines(stream.readline(8001), stream, name="n.jsonl", max_bytes=2000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(error, InputError) and error.reason == "too large"
    assert peak < 10_000_000


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "cp1256", "iso8859-6"])
def test_lines_come_in_other_encodings_too(codec: str) -> None:
    text = (ARABIC + " أفاد ناشطون ") * 3
    first, second = read((line(text=text) + line(text=text, id="ب")).decode().encode(codec))
    assert isinstance(first, Capture) and first.text == text
    assert isinstance(second, Capture) and second.id == "ب"
