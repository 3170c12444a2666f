"""A number that the text says, exact or vague."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.values import CountKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words ``first:last`` (word indices, half-open) that say a number, its qualifier included.

    "ما لا يقل عن 15" is low 15, high None, at_least; "عشرات" low 20, high None, vague;
    "أكثر من 70" low 71; "نحو 20 ألف" low = high = 20000, about. ``ordinal`` marks الثالث.
    """

    first: int
    last: int
    low: float | int | None
    high: float | int | None
    count_kind: CountKind
    ordinal: bool = False
