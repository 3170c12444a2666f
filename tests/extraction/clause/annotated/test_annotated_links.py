"""Subjects, objects and the roles of deeds on annotated sentences: no worse than they were when measured."""

from __future__ import annotations

import pytest

from evals.analysis import Count, link_figures, role_figures
from evals.annotated import Relation, read_annotated, view_of, word_at

# F1 that was reached, rounded down.
FLOORS = {"subjects": 0.82, "objects": 0.70, "actors of deeds": 0.53, "targets of deeds": 0.54}


@pytest.mark.parametrize("name", list(FLOORS))
def test_who_does_what_to_whom(name: str) -> None:
    sentences = read_annotated("analysed.yaml")
    figure = (link_figures(sentences) | role_figures(sentences))[name]
    assert isinstance(figure, Count)
    assert figure.f1 >= FLOORS[name], "\n".join(figure.wrong)


def test_a_relation_in_brackets_is_optional() -> None:
    found = [role for one in read_annotated("analysed.yaml") for role in one.roles or () if role.head == "مداهمة"]
    assert found == [Relation("مداهمة", "target", "منازلهم", False), Relation("مداهمة", "actor", "قوات", True)]


def test_a_word_that_stands_twice_is_not_guessed() -> None:
    view = view_of("قتل حارس حارس المبنى.", False)
    with pytest.raises(ValueError, match="2 times"):
        word_at(view, "حارس")
