"""Lines of a PDF's text layer in, readable paragraphs out: letters instead of their shapes, in the order they are read.

Programs write Arabic into PDFs as shapes of letters (presentation forms) and often as they stand on the paper, from left to
right. Which of the two orders a line has is told by letters that stand at one end of a word only: ة and ى end words, ال
begins them.
"""

from __future__ import annotations

import re
import unicodedata

from marsad.arabic.letters import LETTERS, MARKS, TATWEEL
from marsad.errors import InputError

_SHAPE = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]+")
_WORD = re.compile(f"[{LETTERS}{re.escape(MARKS)}]+")
_ARABIC = re.compile(f"[{LETTERS}]")
_ENDS = "\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER ALEF MAKSURA}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
# What keeps its own order inside a line that is turned: numbers with their marks, words in Latin letters.
_LEFT_TO_RIGHT = r"0-9\u0660-\u0669\u06f0-\u06f9A-Za-z\u00c0-\u024f"
_KEPT = re.compile(rf"[{_LEFT_TO_RIGHT}]+(?:[.,:/\-@_%\u066b\u066c]?[{_LEFT_TO_RIGHT}]+)*")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_SURE = 2  # times as much evidence for one order as for the other
_FULL, _STOPS = 0.75, ".؟!؛:\u06d4"


def with_plain_letters(text: str) -> str:
    """Shapes of letters as letters (ﻗﺼﻒ as قصف), without tatweel; all else as it is."""
    plain = _SHAPE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return plain.replace(TATWEEL, "").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def put_in_order(text: str, place: str) -> str:
    """``text`` as it is read. InputError when its letters stand in no order that can be told."""
    forward, backward = _evidence(text)
    if forward >= _SURE * backward:
        return text
    lines = [_turn(line) if _is_turned(line, backward > forward) else line for line in text.split("\n")]
    ordered = "\n".join(lines)
    forward, backward = _evidence(ordered)
    if forward < _SURE * backward or forward == 0:
        hint = "its letters stand in no order that can be told; recognise the text from pictures of its pages"
        raise InputError("a garbled text layer", place=place, hint=hint)
    return ordered


def join_lines(text: str) -> str:
    """Lines that the width of the paper broke, joined: one that fills the width and ends no sentence goes on in the next."""
    lines = [line.strip() for line in text.split("\n")]
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


def _evidence(text: str) -> tuple[int, int]:
    """Words that can only stand in reading order, and words that can only stand the other way."""
    forward = backward = 0
    for word in _WORD.findall(text):
        letters = "".join(_ARABIC.findall(word))
        if len(letters) >= 4:
            forward += (letters[-1] in _ENDS) + letters.startswith(_ARTICLE)
            backward += (letters[0] in _ENDS) + letters.endswith(_ARTICLE[::-1])
    return forward, backward


def _is_turned(line: str, mostly: bool) -> bool:
    forward, backward = _evidence(line)
    return mostly if forward == backward else backward > forward


def _turn(line: str) -> str:
    """The line from its other end; vowel marks stay behind their letter, numbers and Latin words as they are."""
    turned = "".join(reversed(_clusters(line))).translate(_MIRRORED)
    return _KEPT.sub(lambda match: match[0][::-1], turned)


def _clusters(line: str) -> list[str]:
    out: list[str] = []
    for char in line:
        if out and char in MARKS:
            out[-1] += char
        else:
            out.append(char)
    return out
