"""Text in, nothing out: text that is not Arabic is refused, with the script or language it is in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

from marsad.arabic.letters import LETTERS
from marsad.errors import InputError

_ARABIC_LETTER = re.compile(f"[{LETTERS}]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"[{LETTERS}]+")
# A mail address is looked for from the beginning of a word only: from every letter, a long run without spaces takes seconds.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,200}@\S+\.\w+")
# Letters that Arabic does not write; one or two of them come in names and dialects, many make another language.
_OTHERS = {"Persian": "پچژگ", "Urdu": "ٹڈڑےںھہ", "Kurdish": "ێۆەڕڵڤ", "Pashto": "ټډړښځڅېۍګڼ"}
_ENOUGH = 0.25  # share of Arabic letters: a report with long Latin names and tags still has twice that
_LOOK = 20000


def refuse_foreign(text: str, place: str) -> None:
    """InputError unless ``text`` reads as Arabic: "not Arabic (mostly Latin letters, 3% Arabic)"."""
    sample = _ADDRESS.sub(" ", text[:_LOOK])
    letters, arabic = len(_LETTER.findall(sample)), len(_ARABIC_LETTER.findall(sample))
    if not letters:
        raise InputError("not Arabic", place=place, hint="no letters at all")
    if _is_mangled(sample):
        hint = "UTF-8 that was read as a Latin encoding; take the text from its source again"
        raise InputError("mangled text", place=place, hint=hint)
    if arabic < 2 or arabic < _ENOUGH * letters:
        raise InputError("not Arabic", place=place, hint=f"mostly {_script(sample)} letters, {100 * arabic // letters}% Arabic")
    language = _language(sample, arabic)
    if language:
        raise InputError("not Arabic", place=place, hint=f"Arabic script, but it looks like {language}")


def _language(sample: str, arabic: int) -> str | None:
    """The other language of the Arabic script that the little words or the letters give away."""
    words = Counter(_spelling(word) for word in _WORD.findall(sample))
    total = words.total()
    shares = {name: sum(words[w] for w in known) / max(total, 1) for name, known in _little_words().items()}
    own = shares.pop("Arabic")
    for name, letters in _OTHERS.items():
        foreign = sum(sample.count(letter) for letter in letters) / arabic
        if foreign >= 0.05 or (foreign >= 0.01 and shares[name] > own):
            return max(shares, key=lambda n: (shares[n], n == name))
    best = max(shares, key=lambda n: shares[n])
    return best if total >= 8 and shares[best] >= 0.12 and shares[best] > 2 * own else None


@lru_cache(maxsize=1)
def _little_words() -> dict[str, frozenset[str]]:
    """Words that fill a language's sentences, by language; those that Arabic has too count for Arabic only."""
    listed = json.loads((Path(__file__).parent / "foreign.json").read_text(encoding="utf-8"))
    own = frozenset(_spelling(w) for w in listed["Arabic"])
    return {name: own if name == "Arabic" else frozenset(_spelling(w) for w in words) - own for name, words in listed.items()}


def _spelling(word: str) -> str:
    """Persian yeh and kaf as Arabic ones: keyboards mix them."""
    return word.replace("ی", "ي").replace("ک", "ك")


def _is_mangled(sample: str) -> bool:
    """Arabic UTF-8 bytes shown as Latin letters come as pairs that begin with two letters, D8 and D9."""
    pairs = sample.count("\u00d8") + sample.count("\u00d9")
    return pairs >= 6 and pairs * 6 >= len(sample)


def _script(sample: str) -> str:
    """Name of the commonest script, by the first word of its letters' Unicode names."""
    names = Counter(unicodedata.name(c, "unnamed").split()[0] for c in _LETTER.findall(sample)[:5000])
    return names.most_common(1)[0][0].capitalize() if names else "unknown"
