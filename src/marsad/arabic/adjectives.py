"""An adjective in, its written forms out, folded; and the form that agrees with a noun."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from marsad.arabic.spelling import bare, folded_once, join

# number (and case) of the noun -> ending of a masculine and of a feminine adjective
_AGREEMENT: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "s": (("",), ("",)),
    "acc": (("ا",), ("",)),
    "du": (("ان",), ("ان",)),
    "du.obl": (("ين",), ("ين",)),
    "things": (("ة",), ("",)),
    "pl": (("ون",), ("ات",)),
    "pl.obl": (("ين",), ("ات",)),
    "pl.broken": (("ون", "ين"), ("ات",)),
    "f": (("ة",), ("",)),
    "f.pl": (("ات",), ("ات",)),
}

_NO_ENDINGS = ("اء", "ى", "ا")  # these words are nouns that follow (رجل إطفاء) or have forms of their own (حمراء)


def adjective_forms(adjective: str, plural: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The folded forms of ملغوم in every gender and number, without the article; each once.

    Of a phrase the first word is inflected: قصيرة المدى.
    """
    return tuple(form for form, _ in folded_once(adjective_readings(adjective, plural)))


def adjective_readings(adjective: str, plural: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Every written form (not folded) with its tags: a, a.acc (ملغوما), a.f, a.du, a.pl."""
    head, _, rest = bare(adjective).partition(" ")
    if len(head) < 2:
        raise ValueError(f"not an adjective: {adjective}")
    pairs = [*_one(head), *((bare(listed), "a.pl") for listed in plural)]
    return tuple((f"{form} {rest}" if rest and " " not in form else form, tag) for form, tag in pairs)


def agreeing(words: list[str], number: str) -> Iterator[list[str]]:
    """The adjectives ``words`` as they stand beside a noun of that number: مفخخة beside two is مفخختان."""
    choices = [_agree(word, number) for word in words]
    yield from (list(choice) for choice in product(*choices)) if words else ()


def _one(head: str) -> Iterator[tuple[str, str]]:
    feminine = head if head.endswith("ة") else join(head, "ة")[0]
    yield head, "a"
    if not head.endswith(("ة", "ى", "اء")):
        yield from ((form, "a.acc") for form in join(head, "ا"))
    yield feminine, "a.f"
    if not head.endswith("ة"):
        for ending in ("ون", "ين"):
            yield from ((form, "a.pl") for form in join(head, ending))
    yield feminine[:-1] + "ات", "a.pl"
    for stem in dict.fromkeys((head, feminine)):
        for ending in ("ان", "ين"):
            yield from ((form, "a.du") for form in join(stem, ending))


def _agree(word: str, number: str) -> tuple[str, ...]:
    if word.startswith("ال") or word.endswith(_NO_ENDINGS):
        return (word,)
    masculine, feminine = _AGREEMENT[number]
    if not word.endswith("ة"):
        return tuple(form for ending in masculine for form in join(word, ending))
    if feminine == ("ات",):
        return (word[:-1] + "ات",)
    return tuple(form for ending in feminine for form in join(word, ending))
