"""A gzip stream of many members in, its bytes out in bounded memory; one that unpacks like a bomb is refused while it does."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from marsad.errors import InputError
from marsad.intake.options import Limits
from marsad.intake.report import readable

_CHUNK = 1 << 16
_FREE = 16_000_000  # bytes that may be unpacked before the ratio to what was packed counts


class Bomb(InputError):
    """What unpacks to far more than it was: nothing more is read of what it stands in."""


class Unpacked:
    """The bytes of ``stream``, unpacked where it is gzip, for a reader that knows ``read`` and ``tell``."""

    def __init__(self, stream: BinaryIO, limits: Limits, place: str) -> None:
        stream.seek(0)
        self._packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        self._stream, self._limits, self._place = stream, limits, place
        self._unpacker = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._taken = self._given = 0

    def read(self, size: int = _CHUNK) -> bytes:
        """At most ``size`` bytes; none at the end. Bomb for one, zlib.error for what is no gzip."""
        chunk = self._unpack(size) if self._packed else self._stream.read(size)
        self._given += len(chunk)
        if not self._packed:
            self._taken = self._given
        if self._given > min(self._limits.archive_bytes, _FREE + self._limits.ratio * self._taken):
            hint = f"{readable(self._taken)} unpack to more than {readable(self._given)}"
            raise Bomb("a bomb", place=self._place, hint=hint)
        return chunk

    def tell(self) -> int:
        """Bytes given so far."""
        return self._given

    def close(self) -> None:
        """Nothing: the stream is closed by who opened it."""

    def _unpack(self, size: int) -> bytes:
        while True:
            if self._unpacker.eof:  # the next member
                self._waiting = self._unpacker.unused_data or self._waiting
                self._unpacker = zlib.decompressobj(wbits=31)
            if not self._waiting:
                self._waiting = self._stream.read(_CHUNK)
                self._taken += len(self._waiting)
                if not self._waiting:
                    return b""
            chunk = self._unpacker.decompress(self._waiting, size)
            self._waiting = self._unpacker.unconsumed_tail
            if chunk:
                return chunk
