"""Lines of JSON in, captures out, one report a line, in bounded memory; a broken line is named and the rest goes on."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO

from marsad.errors import InputError
from marsad.intake.columns import choose_columns, tell_columns
from marsad.intake.encoding import decode, utf16_of
from marsad.intake.report import make_capture, readable, too_large
from marsad.model.capture import Capture, Original

_CHUNK = 1 << 16
_MOST_HEADERS = 1000  # a file whose every line has other keys must not fill the memory


def read_lines(
    first: bytes, stream: BinaryIO, *, name: str, max_bytes: int, published: date | None = None, outlet: str | None = None,
    columns: Mapping[str, str] = MappingProxyType({}), say: Callable[[str], None] = lambda note: None,
    original: Original | None = None,
) -> Iterator[Capture | InputError]:
    """The reports of ``stream``, whose first line ``first`` was read already. Blank lines are no reports.

    A line without the key 'text', or any line when ``columns`` are told, is read by the names of its keys; ``say`` is told
    once which were taken.
    """
    # JSON may write one letter of two bytes as \u0645: six bytes.
    limit = 4 * max_bytes
    keys = _Keys(columns, name, say)
    for number, line in enumerate(_split(first, stream, limit), start=1):
        place = f"{name}:{number}"
        try:
            if len(line) > limit:
                raise too_large(f"a line of more than {readable(limit)}", max_bytes, place)
            text = line if isinstance(line, str) else decode(line, place)
            if text.strip("\ufeff \t\r\n"):
                yield make_capture(
                    keys.pick(_parse(text, place), place), place=place, max_bytes=max_bytes, published=published,
                    outlet=outlet, carrier="row", media_type="application/json", member=str(number), original=original,
                )
        except InputError as error:
            yield error


class _Keys:
    """Which key of a line holds which field; remembered, since most lines of a file have the same keys."""

    def __init__(self, told: Mapping[str, str], name: str, say: Callable[[str], None]) -> None:
        self._told, self._name, self._say = told, name, say
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def pick(self, fields: dict[str, Any], place: str) -> dict[str, Any]:
        """The fields of a report out of a line's object."""
        if not self._told and "text" in fields:
            return fields
        header = tuple(fields)
        if header not in self._known:
            chosen = choose_columns(header, {f: c for f, c in self._told.items() if not c or c in header}, place)
            note = tell_columns(chosen, self._told, self._name)
            if note and not self._known:
                self._say(note)
            if len(self._known) > _MOST_HEADERS:
                self._known.clear()
            self._known[header] = chosen
        return {field: fields[column] for field, column in self._known[header].items()}


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
