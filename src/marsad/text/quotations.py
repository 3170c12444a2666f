"""Words in, the quoted stretches out: what stands inside “ ” « » " ", as ranges of word indices."""

from __future__ import annotations

from marsad.arabic.letters import TATWEEL
from marsad.model.span import Span
from marsad.model.word import Word

_OPEN_TO_CLOSE = {"«": "»", "“": "”", "„": "”", "‹": "›", "‘": "’"}
_SWAPPED = {"”": "“"}  # ”اخرجوا“: the writer's keyboard has them the other way round
_CLOSERS = frozenset(_OPEN_TO_CLOSE.values())
_STRAIGHT = '"'
_SINGLE = "'"  # closes itself, and opens only where it touches the word after it: 'لواء الجبل'
_MARKS = _CLOSERS | frozenset(_OPEN_TO_CLOSE) | {_STRAIGHT, _SINGLE}
_TOUCHING = frozenset({TATWEEL, ".", "!", "?", "؟"})  # لـ"صوت الجبل": the tatweel of a preposition; a stop before a closing mark
_BEFORE_OPENING = frozenset(":([،؛" + TATWEEL)
_SENTENCE_ENDS = frozenset(".؟?!")
_LONGEST = 12  # sentences: a quotation that runs on longer was never closed


def find_quotations(text: str, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """Ranges of the words inside quotation marks, the marks left out, in order; an inner quotation has its own range.

    «قال لنا: "اخرجوا" ثم أطلق النار» gives the whole and اخرجوا. A guillemet may run over paragraphs, a straight mark
    that is not closed ends with its paragraph, and a curly mark written the wrong way round is read by its side.
    """
    found: list[Span] = []
    open_marks: list[tuple[str, int]] = []  # the mark that closes, the first word inside
    for i, word in enumerate(words):
        if i and "\n" in text[words[i - 1].end : word.start]:
            open_marks = _end_paragraph(open_marks, i, found)
        if word.kind != "mark" or word.text not in _MARKS:
            continue
        closing = _closing(text, words, i, open_marks)
        if closing is None:
            open_marks.append((_OPEN_TO_CLOSE.get(word.text) or _SWAPPED.get(word.text) or word.text, i + 1))
        elif closing >= 0:
            _close(open_marks[closing][1], i, words, found)
            del open_marks[closing:]
    _end_paragraph(open_marks, len(words), found)
    return tuple(sorted(set(found), key=lambda span: (span.start, -span.end)))


def _closing(text: str, words: tuple[Word, ...], i: int, open_marks: list[tuple[str, int]]) -> int | None:
    """Which open quotation the mark at ``i`` closes: its index, -1 for none, None when the mark opens one itself."""
    mark = words[i].text
    for k in range(len(open_marks) - 1, -1, -1):
        wanted = open_marks[k][0]
        if mark == _STRAIGHT == wanted and _opens(text, words[i]):
            del open_marks[k:]  # the mark that should have closed it was lost: a new quotation begins
            return None
        if mark == wanted or (wanted in "“”\"" and mark in "“”\"" and not _opens(text, words[i])):
            return k
    if mark in _OPEN_TO_CLOSE:
        return None
    if mark == _STRAIGHT:
        return -1 if _closes(text, words[i]) else None
    return None if mark in "”’'" and _opens(text, words[i]) else -1


def _opens(text: str, word: Word) -> bool:
    """The mark touches the word after it and none before it."""
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    return after.isalnum() and not before.isalnum() and before not in _TOUCHING


def _closes(text: str, word: Word) -> bool:
    """The mark touches the word before it, or its stop, and none after it."""
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    return bool(before) and not before.isspace() and not after.isalnum() and before not in _BEFORE_OPENING


def _end_paragraph(open_marks: list[tuple[str, int]], at: int, found: list[Span]) -> list[tuple[str, int]]:
    """At a paragraph's end straight marks still open are ended there; the others stay open."""
    for mark, first in open_marks:
        if mark == _STRAIGHT and at > first:
            found.append(Span(first, at))
    return [pair for pair in open_marks if pair[0] != _STRAIGHT]


def _close(first: int, last: int, words: tuple[Word, ...], found: list[Span]) -> None:
    """Keep the range unless it is empty or too long to be one quotation."""
    if first >= last:
        return
    ends = [words[i].text in _SENTENCE_ENDS for i in range(first, last)]
    sentences = sum(end and not after for end, after in zip(ends, [*ends[1:], False], strict=True))
    if sentences <= _LONGEST:
        found.append(Span(first, last))
