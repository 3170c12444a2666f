"""Paths in, captures out: text files, files of JSON lines, standard input; what cannot be read comes out as its error."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import BinaryIO

from marsad.errors import InputError
from marsad.intake.encoding import decode, utf16_of
from marsad.intake.lines import read_lines
from marsad.intake.report import check_text, readable, too_large
from marsad.model.capture import Capture
from marsad.settings import MAX_BYTES

STANDARD_INPUT = "-"
_TEXT, _LINES = ".txt", (".jsonl", ".ndjson")
_ARRAY = re.compile(r"\[\s*(?:\{|$)")


def read_captures(
    paths: Iterable[str],
    *,
    max_bytes: int = MAX_BYTES,
    published: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Capture | InputError]:
    """The reports of ``paths`` in order ("-" is standard input): a file of text is one, a file of JSON lines is many.

    ``published`` and ``outlet`` hold for reports that do not state their own.
    """
    for path in paths:
        name = "standard input" if path == STANDARD_INPUT else path
        try:
            source = nullcontext(stdin or sys.stdin.buffer) if path == STANDARD_INPUT else Path(path).open("rb")  # noqa: SIM115
            with source as stream:
                yield from _read_stream(stream, path, name, max_bytes, published, outlet)
        except OSError as error:
            yield InputError("cannot be opened", place=name, hint=error.strerror or type(error).__name__)
        except InputError as error:
            yield error if error.place else InputError(error.reason, place=name, hint=error.hint)


def _read_stream(
    stream: BinaryIO, path: str, name: str, max_bytes: int, published: date | None, outlet: str | None
) -> Iterator[Capture | InputError]:
    first = stream.readline(4 * max_bytes + 1)
    if not first:
        raise InputError("empty file", place=name)
    if _holds_lines(first, path, name):
        yield from read_lines(first, stream, name=name, max_bytes=max_bytes, published=published, outlet=outlet)
        return
    data = first + stream.read(max(0, 2 * max_bytes + 1 - len(first)))  # UTF-16 may take more bytes than its UTF-8
    if len(data) > 2 * max_bytes:
        size = _size(path)
        raise too_large(readable(size) if size else f"more than {readable(2 * max_bytes)}", max_bytes, name)
    text = decode(data, name)
    check_text(text, place=name, max_bytes=max_bytes)
    yield Capture(text=text, published=published, outlet=outlet, place=name)


def _holds_lines(first: bytes, path: str, name: str) -> bool:
    """Whether it is JSON lines: by the file's ending, else by its first character."""
    ending = Path(path).suffix.lower()
    if ending in _LINES:
        return True
    if ending == _TEXT:
        return False
    wide = utf16_of(first)
    head = first[:400].decode(wide or "utf-8", errors="ignore").lstrip("\ufeff \t\r\n")
    if _ARRAY.match(head) or head.rstrip() == "{":
        raise InputError("JSON over several lines", place=name, hint="write one report a line, as jq -c '.[]' does")
    return head.startswith("{")


def _size(path: str) -> int | None:
    """The file's size, None for standard input and pipes."""
    return Path(path).stat().st_size if path != STANDARD_INPUT and Path(path).is_file() else None


def count_reports(paths: Iterable[str]) -> int | None:
    """How many reports ``paths`` hold, by the line; None when it cannot be known before reading."""
    total = 0
    for path in paths:
        ending = Path(path).suffix.lower()
        if path == STANDARD_INPUT or ending not in (_TEXT, *_LINES):
            return None
        total += _count_lines(path) if ending in _LINES else 1
    return total


def _count_lines(path: str) -> int:
    try:
        with Path(path).open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:  # it will be skipped as one when its turn to be read comes
        return 1
