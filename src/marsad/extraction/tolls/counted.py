"""People that a report counts, before it is known what became of them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from marsad.extraction.clause.view import View
from marsad.model.values import CountKind, Group, Outcome

Shape = Literal["number", "bare-number", "dual", "plural", "single", "one-of", "all-of", "others", "named", "cases"]
_AND = "و"


class Counted(NamedTuple):
    """Words ``first:last`` count people; ``shape`` is how: 14 شخصاً, 13 alone, جريحين, قتلى, طفل, أحد الحراس, جميع الركاب, آخرون,
    a name or title, 15 حالة.

    ``group`` None: as those counted before (آخرون, a number alone); ``outcome`` is what the noun says itself (ثلاثة قتلى);
    ``start`` the offset where a quote of them begins; ``joined`` whether و joins them to what stands before.
    """

    first: int
    last: int
    start: int
    group: Group | None
    outcome: Outcome | None
    low: int | None
    high: int | None
    kind: CountKind
    shape: Shape
    joined: bool


def is_joined(view: View, i: int, *, one: bool = False) -> bool:
    """Whether word ``i`` is joined to what stands before it by و, its own or one written apart. ``one``: the word is واحد."""
    form = view.forms[i]
    if form.startswith(_AND) and len(form) > 3 and not (one and not form.startswith(_AND + _AND)):
        return True
    return i > 0 and view.forms[i - 1] == _AND


def quote_start(view: View, i: int, *, one: bool = False) -> int:
    """The offset of word ``i`` without the و that joins it."""
    own = view.words[i].kind == "arabic" and view.forms[i].startswith(_AND) and len(view.forms[i]) > 3
    return view.words[i].start + (1 if own and is_joined(view, i, one=one) else 0)
