"""Text in, words out: Arabic and Latin words, numbers and marks with their source offsets."""

from __future__ import annotations

import re

from marsad.arabic.fold import fold
from marsad.arabic.letters import DIGITS, INVISIBLE, LETTERS, MARKS, TATWEEL
from marsad.model.word import Word, WordKind

_IN_WORD = f"{LETTERS}{MARKS}{TATWEEL}{INVISIBLE}"
# قـ ـصف and تقـ.ـتل are one word: a writer evades a filter by breaking it between two tatweels.
_BREAK = rf"(?:(?<={TATWEEL})[ .·*|/\\_\-]{{1,3}}(?={TATWEEL}))"
_TOKEN = re.compile(
    rf"(?P<arabic>[{_IN_WORD}]*[{LETTERS}][{_IN_WORD}]*(?:{_BREAK}[{_IN_WORD}]+)*)"
    rf"|(?P<number>[{DIGITS}]+(?:[.,٫٬:][{DIGITS}]+)*)"
    rf"|(?P<latin>[^\W\d_{_IN_WORD}]+(?:['’][^\W\d_{_IN_WORD}]+)*)"
    rf"|(?P<mark>[^\s{INVISIBLE}#_])"
)


def find_words(text: str) -> tuple[Word, ...]:
    """Every word, number and mark of ``text`` in order; ``#`` and ``_`` separate and are no words."""
    out = []
    for match in _TOKEN.finditer(text):
        kind: WordKind = match.lastgroup  # type: ignore[assignment]
        start, end = match.span()
        written = match.group()
        form = fold(written)
        if kind == "arabic":
            start, end, written = _trim(start, written)
            form = form if len(form) == len(written) else fold(written)
            for evasion in " .·*|/\\_-":
                if evasion in form:
                    form = form.replace(evasion, "")
            if not form:  # a lone hamza or tatweel
                form = written
        out.append(Word(start, end, written, form, kind))
    return tuple(out)


def _trim(start: int, written: str) -> tuple[int, int, str]:
    """Invisible controls around a word are not part of it."""
    bare = written.lstrip(INVISIBLE)
    start += len(written) - len(bare)
    bare = bare.rstrip(INVISIBLE)
    return start, start + len(bare), bare
