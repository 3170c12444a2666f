"""Words in, words for a terminal out: coloured, isolated by direction, cleaned of controls, measured and wrapped."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from marsad.export.labels import Language
from marsad.model.span import Span

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A report may carry escape codes and unbalanced direction marks: shown as they are they would repaint the terminal.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
_CODES = {
    "kind": "1;31", "label": "2", "faint": "2", "strong": "1", "actors": "34", "targets": "35", "places": "32",
    "date": "33", "weapons": "36", "toll": "1;31", "source": "1;36", "asserts": "32", "denies": "1;31", "doubts": "33",
    "trigger": "1;4;31", "title": "1",
}


@dataclass(frozen=True, slots=True)
class Paint:
    """How a page is drawn: with colour or without, ``width`` columns, labels in ``language``."""

    colour: bool = False
    width: int = 80

    def __call__(self, text: str, style: str) -> str:
        """``text`` in the style's colour, or as it is."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text


def clean(text: str) -> str:
    """Without control and direction characters, line breaks as spaces; letters are never touched."""
    return _CONTROL.sub("", text.replace("\n", " ").replace("\t", " "))


def isolate(text: str) -> str:
    """Right-to-left words between FSI and PDI, so that numbers and Latin words beside them keep their place."""
    return f"{FSI}{text}{PDI}" if _RIGHT_TO_LEFT.search(text) else text


def keep_order(text: str, language: Language) -> str:
    """A date or a pair of numbers: after Arabic words 2018-03-11 would be shown as 11-03-2018."""
    return f"{LRI}{text}{PDI}" if language == "ar" else text


def directed(line: str, paint: Paint, language: Language) -> str:
    """A line of the page: in Arabic it reads from the right and stands at the right margin."""
    if language == "en" or not line.strip():
        return line
    return " " * max(0, paint.width - columns(line)) + RLI + line + PDI


def columns(text: str) -> int:
    """How many columns ``text`` takes: marks and direction characters none, wide characters two."""
    return sum(_columns_of(char) for char in _ESCAPE.sub("", text))


def wrap(text: str, width: int) -> list[Span]:
    """Lines of at most ``width`` columns as ranges of ``text``, broken at spaces; a longer word stands alone."""
    lines: list[Span] = []
    start = end = None
    for word in re.finditer(r"\S+", text):
        if start is None or end is None:
            start, end = word.span()
        elif columns(text[start : word.end()]) <= width:
            end = word.end()
        else:
            lines.append(Span(start, end))
            start, end = word.span()
    return [*lines, Span(start, end)] if start is not None and end is not None else lines


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
