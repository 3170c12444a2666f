"""Ties of a first look in, the same looked at a second time out: beside each other, by trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie
from marsad.extraction.fields.beside import NAMES, beside
from marsad.extraction.learned.trees import load_trees

LEAST = -4.0  # log-odds of a first look under which a second is not worth while


class Looked(NamedTuple):
    """Ties with the numbers that a second look weighs, named by ``names``."""

    ties: list[Tie]
    names: tuple[str, ...]


def likely(ties: Sequence[Tie]) -> list[Tie]:
    """The ties that a second look is worth while for."""
    return [tie for tie in ties if tie.score > LEAST]


def put_beside(ties: list[Tie], happenings: tuple[Happening, ...], own: Sequence[Sequence[float]],
               names: Sequence[str]) -> Looked:
    """The ties with how each stands beside the others, and with what is its ``own``."""
    rows = zip(ties, beside(ties, happenings), own, strict=True)
    return Looked([Tie(*tie[:4], (*numbers, *more)) for tie, numbers, more in rows], (*NAMES, *names))


def look_again(looked: Looked, model: str) -> list[Tie]:
    """The ties with the score of the second look."""
    trees = load_trees(model)
    return [Tie(h, i, trees.score(numbers), features, numbers) for h, i, _, features, numbers in looked.ties]
