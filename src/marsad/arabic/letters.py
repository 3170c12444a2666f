"""Letter classes of the Arabic script by Unicode name, and the table that folds look-alikes together."""

from __future__ import annotations

import sys
import unicodedata

TATWEEL = "\N{ARABIC TATWEEL}"
ALEF = "\N{ARABIC LETTER ALEF}"
WAW = "\N{ARABIC LETTER WAW}"
YEH = "\N{ARABIC LETTER YEH}"
HEH = "\N{ARABIC LETTER HEH}"
HAMZA = "\N{ARABIC LETTER HAMZA}"
TEH = "\N{ARABIC LETTER TEH}"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = "".join(
    chr(c)
    for c in [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5),
              0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900)]
)
INVISIBLE = ZERO_WIDTH + BIDI

_LOOKALIKES = {
    ALEF: "أإآٱٲٳٵ",
    YEH: "ىیئېۍێےۓیٸ",
    HEH: "ةەہھۀۂۃۿ",
    WAW: "ؤۆۇۈۋۏٷ",
    "ك": "کگڪګڭڮ",
    "ب": "پٻ",
    "ج": "چ",
    "ز": "ژ",
    "ف": "ڤڡ",
    "ر": "ڕړ",
    "ل": "ڵ",
    "ن": "ںڼ",
    "ت": "ټٹ",
    "د": "ډڈ",
}


def _fold_table() -> dict[int, str | None]:
    """Code point -> what it folds to (None: nothing). Only what changes is listed."""
    table: dict[int, str | None] = {ord(c): None for c in TATWEEL + MARKS + INVISIBLE + HAMZA}
    for letter, others in _LOOKALIKES.items():
        table.update({ord(c): letter for c in others})
    for point in [*range(0x0660, 0x066A), *range(0x06F0, 0x06FA)]:
        table[point] = str(unicodedata.digit(chr(point)))
    for point in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:  # presentation forms
        plain = unicodedata.normalize("NFKC", chr(point))
        if plain != chr(point):
            table[point] = "".join(table.get(ord(c), c) or "" for c in plain).replace(" ", "")
    for point in range(0xFF10, 0xFF1A):  # full-width digits
        table[point] = str(point - 0xFF10)
    return table


FOLD: dict[int, str | None] = _fold_table()


def _letters() -> str:
    """Every Arabic-script letter, as a regular-expression class body."""
    ranges = [(0x0620, 0x064A), (0x066E, 0x066F), (0x0671, 0x06D3), (0x06D5, 0x06D5), (0x06EE, 0x06EF),
              (0x06FA, 0x06FC), (0x06FF, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08C7), (0xFB50, 0xFBB1),
              (0xFBD3, 0xFD3D), (0xFD50, 0xFDFB), (0xFE70, 0xFEFC)]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges if b <= sys.maxunicode)


LETTERS = _letters()
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
