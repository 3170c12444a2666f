"""What a person names in (files, folders, standard input, web addresses), captures out; a bad one is named, the rest goes on."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.encoding import utf16_of
from marsad.intake.kinds import kind_of_text
from marsad.intake.lines import read_lines
from marsad.intake.options import IntakeOptions
from marsad.intake.readers import open_carrier, read_carrier, read_opened
from marsad.model.capture import Capture

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_sources(sources: Iterable[str], options: IntakeOptions | None = None) -> Iterator[Capture | InputError]:
    """The reports of ``sources`` in the order given: paths, ``-`` for standard input, http(s) addresses.

    A folder is walked, its files sorted by their path; what begins with a dot is left out. Text, pages, JSON lines, CSV
    and TSV, XLSX, RSS and Atom, Telegram's result.json, WARC, WACZ, PDF and ZIP are told apart by what they hold.
    """
    told = options or IntakeOptions()
    for found in open_sources(sources, told):
        if isinstance(found, Carrier):
            yield from read_opened(found, told)
        else:
            yield found


def open_sources(sources: Iterable[str], options: IntakeOptions) -> Iterator[Carrier | Capture | InputError]:
    """The same, with files and what stands in archives not yet read: carriers, each for ``read_opened``. One that has no
    ``path`` holds its bytes; any other is open until the next is asked for. What is fetched or piped is read already.
    """
    for source in sources:
        if _ADDRESS.match(source):
            yield from _read_address(source, options)
        elif source == STANDARD_INPUT:
            yield from _read_stream(options.stdin or sys.stdin.buffer, "standard input", "", options)
        else:
            yield from _open_path(source, options)


def _read_address(address: str, options: IntakeOptions) -> Iterator[Capture | InputError]:
    if not options.online:
        yield InputError("a web address", place=address, hint="save the page first; 'marsad ingest' fetches addresses")
        return
    from marsad.intake.web.visit import visit

    yield from visit(address, options)


def _open_path(path: str, options: IntakeOptions) -> Iterator[Carrier | Capture | InputError]:
    if os.path.isdir(path):
        files = 0
        for file in walk(path):
            files += 1
            yield from _open_file(file, options)
        if not files:
            yield InputError("an empty folder", place=path)
        return
    yield from _open_file(path, options)


def walk(folder: str) -> Iterator[str]:
    """The files below ``folder``, sorted, without what is hidden; folders that are links are not entered."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(root, name) for name in sorted(files) if not name.startswith("."))


def _open_file(path: str, options: IntakeOptions) -> Iterator[Carrier | Capture | InputError]:
    try:
        with Path(path).open("rb") as stream:
            if not stream.seekable():
                yield from _read_stream(stream, path, path, options)
                return
            yield from open_carrier(Carrier(stream, path, path, path=path), options)
    except OSError as error:
        yield InputError("cannot be opened", place=path, hint=error.strerror or type(error).__name__)


def _read_stream(stream: BinaryIO, place: str, name: str, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """What comes in once and cannot be read again: set aside to be read and kept; JSON lines that nobody keeps, as they come."""
    if options.originals:
        with NamedTemporaryFile(prefix="marsad-") as kept:
            shutil.copyfileobj(stream, kept)
            yield from read_carrier(Carrier(cast(BinaryIO, kept), name, place, path=kept.name), options)
        return
    limit = options.limits
    first = stream.readline(4 * limit.text_bytes + 1)
    if _begins_lines(first, name, place):
        yield from read_lines(
            first, stream, name=place, max_bytes=limit.text_bytes, published=options.published, outlet=options.outlet,
            columns=options.columns, say=options.say,
        )
        return
    rest = stream.read(max(0, limit.file_bytes + 1 - len(first)))
    yield from read_carrier(Carrier(io.BytesIO(first + rest), name, place), options)


def _begins_lines(first: bytes, name: str, place: str) -> bool:
    """Whether a first line is a JSON object of its own."""
    shown = first[:4096].decode(utf16_of(first) or "utf-8", errors="ignore").strip("\ufeff \t\r\n")
    if not shown.startswith("{") or shown == "{":
        return False
    return kind_of_text(first[:4096], Carrier(io.BytesIO(first), name, place)) == "lines"
