"""The words of a report with the time signs and numbers that stand at each of them."""

from __future__ import annotations

from functools import lru_cache

from marsad.model.word import Word
from marsad.text.number_words import Number, read_number
from marsad.text.phrase_table import Found
from marsad.text.time_table import Sign, TimeTable

_ARTICLE = "ال"


class TimeWords:
    """Lookups on the words of one report; each place is looked up once."""

    __slots__ = ("_numbers", "_signs", "size", "table", "words")

    def __init__(self, words: tuple[Word, ...], table: TimeTable) -> None:
        self.words, self.table, self.size = words, table, len(words)
        self._signs: dict[int, tuple[Found[Sign], ...]] = {}
        self._numbers: dict[int, Number | None] = {}

    def starts(self) -> list[int]:
        """Words at which a time may begin: known time words and numbers."""
        rows, numbers = self.table.signs.rows, self.table.numbers.starts
        return [i for i, word in enumerate(self.words) if word.kind == "number" or word.form in rows or word.form in numbers]

    def sign(self, i: int) -> Found[Sign] | None:
        """The longest time word or phrase at word ``i``."""
        found = self.signs(i)
        return found[0] if found else None

    def signs(self, i: int) -> tuple[Found[Sign], ...]:
        """Every reading of word ``i``, longest first: ساعة is a unit and a clock."""
        known = self._signs.get(i)
        if known is None:
            known = self._signs[i] = self._read_signs(i)
        return known

    def a(self, kind: str, i: int) -> Found[Sign] | None:
        """A sign of this kind at word ``i``."""
        for found in self.signs(i):
            if found.meaning.kind == kind:
                return found
        return None

    def named(self, kind: str, value: object, i: int) -> Found[Sign] | None:
        """The sign of this kind and value at word ``i``: named("sign", "from", i) is من."""
        for found in self.signs(i):
            if found.meaning.kind == kind and found.meaning.value == value:
                return found
        return None

    def number(self, i: int) -> Number | None:
        """The number at word ``i``; the الـ written apart from its digits belongs to it."""
        if i >= self.size:
            return None
        if i not in self._numbers:
            self._numbers[i] = read_number(self.words, i, self.table.numbers)
        return self._numbers[i]

    def known(self, i: int) -> bool:
        """Whether a time word, number or qualifier of numbers stands at word ``i``."""
        if i >= self.size:
            return False
        word, numbers = self.words[i], self.table.numbers
        return word.kind == "number" or word.form in self.table.signs.rows or word.form in numbers.starts or word.form == _ARTICLE

    def _read_signs(self, i: int) -> tuple[Found[Sign], ...]:
        rows = self.table.signs.rows.get(self.words[i].form) if i < self.size else None
        if rows is None:
            return ()
        words, size = self.words, self.size
        return tuple(
            Found(i + 1 + len(rest), meaning, prefix, definite)
            for rest, meaning, prefix, definite in rows
            if not rest or all(i + k < size and words[i + k].form == form for k, form in enumerate(rest, 1))
        )

    def mark(self, i: int, marks: str) -> bool:
        """Whether word ``i`` is one of these marks."""
        return i < self.size and self.words[i].kind == "mark" and self.words[i].text in marks

    def past_article(self, i: int) -> int:
        """The word after a الـ that stands apart."""
        return i + 1 if i + 1 < self.size and self.words[i].form == _ARTICLE else i

    def counted_follows(self, i: int) -> bool:
        """Whether word ``i`` looks like a counted noun (قتيلاً, شخصا): a number before it is no year."""
        if i >= self.size or self.words[i].kind != "arabic":
            return False
        form = self.words[i].form
        if len(form) < 4 or not form.endswith("ا") or form.endswith(("وا", "ها", "نا", "ما")):
            return False
        return not form.startswith(("ال", "و", "ف")) and not self.signs(i)


@lru_cache(maxsize=4096)
def clock_of(form: str) -> str | None:
    """The clock time that a number token writes: 15:20, 9:05."""
    hour, colon, minute = form.partition(":")
    if colon and hour.isdecimal() and minute[:2].isdecimal() and int(hour) < 24 and len(minute) >= 2 and int(minute[:2]) < 60:
        return f"{int(hour):02d}:{minute[:2]}"
    return None
