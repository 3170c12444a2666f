"""A text of a sentence or two in, whether it tells an attack or a protest out: without a report, all its wording is asked.

In a report what is an event shows by what the title repeats and the sentences around carry on. A sentence alone has only its
words: "تبادل الجانبان الاتهامات بقصف المدنيين" has the words of an attack and tells none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate, own_kinds
from marsad.extraction.events.mention import Mention
from marsad.extraction.learned.linear import LinearModel, half_steps, load_model
from marsad.model.values import Kind

KINDS: tuple[Kind, ...] = ("ASSAULT", "PROTEST")
_SIZES = (3, 4, 5)  # letters of a piece of a word, its bounds counted
_NAMED = 2  # candidates that are named, the likeliest first
_LEAST, _NONE = -8, -4.0
_STEPS = range(-6, 7)  # half steps: each that is reached adds its weight
_WORDS, _LONGEST = 6, 8  # words in a step of length, and the most steps

_Mentions = tuple[Mention, ...]
Scored = Sequence[tuple[Candidate, float]]


def settle(view: View, kept: _Mentions, dropped: _Mentions, denied: Collection[int]) -> tuple[_Mentions, _Mentions]:
    """The mentions of a lone text once it is known which of KINDS it tells: if it tells one, the likeliest word names it; if not,
    no word does, unless it is ``denied``, which makes it an event."""
    scored = [(mention.candidate, mention.score) for mention in (*kept, *dropped)]
    for kind in KINDS:
        if any(can_be(candidate, kind) for candidate, _ in scored):
            model = lone_model(kind)
            told = model.score(lone_features(view, scored, kind)) > model.threshold
            kept, dropped = (_tell if told else _leave_out)(kind, kept, dropped, denied)
    return kept, dropped


def _tell(kind: Kind, kept: _Mentions, dropped: _Mentions, _: Collection[int]) -> tuple[_Mentions, _Mentions]:
    """What is told is named by the words that were kept, else by the likeliest of those that were not."""
    best = max((m for m in dropped if can_be(m.candidate, kind)), key=lambda m: (m.score, -m.candidate.start), default=None)
    if best is None or any(mention.kind == kind for mention in kept):
        return kept, dropped
    return _in_order((*kept, replace(best, kind=kind))), tuple(m for m in dropped if m is not best)


def _leave_out(kind: Kind, kept: _Mentions, dropped: _Mentions, denied: Collection[int]) -> tuple[_Mentions, _Mentions]:
    untold = tuple(mention for mention in kept if mention.kind == kind and mention.candidate.first not in denied)
    return tuple(m for m in kept if m not in untold), _in_order((*dropped, *untold))


def lone_model(kind: Kind) -> LinearModel:
    """The model that says whether a lone text tells a happening of that kind."""
    return load_model(f"lone-{kind.lower()}")


def can_be(candidate: Candidate, kind: Kind) -> bool:
    """Whether one of the candidate's entries says that it can be of that kind."""
    return kind in own_kinds(candidate)


def lone_features(view: View, scored: Scored, kind: Kind) -> list[str]:
    """The words, the pieces of words and the pairs of words of the text; how likely its words of that kind are, and which."""
    named = sorted(((score, candidate) for candidate, score in scored if can_be(candidate, kind)),
                   key=lambda row: (-row[0], row[1].start))
    best = named[0][0] if named else _NONE
    level = half_steps(best, _LEAST)
    features = [f"best={level}", *(f"best>={step}" for step in _STEPS if level >= step),
                f"length={min(len(view.words) // _WORDS, _LONGEST)}"]
    for _, candidate in named[:_NAMED]:
        features += [f"e={candidate.entry_id}", f"family={candidate.family}"]
    forms = [word.form for word in view.words]
    pairs = (f"{a}_{b}" for a, b in pairwise(forms))
    return [*features, *sorted({piece for form in forms for piece in _pieces(form)}), *sorted(set(pairs))]


def _pieces(form: str) -> Iterator[str]:
    bounded = f" {form} "
    for size in _SIZES:
        for i in range(len(bounded) - size + 1):
            yield bounded[i : i + size]


def _in_order(mentions: _Mentions) -> _Mentions:
    return tuple(sorted(mentions, key=lambda mention: mention.candidate.start))
