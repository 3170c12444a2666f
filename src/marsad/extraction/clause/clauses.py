"""A view in, its clauses out: where each begins and by which word, and how many predicates stand between two words."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extraction.clause.view import View
from marsad.model.entry import Hit

# What opens a clause, from a mark. A comma parts phrases more often than clauses; the models weigh it for itself.
_MARKS = {"،": "comma", ",": "comma", "؛": "stop", ";": "stop", ":": "colon", "-": "dash", "–": "dash", "(": "bracket",
          ")": "bracket", '"': "quote", "«": "quote", "»": "quote", "”": "quote", "“": "quote"}
_BY_CLASS = {"relative": "relative", "subordinator": "subordinator", "adversative": "but", "conjunction": "conjunction"}
_SPEAKING = ("says", "denies", "doubts", "accuses", "claim")
_SOFT = frozenset(("comma", "quote", "bracket", "dash", "cause", "effect"))  # these do not end what a time is said of


class Clauses:
    """What stands between words: قتل جندي أمس، وأعلن الجيش … has a clause word at وأعلن, and two predicates.

    ``opens[i]`` says how word ``i`` begins something new, "" where it does not; ``predicate[i]`` what kind of
    predicate it is: says | event-verb | verb | cue-verb | event-noun.
    """

    def __init__(self, view: View) -> None:
        size = len(view.words)
        cues, events = view.hits.get("cues", {}), view.hits.get("events", {})
        self.opens = [_opening(view, i, cues.get(i, ())) for i in range(size)]
        self.predicate: dict[int, str] = {}
        self._count = [0]
        for i in range(size):
            kind = _predicate(view.classes[i], self.opens[i], event=i in events, cue=i in cues)
            if kind:
                self.predicate[i] = kind
            self._count.append(self._count[-1] + bool(kind))

    def predicates(self, first: int, last: int) -> int:
        """How many predicates are among the words ``first:last``."""
        return self._count[last] - self._count[first] if first < last else 0

    def between(self, first: int, last: int) -> list[str]:
        """The openings among the words ``first:last``, in order."""
        return [kind for kind in self.opens[first:last] if kind]

    def walls(self, first: int, last: int) -> int:
        """How many of these openings part one clause from the next."""
        return sum(1 for kind in self.opens[first:last] if kind and kind not in _SOFT)

    def predicate_before(self, i: int, start: int) -> int | None:
        """The nearest predicate before word ``i``, not before ``start``."""
        return next((j for j in range(i - 1, start - 1, -1) if j in self.predicate), None)

    def predicate_after(self, i: int, end: int) -> int | None:
        """The nearest predicate from word ``i`` on, before ``end``."""
        return next((j for j in range(i, end) if j in self.predicate), None)


def _opening(view: View, i: int, cues: Sequence[Hit]) -> str:
    if view.classes[i] == "M":
        return _MARKS.get(view.words[i].text, "")
    for hit in cues:
        kind = _by_cue(hit)
        if kind:
            return kind
    if view.classes[i] == "V":
        joined = view.forms[i][0] in "وف" and len(view.forms[i]) > 3
        return "and-verb" if joined else "verb"
    return ""


def _by_cue(hit: Hit) -> str:
    fields = hit.entry.fields
    cue = str(fields.get("cue"))
    if cue == "that":
        return "that"
    if fields.get("class") in _BY_CLASS:
        return _BY_CLASS[str(fields.get("class"))]
    if cue == "results":
        return "cause" if fields.get("direction") == "cause-first" else "effect"
    if cue in _SPEAKING and hit.tag.startswith("v"):
        return "says"
    if cue == "reports":
        return "reports"
    return "when" if fields.get("time") and fields.get("class") == "preposition" else ""


def _predicate(word_class: str, opening: str, *, event: bool, cue: bool) -> str:
    if word_class == "M":
        return ""
    if opening == "says":
        return "says"
    if word_class == "V":
        return "cue-verb" if cue else "event-verb" if event else "verb"
    return "event-noun" if event else ""
