"""Text in, words out: Arabic and Latin words, numbers and marks with their source offsets."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.arabic.letters import BREAKS, DIGITS, FOLD, INVISIBLE, LETTERS, MARKS, TATWEEL
from marsad.model.word import Word, WordKind

_ACCENTS = "\u0300-\u036f"
_IN_WORD = f"{LETTERS}{MARKS}{TATWEEL}{INVISIBLE}"
_SIGNS = f"{MARKS}{TATWEEL}{INVISIBLE}"
_BETWEEN = re.escape(BREAKS)
# A writer who evades a filter breaks a word between two tatweels (قـ ـصف, تقـ.ـتل) …
_BREAK = rf"(?<={TATWEEL})[{_BETWEEN}]{{1,3}}(?={TATWEEL}+[{LETTERS}])"
# … or puts dots between its letters (ق.ص.ف). An abbreviation (أ.ف.ب) is written the same way, and is one word too.
_DOTTED = rf"[{LETTERS}][{_SIGNS}]*(?:[.·*][{LETTERS}][{_SIGNS}]*){{2,9}}(?![{LETTERS}])"
_LATIN = rf"[^\W\d_{_IN_WORD}]"
# No branch may read far and then fail, or a page of nothing but marks takes hours.
_TOKEN = re.compile(
    rf"{_DOTTED}"
    rf"|{TATWEEL}*[{LETTERS}][{_IN_WORD}]*(?:{_BREAK}[{_IN_WORD}]+)*"
    rf"|[{DIGITS}]+(?:[.,٫٬:][{DIGITS}]+)*"
    rf"|{_LATIN}(?:{_LATIN}|[{_ACCENTS}])*(?:['’](?:{_LATIN}|[{_ACCENTS}])+)*"
    rf"|{TATWEEL}+"
    rf"|[^\s{INVISIBLE}{MARKS}#_]"
)
_ARABIC = re.compile(f"[{LETTERS}]")
_NUMBER = re.compile(f"[{DIGITS}]")
_LATIN_START = re.compile(_LATIN)
_NO_BREAKS = {**FOLD, **{ord(c): None for c in BREAKS}}
_MEMO_SIZE = 1 << 16


def find_words(text: str) -> tuple[Word, ...]:
    """Every word, number and mark of ``text`` in order; ``#`` and ``_`` separate and are no words,
    nor is a vowel mark that stands alone. قـ ـصف and ق.ص.ف are one word with the form قصف.
    """
    new, out = tuple.__new__, []
    for match in _TOKEN.finditer(text):
        kind, form, written = _read(match[0])
        start = match.start()
        out.append(new(Word, (start, start + len(written), written, form, kind)))
    return tuple(out)


@lru_cache(maxsize=_MEMO_SIZE)
def _read(token: str) -> tuple[WordKind, str, str]:
    """Kind, folded form and written text of a token; controls after a word are not part of it."""
    if _ARABIC.search(token):
        written = token.rstrip(INVISIBLE)
        return "arabic", written.translate(_NO_BREAKS) or written, written  # a lone hamza folds to nothing
    kind: WordKind = "number" if _NUMBER.match(token) else "latin" if _LATIN_START.match(token) else "mark"
    return kind, token.translate(FOLD) or token, token
