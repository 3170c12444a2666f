"""Bytes in, text out: UTF-8, UTF-16, windows-1256 or ISO-8859-6, told apart by the letters they yield."""

from __future__ import annotations

import codecs
import math
import re
from itertools import islice

from marsad.errors import InputError

# Share of each letter among the letters of Arabic news, in percent (rounded; rare letters share the floor).
_FREQUENCY = {
    "\N{ARABIC LETTER ALEF}": 15.5, "\N{ARABIC LETTER LAM}": 12.0, "\N{ARABIC LETTER YEH}": 8.0,
    "\N{ARABIC LETTER MEEM}": 6.2, "\N{ARABIC LETTER NOON}": 6.0, "\N{ARABIC LETTER WAW}": 5.9,
    "\N{ARABIC LETTER REH}": 5.0, "\N{ARABIC LETTER TEH}": 4.6, "\N{ARABIC LETTER BEH}": 3.7,
    "\N{ARABIC LETTER AIN}": 3.6, "\N{ARABIC LETTER TEH MARBUTA}": 3.5, "\N{ARABIC LETTER DAL}": 3.1,
    "\N{ARABIC LETTER SEEN}": 2.8, "\N{ARABIC LETTER FEH}": 2.8, "\N{ARABIC LETTER HEH}": 2.6,
    "\N{ARABIC LETTER QAF}": 2.4, "\N{ARABIC LETTER KAF}": 2.0, "\N{ARABIC LETTER HAH}": 2.0,
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": 2.0, "\N{ARABIC LETTER JEEM}": 1.5, "\N{ARABIC LETTER SHEEN}": 1.2,
    "\N{ARABIC LETTER SAD}": 1.1, "\N{ARABIC LETTER ALEF MAKSURA}": 1.1, "\N{ARABIC LETTER TAH}": 1.0,
}
_RARE = 0.3  # any other Arabic letter
_FOREIGN = 0.005  # a non-ASCII character that is no Arabic letter
# Arabic in its own encoding scores -3.1 to -3.3 a character, in the other one -4.4 and below, French or Russian below -8.
_CLEAR = -3.9

# Punctuation, vowel marks and spaces say nothing about the encoding of the letters.
_NEUTRAL = frozenset("\xa0«»“”‘’–—…،؛؟\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u200c\u200d\u200e\u200f")

_SIGNATURES = {
    b"%PDF": "a PDF document: export its text first", b"PK\x03\x04": "a zip or office document: save it as plain text first",
    b"\x1f\x8b": "gzip: unpack it first", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old office document: save it as plain text first", b"BZh": "bzip2: unpack it first",
    b"\xfd7zXZ": "xz: unpack it first", b"\x28\xb5\x2f\xfd": "zstd: unpack it first", b"SQLite format 3": "a database",
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, place: str) -> str:
    """The text of ``data``, its byte-order mark left out; InputError names what it is when it is no text."""
    codec = codec_of(data, place)
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as broken:
        hint = f"at byte {broken.start}; save the text again as UTF-8"
        raise InputError(f"broken {codec.upper()}", place=place, hint=hint) from broken


def codec_of(data: bytes, place: str) -> str:
    """The codec of ``data``, which ends with a whole character; InputError names what it is when it is no text."""
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError("binary file, not text", place=place, hint=what)
    wide = utf16_of(data)
    if wide:
        return wide
    controls = len(_CONTROL.findall(data))
    if controls * 20 > len(data):
        raise InputError("binary file, not text", place=place, hint=f"{controls} control bytes in {len(data)}")
    try:
        data.decode("utf-8-sig")
        return "utf-8-sig"
    except UnicodeDecodeError as broken:
        return _single_byte_codec(data, broken, place)


def utf16_of(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec of ``data`` when a mark says so, or when its bytes can be nothing else."""
    for mark, codec in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return codec
    head = data[:4096]
    half = len(head) // 2
    # Arabic letters are 06xx and spaces 00xx: bytes 06 and 00 fill one half of UTF-16 text and never stand in UTF-8.
    for codec, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if half >= 4 and high.count(6) * 5 >= half * 2 and (high.count(6) + high.count(0)) * 10 >= half * 9:
            return codec
    return None


def _single_byte_codec(data: bytes, broken: UnicodeDecodeError, place: str) -> str:
    """Of the two Arabic single-byte encodings the one whose letters look like Arabic; refused when neither does."""
    scored = sorted(((_likeness(text), codec) for codec, text in _readings(data)), reverse=True)
    if scored and scored[0][0] >= _CLEAR:
        return scored[0][1]
    byte = data[broken.start]
    loose = data.decode("utf-8", errors="replace")
    if len(re.findall("[\u0621-\u064a]", loose)) > 4 * loose.count("\ufffd"):
        where = f"byte 0x{byte:02X} at offset {broken.start}"
        raise InputError("broken UTF-8", place=place, hint=f"{where}; save the text again as UTF-8")
    known = "UTF-8, UTF-16, windows-1256 or ISO-8859-6"
    raise InputError("unknown encoding", place=place, hint=f"not {known}; save the text as UTF-8")


def _readings(data: bytes) -> list[tuple[str, str]]:
    out = []
    for codec in ("cp1256", "iso8859-6"):
        try:
            out.append((codec, data.decode(codec)))
        except UnicodeDecodeError:  # ISO-8859-6 leaves many bytes undefined: then it is not that
            continue
    return out


def _likeness(text: str) -> float:
    """Mean log-probability of the non-ASCII characters as Arabic letters; marks and punctuation are left out."""
    # A page may begin with many thousand letters of script: the first that are not ASCII count, wherever they stand.
    foreign = "".join(islice((found[0] for found in _NOT_ASCII.finditer(text)), 20000))
    chars = [c for c in foreign[:20000] if c not in _NEUTRAL]
    if not chars:
        return -math.inf
    return sum(math.log(_share(c) / 100) for c in chars) / len(chars)


def _share(char: str) -> float:
    return _FREQUENCY.get(char) or (_RARE if "\u0621" <= char <= "\u064a" or char in "پچژگ" else _FOREIGN)
