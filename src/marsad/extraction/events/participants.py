"""A mention in, who by grammar and valency does it and to whom it is done, out; unweighed, in its own sentence only."""

from __future__ import annotations

from typing import NamedTuple

from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.paths import path_of, valency_of
from marsad.extraction.clause.phrases import Phrase, find_phrases
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate


class Participants(NamedTuple):
    """Parties by their entry, others by the rough stem of their first word."""

    actors: frozenset[str]
    targets: frozenset[str]


def find_participants(view: View, candidate: Candidate) -> Participants:
    """قصفت القوات التركية بلدة منبج: tr.armed-forces does it, to بلده."""
    grammar = grammar_of(view)
    node = grammar.node(candidate.first)
    found: dict[str, set[str]] = {"actor": set(), "target": set()}
    for phrase in view.remember("phrases of sentences", None, _by_sentence).get(view.sentence_of(candidate.first), ()):
        path = path_of(view, grammar, node, phrase.first) if phrase.first != node else "none"
        role = valency_of(view, grammar, candidate.frame, path, candidate.first) if path != "none" else ""
        if role in found:
            found[role].add(_entity(view, phrase))
    return Participants(frozenset(found["actor"]), frozenset(found["target"]))


def _by_sentence(view: View, _: None) -> dict[int, list[Phrase]]:
    out: dict[int, list[Phrase]] = {}
    for phrase in find_phrases(view):
        out.setdefault(view.sentence_of(phrase.first), []).append(phrase)
    return out


def _entity(view: View, phrase: Phrase) -> str:
    if phrase.hit is not None and phrase.head_kind == "party":
        return phrase.hit.entry.id
    parties = (hit.entry.id for i in range(phrase.first, phrase.last) for hit in view.at("parties", i))
    return next(parties, view.stem(phrase.first))
