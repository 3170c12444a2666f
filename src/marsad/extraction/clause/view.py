"""A reading in, a view out: for each word its class, its hits by shelf, its sentence; built once a report, asked often."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from marsad.extraction.clause.frames import Frames, VerbReading, frames_of
from marsad.extraction.clause.guess import guess_classes
from marsad.extraction.clause.shapes import crude_stem
from marsad.extraction.clause.tags import settle_classes
from marsad.lexicon.gazetteer import Gazetteer
from marsad.lexicon.load import own_lexicon
from marsad.model.document import Reading
from marsad.model.entry import Hit
from marsad.model.quantity import Quantity
from marsad.model.span import Quote
from marsad.model.time import Time
from marsad.text.senses import other_senses

T = TypeVar("T")
_NO_HITS: list[Hit] = []
_MARGIN = 64  # words that a step may look beyond either end


class View:
    """What the steps of extraction ask of a reading. Indices are word indices unless a name says ``sentence``.

    ``classes`` are the word classes (V verb, N noun or adjective, P preposition, C conjunction or relative, A auxiliary, F other
    function word, M mark, D digits), ``guesses`` what they were before the words around were asked.
    ``frames`` and ``gazetteer`` are those of the lexicon it was read with; without them, our own.
    """

    def __init__(self, reading: Reading, frames: Frames | None = None, gazetteer: Gazetteer | None = None) -> None:
        self.reading = reading
        self.frames = frames if frames is not None else frames_of(own_lexicon())
        self.gazetteer = gazetteer if gazetteer is not None else own_lexicon().gazetteer
        self.text = reading.document.text
        self.words = reading.words
        self.forms = [word.form for word in reading.words]
        self._stems = [crude_stem(form) for form in self.forms]
        self._word_starts = [word.start for word in reading.words]
        self._word_ends = [word.end for word in reading.words]
        self._sentence_starts = [span.start for span in reading.sentences]
        self._paragraph_starts = [span.start for span in reading.paragraphs]
        self.hits: dict[str, dict[int, list[Hit]]] = {}
        for hit in reading.hits:
            if hit.entry.shelf == "senses":
                continue  # they say something of event words, nothing of themselves
            self.hits.setdefault(hit.entry.shelf, {}).setdefault(hit.first, []).append(hit)
        self._rows = {shelf: _row(by_word, len(reading.words)) for shelf, by_word in self.hits.items()}
        self._empty = _row({}, len(reading.words))
        self._memory: dict[tuple[str, Hashable], object] = {}
        self.in_furniture = _mark(len(self.words), reading.furniture)
        self.in_quotation = _mark(len(self.words), reading.quotations)
        self.time_at: dict[int, Time] = {i: time for time in reading.times for i in range(time.first, time.last)}
        self.quantity_at: dict[int, Quantity] = {}
        for quantity in reading.quantities:
            for i in range(quantity.first, quantity.last):
                self.quantity_at.setdefault(i, quantity)
        self.guesses = guess_classes(self)
        self.classes = settle_classes(self)
        for hit in other_senses(reading.hits, reading.words):  # after the classes: a verb of another sense is a verb
            meant = self.hits["events"][hit.first]
            meant.remove(hit)
            if not meant:
                del self.hits["events"][hit.first]

    def remember(self, what: str, key: Hashable, find: Callable[[View, Any], T]) -> T:
        """``find(view, key)``, found once a document."""
        known = self._memory.get((what, key))
        if known is None:
            known = self._memory[what, key] = find(self, key)
        return cast(T, known)

    def sentence_of(self, i: int) -> int:
        """Index of the sentence that holds word ``i``."""
        return bisect_right(self._sentence_starts, i) - 1

    def paragraph_of(self, i: int) -> int:
        """Index of the paragraph that holds word ``i``."""
        return bisect_right(self._paragraph_starts, i) - 1

    def in_title(self, i: int) -> bool:
        """Whether word ``i`` stands in the title line."""
        return i < self.reading.title.end

    def at(self, shelf: str, i: int) -> list[Hit]:
        """The hits of a shelf that begin at word ``i``."""
        row = self._rows.get(shelf)
        return row[i] if row is not None else _NO_HITS

    def row(self, shelf: str) -> list[list[Hit]]:
        """The hits of a shelf by the word at which they begin."""
        return self._rows.get(shelf) or self._empty

    def quote(self, first: int, last: int) -> Quote:
        """The words ``first:last`` as they stand in the text."""
        return Quote.of(self.text, self.words[first].start, self.words[last - 1].end)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The word range that covers the source offsets ``start:end``."""
        first = bisect_right(self._word_ends, start)
        return first, max(first + 1, bisect_right(self._word_starts, end - 1))

    def form(self, i: int) -> str:
        """The folded word at ``i``, "" outside the document."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def stem(self, i: int) -> str:
        """The word at ``i`` without proclitics and article, roughly: a key for features, not a lemma."""
        return self._stems[i] if 0 <= i < len(self._stems) else ""

    def cls(self, i: int) -> str:
        """The class of the word at ``i``, "" outside the document."""
        return self.classes[i] if 0 <= i < len(self.classes) else ""

    def verb_reading(self, i: int) -> VerbReading | None:
        """The word read as a verb beside an event; ضربة is no "hit him" though its ة folds to a pronoun, فيلق no ف with يلقِ."""
        reading = self.frames.verb_reading(self.forms[i])
        if reading is None:
            return None
        written = self.words[i].text
        whole = bool(reading.prefix or reading.ending) and written in self.frames.whole
        return None if whole or (reading.ending == "ه" and written.endswith("ة")) else reading

    def cue_at(self, i: int, *cues: str) -> Hit | None:
        """The hit at ``i`` whose cue is one of ``cues``."""
        for hit in self.at("cues", i):
            if hit.entry.fields.get("cue") in cues:
                return hit
        return None


def _row(by_word: dict[int, list[Hit]], count: int) -> list[list[Hit]]:
    """The hits by word, padded at the end so that a look a few words before or after the document finds none."""
    row = [_NO_HITS] * (count + _MARGIN)
    for i, hits in by_word.items():
        row[i] = hits
    return row


def _mark(count: int, spans: tuple[tuple[int, int], ...]) -> bytearray:
    marked = bytearray(count)
    for first, last in spans:
        marked[first:last] = b"\x01" * (last - first)
    return marked
