"""The fields of one report in (a JSON object, a file's text), one checked capture out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from marsad.errors import InputError
from marsad.intake.script import refuse_foreign
from marsad.intake.stamps import Stamp, parse_stamp
from marsad.model.capture import Capture

KEYS = ("id", "text", "title", "published", "updated", "outlet", "author", "url")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def make_capture(
    fields: Mapping[str, Any], *, place: str, max_bytes: int, published: date | None = None, outlet: str | None = None,
    **known: Any,
) -> Capture:
    """A capture of ``fields`` (KEYS; others are ignored). ``published`` and ``outlet`` fill in what the report leaves out.

    ``known`` are other values of the capture that its carrier tells: carrier, media_type, member, original, collected.
    """
    values = {key: _string(fields, key, place) for key in KEYS}
    text = values["text"]
    if text is None:
        present = fields.get("text") is not None
        raise InputError("empty text" if present else "no text", place=place, hint="the key 'text' holds the report")
    check_text(text, place=place, max_bytes=max_bytes)
    stated, updated = _stamp(values, "published", place), _stamp(values, "updated", place)
    return Capture(
        text=text, id=values["id"], title=values["title"], published=stated.day if stated else published,
        published_at=stated.at if stated else None, updated=updated.exact if updated else None,
        outlet=values["outlet"] or outlet, author=values["author"], url=values["url"], place=place, **known,
    )


def check_text(text: str, *, place: str, max_bytes: int) -> None:
    """InputError when ``text`` is empty, too large, or not Arabic."""
    if not text.strip("\ufeff\u200b\u200e\u200f \t\r\n\v\f\xa0"):
        raise InputError("empty text", place=place)
    size = len(text.encode("utf-8", errors="replace"))
    if size > max_bytes:
        raise too_large(readable(size), max_bytes, place)
    _refuse_broken(text, "text", place)
    refuse_foreign(text, place)


def too_large(size: str, limit: int, place: str) -> InputError:
    """The error that says how large a text is and what to do."""
    hint = f"{size}, limit {readable(limit)}: split it, or raise --max-bytes"
    return InputError("too large", place=place, hint=hint)


def _string(fields: Mapping[str, Any], key: str, place: str) -> str | None:
    """The value of ``key``; null, missing and blank are None, anything but a string is refused."""
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"key '{key}' is not a string", place=place, hint=f"found {_json_type(value)}")
    if key != "text":
        _refuse_broken(value, key, place)
    return value if value.strip() else None


def _stamp(values: Mapping[str, str | None], key: str, place: str) -> Stamp | None:
    written = values[key]
    if written is None:
        return None
    try:
        return parse_stamp(written)
    except ValueError as wrong:
        raise InputError(f"key '{key}' is not a date", place=place, hint=str(wrong)) from wrong


def _refuse_broken(value: str, key: str, place: str) -> None:
    if "\0" in value:
        hint = f"the first at offset {value.index(chr(0))}; remove them"
        raise InputError(f"NUL characters in '{key}'", place=place, hint=hint)
    broken = _LONE_SURROGATE.search(value)
    if broken:
        raise InputError(f"half a character in '{key}'", place=place, hint=f"lone surrogate at offset {broken.start()}")


def _json_type(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return {int: "a number", float: "a number", list: "a list", dict: "an object"}.get(type(value), type(value).__name__)


def readable(size: int) -> str:
    """10.4 MB, 1.4 kB, 48 bytes."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{size / 1e3:.1f} kB"
