"""Bytes in, their digest out: originals stand in a folder under the name of their content, written once."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.errors import StoreError

_CHUNK = 1 << 20
_STALE = 86_400  # seconds
_PART = ".part"  # of a file that is being written


class Originals:
    """The folder ``originals/ab/cdef…``: a file is there whole or not at all, whenever the power fails."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, content: bytes, digest: str | None = None) -> str:
        """Keep ``content``; its sha256, which is ``digest`` if that is known. What is there already is not written again."""
        digest = digest or hashlib.sha256(content).hexdigest()
        path = self.path(digest)
        if not path.exists():
            _write(path, (content,), digest)
        return digest

    def add_file(self, source: Path, digest: str) -> None:
        """Keep a file too large to hold; its sha256 must be ``digest``."""
        path = self.path(digest)
        if path.exists():
            return
        with source.open("rb") as stream:
            _write(path, iter(lambda: stream.read(_CHUNK), b""), digest)

    def read(self, digest: str) -> bytes:
        """The bytes with this sha256; StoreError when they are missing."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise StoreError(f"the original {digest} is missing from {self.folder}") from error

    def path(self, digest: str) -> Path:
        """Where the bytes with this sha256 stand."""
        return self.folder / digest[:2] / digest[2:]

    def digests(self) -> Iterator[str]:
        """What the folder holds, sorted."""
        for folder in sorted(path for path in self.folder.glob("??") if path.is_dir()):
            yield from (folder.name + path.name for path in sorted(folder.iterdir()) if not path.name.endswith(_PART))

    def sweep(self) -> int:
        """Remove what a run that was killed left half written, a day ago or more: another run may be writing now."""
        before = time.time() - _STALE
        left = [path for path in self.folder.glob(f"??/*{_PART}") if path.stat().st_mtime < before]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


def digest_file(path: Path) -> str:
    """The sha256 of what a file holds, read piece by piece."""
    counted = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            counted.update(chunk)
    return counted.hexdigest()


def _write(path: Path, chunks: Iterable[bytes], digest: str) -> None:
    """Beside its place first, synced, then moved into it: a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, suffix=_PART)
    try:
        with os.fdopen(handle, "wb") as stream:
            counted = hashlib.sha256()
            for chunk in chunks:
                stream.write(chunk)
                counted.update(chunk)
            if counted.hexdigest() != digest:
                raise StoreError(f"an original changed while it was read: it is no longer {digest}")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` last; a system that has no such call (Windows) keeps names by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
