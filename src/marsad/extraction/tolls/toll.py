"""One toll as the text says it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.tolls.counted import Shape
from marsad.model.values import CountKind, Group, Outcome


@dataclass(frozen=True, slots=True)
class Toll:
    """Words ``first:last`` that count people of ``group`` with one ``outcome``; ``deed`` is the word that says the outcome.

    ``subgroup`` marks a part of the toll before it (بينهم 4 أطفال); ``parent`` is the index of the toll that it is part of or
    joined to, -1 for none; low/high None where unknown; ``why`` the entry that says the outcome. ``how`` is the way from the
    deed to the people: noun, before, of, among, total, after, cases, subgroup, joined, with, pronoun, zero; ``shape`` how
    they are counted. ``said`` is "again" where an earlier sentence gives the same figures, "finer" where another toll has a
    number for what is vague here (قتلى), "title" where only the title gives these figures, "once" otherwise.
    """

    first: int
    last: int
    start: int
    end: int
    outcome: Outcome
    group: Group
    low: int | None
    high: int | None
    count_kind: CountKind
    deed: int
    subgroup: bool
    why: str
    how: str = "before"
    shape: Shape = "number"
    parent: int = -1
    sentence: int = 0
    said: str = "once"
