"""Sentences that several people labelled ASSAULT or PROTEST, as examples for lone texts: does the whole of it tell one?"""

from __future__ import annotations

from typing import NamedTuple

from gold import SHARED, example, texts
from prepared import Prepared, prepare

from marsad.extraction.events.lone import KINDS, can_be, lone_features
from marsad.extraction.events.triggers import see_candidates
from marsad.extraction.learned.linear import LinearModel
from marsad.model.values import Kind


class Sentence(NamedTuple):
    """A sentence, the kind that was asked for, whether most said yes, and its number among those of its kind."""

    report: Prepared
    kind: Kind
    accepted: bool
    number: int


def read_sentences() -> list[Sentence]:
    """All sentences; ties are left out."""
    return [Sentence(prepare(example(row, [])), kind, row["accept"] > row["reject"], number)
            for kind in KINDS
            for number, row in enumerate(texts(SHARED / f"gsr/{kind.lower()}_sentences.jsonl").values())
            if row["accept"] != row["reject"]]


def lone_row(sentence: Sentence, model: LinearModel) -> list[str] | None:
    """What the model of lone texts sees of a sentence, its words scored by ``model``; None where no word can be of the kind."""
    view = sentence.report.item.view
    scored = [(candidate, model.score(features) - model.threshold)
              for candidate, features in see_candidates(view, sentence.report.layers)]
    asked = any(can_be(candidate, sentence.kind) for candidate, _ in scored)
    return lone_features(view, scored, sentence.kind) if asked else None
