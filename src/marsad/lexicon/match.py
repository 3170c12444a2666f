"""Words in, hits out: the longest entries of the lexicon that stand in a document, ambiguity kept."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.clitics import Cut, cuts, proclitic_cuts
from marsad.arabic.fold import skip
from marsad.lexicon.compile import Table
from marsad.model.entry import Entry, Hit
from marsad.model.word import Word

_MEMO_LIMIT = 200_000
_JUSSIVE_PARTICLES = ("لم", "ولم", "فلم")


class Matcher:
    """Finds entries in words. A word's segmentations are looked up once and remembered by its folded form."""

    def __init__(self, entries: tuple[Entry, ...], words: Table, names: Table) -> None:
        self._entries, self._words, self._names = entries, words, names
        self._starts: dict[str, tuple[tuple[Cut, Table, bool], ...]] = {}

    def match(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """All hits, sorted by first word, longest first; within one shelf a hit inside a longer one is left out."""
        found: list[Hit] = []
        forms = [word.form if word.kind != "mark" else "" for word in words]
        reach: dict[str, int] = {}  # shelf -> end of its longest hit so far
        for first, form in enumerate(forms):
            if not form:
                continue
            starts = self._starts.get(form)
            if starts is None:
                starts = self._find_starts(form)
            if starts:
                self._match_at(first, forms, words, starts, reach, found)
        return tuple(found)

    def _match_at(self, first: int, forms: list[str], words: tuple[Word, ...],
                  starts: tuple[tuple[Cut, Table, bool], ...], reach: dict[str, int], found: list[Hit]) -> None:
        """Add the longest hits of each shelf that begin at word ``first``."""
        best: dict[str, list[Hit]] = {}
        for cut, table, accusative in starts:
            exact = table is self._names
            for rest, index, tag in table[cut.stem]:
                last = _follow(forms, first + 1, rest, exact) if rest else first + 1
                if last is None or (rest and cut.suffix) or not _agrees(cut, tag, accusative, forms, first):
                    continue
                entry = self._entries[index]
                known = best.get(entry.shelf)
                if last <= reach.get(entry.shelf, 0) or (known and known[0].last > last):
                    continue
                hit = Hit(first, last, entry, tag, cut.prefix, cut.definite, cut.suffix,
                          words[first].start + _skip(words[first].text, cut.skip), words[last - 1].end)
                if known and known[0].last == last:
                    if not any(other.entry is entry for other in known):
                        known.append(hit)
                else:
                    best[entry.shelf] = [hit]
        for shelf, hits in best.items():
            found.extend(hits)
            if hits[0].last > first + 1:
                reach[shelf] = max(reach.get(shelf, 0), hits[0].last)

    def _find_starts(self, form: str) -> tuple[tuple[Cut, Table, bool], ...]:
        """The cuts of a word whose stem begins an entry, the fewest cuts first; the flag says that an accusative alef was cut."""
        if len(self._starts) > _MEMO_LIMIT:
            self._starts.clear()
        found = tuple(cuts(form))
        starts = [(cut, self._words, False) for cut in found if cut.stem in self._words]
        starts += [(bare, self._words, True) for bare in _without_accusative(found) if bare.stem in self._words]
        starts += [(cut, self._names, False) for cut in proclitic_cuts(form) if cut.stem in self._names]
        self._starts[form] = tuple(starts)
        return self._starts[form]


def _agrees(cut: Cut, tag: str, accusative: bool, forms: list[str], first: int) -> bool:
    """Whether a form can stand with what was cut from the word.

    A verb takes no article (الأمن is not أمّن), no pronoun ي (تركي is not ترك) and no accusative; روسيا is not روسي in the
    accusative; a shortened jussive (يعد, يقل) is only itself after لم.
    """
    if tag.startswith("v"):
        return not (cut.definite or accusative or cut.suffix == "ي") and (
            ".juss." not in tag or (first > 0 and forms[first - 1] in _JUSSIVE_PARTICLES))
    return not (accusative and tag == "demonym")


def _without_accusative(found: tuple[Cut, ...]) -> tuple[Cut, ...]:
    """The cuts with the accusative alef taken off too (قصفا is قصف)."""
    return tuple(cut._replace(stem=cut.stem[:-1]) for cut in found if not cut.suffix and len(cut.stem) > 3 and cut.stem.endswith("ا"))


@lru_cache(maxsize=1 << 15)
def _skip(written: str, count: int) -> int:
    return skip(written, count) if count else 0


def _follow(forms: list[str], at: int, rest: tuple[str, ...], exact: bool) -> int | None:
    """Where the following words of an entry end in the text, or None. A final lone ب or ل is a prefix of the next word."""
    for i, wanted in enumerate(rest):
        if at >= len(forms):
            return None
        form = forms[at]
        if form != wanted:
            if len(wanted) == 1 and i == len(rest) - 1 and form.startswith(wanted):
                return at
            if exact or wanted not in _bare_variants(form):
                return None
        at += 1
    return at


@lru_cache(maxsize=1 << 15)
def _bare_variants(form: str) -> tuple[str, ...]:
    """What a following word may stand for in a phrase: without article, without accusative alef."""
    out = []
    stem = form[2:] if form.startswith("ال") and len(form) > 3 else form
    if form.startswith("لل") and len(form) > 3:
        out.append("ل" + form[2:])
    out.append(stem)
    if stem.endswith("ا") and len(stem) > 3:
        out.append(stem[:-1])
    return tuple(out)
