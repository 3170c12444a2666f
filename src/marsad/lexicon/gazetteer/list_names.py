"""A row of a place list in, the names of its place out as reports write them; and what a name says of the kind of place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.arabic.fold import fold
from marsad.lexicon.gazetteer.layout import UNIT_KINDS, Layout, kind_words, middle_words
from marsad.lexicon.gazetteer.tables import Row
from marsad.lexicon.gazetteer.told import is_arabic, name_key, plain

_APART = re.compile(r"\s*[/\\_(),\u060C;|]\s*|\s*[-\u2013\u2014]\s*")
_IN_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
# A village may be called after a mountain or a dam, but not after these.
_TELLING = frozenset(("camp", "neighbourhood", "airport", "crossing"))
_LEAST_LETTERS = 3  # of a name that stands behind a stroke


def names_of(row: Row, layout: Layout, written: str) -> tuple[str, ...]:
    """The names of a row, the label first: the parts of a double name each, without what only says where it lies."""
    around = {bare(layout.cell(row, f"admin{level}_ar")) for level in UNIT_KINDS} - {""}
    others = [layout.cell(row, name) for name in ("alias_ar", "alias_ar_2", "alias_ar_3")]
    names: dict[str, str] = {}
    for text in (written, *others):
        for name in variants(plain(text), around):
            names.setdefault(name_key(name), name)
            if kind_by_name(name) is not None:  # a report says the word for the kind apart
                names.setdefault(name_key(name.partition(" ")[2]), name.partition(" ")[2])
    names.pop("", None)
    return tuple(names.values())


def variants(text: str, around: set[str]) -> Iterator[str]:
    """ابين- عفرين in the district of عفرين is ابين; قزل/غزل is both."""
    if not is_arabic(text):
        return
    parts = [part for part in _APART.split(text) if part and is_arabic(part)]
    own = [part for i, part in enumerate(parts) if i == 0 or bare(part) not in around]
    if len(own) == len(parts) > 1 and "-" in text:
        yield text  # two villages listed as one, or a name that is written with a stroke
    for i, part in enumerate(own):
        if i == 0 or len(name_key(part)) >= _LEAST_LETTERS:
            yield part


def bare(unit: str) -> str:
    """The key of a unit's name without the word for its middle and without spaces: مركز عفرين is عفرين."""
    words = name_key(unit).split()
    if len(words) > 1 and words[0] in {fold(word) for word in middle_words()}:
        words = words[1:]
    return "".join(words).removeprefix("ال")


def kind_by_name(name: str) -> str | None:
    """مخيم اليرموك is a camp, by its first word."""
    first, _, rest = name.partition(" ")
    kind = kind_words().get(first) if rest else None
    return kind if kind in _TELLING else None


def without_brackets(written: str) -> str | None:
    """Bayad (Ghizlaniyyeh) is Bayad: the chain of units says where."""
    return _IN_BRACKETS.sub("", written).strip() or None
