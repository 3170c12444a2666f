"""A font of a PDF in, what its codes mean and how wide they are out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_HEX = re.compile(rb"<\s*([0-9A-Fa-f\s]*)>|(\[)|(\])")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_LONGEST_MAP = 4_000_000  # bytes of a map from codes to letters
_MOST_CODES = 70_000
_UNI_NAME = re.compile(r"(?:uni|u)([0-9A-Fa-f]{4,6})(?:\..*)?")
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
# Names of glyphs that are neither a letter nor uniXXXX, as fonts with a few codes of their own use them.
_NAMES = {
    "space": " ", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "period": ".", "comma": ",", "colon": ":", "semicolon": ";", "hyphen": "-", "slash": "/",
    "parenleft": "(", "parenright": ")", "percent": "%", "quotedbl": '"', "exclam": "!", "guillemotleft": "«",
    "guillemotright": "»", "endash": "–", "emdash": "—", "bullet": "•",
}


@dataclass(frozen=True, slots=True)
class Font:
    """``texts``: code -> its letters (a ligature has several). ``widths`` and ``default`` in thousandths of the font's size.

    ``wide`` fonts take two bytes a code. Of a code without letters nobody can tell what it shows.
    """

    wide: bool
    texts: dict[int, str]
    widths: dict[int, float]
    default: float

    def codes(self, data: bytes) -> list[int]:
        """The codes of a string."""
        if not self.wide:
            return list(data)
        return [int.from_bytes(data[at:at + 2], "big") for at in range(0, len(data), 2)]


def read_font(resource: Any) -> Font:
    """The font of an entry of a page's resources."""
    wide = resource.get("/Subtype") == "/Type0"
    texts = {} if wide else _encoded(resource.get("/Encoding"))
    stream = resource.get("/ToUnicode")
    if stream is not None and hasattr(stream.get_object(), "get_data"):
        texts = {**texts, **_read_map(stream.get_object().get_data()[:_LONGEST_MAP])}
    widths, default = _wide_widths(resource) if wide else _simple_widths(resource)
    return Font(wide, texts, widths, default)


def _read_map(data: bytes) -> dict[int, str]:
    """Code -> letters of a ToUnicode stream."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        tokens = [match[2] or match[3] or bytes.fromhex(_even(match[1])) for match in _HEX.finditer(section[2])]
        if section[1] == b"bfchar":
            for code, letters in zip(tokens[::2], tokens[1::2], strict=False):
                found[int.from_bytes(code, "big")] = _letters(letters)
        else:
            _read_ranges(tokens, found)
        if len(found) > _MOST_CODES:
            break
    return found


def _read_ranges(tokens: list[bytes], found: dict[int, str]) -> None:
    """<first> <last> <letters of the first>, or <first> <last> [<letters> of each]."""
    at = 0
    while at + 2 < len(tokens) and len(found) <= _MOST_CODES:
        first, last = int.from_bytes(tokens[at], "big"), int.from_bytes(tokens[at + 1], "big")
        at += 2
        if tokens[at] == b"[":
            end = tokens.index(b"]", at) if b"]" in tokens[at:] else len(tokens)
            found.update((first + step, _letters(letters)) for step, letters in enumerate(tokens[at + 1:end]))
            at = end + 1
            continue
        letters = _letters(tokens[at])
        at += 1
        for step in range(min(last - first + 1, _MOST_CODES) if letters else 0):
            shifted = ord(letters[-1]) + step
            if shifted < 0x110000:
                found[first + step] = letters[:-1] + chr(shifted)


def _even(digits: bytes) -> str:
    plain = re.sub(rb"\s", b"", digits).decode("ascii")
    return plain + "0" * (len(plain) % 2)


def _letters(code: bytes) -> str:
    return code.decode("utf-16-be", errors="replace") if len(code) > 1 else code.decode("latin-1")


def _encoded(encoding: Any) -> dict[int, str]:
    """Code -> letter of a font with one byte a code: its named encoding, and what differs from it."""
    encoding = encoding.get_object() if encoding is not None else None
    base = encoding.get("/BaseEncoding") if hasattr(encoding, "get") else encoding
    codec = _ENCODINGS.get(str(base), "cp1252")
    found = {code: bytes([code]).decode(codec, errors="ignore") for code in range(32, 256)}
    code = 0
    for one in encoding.get("/Differences", ()) if hasattr(encoding, "get") else ():
        if isinstance(one, int):
            code = int(one)
            continue
        found[code] = _named(str(one).removeprefix("/"))
        code += 1
    return {code: letters for code, letters in found.items() if letters}


def _named(name: str) -> str:
    """The letters of a glyph's name; empty when the name does not tell."""
    written = _UNI_NAME.fullmatch(name)
    if written and int(written[1], 16) < 0x110000:
        return chr(int(written[1], 16))
    return name if len(name) == 1 else _NAMES.get(name, "")


def _simple_widths(resource: Any) -> tuple[dict[int, float], float]:
    first = int(resource.get("/FirstChar", 0))
    scale = float(resource.get("/FontMatrix", [0.001])[0]) * 1000
    listed = resource.get("/Widths")
    widths = [float(width.get_object()) * scale for width in (listed.get_object() if listed is not None else ())]
    return dict(enumerate(widths[:256], start=first)), 500.0


def _wide_widths(resource: Any) -> tuple[dict[int, float], float]:
    """Of W: ``first [widths…]`` or ``first last width``."""
    inner = resource["/DescendantFonts"].get_object()[0].get_object()
    listed = list(inner["/W"].get_object()) if "/W" in inner else []
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(listed) and len(widths) <= _MOST_CODES:
        first, second = int(listed[at]), listed[at + 1].get_object()
        if isinstance(second, list):
            widths.update((first + step, float(width.get_object())) for step, width in enumerate(second))
            at += 2
        elif at + 2 < len(listed):
            widths.update(dict.fromkeys(range(first, min(int(second), first + _MOST_CODES) + 1), float(listed[at + 2])))
            at += 3
        else:
            break
    return widths, float(inner.get("/DW", 1000))
