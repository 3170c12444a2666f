"""A folded word in, its candidate segmentations out: proclitics, article, stem, pronoun ending."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_FUTURE = "س"
_PERSONS = "يتنا"  # the future س stands before a present only: يقصف, تقصف, نقصف, أقصف
_ARTICLE = "ال"
# last letter -> the pronoun endings with it, longest first
_PRONOUNS = {
    "ا": ("هما", "كما", "ها", "نا"), "م": ("هم", "كم"), "ن": ("هن",), "ه": ("ه",), "ك": ("ك",), "ي": ("ني", "ي"),
}
_SHORTEST = 2  # letters of a stem


class Cut(NamedTuple):
    """One way to cut a word: وبالغوطة = prefix وب, article, stem غوطه; the written stem begins at ``skip``.

    ``stem`` is what the word is without its clitics, so it may differ from what is written at ``skip``:
    للغوطة has the stem الغوطه, غارتهم the stem غاره, قصفوهم the stem قصفوا.
    """

    prefix: str
    definite: bool
    stem: str
    suffix: str
    skip: int


def proclitic_cuts(form: str) -> Iterator[Cut]:
    """Segmentations that cut proclitics only; the uncut word first. The article stays on the stem."""
    yield Cut("", False, form, "", 0)
    for prefix in _prefixes(form):
        stem = form[len(prefix):]
        if _hides_article(prefix, stem):
            yield Cut(prefix, False, "ا" + stem, "", len(prefix))
        if len(stem) >= _SHORTEST:
            yield Cut(prefix, False, stem, "", len(prefix))


def cuts(form: str) -> Iterator[Cut]:
    """All segmentations: proclitics, then the article, then pronoun endings; fewest cuts first."""
    heads = list(proclitic_cuts(form))
    yield from heads
    for head in heads:
        if head.stem.startswith(_ARTICLE) and len(head.stem) >= len(_ARTICLE) + _SHORTEST:
            written = len(head.stem) - len(form) + head.skip  # 1 where the alef is not written: للغوطة
            yield Cut(head.prefix, True, head.stem[2:], "", head.skip + 2 - written)
    for head in heads:
        if len(head.stem) == len(form) - head.skip:  # after للـ there is an article, so no pronoun
            yield from _endings(head)


def _prefixes(form: str) -> Iterator[str]:
    """The proclitics the word may begin with: و, ف; ب, ك, ل; س before a present; و or ف with one of the others."""
    conjunctions = [form[0], ""] if form[:1] and form[0] in _CONJUNCTIONS else [""]
    for conjunction in conjunctions:
        rest = form[len(conjunction):]
        if conjunction and len(rest) >= _SHORTEST:
            yield conjunction
        if len(rest) <= _SHORTEST:
            continue
        if rest[0] in _PREPOSITIONS or (rest[0] == _FUTURE and rest[1] in _PERSONS):
            yield conjunction + rest[0]


def _hides_article(prefix: str, stem: str) -> bool:
    """ل and the article are written للـ: للغوطة is ل + الغوطة."""
    return prefix.endswith("ل") and stem.startswith("ل") and len(stem) > _SHORTEST


def _endings(cut: Cut) -> Iterator[Cut]:
    """The cut with a pronoun ending taken off, and the spellings the stem may have without it."""
    written = cut.stem
    for pronoun in _PRONOUNS.get(written[-1:], ()):
        if written.endswith(pronoun) and len(written) - len(pronoun) >= _SHORTEST:
            stem = written[: -len(pronoun)]
            yield Cut(cut.prefix, False, stem, pronoun, cut.skip)
            for free in _freed(stem):
                yield Cut(cut.prefix, False, free, pronoun, cut.skip)


def _freed(stem: str) -> tuple[str, ...]:
    """How a stem is spelled when no pronoun follows it."""
    body, last = stem[:-1], stem[-1]
    if last == "ت":
        return (body + "ه",)  # غارتهم: غارة
    if last == "ا":
        return (body + "ي",)  # نفاها: نفى
    if last == "و":
        return (stem + "ا", body) if body.endswith("ا") else (stem + "ا",)  # قصفوهم: قصفوا; أعضاؤها: أعضاء
    if last == "ي" and body.endswith("ا"):
        return (body,)  # أعضائها: أعضاء
    return ()
