"""The noun that travels through intake: bytes that carry reports, with what is known of them before they are opened."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions
from marsad.intake.report import readable
from marsad.model.capture import Original

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Carrier:
    """A file, a member of an archive or the answer of a site. ``stream`` can be read again from its start.

    ``name`` is used for its ending alone and never as a path. ``depth`` counts the archives around it, ``member`` says where
    in them it stood. ``kind`` is what it is (intake/kinds.py), None before that was looked at.
    """

    stream: BinaryIO
    name: str
    place: str
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    collected: datetime | None = None
    path: str | None = None
    depth: int = 0
    member: str | None = None
    kind: str | None = None

    def within(self, name: str | None) -> str | None:
        """Where something stood that is called ``name`` in this carrier, as captures tell it: ``a.zip:b.csv:7``."""
        return ":".join(filter(None, (self.member, name))) or None

    @property
    def ending(self) -> str:
        """``.jsonl``, in lower case; empty without one."""
        return Path(self.name).suffix.lower()

    def head(self, size: int = 8192) -> bytes:
        """The first bytes; the stream stands at its start afterwards."""
        self.stream.seek(0)
        head = self.stream.read(size)
        self.stream.seek(0)
        return head

    def size(self) -> int:
        """Bytes in all; the stream stands at its start afterwards."""
        size = self.stream.seek(0, 2)
        self.stream.seek(0)
        return size

    def whole(self, limit: int) -> bytes:
        """All bytes; InputError when they are more than ``limit``."""
        self.stream.seek(0)
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise InputError("too large", place=self.place, hint=f"more than {readable(limit)} in one file")
        return data

    def original(self, media_type: str, options: IntakeOptions) -> Original | None:
        """The bytes to keep, hashed; None when nobody asked for them."""
        if not options.originals:
            return None
        kept = self._hashed
        return replace(kept, media_type=media_type)

    @cached_property
    def _hashed(self) -> Original:
        digest, size = hashlib.sha256(), 0
        self.stream.seek(0)
        while chunk := self.stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
        self.stream.seek(0)
        if self.path:
            return Original(digest.hexdigest(), size, "", path=self.path)
        data = self.stream.read()
        self.stream.seek(0)
        return Original(digest.hexdigest(), size, "", data=data)
