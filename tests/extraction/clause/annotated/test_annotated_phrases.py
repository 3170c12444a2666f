"""Noun phrases on annotated sentences: no worse than they were when measured."""

from __future__ import annotations

from evals.analysis import Count, Share, phrase_figures
from evals.annotated import read_annotated

# What was reached, rounded down.
BOUNDS, HEADS, LEADS = 0.80, 0.92, 1.0


def test_phrases_are_found_whole() -> None:
    sentences = read_annotated("analysed.yaml")
    assert sum(len(one.phrases or ()) for one in sentences) >= 200
    figures = phrase_figures(sentences)
    bounds, heads, leads = figures["bounds"], figures["head kind"], figures["lead"]
    assert isinstance(bounds, Count) and isinstance(heads, Share) and isinstance(leads, Share)
    assert bounds.f1 >= BOUNDS, "\n".join(bounds.wrong)
    assert heads.value >= HEADS, "\n".join(heads.wrong)
    assert leads.value >= LEADS, "\n".join(leads.wrong)


def test_what_may_be_a_phrase_is_neither_asked_for_nor_held_against() -> None:
    count = Count()
    count.take([(0, 2), (3, 4), (5, 6)], [(0, 2), (7, 9)], [(3, 4)], str)
    assert (count.right, count.extra, count.missed) == (1, 1, 1)
    assert count.wrong == ["extra (5, 6)", "missed (7, 9)"]
