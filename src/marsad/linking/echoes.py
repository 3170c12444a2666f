"""Reports in, groups of copies out: texts that are one text printed again. They are shown, never dropped: one voice."""

from __future__ import annotations

from array import array
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


def find_echoes(records: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> dict[str, str]:
    """Report -> its group, for reports that have a copy. ``keys`` name the reports."""
    return group_echoes(keys, [sketch_text(record["document"]["text"]) for record in records])


def sketch_text(text: str) -> array[int]:
    """What the search for copies keeps of a text: numbers of its runs of three words, sorted, each once."""
    return array("I", sorted({crc32(run.encode()) for run in shingles(text, _SHINGLE)}))


def group_echoes(names: Sequence[str], texts: Sequence[array[int]]) -> dict[str, str]:
    """Groups over sketched texts: MinHash finds who may be alike, the shingles themselves decide.

    A group is named by its smallest report.
    """
    pairs = [pair for pair in _candidates(texts) if _overlap(texts[pair[0]], texts[pair[1]]) >= _COPY]
    groups = (group for group in components(len(names), pairs) if len(group) > 1)
    return {names[at]: min(names[other] for other in group) for group in groups for at in group}


def _candidates(texts: Sequence[array[int]]) -> list[tuple[int, int]]:
    """Texts that agree in a band of their signature, each with the few before it there."""
    import numpy as np

    long = [at for at, text in enumerate(texts) if len(text) >= _FEWEST]
    if not long:
        return []
    signatures = np.array([_signature(texts[at]) for at in long], dtype=np.uint32)
    found: set[tuple[int, int]] = set()
    width = _HASHES // _BANDS
    for band in range(_BANDS):
        _, bucket = np.unique(signatures[:, band * width : (band + 1) * width], axis=0, return_inverse=True)
        order = np.argsort(bucket.ravel(), kind="stable")
        ends = np.flatnonzero(np.diff(bucket.ravel()[order], append=-1)) + 1
        for first, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True):
            members = order[first:end].tolist()
            for place, at in enumerate(members):
                found.update((long[other], long[at]) for other in members[max(0, place - _MEETING) : place])
    return sorted(found)


def _signature(text: array[int]) -> list[int]:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update([number.to_bytes(4, "big") for number in text])
    return list(sketch.digest())


def _overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """Jaccard: what both share of what either has."""
    shared = len(set(a).intersection(b))
    return shared / (len(a) + len(b) - shared)
