"""A report and what was asked for in, the stretches of it that say so out, with the words to light."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.arabic.words import find_words
from marsad.model.kept import Snippet
from marsad.model.word import Word
from marsad.store.search_index import token
from marsad.store.search_query import Term
from marsad.store.search_words import bare, word_stems

_BEFORE, _AFTER = 8, 14  # words around the first that is lit
_MOST = 3  # snippets of a report
Span = tuple[int, int]


def snippets_of(title: str | None, text: str, terms: Sequence[Term]) -> tuple[Snippet, ...]:
    """The title where it answers, then up to three stretches of the text; its beginning when only the title answers."""
    wanted = [term for term in terms if not term.banned]
    found = list(_of_title(title, wanted)) + list(_of_text(text, wanted))
    return tuple(found) or (Snippet(_shortened(text), (), 0),)


def lit_words(text: str, terms: Sequence[Term]) -> list[Span]:
    """Where the words that were asked for stand, in code points."""
    return [span for _, _, span in _lit([word for word in find_words(text) if word.kind != "mark"], terms)]


def _of_title(title: str | None, terms: Sequence[Term]) -> Iterator[Snippet]:
    spans = lit_words(title, terms) if title else []
    if title and spans:
        yield Snippet(title, tuple(spans), None)


def _of_text(text: str, terms: Sequence[Term]) -> Iterator[Snippet]:
    words = [word for word in find_words(text) if word.kind != "mark"]
    lit = list(_lit(words, terms))
    shown = 0
    for count in range(_MOST):
        ahead = next(((first, last) for first, last, _ in lit if first >= shown), None)
        if ahead is None or (count and not lit):
            return
        first, last = max(shown, ahead[0] - _BEFORE), min(len(words), ahead[1] + _AFTER)
        shown = last
        start, end = words[first].start, words[last - 1].end
        yield Snippet(text[start:end], tuple((a - start, b - start) for _, _, (a, b) in lit if start <= a and b <= end), start)


def _lit(words: Sequence[Word], terms: Sequence[Term]) -> Iterator[tuple[int, int, Span]]:
    """(first word, word after the last, its span) of what any term asks for, in order, none within another."""
    asked = {word for term in terms for word in term.words}
    beginnings = tuple(word for term in terms for word in term.beginnings)
    runs = sorted({run for term in terms for run in term.runs}, key=len, reverse=True)
    plain = [token(bare(word.form)) for word in words]
    at = 0
    while at < len(words):
        width = next((len(run) for run in runs if tuple(plain[at:at + len(run)]) == run), 0)
        if not width:
            stems = [token(stem) for stem in word_stems(words[at])]
            width = int(any(stem in asked or (beginnings and stem.startswith(beginnings)) for stem in stems))
        if width:
            yield at, at + width, (words[at].start, words[at + width - 1].end)
        at += max(width, 1)


def _shortened(text: str) -> str:
    words = find_words(text)[:_BEFORE + _AFTER]
    return text[:words[-1].end] if words else text[:200]
