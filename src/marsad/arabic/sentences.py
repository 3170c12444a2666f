"""Words in, sentences and paragraphs out, as half-open ranges of word indices."""

from __future__ import annotations

import re

from marsad.model.span import Span
from marsad.model.word import Word

_ENDS = frozenset(".!؟?…")
_CLOSERS = frozenset("\"”»')]’")
_BOTH_WAYS = frozenset("\"'")  # opens as well as closes
_NEW_LINE = re.compile("[\n\r\v\f\x85\u2028\u2029]")


def find_sentences(text: str, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """Sentences end at a full stop, question or exclamation mark, or a line break.

    Points that end nothing: د. محمد, أ. ف. ب, www.example.org, and the point after a number that opens a line.
    """
    out: list[Span] = []
    first = 0
    for i, word in enumerate(words):
        if _breaks_line(text, words, i) or (word.kind == "mark" and _is_end(words, i, first) and not _continues(words, i)):
            out.append(Span(first, i + 1))
            first = i + 1
    return tuple(out)


def find_paragraphs(text: str, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """Paragraphs are the lines of the text that hold words."""
    out: list[Span] = []
    first = 0
    for i in range(len(words)):
        if _breaks_line(text, words, i):
            out.append(Span(first, i + 1))
            first = i + 1
    return tuple(out)


def _breaks_line(text: str, words: tuple[Word, ...], i: int) -> bool:
    """A line, or the text, ends after word i."""
    if i + 1 == len(words):
        return True
    start, end = words[i].end, words[i + 1].start
    return start != end and text[start:end] != " " and _NEW_LINE.search(text, start, end) is not None


def _is_end(words: tuple[Word, ...], i: int, first: int) -> bool:
    """Mark i ends the sentence that began at ``first``, or closes a quote whose last mark did."""
    if words[i].text in _ENDS:
        return words[i].text != "." or not _is_inside(words, i, first)
    before = words[i - 1] if i > first else None
    return before is not None and words[i].text in _CLOSERS and before.text in _ENDS and before.end == words[i].start


def _is_inside(words: tuple[Word, ...], i: int, first: int) -> bool:
    """The point belongs to an abbreviation, an address, or the number of a list."""
    before = words[i - 1] if i > first else None
    if before is None or before.end != words[i].start:
        return False
    if before.kind == "number":
        return i - 1 == first
    after = words[i + 1] if i + 1 < len(words) else None
    if before.kind == "latin" and after is not None and after.kind in ("latin", "number") and after.start == words[i].end:
        return True
    era = i - 2 >= first and words[i - 2].kind == "number"  # 2018 م. and 1440 هـ. do end
    return before.kind in ("arabic", "latin") and len(before.form) == 1 and not era


def _continues(words: tuple[Word, ...], i: int) -> bool:
    """A point is followed by its closing quote, or by more points: the sentence ends after them."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or after.kind != "mark" or after.start != words[i].end:
        return False
    return after.text in _ENDS or (after.text in _CLOSERS and not _opens(words, i + 1))


def _opens(words: tuple[Word, ...], i: int) -> bool:
    """A straight quote glued to the word after it opens: قال."وأضاف."""
    after = words[i + 1] if i + 1 < len(words) else None
    return words[i].text in _BOTH_WAYS and after is not None and after.kind != "mark" and after.start == words[i].end
