"""Words in, sentences and paragraphs out, as half-open ranges of word indices."""

from __future__ import annotations

from marsad.model.span import Span
from marsad.model.word import Word

_ENDS = frozenset(".!؟?…")
_CLOSERS = frozenset("\"”»')]’")


def find_sentences(text: str, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """Sentences end at a full stop, question or exclamation mark, or a line break; أ.ف.ب does not end one."""
    out: list[Span] = []
    first = 0
    for i, word in enumerate(words):
        last_word = i + 1 == len(words)
        ends = last_word or "\n" in text[word.end : words[i + 1].start] or (_is_end(words, i) and not _continues(words, i))
        if ends and i + 1 > first:
            out.append(Span(first, i + 1))
            first = i + 1
    return tuple(out)


def find_paragraphs(text: str, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """Paragraphs are the lines of the text that hold words."""
    out: list[Span] = []
    first = 0
    for i, word in enumerate(words):
        if i + 1 == len(words) or "\n" in text[word.end : words[i + 1].start]:
            out.append(Span(first, i + 1))
            first = i + 1
    return tuple(out)


def _is_end(words: tuple[Word, ...], i: int) -> bool:
    word = words[i]
    if word.kind == "mark" and word.text in _ENDS:
        # one letter before the point is an abbreviation: د. محمد, أ.ف.ب
        before = words[i - 1] if i else None
        return not (word.text == "." and before is not None and before.kind != "mark" and len(before.form) == 1 and before.end == word.start)
    return word.kind == "mark" and word.text in _CLOSERS and i > 0 and words[i - 1].text in _ENDS and words[i - 1].end == word.start


def _continues(words: tuple[Word, ...], i: int) -> bool:
    """A point is followed by its closing quote, or by more points: the sentence ends after them."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and after.kind == "mark" and after.start == words[i].end and (after.text in _ENDS or after.text in _CLOSERS)
