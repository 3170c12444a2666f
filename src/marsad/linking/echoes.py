"""Reports in, groups of copies out: texts that are one text printed again. They are shown, never dropped: one voice."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from zlib import crc32

from marsad.linking.clusters import components
from marsad.linking.words import shingles

_SHINGLE = 3  # words
_HASHES, _BANDS = 64, 16  # bands of 4: two texts that share 0.6 of their shingles meet in one with 0.89, 0.7 with 0.99
_COPY = 0.6  # of all shingles of both: below it a text has been written anew
_FEWEST = 8  # shingles: shorter texts are alike by chance
_MEETING = 8  # texts that agree in a band: each meets the ones before it, as many as this
_LATEST_DAYS = 10  # after the first a copy still comes
_SEED = 20110315


def find_echoes(records: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> dict[str, str]:
    """Report -> its group, for reports that have a copy. ``keys`` name the reports."""
    return group_echoes(keys, [sketch_text(record["document"]) for record in records])


class TextSketch(NamedTuple):
    """What the search for copies keeps of a text: numbers of its runs of three words, sorted, each once; its day of print."""

    runs: array[int]
    published: int | None


def sketch_text(doc: Mapping[str, Any]) -> TextSketch:
    """The sketch of a document; ``text`` and ``published`` are asked."""
    runs = array("I", sorted({crc32(run.encode()) for run in shingles(doc["text"], _SHINGLE)}))
    return TextSketch(runs, date.fromisoformat(doc["published"][:10]).toordinal() if doc.get("published") else None)


def group_echoes(names: Sequence[str], texts: Sequence[TextSketch]) -> dict[str, str]:
    """Groups over sketched texts: MinHash finds who may be alike, the runs themselves decide.

    A group is named by its smallest report. Copies come out within days: a monitor's next brief in the same words is none.
    """
    alike = ((a, b) for a, b in _candidates(texts) if _in_days(texts[a], texts[b]))
    pairs = [(a, b) for a, b in alike if _overlap(texts[a].runs, texts[b].runs) >= _COPY]
    groups = (group for group in components(len(names), pairs) if len(group) > 1)
    return {names[at]: min(names[other] for other in group) for group in groups for at in group}


def _candidates(texts: Sequence[TextSketch]) -> Iterator[tuple[int, int]]:
    """Texts that agree in a band of their signature, each with the few before it there; each pair once, a < b, in order."""
    import numpy as np

    long = np.array([at for at, text in enumerate(texts) if len(text.runs) >= _FEWEST], dtype=np.int64)
    if not len(long):
        return
    signatures = np.empty((len(long), _HASHES), dtype=np.uint32)
    for row, at in enumerate(long.tolist()):
        signatures[row] = _signature(texts[at].runs)
    width = _HASHES // _BANDS
    found = []
    for first in range(0, _HASHES, width):
        band = np.ascontiguousarray(signatures[:, first : first + width]).view(np.void(4 * width).dtype).ravel()
        order = np.argsort(band, kind="stable")
        for step in range(1, _MEETING + 1):
            meet = np.flatnonzero(band[order[step:]] == band[order[:-step]]) if step < len(order) else order[:0]
            found.append(long[order[meet]] * len(texts) + long[order[meet + step]])
    for code in np.unique(np.concatenate(found)).tolist():
        yield divmod(code, len(texts))


def _in_days(a: TextSketch, b: TextSketch) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= _LATEST_DAYS


def _signature(text: array[int]) -> list[int]:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update([number.to_bytes(4, "big") for number in text])
    return list(sketch.digest())


def _overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """Jaccard: what both share of what either has."""
    shared = len(set(a).intersection(b))
    return shared / (len(a) + len(b) - shared)
