"""A folded word in, its candidate segmentations out: proclitics, article, stem, pronoun ending."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ك", "ل")
_PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "ها", "نا", "ني", "ه", "ك", "ي")


class Cut(NamedTuple):
    """One way to cut a word: وبالغوطة = prefix وب, article, stem غوطه; the written stem begins at ``skip``."""

    prefix: str
    definite: bool
    stem: str
    suffix: str
    skip: int


def proclitic_cuts(form: str) -> Iterator[Cut]:
    """Segmentations that cut proclitics only; the uncut word first. The article stays on the stem."""
    yield Cut("", False, form, "", 0)
    for at, prefix in _prefixes(form):
        stem = form[at:]
        if prefix.endswith("ل") and stem.startswith("ل") and len(stem) >= 3:  # للغوطة = ل + الغوطة
            yield Cut(prefix, False, "ا" + stem, "", at)
        if len(stem) >= 2:
            yield Cut(prefix, False, stem, "", at)


def cuts(form: str) -> Iterator[Cut]:
    """All segmentations: proclitics, then the article, then pronoun endings; fewest cuts first."""
    heads = []
    for cut in proclitic_cuts(form):
        heads.append(cut)
        if cut.stem.startswith("ال") and len(cut.stem) >= 4:
            at = cut.skip + (1 if form[cut.skip:cut.skip + 2] == "لل" or (form[cut.skip] == "ل" and cut.stem != form[cut.skip:]) else 2)
            heads.append(Cut(cut.prefix, True, cut.stem[2:], "", at))
    yield from heads
    for cut in heads:
        if not cut.definite:
            yield from _endings(cut)


def _prefixes(form: str) -> Iterator[tuple[int, str]]:
    """Where the proclitics may end, with the proclitics."""
    if len(form) > 2 and form[0] in _CONJUNCTIONS:
        yield 1, form[0]
        if len(form) > 3 and form[1] in _PREPOSITIONS:
            yield 2, form[:2]
        if len(form) > 4 and form[1] == "س" and form[2] in "يتنا":
            yield 2, form[:2]
    if len(form) > 2 and form[0] in _PREPOSITIONS:
        yield 1, form[0]
    if len(form) > 3 and form[0] == "س" and form[1] in "يتنا":
        yield 1, "س"


def _endings(cut: Cut) -> Iterator[Cut]:
    """The cut with a pronoun ending taken off; ت before it may stand for ta marbuta, و for وا."""
    for pronoun in _PRONOUNS:
        if cut.stem.endswith(pronoun) and len(cut.stem) - len(pronoun) >= 2:
            stem = cut.stem[: -len(pronoun)]
            yield cut._replace(stem=stem, suffix=pronoun)
            if stem.endswith("ت"):
                yield cut._replace(stem=stem[:-1] + "ه", suffix=pronoun)
            elif stem.endswith("و"):
                yield cut._replace(stem=stem + "ا", suffix=pronoun)
            elif stem.endswith("ا"):
                yield cut._replace(stem=stem[:-1] + "ي", suffix=pronoun)
