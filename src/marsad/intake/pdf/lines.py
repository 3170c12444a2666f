"""The glyphs of a page in, its lines as they are read out: from the right, but numbers and Latin words from the left.

On paper all is in order; a PDF may draw it in any. So glyphs are sorted by where they stand, and each keeps its letters as
the font tells them (a lam-alef is one glyph). Signs between two numbers stay in them as the Unicode bidi rules have it
within Arabic: 19/02/2018 and 12.5 are one number, 7-9 are two that stand from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from marsad.arabic.letters import LETTERS, MARKS, TATWEEL
from marsad.errors import InputError
from marsad.intake.pdf.glyphs import Glyph

_SHAPE = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]+")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\0-\x08\x0b-\x1f]")
_ARABIC = re.compile(f"[{LETTERS}]")
_WORD = re.compile(f"[{LETTERS}{re.escape(MARKS)}]+")
_ENDS = "\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER ALEF MAKSURA}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_DIGIT, _LATIN = r"0-9\u0660-\u0669\u06f0-\u06f9", r"A-Za-z\u00c0-\u024f"
_LATIN_RUN = re.compile(rf"[{_LATIN}](?:[{_LATIN}{_DIGIT}.\-_@&' ]*[{_LATIN}{_DIGIT}])?")
_NUMBER = re.compile(rf"[{_DIGIT}]+(?:[.,:/\u066b\u066c][{_DIGIT}]+)*")
_BRACKETS = {"(": ")", "[": "]", "«": "»", "{": "}"}
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
_NEW_LINE = 0.6  # heights of a letter between two lines; vowel marks stand nearer
_SPACE = 0.22  # widths of a letter between two words where no space is drawn
_SURE = 2  # times as many words in reading order as in the other
_UNTOLD = 0.05  # share of glyphs without letters
_FULL, _STOPS = 0.75, ".؟!؛:\u06d4"


def read_lines(glyphs: list[Glyph], place: str) -> list[str]:
    """The lines in the order they are drawn. InputError when the fonts do not tell what their glyphs are."""
    untold = sum(not glyph.text for glyph in glyphs)
    if glyphs and untold > _UNTOLD * len(glyphs):
        hint = f"{untold} of {len(glyphs)} letters; recognise the text from pictures of its pages"
        raise InputError("a PDF whose fonts do not tell their letters", place=place, hint=hint)
    return [" ".join(read_line(line).split()) for line in _lines_of(glyphs)]


def check_order(text: str, place: str) -> None:
    """InputError when words stand the wrong way round: ة and ى end words, ال begins them."""
    forward = backward = 0
    for word in _WORD.findall(text):
        letters = "".join(_ARABIC.findall(word))
        if len(letters) >= 4:
            forward += (letters[-1] in _ENDS) + letters.startswith(_ARTICLE)
            backward += (letters[0] in _ENDS) + letters.endswith(_ARTICLE[::-1])
    if forward < _SURE * backward:
        hint = "its letters stand the wrong way round; recognise the text from pictures of its pages"
        raise InputError("a garbled text layer", place=place, hint=hint)


def join_lines(lines: list[str]) -> str:
    """Lines that the width of the paper broke, joined: one that fills the width and ends no sentence goes on in the next."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            out[-1] = f"{out[-1]} {line}"
        elif line or (out and out[-1]):
            out.append(line)
        goes_on = bool(line) and len(line) >= _FULL * width and line[-1] not in _STOPS
    return "\n".join(out).strip()


def read_line(glyphs: list[Glyph]) -> str:
    """One line as it is read: from the right when it has Arabic letters."""
    parts = list(_spaced(sorted(_with_marks(glyphs), key=lambda glyph: glyph.x)))
    if not any(_ARABIC.search(part) for part in parts):
        return "".join(parts)
    runs = _runs(parts)
    line = "".join(text for text, _ in runs)
    # Of a bracket some fonts tell what it shows, some what it means: the one that opens before it closes is meant.
    mirrored = "".join(text if is_left else text.translate(_MIRRORED) for text, is_left in runs)
    return mirrored if _is_nested(mirrored) and not _is_nested(line) else line


def _lines_of(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs drawn one after the other on one height."""
    line: list[Glyph] = []
    height = 0.0
    for glyph in glyphs:
        if line and abs(glyph.y - height) > _NEW_LINE * max(glyph.size, line[-1].size):
            yield line
            line = []
        if not line:
            height = glyph.y
        line.append(glyph)
    if line:
        yield line


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Vowel marks drawn by themselves, put behind their letter: in what is drawn from the left the one drawn next.

    Where a mark stands tells less: it has no width, and fonts move it over the letters beside its own.
    """
    out: list[Glyph] = []
    waiting = ""
    for at, glyph in enumerate(glyphs):
        if not _is_mark(glyph.text):
            out.append(glyph._replace(text=glyph.text + waiting))
            waiting = ""
        elif out and (at + 1 == len(glyphs) or glyphs[at + 1].x < out[-1].x):
            out[-1] = out[-1]._replace(text=out[-1].text + glyph.text)
        else:
            waiting += glyph.text
    return out


def _is_mark(text: str) -> bool:
    return bool(text) and all(char in MARKS for char in text)


def _spaced(glyphs: list[Glyph]) -> Iterator[str]:
    """The letters from left to right, with a space where there is room for one."""
    end = None
    for glyph in glyphs:
        if end is not None and glyph.x - end > _SPACE * glyph.size:
            yield " "
        yield _plain(glyph.text)
        end = max(end or glyph.x, glyph.x + glyph.width)


def _plain(text: str) -> str:
    """Shapes of letters as letters (ﻗ as ق, ﻻ as لا), without tatweel and what nobody sees."""
    plain = _SHAPE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _INVISIBLE.sub("", plain.replace(TATWEEL, ""))


def _runs(parts: list[str]) -> list[tuple[str, bool]]:
    """The parts from the right, those of a number or Latin words together and from the left; True for these."""
    # One character stands for one part, so that what is found in them are positions of parts.
    shown = "".join(part[0] if part else "\u200b" for part in parts)
    found = (match.span() for pattern in (_LATIN_RUN, _NUMBER) for match in pattern.finditer(shown))
    spans = sorted(found, key=lambda span: (span[0], -span[1]))
    out: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue  # a number within Latin words
        out += [(part, False) for part in parts[at:start]]
        out.append(("".join(parts[start:end]), True))
        at = end
    out += [(part, False) for part in parts[at:]]
    return out[::-1]


def _is_nested(line: str) -> bool:
    """Whether no bracket is closed that was not opened."""
    open_ones: list[str] = []
    for char in line:
        if char in _BRACKETS:
            open_ones.append(_BRACKETS[char])
        elif char in _BRACKETS.values() and (not open_ones or open_ones.pop() != char):
            return False
    return True
