"""A name in, the parties that bear it out, each with the days it held; which of them is meant on a day; what one was that day.

Days are ISO 8601 texts; a period holds its first day and not the last. A bound that nobody knows is None and excludes nothing.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.arabic.fold import fold
from marsad.arabic.words import find_words
from marsad.lexicon.load import Lexicon
from marsad.model.entry import Entry

SHELVES = ("parties", "sources")
_ALIKE = 0.75  # of the letters: from here on a name may be a slip of another
_WORD = 5  # letters in which words that begin alike agree
_MOST = 5  # near misses that are worth showing
# Lineage as it reads from the other side: who was renamed to this one was this one's former self.
INVERSE = {
    "renamed_from": "renamed_to", "renamed_to": "renamed_from", "merged_from": "merged_into", "merged_into": "merged_from",
    "split_from": "gave_rise_to", "successor_of": "succeeded_by", "part_of": "parts",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one party: ``kind`` official, short, former, hostile …; ``guard``: also a common word or another's name."""

    written: str
    kind: str
    start: str | None
    end: str | None
    guard: bool


@dataclass(frozen=True, slots=True, eq=False)
class Bearer:
    """A party and the name of it that was asked for."""

    entry: Entry
    name: Name

    @property
    def is_generic(self) -> bool:
        """Whether it is only a kind of group: مسلحون مجهولون."""
        return self.entry.fields.get("kind") == "generic"

    def in_use(self, day: str | None) -> bool:
        """Whether the party bore the name on that day; every name is in use on no day."""
        return day is None or ((self.name.start or "") <= day and (self.name.end is None or day < self.name.end))


def names_of(entry: Entry) -> Iterator[Name]:
    """Every Arabic and English name, the entry's own first."""
    fields = entry.fields
    start, end, guard = fields.get("start"), fields.get("end"), bool(fields.get("guard"))
    for language in ("ar", "en"):
        if (fields.get("name") or {}).get(language):
            yield Name(str(fields["name"][language]), "name", start, end, guard)
    for alias in fields.get("aliases") or ():
        written = alias.get("ar") or alias.get("en")
        if written:
            yield Name(str(written), str(alias.get("kind") or "alias"), alias.get("from") or start, alias.get("to") or end,
                       guard or bool(alias.get("guard")))


@lru_cache(maxsize=4096)
def arabic_names(entry: Entry) -> Mapping[str, Name]:
    """The Arabic names of a party by their folded words: how a hit finds the days of the name it is."""
    return {" ".join(fold(name.written).split()): name for name in names_of(entry)}


def bearers(lexicon: Lexicon, written: str) -> tuple[Bearer, ...]:
    """The parties and sources that bear a name, or the one of that id; spelling variants and case aside."""
    wanted = key(written)
    found = [bearer for bearer in _all(lexicon).get(wanted, ())]
    for shelf in SHELVES:
        entry = lexicon.entry(shelf, written)
        if entry is not None:
            found.append(Bearer(entry, next(names_of(entry))))
    return tuple(found)


def meant(found: Iterable[Bearer], day: str | None) -> tuple[Bearer, ...]:
    """Those that a name by itself means on a day: who bears it then, or, where nobody does, who has borne it: reports go on
    using names. Of several the one that took it last. Of a name that several share (guarded) or that only says what kind of
    group it is, all are left: what else a report names tells which.
    """
    found = tuple(found)
    own = [bearer for bearer in found if not bearer.name.guard and not bearer.is_generic]
    for left in ([bearer for bearer in own if bearer.in_use(day)], [] if day is None else own):
        begun = [bearer for bearer in left if day is None or (bearer.name.start or "") <= day]
        if begun:
            latest = max(bearer.name.start or "" for bearer in begun)
            return tuple(bearer for bearer in begun if day is None or (bearer.name.start or "") == latest)
        shared = [bearer for bearer in found if bearer not in own and bearer.in_use(day)]
        if shared:
            return tuple(shared)
    return ()


def near_misses(lexicon: Lexicon, written: str) -> tuple[str, ...]:
    """Names that are spelt almost so, then those with a word that begins alike, the rarest word first."""
    known, wanted = _all(lexicon), key(written)
    alike = difflib.get_close_matches(wanted, known, n=_MOST, cutoff=_ALIKE)
    stems = {word[:_WORD] for word in wanted.split() if len(word) >= _WORD}
    sharing = {name: shared for name in known if (shared := stems & {word[:_WORD] for word in name.split()})}
    often = Counter(stem for shared in sharing.values() for stem in shared)
    nearest = sorted(sharing, key=lambda name: (min(often[stem] for stem in sharing[name]),
                                                -difflib.SequenceMatcher(None, wanted, name).ratio(), name))
    return tuple(known[name][0].name.written for name in dict.fromkeys((*alike, *nearest[:_MOST])))[:_MOST]


def fields_on(entry: Entry, day: str | None) -> Mapping[str, Any]:
    """What a party was on a day: its fields, with those of the phase that held then over them.

    قوات الدعم السريع were state forces until 2023-04-15. Without a day the latest state is told.
    """
    for phase in entry.fields.get("phases") or ():
        if day is not None and (phase.get("from") or "") <= day and (phase.get("to") is None or day < phase["to"]):
            return {**entry.fields, **{field: value for field, value in phase.items() if field not in ("from", "to")}}
    return entry.fields


def lineage_of(lexicon: Lexicon, entry: Entry) -> dict[str, tuple[str, ...]]:
    """The ids of a party's kin by how they are kin, told by itself or by them."""
    kin: dict[str, dict[str, None]] = {}
    for how, ids in _told(entry):
        kin.setdefault(how, {}).update(dict.fromkeys(ids))
    for other in lexicon.shelf("parties"):
        for how, ids in _told(other):
            if entry.id in ids:
                kin.setdefault(INVERSE[how], {})[other.id] = None
    return {how: tuple(ids) for how, ids in sorted(kin.items())}


def key(written: str) -> str:
    """A name as it is compared: folded words, marks aside, in lower case."""
    return " ".join(word.form for word in find_words(fold(written)) if word.kind != "mark").casefold()


def _told(entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    for how, ids in (entry.fields.get("lineage") or {}).items():
        yield str(how), (ids,) if isinstance(ids, str) else tuple(ids)


@lru_cache(maxsize=2)
def _all(lexicon: Lexicon) -> Mapping[str, tuple[Bearer, ...]]:
    """Every name of every party and source, compared as ``key`` says."""
    found: dict[str, dict[str, Bearer]] = {}
    for shelf in SHELVES:
        for entry in lexicon.shelf(shelf):
            for name in names_of(entry):
                found.setdefault(key(name.written), {}).setdefault(entry.id, Bearer(entry, name))
    return {name: tuple(by_id.values()) for name, by_id in found.items() if name}
