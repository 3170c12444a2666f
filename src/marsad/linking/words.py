"""Text in, its telling words out: folded, without و and the article, without what every report says; as numbers."""

from __future__ import annotations

import re
from array import array
from functools import cache, lru_cache
from zlib import crc32

from marsad.arabic.fold import fold
from marsad.linking.knowledge import read_knowledge

_WORD = re.compile(r"[^\W_]+")
_CONJUNCTION = "و"
_ARTICLE = "ال"
# written together with the article: بال، لل، كال، فال
_WITH_ARTICLE = ("بال", "كال", "فال", "لل")
_SHORTEST = 3  # letters of a word that tells anything
_FIGURES = 5  # a longer number is a phone or a page number


def telling_words(text: str) -> array[int]:
    """Numbers of the words of ``text`` that tell one happening from another, sorted. A word has the same number everywhere."""
    numbers = {_number(word) for word in _words(text)}
    return array("I", sorted(number for number in numbers if number is not None))


def name_words(text: str, generic: frozenset[str]) -> frozenset[int]:
    """The words of a place's name without those of ``generic`` (بلدة، قرب، ريف)."""
    stems = (bare(word) for word in _WORD.findall(fold(text)))
    telling = (stem for stem in stems if len(stem) >= _SHORTEST and stem not in generic and stem not in common())
    return frozenset(crc32(stem.encode()) for stem in telling)


def shingles(text: str, size: int) -> list[str]:
    """Every run of ``size`` words of the folded text, figures left out: copies differ in dates and counters."""
    words = [word for word in _words(text) if not word.isdigit()]
    return [" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))] if words else []


@lru_cache(maxsize=4)
def _words(text: str) -> list[str]:
    """The folded words of a text; those of a report are asked for twice, one after the other."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=1 << 17)
def bare(word: str) -> str:
    """A folded word without و before it and without the article: والغوطه is غوطه, بالبلده is بلده."""
    if word.startswith(_CONJUNCTION) and len(word) > _SHORTEST + 1:
        word = word[1:]
    for prefix in _WITH_ARTICLE:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix):]
    return word[len(_ARTICLE):] if word.startswith(_ARTICLE) and len(word) - len(_ARTICLE) >= _SHORTEST - 1 else word


@cache
def common() -> frozenset[str]:
    """Words that every report holds."""
    return frozenset(form for entry in read_knowledge("common-words.yaml") for form in entry["forms"])


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int | None:
    if word.isdigit():
        return crc32(word.encode()) if len(word) <= _FIGURES else None
    stem = bare(word)
    return None if len(stem) < _SHORTEST or stem in common() or word in common() else crc32(stem.encode())
