"""Lines of JSON in, captures out, one report a line, in bounded memory; a broken line is named and the rest goes on."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from marsad.errors import InputError
from marsad.intake.encoding import decode, utf16_of
from marsad.intake.report import make_capture, readable, too_large
from marsad.model.capture import Capture

_CHUNK = 1 << 16


def read_lines(
    first: bytes, stream: BinaryIO, *, name: str, max_bytes: int, published: date | None = None, outlet: str | None = None
) -> Iterator[Capture | InputError]:
    """The reports of ``stream``, whose first line ``first`` was read already. Blank lines are no reports."""
    # JSON may write one letter of two bytes as \u0645: six bytes.
    limit = 4 * max_bytes
    for number, line in enumerate(_split(first, stream, limit), start=1):
        place = f"{name}:{number}"
        try:
            if len(line) > limit:
                raise too_large(f"a line of more than {readable(limit)}", max_bytes, place)
            text = line if isinstance(line, str) else decode(line, place)
            if text.strip("\ufeff \t\r\n"):
                yield make_capture(_parse(text, place), place=place, max_bytes=max_bytes, published=published, outlet=outlet)
        except InputError as error:
            yield error


def _parse(line: str, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line.strip("\ufeff \t\r\n"))
    except json.JSONDecodeError as broken:
        raise InputError("broken JSON", place=place, hint=f"{broken.msg} at column {broken.colno}") from broken
    except RecursionError as broken:
        raise InputError("broken JSON", place=place, hint="nested too deeply") from broken
    except ValueError as broken:  # a number of thousands of digits
        raise InputError("broken JSON", place=place, hint=str(broken)) from broken
    if not isinstance(value, dict):
        raise InputError("not a JSON object", place=place, hint='one report a line: {"text": "…"}')
    return value


def _split(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes | str]:
    """Lines; of a line beyond ``limit`` only so much that its length shows."""
    wide = utf16_of(first)
    if wide:
        yield from _split_wide(first, stream, wide, limit)
        return
    line = first
    while line:
        yield line
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_rest(stream)
        line = stream.readline(limit + 1)


def _skip_rest(stream: BinaryIO) -> None:
    """Read to the end of the line, keeping nothing."""
    part = stream.readline(_CHUNK)
    while part and not part.endswith(b"\n"):
        part = stream.readline(_CHUNK)


def _split_wide(first: bytes, stream: BinaryIO, codec: str, limit: int) -> Iterator[str]:
    """Lines of UTF-16: a line feed byte may be half of a letter there, so characters are split, not bytes."""
    decoder = codecs.getincrementaldecoder(codec)()
    rest, chunk = "", first
    while chunk:
        try:
            *lines, rest = (rest + decoder.decode(chunk)).split("\n")
        except UnicodeDecodeError as broken:
            raise InputError(f"broken {codec.upper()}", place="", hint=broken.reason) from broken
        yield from lines
        if len(rest) > limit:
            raise too_large(f"a line of more than {readable(limit)}", limit // 4, "")
        chunk = stream.read(_CHUNK)
    yield rest
