"""Words in, hits out: the longest entries of the lexicon that stand in a document, ambiguity kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.clitics import Cut, cuts, proclitic_cuts
from marsad.arabic.fold import fold, skip
from marsad.lexicon.table import Row, Table
from marsad.model.entry import Entry, Hit
from marsad.model.word import Word

_MEMO_LIMIT = 200_000
_LOOKALIKES = {"ه": "ة", "ا": "ء", "ي": "ى"}  # last letter of a pronoun -> what folds to it and is none
_TANWIN = "\N{ARABIC FATHATAN}"
_CARELESS = str.maketrans("أإآة", "اااه")  # how whole words are written as well
_PROCLITICS = 3  # letters that may be cut off before a word, and one more
_UNTOLD = frozenset(("ك", "ي"))  # pronouns that reports do not put on the words of the lexicon
_GIVEN = ("first-name", "name-part")
_QUOTE = '"'  # stands for every quotation mark
_QUOTES = frozenset('"«»“”')


class _Opening(NamedTuple):
    """The entries that one stem begins, ready to be asked: those of one word, and longer ones by their second word.

    ``particles`` are those whose second and last part is a lone ب or ل, a prefix of the word that follows.
    """

    cut: Cut
    exact: bool
    accusative: bool
    singles: tuple[Row, ...]
    longer: dict[str, tuple[Row, ...]]
    particles: tuple[Row, ...]


class Matcher:
    """Finds entries in words. A word's segmentations are looked up once and remembered by its folded form."""

    def __init__(self, entries: tuple[Entry, ...], words: Table, names: Table) -> None:
        self._entries, self._words, self._names = entries, words, names
        self._openings: dict[tuple[str, int], tuple[_Opening, ...]] = {}
        self._jussive = frozenset(fold(form) for form in _closed(entries, "jussive"))
        self._whole = frozenset(spelling for form in _closed(entries, "whole") for spelling in (form, form.translate(_CARELESS)))
        self._split: dict[tuple[bool, str], tuple[tuple[Row, ...], dict[str, tuple[Row, ...]], tuple[Row, ...]]] = {}

    def match(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """All hits, sorted by first word, longest first; within one shelf a hit inside a longer one is left out."""
        found: list[Hit] = []
        forms = [word.form if word.kind != "mark" else _QUOTE if word.text in _QUOTES else "" for word in words]
        reach: dict[str, int] = {}  # shelf -> end of its longest hit so far
        for first, form in enumerate(forms):
            if not form or form == _QUOTE:
                continue
            whole = self._whole_from(words[first].text)
            openings = self._openings.get((form, whole))
            if openings is None:
                openings = self._open(form, whole)
            if openings:
                self._match_at(first, forms, words, openings, reach, found)
        return tuple(found)

    def _match_at(self, first: int, forms: list[str], words: tuple[Word, ...], openings: tuple[_Opening, ...],
                  reach: dict[str, int], found: list[Hit]) -> None:
        """Add the longest hits of each shelf that begin at word ``first``."""
        best: dict[str, list[Hit]] = {}
        after_negation = first > 0 and forms[first - 1] in self._jussive
        for opening in openings:
            cut = opening.cut
            for last, index, tag in _rows_at(opening, forms, first):
                entry = self._entries[index]
                shelf = entry.shelf
                known = best.get(shelf)
                if last <= reach.get(shelf, 0) or (known and known[0].last > last):
                    continue
                if not _agrees(cut, tag, opening.accusative, after_negation):
                    continue
                if not _as_written(opening, entry, tag, words[first].text):
                    continue
                hit = Hit(first, last, entry, tag, cut.prefix, cut.definite, cut.suffix,
                          words[first].start + _skip(words[first].text, cut.skip), words[last - 1].end)
                if known and known[0].last == last:
                    if not any(other.entry is entry for other in known):
                        known.append(hit)
                else:
                    best[shelf] = [hit]
        for shelf, hits in best.items():
            found.extend(hits)
            if hits[0].last > first + 1:
                reach[shelf] = max(reach.get(shelf, 0), hits[0].last)

    def _whole_from(self, written: str) -> int:
        """The letter from which on the written word is one that nothing is cut off: 0 of باب, 1 of وباب; as written, for وأدى
        folds to وادي. Beyond every proclitic where there is none."""
        bare = written if written.isalpha() else "".join(filter(str.isalpha, written))
        return next((k for k in range(_PROCLITICS) if bare[k:] in self._whole), _PROCLITICS)

    def _open(self, form: str, whole: int) -> tuple[_Opening, ...]:
        """The openings of a word that is whole from a letter on, the fewest cuts first."""
        if len(self._openings) > _MEMO_LIMIT:
            self._openings.clear()
        found = tuple(cut for cut in cuts(form) if not _splits(cut, whole))
        starts = [(cut, False, False) for cut in found if cut.stem in self._words and not _reads_article(form, cut)]
        starts += [(bare, False, True) for bare in _without_accusative(found)
                   if bare.stem in self._words and len(bare.prefix) < whole]
        starts += [(cut, True, False) for cut in proclitic_cuts(form)
                   if cut.stem in self._names and not _splits(cut, whole)]
        openings = tuple(_Opening(cut, exact, accusative, *self._rows_of(exact, cut.stem)) for cut, exact, accusative in starts)
        self._openings[form, whole] = openings
        return openings

    def _rows_of(self, exact: bool, stem: str) -> tuple[tuple[Row, ...], dict[str, tuple[Row, ...]], tuple[Row, ...]]:
        """The rows of a stem as an opening keeps them, longest first."""
        known = self._split.get((exact, stem))
        if known is None:
            rows = (self._names if exact else self._words)[stem]
            longer: dict[str, list[Row]] = {}
            for row in rows:
                if row[0]:
                    longer.setdefault(row[0][0], []).append(row)
            known = (tuple(row for row in rows if not row[0]), {second: tuple(group) for second, group in longer.items()},
                     tuple(row for row in rows if len(row[0]) == 1 and len(row[0][0]) == 1))
            self._split[exact, stem] = known
        return known


def _closed(entries: tuple[Entry, ...], name: str) -> Iterator[str]:
    """The forms of a class of closed words."""
    return (form for entry in entries if entry.fields.get("class") == name for form in entry.fields["forms"])


def _splits(cut: Cut, whole: int) -> bool:
    """Whether the cut goes through a word that is one: باب is no ب with أب, and وباب neither; كلمته is كلمة, no لمّ."""
    return whole < len(cut.prefix) + bool(cut.suffix)


def _reads_article(form: str, cut: Cut) -> bool:
    """Whether the article of للقاء is read as letters of a word: it is ل and اللقاء, not ل and إلقاء."""
    return not cut.definite and len(cut.stem) > len(form) - cut.skip and not cut.suffix


def _rows_at(opening: _Opening, forms: list[str], first: int) -> Iterator[tuple[int, int, str]]:
    """(end, entry, tag) of the rows that stand at word ``first``, longer ones before single words. What follows may stand in
    quotation marks: تنظيم "القاعدة" is تنظيم القاعدة."""
    quoted = first + 1 < len(forms) and forms[first + 1] == _QUOTE
    at = first + 1 + quoted
    if at < len(forms) and not opening.cut.suffix and (opening.longer or opening.particles):
        after = forms[at]
        seconds = (after,) if opening.exact else (after, *_bare_variants(after))
        for second in dict.fromkeys(seconds):
            for rest, index, tag in opening.longer.get(second, ()):
                last = _follow(forms, at, rest, opening.exact)
                if last is not None:
                    closed = quoted and last < len(forms) and forms[last] == _QUOTE
                    yield last + closed, index, tag
        for rest, index, tag in () if quoted else opening.particles:
            if after != rest[0] and after.startswith(rest[0]):
                yield first + 1, index, tag
    for _, index, tag in opening.singles:
        yield first + 1, index, tag


def _agrees(cut: Cut, tag: str, accusative: bool, after_negation: bool) -> bool:
    """Whether a form can stand with what was cut from the word.

    Of reports, not of letters: nobody is spoken to (تحرك is not تحرّ with ك), and ي is no "my" but makes an adjective (مدني is
    not مدينة). A verb takes no article (الأمن is not أمّن) and no accusative; روسيا is not روسي in the accusative; a shortened
    jussive (يعد, يقل) is only itself after لم.
    """
    if cut.suffix in _UNTOLD or (cut.suffix == "ني" and tag.startswith("n")):
        return False
    if tag.startswith("v"):
        return not (cut.definite or accusative) and (".juss." not in tag or after_negation)
    return not (accusative and tag == "demonym")


def _as_written(opening: _Opening, entry: Entry, tag: str, written: str) -> bool:
    """Whether an ending that was cut is one by its letters, which folding makes alike: المحافظة is no "his governor", أبناء no
    "our father", قتلى no "my killing", صنعاء no accusative of صنع. A given name takes no pronoun: عمره is "his age"."""
    suffix = opening.cut.suffix
    if suffix:
        return (written[-1] != _LOOKALIKES.get(suffix[-1]) and _TANWIN not in written[-2:]
                and entry.fields.get("class") not in _GIVEN)
    return not ((opening.accusative or tag == "n.acc") and written.endswith("ء"))


def _without_accusative(found: tuple[Cut, ...]) -> tuple[Cut, ...]:
    """The cuts with the accusative alef taken off too (قصفا is قصف)."""
    return tuple(
        cut._replace(stem=cut.stem[:-1]) for cut in found if not cut.suffix and len(cut.stem) > 3 and cut.stem.endswith("ا")
    )


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
    elif form.startswith("وال") and len(form) > 4:  # القصف المدفعي والجوي
        out.append("و" + form[3:])
    out.append(stem)
    if stem.endswith("ا") and len(stem) > 3:
        out.append(stem[:-1])
    return tuple(out)
