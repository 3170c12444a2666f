"""Hits in, the event words among them that mean another thing here out: حقق أهدافه is no inquiry, في وقت لاحق no pursuit.

Which words say so is knowledge (the shelf ``senses``), each with the event words whose sense it changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.model.entry import Hit
from marsad.model.word import Word

_AFTER = 3  # words after an event word that may show its sense, where the entry does not say how many
_BEFORE = 1  # the same before it
_LONGEST = 3  # words of a sign before


def other_senses(hits: Sequence[Hit], words: Sequence[Word]) -> Iterator[Hit]:
    """The hits of event words that a word beside shows to mean something else."""
    signs: dict[int, list[Hit]] = {}
    events: set[int] = set()  # where event words stand that end a search; one with its article is often but the subject
    for hit in hits:
        if hit.entry.shelf == "senses":
            signs.setdefault(hit.first, []).append(hit)
        elif hit.entry.shelf == "events" and not hit.definite:
            events.add(hit.first)
    if signs:
        for hit in hits:
            if hit.entry.shelf == "events" and (_shown_after(hit, words, signs, events) or _shown_before(hit, signs)):
                yield hit


def _shown_after(hit: Hit, words: Sequence[Word], signs: dict[int, list[Hit]], events: set[int]) -> bool:
    """Whether a sign follows, with no mark and no bare event word between."""
    for i in range(hit.last, min(hit.last + _AFTER, len(words))):
        if words[i].kind == "mark":
            return False
        if any(_changes(sign, hit, "after", i - hit.last, _AFTER) for sign in signs.get(i, ())):
            return True
        if i in events:
            return False
    return False


def _shown_before(hit: Hit, signs: dict[int, list[Hit]]) -> bool:
    """Whether a sign stands before, up to the word, without an article: وزير الاتصالات, not أجرى الوزير اتصالات."""
    return any(sign.last <= hit.first and not sign.definite and _changes(sign, hit, "before", hit.first - sign.last, _BEFORE)
               for first in range(hit.first - _LONGEST, hit.first) for sign in signs.get(first, ()))


def _changes(sign: Hit, hit: Hit, side: str, between: int, reach: int) -> bool:
    fields = sign.entry.fields
    return between < fields.get("reach", reach) and fields.get("side", "after") == side and hit.entry.id in fields["of"]
