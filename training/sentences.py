"""Sentences that several people labelled ASSAULT or PROTEST, as examples for lone texts: which word, if any, is the event.

A sentence that most accepted holds an event of its kind: the candidates of that kind which the reports' own model takes for
events name it, or the likeliest one does. In a sentence that most refused no candidate of that kind is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from gold import SHARED, example, texts
from prepared import Prepared, prepare
from triggers import NONE, own_kinds

from marsad.extraction.events.lone import KIND, can_be_attack, lone_features
from marsad.extraction.events.triggers import see_candidates
from marsad.extraction.learned.linear import LinearModel

FILES = {"ASSAULT": "gsr/assault_sentences.jsonl", "PROTEST": "gsr/protest_sentences.jsonl"}


def read_sentences() -> list[tuple[Prepared, str, bool]]:
    """Each sentence with the kind that was asked for and whether most said yes; ties are left out."""
    out = []
    for kind, name in FILES.items():
        for row in texts(SHARED / name).values():
            if row["accept"] != row["reject"]:
                out.append((prepare(-1, example(row, [])), kind, row["accept"] > row["reject"]))
    return out


def lone_row(report: Prepared, kind: str, model: LinearModel) -> list[str] | None:
    """What the model of lone texts sees of a sentence that was asked about attacks, its words scored by ``model``; None of one
    that was asked about something else or holds no word of attack."""
    if kind != KIND:
        return None
    scored = [(candidate, model.score(features) - model.threshold)
              for candidate, features in see_candidates(report.item.view, report.layers)]
    return lone_features(report.item.view, scored) if any(can_be_attack(candidate) for candidate, _ in scored) else None


def sentence_rows(report: Prepared, kind: str, accepted: bool, model: LinearModel) -> Iterator[tuple[tuple[str, ...], str]]:
    """The candidates that can be of ``kind``, labelled; those of other kinds were not asked about."""
    asked = [features for candidate, features in see_candidates(report.item.view, report.layers) if kind in own_kinds(candidate)]
    if not asked:
        return
    scores = [model.score(features) - model.threshold for features in asked]
    best = max(scores)
    for features, score in zip(asked, scores, strict=True):
        yield features, kind if accepted and (score > 0 or score == best) else NONE
