"""A value in, its one way of being written out: canonical JSON, the digest of it, and the packed column that holds it."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# Level 6 packs a record of 37 kB to 6 kB in under a millisecond; 9 gains one part in a hundred for twice the time.
_LEVEL = 6


def canonical(value: Any) -> str:
    """``value`` as JSON with sorted keys and no spaces; the same value gives the same text, wherever it is written."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(value: Any) -> str:
    """64 hex: the sha256 of the canonical JSON of ``value``."""
    return digest_text(canonical(value))


def digest_text(text: str) -> str:
    """64 hex: the sha256 of ``text`` as UTF-8; a lone surrogate, which JSON may carry, is kept as it is."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class PackedJson(TypeDecorator[Any]):
    """A column that holds a JSON value as packed bytes: records are six times smaller, and the same on every engine.

    Keys keep the order they were given in: a record is printed as it was made.
    """

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else pack(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else unpack(value)


def pack(value: Any) -> bytes:
    """The bytes that a packed column holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes) -> Any:
    """What ``pack`` was given."""
    return json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
