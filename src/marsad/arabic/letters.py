"""Letter classes of the Arabic script by Unicode name, and the table that folds look-alikes together."""

from __future__ import annotations

import unicodedata

TATWEEL = "\N{ARABIC TATWEEL}"
ALEF = "\N{ARABIC LETTER ALEF}"
WAW = "\N{ARABIC LETTER WAW}"
YEH = "\N{ARABIC LETTER YEH}"
HEH = "\N{ARABIC LETTER HEH}"
HAMZA = "\N{ARABIC LETTER HAMZA}"
TEH = "\N{ARABIC LETTER TEH}"

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u180e"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
VARIATION = "".join(map(chr, range(0xFE00, 0xFE10)))
INVISIBLE = ZERO_WIDTH + BIDI + VARIATION
# Vowel marks, Quranic signs, their spacing presentation forms, and the accents with which a word is struck through.
MARKS = "".join(
    chr(c)
    for c in [*range(0x0300, 0x0370), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
              *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE), *range(0x0898, 0x08A0), *range(0x08CA, 0x08E2),
              *range(0x08E3, 0x0900), *range(0xFE70, 0xFE80)]
)
# What a writer who evades a filter puts between the letters of a word: قـ.ـصف, ق.ص.ف.
BREAKS = " .·*|/\\_-"

# Unicode names of letters (what stands before " WITH …") that are read as one letter. So ڨفصة with a Tunisian
# qaf is قفصة, کربلا with a Persian kaf is كربلا, and آ, أ, إ are "ALEF WITH" something.
_READ_AS = {
    ALEF: "ALEF, ALEF WASLA, HIGH HAMZA ALEF",
    WAW: "WAW, HIGH HAMZA WAW, U, OE, YU, VE, KIRGHIZ OE, KIRGHIZ YU",
    YEH: "YEH, ALEF MAKSURA, FARSI YEH, HIGH HAMZA YEH, KASHMIRI YEH, E, YEH BARREE",
    HEH: "HEH, TEH MARBUTA, TEH MARBUTA GOAL, HEH GOAL, HEH DOACHASHMEE, AE",
    "ب": "BEH, DOTLESS BEH, PEH, BEEH, BEHEH",
    TEH: "TEH, TTEH, TEHEH, TTEHEH",
    "ج": "TCHEH, TCHEHEH, NYEH, DYEH",
    "ح": "HAH",
    "د": "DAL, DDAL, DAHAL, DDAHAL, DUL",
    "ر": "REH, RREH",
    "ز": "JEH",
    "س": "SEEN",
    "ش": "SHEEN",
    "ص": "SAD",
    "ض": "DAD",
    "ط": "TAH",
    "ع": "AIN",
    "غ": "GHAIN",
    "ف": "FEH, DOTLESS FEH, VEH, PEHEH",
    "ق": "QAF, DOTLESS QAF",
    "ك": "KAF, KEHEH, SWASH KAF, NG, GAF, NGOEH, GUEH",
    "ل": "LAM",
    "ن": "NOON, NOON GHUNNA, RNOON",
    "": "HAMZA, HIGH HAMZA",
}


def _fold_table() -> dict[int, str | None]:
    """Code point -> what it folds to (None: nothing). Only what changes is listed."""
    table: dict[int, str | None] = {ord(c): None for c in TATWEEL + MARKS + INVISIBLE}
    table.update(_look_alikes())
    for point in [*range(0x0660, 0x066A), *range(0x06F0, 0x06FA), *range(0xFF10, 0xFF1A)]:
        table[point] = str(unicodedata.digit(chr(point)))
    for point in [*range(0xFB50, 0xFE00), *range(0xFE80, 0xFEFD)]:  # presentation forms
        plain = unicodedata.normalize("NFKC", chr(point))
        if plain != chr(point):
            table[point] = "".join(table.get(ord(c), c) or "" for c in plain).replace(" ", "") or None
    return table


def _look_alikes() -> dict[int, str | None]:
    letter_of = {name: letter for letter, names in _READ_AS.items() for name in names.split(", ")}
    found: dict[int, str | None] = {}
    for point in [*range(0x0620, 0x064B), 0x066E, 0x066F, *range(0x0671, 0x06D4), 0x06D5, 0x06EE, 0x06EF,
                  *range(0x06FA, 0x06FD), 0x06FF, *range(0x0750, 0x0780)]:
        name = unicodedata.name(chr(point), "").removeprefix("ARABIC LETTER ").partition(" WITH ")[0]
        letter = letter_of.get(name)
        if letter is not None and letter != chr(point):
            found[point] = letter or None
    return found


FOLD: dict[int, str | None] = _fold_table()

# Every Arabic-script letter, as a regular-expression class body.
_RANGES = [(0x0620, 0x063F), (0x0641, 0x064A), (0x066E, 0x066F), (0x0671, 0x06D3), (0x06D5, 0x06D5), (0x06EE, 0x06EF),
           (0x06FA, 0x06FC), (0x06FF, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08C7), (0xFB50, 0xFBB1), (0xFBD3, 0xFD3D),
           (0xFD50, 0xFD8F), (0xFD92, 0xFDC7), (0xFDF0, 0xFDFB), (0xFE80, 0xFEFC)]
LETTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES)
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
