"""What one row of a list tells: a place with its names, or why it tells none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from marsad.arabic.fold import fold
from marsad.arabic.letters import LETTERS, MARKS, TATWEEL
from marsad.lexicon.gazetteer.place import GazetteerPlace

_ARABIC = re.compile(rf"[{LETTERS}]")
_NAME_WORD = re.compile(rf"[{LETTERS}]+|\d+")


class Told(NamedTuple):
    """A place of a list with all its Arabic names. An ``implied`` one has no row of its own: the unit of other rows."""

    line: int
    place: GazetteerPlace
    names: tuple[str, ...]
    implied: bool = False


class Skipped(NamedTuple):
    """A row that tells no place: ``reason`` counts it, ``detail`` says what stood there. A ``broken`` one is shown."""

    line: int
    reason: str
    detail: str = ""
    broken: bool = True

    def message(self, file: str) -> str:
        """list.csv:12: latitude is no number (36,4)"""
        return f"{file}:{self.line}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


Telling = Told | Skipped


@dataclass(slots=True)
class Reach:
    """How far a file is read, in bytes, for those who watch."""

    total: int = 0
    done: int = 0


Watch = Callable[[Reach], None]


def name_key(name: str) -> str:
    """The folded words of a name, without marks and punctuation; empty when it has fewer than two letters."""
    words = _NAME_WORD.findall(fold(plain(name)))
    folded = " ".join(words)
    return folded if sum(len(word) for word in words if not word.isdigit()) > 1 else ""


def plain(name: str) -> str:
    """The name as a report writes it: without vowel marks, tatweel and what cannot be seen."""
    bare = "".join(char for char in unicodedata.normalize("NFC", name) if char not in MARKS and char != TATWEEL)
    return " ".join("".join(char for char in bare if unicodedata.category(char) != "Cf").split())


def is_arabic(text: str) -> bool:
    """Whether most of the letters are Arabic."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and len(_ARABIC.findall(text)) * 2 > len(letters)


def has_arabic(text: str) -> bool:
    """Whether any Arabic letter stands in it."""
    return _ARABIC.search(text) is not None


def watched(tellings: Iterable[Telling], reach: Reach, watch: Watch | None, every: int = 500) -> Iterator[Telling]:
    """The same tellings; those who watch hear of it now and then."""
    for count, telling in enumerate(tellings):
        if watch is not None and count % every == 0:
            watch(reach)
        yield telling
    if watch is not None:
        watch(reach)
