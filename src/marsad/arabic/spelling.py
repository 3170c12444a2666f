"""A stem and an ending in, the ways to write them together out: hamza seats, ta marbuta, merged letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from marsad.arabic.fold import fold
from marsad.arabic.letters import INVISIBLE, MARKS, TATWEEL

_BARE = {ord(c): None for c in MARKS + TATWEEL + INVISIBLE}

# A final hamza takes its seat from the vowel after it, and writers do not agree: بدأوا, بدؤوا, بدءوا.
_SEATS: dict[str, dict[str, tuple[str, ...]]] = {
    "أ": {"و": ("أ", "ؤ", "ء"), "ي": ("ئ", "أ")},
    "ئ": {"و": ("ئ", "ؤ")},
    "ء": {"و": ("ؤ", "ء", "ئ"), "ي": ("ئ", "ء")},
    "ؤ": {"ي": ("ئ", "ؤ")},
}


def bare(text: str) -> str:
    """The text without vowel marks and tatweel, single spaces; hamza seats and ta marbuta stay: قَصْفٌ is قصف."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_BARE).split())


def join(stem: str, ending: str) -> tuple[str, ...]:
    """Every spelling of ``stem`` + ``ending``: join("بدأ", "وا") is بدأوا, بدؤوا, بدءوا; join("غارة", "ان") is غارتان."""
    if not ending:
        return (stem,)
    body, last, first = stem[:-1], stem[-1], ending[0]
    if last == "ة":
        return (body + "ت" + ending,)
    if last == "أ" and first == "ا":
        return (body + "آ" + ending[1:],)
    if last == "ء" and first == "ا" and body[-1:] not in "اوأ":  # شيئان and شيءان; only اعتداءان
        return (body + "ئ" + ending, stem + ending)
    return tuple(body + seat + ending for seat in _SEATS.get(last, {}).get(first, (last,)))


def merge(stem: str, ending: str) -> tuple[str, ...]:
    """As ``join``, for an ending without a vowel before it: a doubled ت or ن is written once (أثبت + ت, أعلن + نا)."""
    if ending[0] in "تن" and stem[-1] == ending[0]:
        return (stem + ending[1:],)
    return join(stem, ending)


def folded_once(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs with their form folded; of several readings of one form the first, likeliest, stays."""
    first: dict[str, str] = {}
    for written, tag in pairs:
        first.setdefault(fold(written), tag)
    return tuple((form, tag) for form, tag in first.items() if len(form) > 1)
