"""How near something stands to a happening: counted from its nearest mention, with whose mentions stand around it."""

from __future__ import annotations

from functools import cache

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.nearness import NAMES, Nearness
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _read(text: str, *groups: tuple[str, ...]) -> tuple[View, tuple[Happening, ...]]:
    """A happening for each group of words."""
    view = View(annotate(make_document(Capture(text=text)), _lexicon()))
    candidates = find_candidates(view)
    named = [tuple(c for c in candidates if view.text[c.start : c.end] in group) for group in groups]
    return view, tuple(Happening(tuple(Mention(c, "ASSAULT", 1.0, ()) for c in found), ()) for found in named)


def _numbers(view: View, happenings: tuple[Happening, ...], happening: int, word: str) -> dict[str, float]:
    first = next(i for i, one in enumerate(view.words) if one.text == word)
    return dict(zip(NAMES, Nearness(view, happenings).numbers(happening, first, first + 1), strict=True))


def test_words_are_counted_from_the_nearest_mention() -> None:
    view, happenings = _read("قصفت الطائرات البلدة. وأدى القصف إلى مقتل سبعة مدنيين.", ("قصفت", "قصف"))
    near = _numbers(view, happenings, 0, "سبعة")
    assert (near["sentences to"], near["side"], near["a verb"]) == (0.0, 1.0, 0.0)
    assert near["words to"] == 2.0


def test_another_sentence_is_far_whatever_the_words() -> None:
    view, happenings = _read("قصفت الطائرات البلدة. وفر سبعة مدنيين.", ("قصفت",))
    away = _numbers(view, happenings, 0, "سبعة")
    assert (away["sentences to"], away["words to"], away["a verb"]) == (1.0, 99.0, 1.0)


def test_whose_mention_stands_before_and_after() -> None:
    view, happenings = _read("وقعت اشتباكات عنيفة صباحاً كما قصفت المدفعية البلدة", ("اشتباكات",), ("قصفت",))
    mine, others = _numbers(view, happenings, 0, "صباحاً"), _numbers(view, happenings, 1, "صباحاً")
    assert (mine["own before"], mine["own after"], mine["others between"]) == (1.0, 0.0, 0.0)
    assert (others["own before"], others["own after"], others["side"]) == (0.0, 1.0, -1.0)
    assert mine["happenings in sentence"] == others["happenings in sentence"] == 2.0


def test_another_mention_between_is_counted() -> None:
    view, happenings = _read("بعد غارات على المدينة قصفت المدفعية البلدة", ("غارات",), ("قصفت",))
    far = _numbers(view, happenings, 0, "المدفعية")
    assert (far["others between"], far["words to another"]) == (1.0, 1.0)
