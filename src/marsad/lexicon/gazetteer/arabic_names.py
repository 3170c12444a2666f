"""The alternate names of a place in, its Arabic names out: the best one first, look-alikes and slips of transliteration gone.

GeoNames alternates carry no language here: Arabic, Persian, Urdu and Kurdish spellings lie in one heap with
machine transliterations. The Latin names say which consonants are meant (Ţarţūs has two emphatic letters), so they judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from marsad.arabic.fold import fold
from marsad.arabic.letters import FOLD, LETTERS, MARKS, TATWEEL

_ARABIC = re.compile(rf"[{LETTERS}]+(?: [{LETTERS}]+)*")
_NATIVE = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
_CAREFUL = frozenset("أإآؤئة")  # a spelling that has them was written with care
_WEAK = frozenset("اويه")
_ARTICLE = "ال"
_LATIN_ARTICLE = re.compile(r"^(?:a[lrnstdzş]|e[lrnstdz]|a[ds]h|a[ţşḑz]̧?)[ -](?=.{3})", re.IGNORECASE)
_STUTTER = re.compile(r"(.)\1{2,}")

# What one Latin letter or pair can stand for. With dots and macrons the romanisation is exact, without it is a guess.
_PAIRS = {"kh": "خ", "gh": "غ", "dh": "ذ", "th": "ث", "sh": "ش", "ch": "شجك", "ph": "ف", "ou": "و", "oo": "و", "ee": "ي"}
_PLAIN = {
    "b": "ب", "p": "ب", "t": "تط", "j": "ج", "g": "غجق", "h": "هح", "d": "دض", "r": "ر", "z": "زظذ", "s": "سص", "q": "ق",
    "k": "كق", "c": "سقك", "l": "ل", "m": "م", "n": "ن", "f": "ف", "v": "فو", "w": "و", "y": "ي", "x": "كخ",
    "a": "ا", "e": "ايه", "i": "يا",
    "o": "وا", "u": "وا", "'": "ع", "`": "ع", "‘": "ع", "ʻ": "ع", "ʿ": "ع", "’": "", "ʼ": "", "ʾ": "",
}
_DOTTED = {"ţ": "ط", "ṭ": "ط", "ş": "ص", "ṣ": "ص", "ḑ": "ض", "ḍ": "ض", "ḩ": "ح", "ḥ": "ح", "z̧": "ظ", "ẓ": "ظ", "ā": "ا",
           "ī": "ي", "ū": "و", "ḏ": "ذ", "ṯ": "ث", "ḵ": "خ", "ġ": "غ"}
_EXACT = {"t": "ت", "h": "هح", "d": "د", "z": "ز", "s": "س", "k": "ك"}
_VOWELS = frozenset("aeiou")
_CONFUSED = [frozenset(pair) for pair in ("تط", "سص", "دض", "ذز", "ذض", "زظ", "ضظ", "كق", "هح", "اع", "ثس", "غق", "غج")]


def arabic_names(name: str, alternates: Iterable[str], *, known: str | None = None) -> tuple[str, ...]:
    """The Arabic names among ``alternates``, best first: "Ţarţūs", [ترطوس, طرطوس, طرتوس] gives (طرطوس,).

    ``known`` is the name that our own knowledge gives the place: it comes first when it is among them.
    """
    heap = sorted({_tidy(alternate) for alternate in alternates})
    spellings: dict[str, list[str]] = {}
    for written in heap:
        if _ARABIC.fullmatch(written) and all(len(word) > 1 for word in fold(written).split()):
            spellings.setdefault(fold(written), []).append(written)
    native = {form: names for form, names in spellings.items() if any(_is_native(written) for written in names)}
    kept = native or spellings
    # An exact romanisation settles it; the guesses of many languages do not improve on it.
    latin = [name] if _is_exact(name) else [name, *filter(_is_latin, heap)]
    latin = list(filter(_is_exact, latin)) or latin
    readings = sorted({_reading(_without_article(written)) for written in latin})
    cost = {form: min(_distance(reading, form.removeprefix(_ARTICLE)) for reading in readings) for form in kept}
    ours = fold(known) if known else ""

    def rank(form: str) -> tuple[object, ...]:
        return form != ours, round(cost[form], 3), not form.startswith(_ARTICLE), " " in form, form

    ranked = sorted(kept, key=rank)
    best = ranked[0] if ranked else ""
    ends_in_a = name.endswith(("a", "á"))
    names = tuple(_spell(kept[form], ends_in_a=ends_in_a) for form in ranked if not _is_slip(form, best, cost))
    return (known, *names[1:]) if known and best == ours else names


def _tidy(name: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFC", name) if char not in MARKS and char != TATWEEL)
    spaced = " ".join("".join(char for char in bare if unicodedata.category(char) != "Cf").split())
    return _STUTTER.sub(r"\1", spaced)


def _is_native(name: str) -> bool:
    """Only letters of Arabic proper; the Persian ya and kaf are other letters to the eye of a computer."""
    return all(char in _NATIVE or char == " " for char in name)


def _is_latin(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(char, "") for char in letters)


def _is_exact(latin: str) -> bool:
    return any(letter in unicodedata.normalize("NFC", latin.lower()) for letter in _DOTTED)


def _without_article(latin: str) -> str:
    return _LATIN_ARTICLE.sub("", latin)


def _spell(names: list[str], *, ends_in_a: bool) -> str:
    """The most careful spelling of one name: إدلب before ادلب, بنغازي before بنغازى; letters Arabic does not have are folded."""
    native = [name for name in names if _is_native(name)]
    best = min(native or names, key=lambda name: (-sum(char in _CAREFUL for char in name), name.endswith("ى") != ends_in_a, name))
    return "".join(char if char in _NATIVE or char == " " else FOLD.get(ord(char), char) or "" for char in best)


@lru_cache(maxsize=1 << 14)  # of a country many, of the world not all
def _reading(latin: str) -> tuple[tuple[str, bool], ...]:
    """Letter by letter: (the Arabic letters it can stand for, whether it may stand for none)."""
    text = unicodedata.normalize("NFC", latin.lower())
    exact = _is_exact(text)
    out: list[tuple[str, bool]] = []
    at = 0
    while at < len(text):
        for width in (2, 1):
            piece = text[at : at + width]
            letters = _letters(piece, exact=exact)
            if letters is not None:
                if letters:
                    out.append((letters, piece in _VOWELS or piece in "‘ʻʿ'`"))
                at += width
                break
        else:
            at += 1
    return tuple(out)


def _letters(piece: str, *, exact: bool) -> str | None:
    if piece in _PAIRS:
        return _PAIRS[piece]
    if piece in _DOTTED:
        return _DOTTED[piece]
    if exact and piece in _EXACT:
        return _EXACT[piece]
    if piece in _PLAIN:
        return _PLAIN[piece]
    bare = unicodedata.normalize("NFD", piece)[:1] if len(piece) == 1 else ""
    return _PLAIN.get(bare) if bare and bare != piece else None


def _distance(reading: tuple[tuple[str, bool], ...], form: str) -> float:
    """How badly the folded Arabic form fits the reading, a letter of the longer one at a time: 0 fits wholly."""
    letters = form.replace(" ", "")
    row = [0.0]
    for letter in letters:
        row.append(row[-1] + (0.3 if letter in _WEAK else 1.0))
    for allowed, optional in reading:
        skip = 0.05 if optional else 1.0
        new = [row[0] + skip]
        for at, letter in enumerate(letters):
            fits = row[at] + (0.0 if letter in allowed else 1.1)
            new.append(min(fits, row[at + 1] + skip, new[at] + (0.3 if letter in _WEAK else 1.0)))
        row = new
    return row[-1] / max(len(letters), 1)


def _is_slip(form: str, best: str, cost: dict[str, float]) -> bool:
    """The same name with letters that sound alike to a foreign ear and fit the Latin worse: ترطوس beside طرطوس."""
    if len(form) != len(best) or cost[form] <= cost[best]:
        return False
    differing = [frozenset(pair) for pair in zip(form, best, strict=True) if pair[0] != pair[1]]
    return bool(differing) and all(pair in _CONFUSED for pair in differing)
