"""Written text in, folded text out: spelling variants made one, with the way back to the source offsets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.letters import BREAKS, FOLD

_WORD_LENGTH = 64  # longer texts are not worth remembering, and would fill the memory


def fold(text: str) -> str:
    """The text with alef, ya, ta marbuta, hamza, marks, tatweel, digits and look-alikes made one.

    >>> fold("أُصِيبَ")
    'اصيب'
    """
    return _fold_word(text) if len(text) <= _WORD_LENGTH else text.translate(FOLD)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows its source: ``origin[i]`` is the source offset of folded character i."""

    text: str
    origin: tuple[int, ...]
    length: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Source range of the folded range: whole written characters, with the marks that follow them."""
        if start >= len(self.origin):
            return self.length, self.length
        begin = self.origin[start]
        if end <= start:
            return begin, begin
        stop = self.origin[end] if end < len(self.origin) else self.length
        return begin, max(stop, self.origin[end - 1] + 1)


def fold_with_origin(text: str) -> Folded:
    """Fold ``text`` and keep, for each folded character, where it stood in the source."""
    out: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        plain = FOLD.get(ord(char), char)
        if plain:
            out.append(plain)
            origin.extend([at] * len(plain))
    return Folded("".join(out), tuple(origin), len(text))


def skip(written: str, count: int) -> int:
    """How many written characters of a word carry the first ``count`` of its form: skip("وَالغوطة", 1) is 2.

    What breaks a word to evade a filter carries nothing: skip("بـ ـالقصف", 3) is 6.
    """
    if count <= 0:
        return 0
    carried = 0
    for at, char in enumerate(written):
        plain = "" if char in BREAKS else FOLD.get(ord(char), char)
        if plain and carried >= count:
            return at
        carried += len(plain or "")
    return len(written)


@lru_cache(maxsize=1 << 16)
def _fold_word(text: str) -> str:
    return text.translate(FOLD)
