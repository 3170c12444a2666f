"""Whatever bytes come in, only captures and named refusals come out."""

from __future__ import annotations

import io
import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from marsad.errors import InputError
from marsad.intake.files import read_captures
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
