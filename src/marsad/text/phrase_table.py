"""Known phrases in, a table that finds the longest of them at a word out; proclitics and the article are taken off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from marsad.arabic.words import find_words
from marsad.model.word import Word

T = TypeVar("T")
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_ARTICLE = "ال"


class Found(NamedTuple, Generic[T]):
    """A phrase that stands before word ``last``: what it means, the proclitics and article that were cut."""

    last: int
    meaning: T
    prefix: str
    definite: bool


class PhraseTable(Generic[T]):
    """First written word (with every proclitic) -> the phrases that begin with it, longest first."""

    __slots__ = ("rows",)

    def __init__(self, phrases: Iterable[tuple[str, T]], *, article: bool = False, never: frozenset[str] = frozenset()) -> None:
        self.rows: dict[str, list[tuple[tuple[str, ...], T, str, bool]]] = {}
        for phrase, meaning in phrases:
            first, *rest = (word.form for word in find_words(phrase))
            for form, prefix, definite in written_forms(first, article=article):
                if form not in never:
                    self.rows.setdefault(form, []).append((tuple(rest), meaning, prefix, definite))
        self._sort()

    def joined(self, other: PhraseTable[T]) -> PhraseTable[T]:
        """Both tables in one; of equally long phrases, this one's come first."""
        both: PhraseTable[T] = PhraseTable(())
        both.rows = {form: self.rows.get(form, []) + other.rows.get(form, []) for form in {**self.rows, **other.rows}}
        both._sort()
        return both

    def _sort(self) -> None:
        for rows in self.rows.values():
            rows.sort(key=lambda row: (-len(row[0]), len(row[2])))

    def at(self, words: tuple[Word, ...], i: int) -> Found[T] | None:
        """The longest phrase that begins at word ``i``."""
        if i >= len(words):
            return None
        for rest, meaning, prefix, definite in self.rows.get(words[i].form, ()):
            if all(i + k < len(words) and words[i + k].form == form for k, form in enumerate(rest, 1)):
                return Found(i + 1 + len(rest), meaning, prefix, definite)
        return None


def written_forms(form: str, *, article: bool) -> Iterator[tuple[str, str, bool]]:
    """The word as it may be written: (form, proclitics, with article): ثلاثة, وثلاثة, الثلاثة, للثلاثة."""
    for prefix in _PROCLITICS:
        if prefix.endswith("ل") and form.startswith(_ARTICLE):  # للاثنين: ل swallows the alef
            yield prefix + form[1:], prefix, False
        else:
            yield prefix + form, prefix, False
        if article:
            yield (prefix + "ل" + form if prefix.endswith("ل") else prefix + _ARTICLE + form), prefix, True
