"""Events in, the pairs worth comparing out: of one day and one stretch of land, or of one day and one rare word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, floor, radians
from typing import TYPE_CHECKING
from zlib import crc32

from marsad.linking.corpus import Corpus
from marsad.linking.kin import is_violent
from marsad.model.link import LinkEvent, LinkPlace
from marsad.model.place import AREAS

if TYPE_CHECKING:
    import numpy as np

_GRACE_DAYS = 2  # a day told wrongly by one or two still meets
_LONGEST_DAYS = 8  # what lasted longer is compared month by month, with what lasted long too
_MONTHS = 24
_CELL = 0.5  # degrees, about 50 km
_MARGIN_KM = 8.0  # two villages on either side of an edge still meet
_DEGREE_KM = 111.2
_CELLS = 9  # an area over more of them is no stretch of land but a name
_RARE_WORDS = 3  # of an event, by which it meets others of its day whose place is unknown or misread
_FEW = 60  # reports that hold a word by which events meet
_SLICE = 4096  # events whose pairs are made at a time
_LARGEST = 64  # members of a block that all meet; of a larger one each meets the members nearest to it in print


def find_pairs(events: Sequence[LinkEvent], corpus: Corpus, fresh: Sequence[bool] | None = None) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``events``, a < b, each once, in order. With ``fresh`` only those with a fresh event in them.

    Their number grows with the events: however many fall into one block, each meets at most ``_LARGEST`` of them there. They are
    made for ``_SLICE`` events at a time: all pairs of an archive, each as often as it meets, are more than a memory holds.
    """
    import numpy as np

    new = None if fresh is None else np.array(fresh, dtype=bool)
    members, ends = _blocks(events, corpus, new)
    for first in range(0, len(events), _SLICE):
        a, b = _slice_pairs(members, ends, first, len(events))
        if new is not None:
            wanted = new[a] | new[b]
            a, b = a[wanted], b[wanted]
        yield from zip(a.tolist(), b.tolist(), strict=True)


def _slice_pairs(members: np.ndarray, ends: np.ndarray, first: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The pairs whose smaller position is one of those from ``first`` on. Members stand in order of print, so those nearest in
    a large block are nearest in time."""
    import numpy as np

    at = np.flatnonzero((members >= first) & (members < first + _SLICE))
    codes = [np.zeros(0, dtype=np.int64)]
    for step in range(1, _LARGEST + 1):
        at = at[at + step < ends[at]]
        codes.append((members[at] - first).astype(np.int64) * count + members[at + step])
    a, b = np.divmod(np.unique(np.concatenate(codes)), max(count, 1))
    return a + first, b


def _blocks(events: Sequence[LinkEvent], corpus: Corpus, fresh: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """The members of all blocks, one block after another, and for each where its block ends. Blocks in which nobody can meet
    are left out, and with ``fresh`` those that hold nothing fresh."""
    import numpy as np

    keys, members = _entries(events, corpus)
    order = np.argsort(keys, kind="stable")  # members come in order, and stay so within their block
    keys, members = keys[order], members[order]
    del order
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1)) if len(keys) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(starts, append=len(keys))
    wanted = sizes > 1
    if fresh is not None and len(starts):
        wanted &= np.logical_or.reduceat(fresh[members], starts)
    members, sizes = members[np.repeat(wanted, sizes)], sizes[wanted]
    return members, np.repeat(np.cumsum(sizes), sizes).astype(np.int32)


def _entries(events: Sequence[LinkEvent], corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Every key of every event: keys and positions side by side."""
    from array import array

    import numpy as np

    keys, members = array("q"), array("i")
    for at, event in enumerate(events):
        days, places = days_of(event), _places(event, corpus)
        group = crc32(b"violent" if is_violent(event.kind) else event.kind.encode())
        for day in days:
            for place in places:
                keys.append(_mix(group, day, place))
                members.append(at)
    return np.frombuffer(keys, dtype=np.int64), np.frombuffer(members, dtype=np.int32)


def _mix(group: int, day: int, place: int) -> int:
    """One number of three, the same on every machine; two that collide are compared in vain and no more."""
    mixed = (group * 0x9E3779B1 + day * 0x85EBCA77 + place * 0xC2B2AE3D27D4EB4F) & 0xFFFFFFFFFFFFFFFF
    return (mixed ^ (mixed >> 29)) & 0x7FFFFFFFFFFFFFFE


def days_of(event: LinkEvent) -> set[int]:
    """The days on which it may have happened and those just after; the day it was news, when the report is about it.

    Months are negative numbers, so that they meet no day. What gives no day at all meets only its like: 0.
    """
    days: set[int] = set()
    if event.earliest is not None and event.latest is not None:
        if event.latest - event.earliest <= _LONGEST_DAYS:
            days.update(range(event.earliest, event.latest + _GRACE_DAYS + 1))
        else:
            last, months = event.latest // 30, (event.latest - event.earliest) // 30 + 1
            days.update(-month for month in range(last - min(_MONTHS, months) + 1, last + 1))
    if event.headline and event.published is not None:
        days.update((event.published, event.published + 1))
    return days or {0}


def _places(event: LinkEvent, corpus: Corpus) -> set[int]:
    """The cells of its towns; of its regions when it names no town; its unlisted names; its rarest words."""
    towns = [place for place in event.places if place.kind not in AREAS]
    found = {cell for place in towns or event.places for cell in _cells(place)}
    found.update(word for word in event.named if corpus.words[word] <= _FEW)
    rare = [word for word in event.words if 1 < corpus.words[word] <= _FEW]
    found.update(sorted(rare, key=lambda word: (corpus.words[word], word))[:_RARE_WORDS])
    return found


def _cells(place: LinkPlace) -> list[int]:
    """The cells that the place touches; its id alone where it has no middle or is too wide."""
    if place.lat is None or place.lon is None:
        return [crc32(place.id.encode())]
    reach = max(_MARGIN_KM, place.radius_km or 0.0) / _DEGREE_KM
    across = reach / max(0.2, cos(radians(place.lat)))
    rows = range(floor((place.lat - reach) / _CELL), floor((place.lat + reach) / _CELL) + 1)
    columns = range(floor((place.lon - across) / _CELL), floor((place.lon + across) / _CELL) + 1)
    if len(rows) * len(columns) > _CELLS:
        return [crc32(place.id.encode())]
    return [(row << 12) + column + (1 << 40) for row in rows for column in columns]
