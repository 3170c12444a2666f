"""Word classes on annotated sentences: no worse than they were when measured."""

from __future__ import annotations

import pytest

from evals.analysis import Count, Share, class_figures
from evals.annotated import read_annotated

# What was reached, rounded down.
FLOORS = {"classes": (0.89, 0.82), "tags": (0.97, 0.92)}


def test_the_sentences_are_many_and_most_are_judged_whole() -> None:
    sentences = (*read_annotated("analysed.yaml"), *read_annotated("classes.yaml"))
    assert len({one.text for one in sentences}) == 100
    assert sum(one.full for one in sentences) >= 60


@pytest.mark.parametrize("layer", sorted(FLOORS))
def test_verbs_and_nouns_are_told_apart(layer: str) -> None:
    figures = class_figures((*read_annotated("analysed.yaml"), *read_annotated("classes.yaml")), layer)
    share, verbs = figures["accuracy"], figures["verbs"]
    assert isinstance(share, Share) and isinstance(verbs, Count)
    accuracy, f1 = FLOORS[layer]
    assert share.value >= accuracy, "\n".join(share.wrong)
    assert verbs.f1 >= f1, "\n".join(verbs.wrong)


def test_a_wrong_class_is_counted_as_one() -> None:
    count = Count()
    count.note(found=True, wanted=True, what="a")
    count.note(found=True, wanted=False, what="b")
    count.note(found=False, wanted=True, what="c")
    count.note(found=False, wanted=False, what="d")
    assert (count.right, count.extra, count.missed, count.wrong) == (1, 1, 1, ["extra b", "missed c"])
