"""The frames shelf in, tables of clause words out: closed words by class, verbs by what they do to an event, slots of frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

from marsad.arabic.clitics import proclitic_cuts
from marsad.arabic.fold import fold
from marsad.lexicon.load import Lexicon
from marsad.model.entry import Entry

SHELF = "frames"
# Classes that are no word class.
_SETS = ("measure", "belonging", "own-letter", "after-deed", "clause-opening", "called-after", "doing", "jussive", "whole")
_CONJUNCTIONS = ("و", "ف")
_OBJECTS = ("هما", "ها", "هم", "هن", "نا", "ه")


class VerbReading(NamedTuple):
    """A form read as a verb: what it does to an event, its form, the و or ف before it, its object pronoun."""

    role: str
    tag: str
    prefix: str
    ending: str


@dataclass(frozen=True, eq=False)
class Frames:
    """What the shelf says; words folded but for ``whole``, which are as written.

    ``closed`` and ``pairs``: word, or two words, to class; ``verbs``: form to role and tag;
    ``valency``: frame to its slots."""

    closed: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    measures: frozenset[str]
    belonging: frozenset[str]
    own_letter: frozenset[str]
    after_deed: frozenset[str]
    openings: frozenset[str]
    called_after: frozenset[str]
    doings: frozenset[str]
    whole: frozenset[str]
    verbs: Mapping[str, tuple[str, str]]
    valency: Mapping[str, Mapping[str, Any]]

    def valency_role(self, frame: str, slot: str, preposition: str = "") -> str:
        """What fills ``slot`` of an event word of ``frame``: actor, target or none."""
        entry = self.valency.get(frame)
        if entry is None:
            return "none"
        if slot == "preposition":
            return str(entry["prepositions"].get(preposition, "none"))
        return str(entry.get(slot, "none"))

    @cached_property
    def closed_class(self) -> Callable[[str], str]:
        """The class of a closed word, with و or ف before it or without; "" for an open word. Answers are remembered."""
        return lru_cache(maxsize=1 << 16)(partial(_closed_class, self.closed))

    @cached_property
    def verb_reading(self) -> Callable[[str], VerbReading | None]:
        """What a form says that may be a verb of the shelf: ونفذتها is ("perform", "v.past.3fs", "و", "ها")."""
        return lru_cache(maxsize=1 << 16)(partial(_verb_reading, self.verbs))


def frame_table(entries: Iterable[Entry]) -> Frames:
    """The tables of the entries of the frames shelf."""
    closed: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    verbs: dict[str, tuple[str, str]] = {}
    sets: dict[str, set[str]] = {name: set() for name in _SETS}
    valency: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        fields = entry.fields
        if "frame" in fields:
            prepositions = {fold(word): role for word, role in fields["prepositions"].items()}
            valency[fields["frame"]] = {**fields, "prepositions": prepositions}
        for form, tag in fields.get("conjugated", ()):
            verbs.setdefault(form, (str(fields["role"]), tag))
        for form in fields.get("forms", ()):
            words = tuple(fold(form).split())
            if fields["class"] in sets:
                sets[fields["class"]].add(form if fields["class"] == "whole" else words[0])
            elif len(words) == 2:
                pairs.setdefault((words[0], words[1]), fields["class"])
            else:
                closed.setdefault(words[0], fields["class"])
    kept = {name: frozenset(words) for name, words in sets.items()}
    return Frames(closed, pairs, kept["measure"], kept["belonging"], kept["own-letter"], kept["after-deed"],
                  kept["clause-opening"], kept["called-after"], kept["doing"], kept["whole"], verbs, valency)


@lru_cache(maxsize=4)
def frames_of(lexicon: Lexicon) -> Frames:
    """The frames of a lexicon, the user's entries among them; made once a lexicon."""
    return frame_table(lexicon.shelf(SHELF))


def _closed_class(closed: Mapping[str, str], form: str) -> str:
    known = closed.get(form)
    if known is None and len(form) > 2 and form[0] in _CONJUNCTIONS:
        known = closed.get(form[1:])
    return known or ""


def _verb_reading(verbs: Mapping[str, tuple[str, str]], form: str) -> VerbReading | None:
    for cut in proclitic_cuts(form):
        if cut.prefix.strip("وفسل"):
            continue
        known = verbs.get(cut.stem)
        if known is not None:
            return VerbReading(*known, cut.prefix, "")
    for cut in proclitic_cuts(form):
        if cut.prefix.strip("وفس"):
            continue
        for ending in _OBJECTS:
            stem = cut.stem[: -len(ending)]
            if len(stem) > 2 and cut.stem.endswith(ending):
                known = verbs.get(stem) or (verbs.get(stem + "ا") if stem.endswith("و") else None)
                if known is not None:
                    return VerbReading(*known, cut.prefix, ending)
    return None
