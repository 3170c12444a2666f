"""A noun in, its written forms with their tags out, folded: dual, sound plurals, tanwin alef, constructs."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.adjectives import agreeing
from marsad.arabic.spelling import bare, folded_once, join

Forms = tuple[tuple[str, str], ...]

_NO_TANWIN_ALEF = ("ة", "ى", "ا", "أ", "اء", "ون")
_SOUND_PLURAL_LETTERS = 4  # a shorter noun has a broken plural, if any: قصف, حرب


def noun_forms(noun: str, plural: tuple[str, ...] = (), human: bool = False) -> Forms:
    """Folded form and tag of every number and case of a noun or noun phrase, without the article; each form once.

    Tags: n, n.acc (قصفا), n.du (غارتان, غارتي), n.pl. A human noun gets the sound plurals مقاتلون/ين/و/ي and the feminine
    مقاتلة, مقاتلات. Of a phrase the head is inflected; the words after it stay (عمليتا إطلاق نار) or agree (غارتان جويتان):
    both are given where the words do not tell, and the one that is not Arabic never occurs.
    """
    return folded_once(noun_readings(noun, plural, human))


def noun_readings(noun: str, plural: tuple[str, ...] = (), human: bool = False) -> tuple[tuple[str, str], ...]:
    """Every written form (not folded) with every tag it may have, likeliest tags first."""
    head, *rest = bare(noun).split(" ")
    if len(head) < 2:
        raise ValueError(f"not a noun: {noun}")
    plurals = [bare(listed) for listed in plural]
    pairs = [*_phrase(head, rest, "n", "s"), *_singular(head, rest), *_listed(plurals, head, rest, human)]
    sound = [] if plurals and not (human and len(head) >= _SOUND_PLURAL_LETTERS) else list(_sound_plurals(head, rest, human))
    dual = list(_dual(head, rest))
    if plurals:  # not رئيسي, شخصي: adjectives
        sound = [(form, tag) for form, tag in sound if not form.partition(" ")[0].endswith("ي")]
    pairs += dual + sound if plurals else sound + dual  # قتيلين is two, as قتلى is its plural; مقاتلين is many
    if human and not head.endswith("ة"):
        pairs += _feminine(head, rest)
    return tuple(pairs)


def _phrase(head: str, rest: list[str], tag: str, number: str) -> Iterator[tuple[str, str]]:
    """The head with the words after it: unchanged, and agreeing as adjectives."""
    yield " ".join([head, *rest]), tag
    if rest:
        yield from ((" ".join([head, *words]), tag) for words in agreeing(rest, number))


def _singular(head: str, rest: list[str]) -> Iterator[tuple[str, str]]:
    if not head.endswith(_NO_TANWIN_ALEF):
        for form in join(head, "ا"):
            yield from _phrase(form, rest, "n.acc", "acc")


def _dual(head: str, rest: list[str]) -> Iterator[tuple[str, str]]:
    """غارتان, غارتين; before a following noun غارتا, غارتي.

    مدفعي and رئيسي are adjectives far more often than "two guns of": without ة there is no oblique construct here.
    Short words with hamza have duals of their own (أبوان), and أمين is another word.
    """
    if len(head) == 2 and head[0] == "أ":
        return
    stem = head[:-1] + "ي" if head.endswith("ى") else head
    for ending, number in (("ان", "du"), ("ين", "du.obl")):
        for form in join(stem, ending):
            yield from _agreeing_only(form, rest, "n.du", number)
    for ending in ("ا", "ي") if head.endswith("ة") else ("ا",):
        yield from ((" ".join([form, *rest]), "n.du") for form in join(stem, ending))


def _sound_plurals(head: str, rest: list[str], human: bool) -> Iterator[tuple[str, str]]:
    if human and not head.endswith("ة"):
        yield from _masculine_plural(head, rest)
    elif head.endswith("ة"):
        yield from _phrase(head[:-1] + "ات", rest, "n.pl", "f.pl" if human else "things")
    elif len(head) >= _SOUND_PLURAL_LETTERS:
        stem = head[:-1] + "ي" if head.endswith("ى") else head
        for form in join(stem, "ات"):
            yield from _phrase(form, rest, "n.pl", "things")


def _masculine_plural(head: str, rest: list[str]) -> Iterator[tuple[str, str]]:
    """مسلحون, مسلحين; before a following noun مسلحو (often misspelt مسلحوا), مسلحي."""
    for ending, number in (("ون", "pl"), ("ين", "pl.obl")):
        for form in join(head, ending):
            yield from _agreeing_only(form, rest, "n.pl", number)
    for ending in ("و", "وا", "ي"):
        yield from ((" ".join([form, *rest]), "n.pl") for form in join(head, ending))


def _feminine(head: str, rest: list[str]) -> Iterator[tuple[str, str]]:
    """مقاتلة, مقاتلتان, مقاتلات beside مقاتل; مقاتلة كردية beside مقاتل كردي."""
    for lady in join(head, "ة"):
        for words in dict.fromkeys((*map(tuple, agreeing(rest, "f")), tuple(rest))):
            yield from _phrase(lady, list(words), "n", "s")
            yield from _phrase(lady[:-1] + "ات", list(words), "n.pl", "f.pl")
            yield from _dual(lady, list(words))


def _listed(plurals: list[str], singular: str, rest: list[str], human: bool) -> Iterator[tuple[str, str]]:
    """The plurals an entry names; one without the noun's adjectives (غارات of غارة جوية) is given them."""
    for plural in plurals:
        head, *own = plural.split(" ")
        words = own or rest
        if head in (singular + "ون", singular + "ين") or (human and head.endswith("ون")):
            yield from _masculine_plural(head[:-2], rest)
            continue
        yield from _phrase(head, words, "n.pl", "pl.broken" if human else "things")
        if not head.endswith((*_NO_TANWIN_ALEF, "ات", "ين")):
            yield from _phrase(head + "ا", words, "n.pl", "acc")


def _agreeing_only(head: str, rest: list[str], tag: str, number: str) -> Iterator[tuple[str, str]]:
    """A form in ن cannot stand before a noun it owns: its words agree or there are none."""
    if not rest:
        yield head, tag
    yield from ((" ".join([head, *words]), tag) for words in agreeing(rest, number))
