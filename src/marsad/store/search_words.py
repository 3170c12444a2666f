"""A text in, the words under which it is found out: each with its clitics cut in every way that spelling allows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.clitics import cuts
from marsad.arabic.words import find_words
from marsad.model.word import Word

_ARTICLE = "ال"
_SHORTEST = 2  # letters that stand after an article
PART_WORDS = 8_000  # of a part: PostgreSQL knows no position beyond 16,383


class Part(NamedTuple):
    """A stretch of a report as it is indexed: ``words`` under which it is found, ``run`` its words in order, for phrases."""

    words: tuple[str, ...]
    run: tuple[str, ...]


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a text, at least one; a report of ordinary length is one part."""
    forms = [word for word in find_words(text) if word.kind != "mark"]
    for first in range(0, max(1, len(forms)), PART_WORDS):
        page = forms[first:first + PART_WORDS]
        found = tuple(stem for word in page for stem in stems(word.kind, word.form))
        yield Part(found, tuple(bare(word.form) for word in page))


@lru_cache(maxsize=1 << 16)
def stems(kind: str, form: str) -> tuple[str, ...]:
    """What a written word may be without its clitics, itself first: وبالمفاوضات is found as مفاوضات too."""
    form = form.casefold()
    if kind != "arabic":
        return (form,)
    return tuple(dict.fromkeys((form, *(cut.stem for cut in cuts(form) if not cut.suffix), *_without_pronoun(form))))


@lru_cache(maxsize=1 << 16)
def bare(form: str) -> str:
    """A word without its article and what stands before it: one spelling for phrases. بالقصف, القصف and للقصف are قصف."""
    form = form.casefold()
    for cut in cuts(form):
        if cut.definite and len(cut.stem) >= _SHORTEST:
            return cut.stem
    return form


def word_stems(word: Word) -> tuple[str, ...]:
    """As ``stems``, of a word of a text."""
    return stems(word.kind, word.form)


def _without_pronoun(form: str) -> Iterator[str]:
    """The stem of غارتهم (غاره) but not of every word that ends in ي or ه: a long pronoun alone is telling."""
    for cut in cuts(form):
        if len(cut.suffix) > 1 and len(cut.stem) > _SHORTEST:
            yield cut.stem
