"""ZIP: members by what they hold, names never as paths, bombs refused before they are unpacked."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions, Limits
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]


def zipped(members: dict[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_members_are_read_by_what_they_hold(read: Read, page: Callable[..., str], texts: tuple[str, ...]) -> None:
    archive = zipped({
        "a.html": page(), "in/t.csv": f"text\n{texts[1].replace('،', ' ')}\n", "b.bin": b"\x89PNG\r\n\x1a\n", "c.txt": texts[2],
        "__MACOSX/._a.html": b"x", "in/.DS_Store": b"x", "empty/": b"",
    })
    found = read("z.zip", archive)
    assert [one.place.partition("z.zip!")[2] for one in found] == ["a.html", "in/t.csv:2", "b.bin", "c.txt"]
    assert [one.member for one in found if isinstance(one, Capture)] == ["a.html", "in/t.csv:2", "c.txt"]
    first = found[0]
    assert isinstance(first, Capture) and first.original is not None and first.original.data == page().encode()


def test_names_of_members_are_never_paths_and_are_shown_without_tricks(
    read: Read, texts: tuple[str, ...], tmp_path: Path
) -> None:
    names = ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a\u202etxt.exe\n.txt"]
    found = read("z.zip", zipped({name: texts[0] for name in names}))
    assert all(isinstance(one, Capture) for one in found) and len(found) == 4
    assert found[3].place.endswith("!a\\x202etxt.exe\\x0a.txt")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["z.zip"]


def test_archives_nest_once(read: Read, texts: tuple[str, ...]) -> None:
    one = zipped({"a.txt": texts[0]})
    two = zipped({"one.zip": one})
    (capture,) = read("two.zip", two)
    assert isinstance(capture, Capture) and capture.member == "one.zip:a.txt"
    (refused,) = read("three.zip", zipped({"two.zip": two}))
    assert isinstance(refused, InputError) and refused.reason == "an archive in an archive in an archive"


def overlapping(count: int) -> bytes:
    """An archive whose many entries share the bytes of one, as those that unpack to terabytes do."""
    data = zipped({"a.txt": b"a" * 900_000})
    end = data.rfind(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16:end + 20])[0]
    entry = data[start:end]
    ending = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return data[:start] + entry * count + ending


@pytest.mark.parametrize(("data", "reason"), [
    (zipped({"a.txt": b"a" * 60_000_000}), "a bomb"),
    (overlapping(150), "members that overlap"),
    (zipped({f"{n}.txt": b"" for n in range(300)}), "too many members"),
    (zipped({"a.txt": bytes(range(256)) * 8000}, zipfile.ZIP_STORED), "too large"),
    (b"PK\x03\x04 and no more", "a broken ZIP"), (zipped({}), "an empty archive"),
    (zipped({"word/document.xml": "x"}), "a Word document"),
])
def test_bombs_and_broken_archives_are_refused_fast_and_in_little_memory(read: Read, data: bytes, reason: str) -> None:
    told = IntakeOptions(limits=Limits(entries=200, archive_bytes=2_000_000 if reason == "too large" else 8_000_000_000))
    started = time.monotonic()
    tracemalloc.start()
    found = read("z.zip", data, told)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [str(one.reason) for one in found if isinstance(one, InputError)] == [reason] and len(found) == 1
    assert time.monotonic() - started < 5 and peak < 20_000_000


def test_a_list_of_members_that_is_a_bomb_itself_is_not_read(read: Read) -> None:
    data = bytearray(zipped({"a.txt": b"a"}))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12:end + 16] = struct.pack("<I", 900_000_000)
    (refused,) = read("z.zip", bytes(data))
    assert isinstance(refused, InputError) and refused.reason == "too many members"


def test_locked_and_broken_members_are_named_and_the_rest_is_read(read: Read, texts: tuple[str, ...]) -> None:
    members: dict[str, bytes | str] = {
        "locked.txt": texts[0], "broken.txt": texts[0], "large.txt": "ق" * 40_000, "good.txt": texts[1],
    }
    data = bytearray(zipped(members))
    for at in (data.find(b"PK\x01\x02"), data.find(b"PK\x03\x04")):
        data[at + (8 if data[at + 2] == 1 else 6)] |= 1
    inside = data.find(b"broken.txt") + 40
    data[inside:inside + 8] = b"\xff" * 8
    found = read("z.zip", bytes(data), IntakeOptions(limits=Limits(file_bytes=50_000)))
    reasons = [one.reason for one in found if isinstance(one, InputError)]
    assert reasons == ["locked by a password", "a broken member", "too large"]
    assert isinstance(found[3], Capture)
