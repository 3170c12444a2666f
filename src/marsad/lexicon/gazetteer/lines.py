"""A text file, plain or in a zip, in; its numbered lines out as they are read, never the whole of it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from marsad.errors import UsageError
from marsad.lexicon.gazetteer.told import Reach

_BLOCK = 1 << 20


def read_lines(path: Path, reach: Reach) -> Iterator[tuple[int, bytes]]:
    """(number, line without its end), from 1 on; ``reach`` follows. Of a zip the largest text in it is read."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            member = _largest_text(archive, path)
            reach.total = member.file_size
            with archive.open(member) as lines:
                yield from _numbered(lines, reach, path)
    else:
        reach.total = path.stat().st_size
        with path.open("rb") as lines:
            yield from _numbered(lines, reach, path)


def sha256_of(paths: Iterable[Path]) -> str:
    """The sha256 of one file, or of the sums of several."""
    sums = [_sha256(path) for path in paths]
    return sums[0] if len(sums) == 1 else hashlib.sha256("\n".join(sums).encode()).hexdigest()


def _numbered(lines: IO[bytes], reach: Reach, path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        for number, line in enumerate(lines, 1):
            reach.done += len(line)
            yield number, line.rstrip(b"\r\n")
    except (zipfile.BadZipFile, EOFError) as error:
        raise UsageError(f"{path}: the archive is damaged ({error}); fetch it again") from error


def _largest_text(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """GeoNames archives hold a readme beside the data."""
    texts = [member for member in archive.infolist() if member.filename.endswith(".txt")]
    if not texts:
        raise UsageError(f"{path}: the archive holds no .txt file")
    return max(texts, key=lambda member: member.file_size)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
