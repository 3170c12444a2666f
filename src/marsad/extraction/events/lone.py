"""A text of a sentence or two in, whether it tells an attack out: with no report around it, its whole wording is asked.

In a report what is an event shows by what the title repeats and the sentences around carry on. A sentence alone has only its
words: "تبادل الجانبان الاتهامات بقصف المدنيين" has the words of an attack and tells none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate
from marsad.extraction.events.mention import Mention
from marsad.extraction.learned.linear import half_steps, load_model
from marsad.model.values import Kind

KIND: Kind = "ASSAULT"
_SIZES = (3, 4, 5)  # letters of a piece of a word, its bounds counted
_NAMED = 2  # candidates that are named, the likeliest first
_LEAST, _NONE = -8, -4.0
_STEPS = range(-6, 7)  # half steps: each that is reached adds its weight
_WORDS, _LONGEST = 6, 8  # words in a step of length, and the most steps

Scored = Sequence[tuple[Candidate, float]]


def settle(
    view: View, kept: tuple[Mention, ...], dropped: tuple[Mention, ...], denied: Collection[int]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mentions of a lone text once it is known whether it tells an attack: if it does, the likeliest word names it; if not,
    no word does, unless it is ``denied``, which makes it an event."""
    scored = [(mention.candidate, mention.score) for mention in (*kept, *dropped)]
    if not any(can_be_attack(candidate) for candidate, _ in scored):
        return kept, dropped
    model = load_model("lone")
    told = model.score(lone_features(view, scored)) > model.threshold
    attacks = [mention for mention in kept if mention.kind == KIND]
    if told and not attacks:
        best = max((m for m in dropped if can_be_attack(m.candidate)), key=lambda m: (m.score, -m.candidate.start), default=None)
        if best is not None:
            return _in_order((*kept, replace(best, kind=KIND))), tuple(m for m in dropped if m is not best)
    if not told:
        untold = tuple(mention for mention in attacks if mention.candidate.first not in denied)
        return tuple(m for m in kept if m not in untold), _in_order((*dropped, *untold))
    return kept, dropped


def can_be_attack(candidate: Candidate) -> bool:
    """Whether one of the candidate's entries says that it can be one."""
    return any(KIND in (hit.entry.fields["kind"], *(hit.entry.fields.get("also") or ())) for hit in candidate.hits)


def lone_features(view: View, scored: Scored) -> list[str]:
    """The words, the pieces of words and the pairs of words of the text; how likely its words of attack are, and which."""
    attacks = sorted(((score, candidate) for candidate, score in scored if can_be_attack(candidate)),
                     key=lambda row: (-row[0], row[1].start))
    best = attacks[0][0] if attacks else _NONE
    level = half_steps(best, _LEAST)
    features = [f"best={level}", *(f"best>={step}" for step in _STEPS if level >= step),
                f"length={min(len(view.words) // _WORDS, _LONGEST)}"]
    for _, candidate in attacks[:_NAMED]:
        features += [f"e={candidate.entry_id}", f"family={candidate.family}"]
    forms = [word.form for word in view.words]
    pairs = (f"{a}_{b}" for a, b in pairwise(forms))
    return [*features, *sorted({piece for form in forms for piece in _pieces(form)}), *sorted(set(pairs))]


def _pieces(form: str) -> Iterator[str]:
    bounded = f" {form} "
    for size in _SIZES:
        for i in range(len(bounded) - size + 1):
            yield bounded[i : i + size]


def _in_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.candidate.start))
