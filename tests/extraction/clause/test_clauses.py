"""Clauses: where each begins, and how many predicates stand between two words."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.clauses import Clauses
from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _clauses(text: str) -> tuple[View, Clauses]:
    view = View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))
    return view, Clauses(view)


@pytest.mark.parametrize(("text", "opening"), [
    ("قُتل الحارس <الذي> كان عند الباب", "relative"),
    ("قال القائد <إن> الطريق مقطوع", "that"),
    ("<أعلن> القائد أن الطريق مقطوع", "says"),
    ("انسحب الجنود <بعدما> نفدت ذخيرتهم", "subordinator"),
    ("أعلنوا الهدنة <لكن> القصف استمر", "but"),
    ("أصيب خمسة <جراء> القصف", "effect"),
    ("قصفوا الحي <وقتلوا> ثلاثة", "and-verb"),
    ("قصفوا الحي<،> وقتلوا ثلاثة", "comma"),
    ("مقتل <حارس> في السوق", ""),
])
def test_a_clause_begins_where_its_word_stands(text: str, opening: str) -> None:
    at = text.index("<")
    view, clauses = _clauses(text.replace("<", "").replace(">", ""))
    first, _ = view.range_of(at, at + 1)
    assert clauses.opens[first] == opening


def test_predicates_and_walls_are_counted_between_words() -> None:
    view, clauses = _clauses("قصفت الطائرات الحي، وأعلن الجيش أن المدفعية دمرت الجسر")
    last = len(view.words)
    assert clauses.predicates(1, last) == 2
    assert clauses.walls(1, last) == 3
    assert clauses.between(1, 5)[0] == "comma"


def test_the_nearest_predicates_on_both_sides_of_a_word() -> None:
    view, clauses = _clauses("قصفت الطائرات أمس الحي وقتلت طفلاً")
    assert clauses.predicate_before(2, 0) == 0
    assert clauses.predicate_after(3, len(view.words)) == 4
    assert clauses.predicate_before(0, 0) is None
