"""Reports in, groups of copies out: texts that are one text printed again. They are shown, never dropped: one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

from marsad.linking.clusters import components
from marsad.linking.words import shingles

_SHINGLE = 3  # words
_HASHES, _BANDS = 64, 16  # bands of 4: two texts that share 0.6 of their shingles meet in one with 0.89, 0.7 with 0.99
_COPY = 0.6  # of all shingles of both: below it a text has been written anew
_FEWEST = 8  # shingles: shorter texts are alike by chance
_MEETING = 32  # texts of one band bucket: each meets the ones before it, as many as this
_SEED = 20110315


def find_echoes(records: Iterable[Mapping[str, Any]], keys: Iterable[str] | None = None) -> dict[str, str]:
    """Report -> its group, for reports that have a copy; the group is named by its smallest report.

    ``keys`` name the reports where the documents' ids do not.
    """
    names, texts = [], []
    named = iter(keys) if keys is not None else None
    for record in records:
        names.append(next(named) if named is not None else record["document"]["id"])
        texts.append(sketch_text(record["document"]["text"]))
    return group_echoes(names, texts)


def sketch_text(text: str) -> tuple[int, ...]:
    """What the search for copies keeps of a text: numbers of its runs of three words, sorted, each once."""
    return tuple(sorted({crc32(run.encode()) for run in shingles(text, _SHINGLE)}))


def group_echoes(names: Sequence[str], texts: Sequence[Sequence[int]]) -> dict[str, str]:
    """Groups over sketched texts: MinHash finds who may be alike, the shingles themselves decide."""
    pairs = [pair for pair in _candidates(texts) if _overlap(texts[pair[0]], texts[pair[1]]) >= _COPY]
    groups = (group for group in components(len(names), pairs) if len(group) > 1)
    return {names[at]: min(names[other] for other in group) for group in groups for at in group}


def _candidates(texts: Sequence[Sequence[int]]) -> Iterable[tuple[int, int]]:
    """Texts that agree in a band of their signature."""
    from rensa import RMinHash

    buckets: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    width = _HASHES // _BANDS
    for at, text in enumerate(texts):
        if len(text) < _FEWEST:
            continue
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update([number.to_bytes(4, "big") for number in text])
        signature = sketch.digest()
        for band in range(_BANDS):
            bucket = buckets[(band, *signature[band * width : (band + 1) * width])]
            found.update((other, at) for other in bucket[-_MEETING:])
            bucket.append(at)
    return sorted(found)


def _overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """Jaccard: what both share of what either has."""
    shared = len(set(a).intersection(b))
    return shared / (len(a) + len(b) - shared)
