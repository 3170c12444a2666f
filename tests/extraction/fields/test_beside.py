"""How ties stand beside each other: in their happening, and with other happenings."""

from __future__ import annotations

from functools import cache

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie
from marsad.extraction.fields.beside import NAMES, beside
from marsad.extraction.fields.second import likely, put_beside
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


@cache
def _two() -> tuple[Happening, ...]:
    """A shelling and a demonstration."""
    view = View(annotate(make_document(Capture(text="قصفت الطائرات المدينة. وتظاهر المئات في الساحة.")), _lexicon()))
    bombs, crowd = find_candidates(view)[:2]
    return (Happening((Mention(bombs, "ASSAULT", 1.0, ()),), (), 2.0), Happening((Mention(crowd, "PROTEST", 1.0, ()),), (), -0.5))


def _numbers(*ties: Tie) -> list[dict[str, float]]:
    return [dict(zip(NAMES, numbers, strict=True)) for numbers in beside(list(ties), _two())]


def test_the_best_of_a_happening_knows_the_next_and_the_others_the_best() -> None:
    first, second, _ = _numbers(Tie(0, 1, 1.5, ()), Tie(0, 2, 0.5, ()), Tie(0, 3, -1.0, ()))
    assert (first["rank"], first["behind"], first["next"], first["rivals"], first["over"]) == (0.0, 0.0, 0.5, 3.0, 2.0)
    assert (second["rank"], second["behind"], second["next"]) == (1.0, 1.0, 1.5)


def test_an_item_knows_the_other_happening_that_it_fits() -> None:
    here, there = _numbers(Tie(0, 1, 0.5, ()), Tie(1, 1, 2.0, ()))
    assert (here["elsewhere"], here["better elsewhere"]) == (2.0, 1.0)
    assert (there["elsewhere"], there["better elsewhere"]) == (0.5, 0.0)


def test_a_tie_knows_what_its_happening_is_and_how_surely_it_is_one() -> None:
    shelling, crowd = _numbers(Tie(0, 1, 0.5, ()), Tie(1, 2, 0.5, ()))
    assert (shelling["event"], shelling["of violence"], shelling["of force"]) == (2.0, 1.0, 0.0)
    assert (crowd["event"], crowd["of violence"], crowd["of force"]) == (-0.5, 0.0, 1.0)


def test_what_is_hopeless_is_not_looked_at_again() -> None:
    assert likely([Tie(0, 1, 0.5, ()), Tie(0, 2, -8.0, ())]) == [Tie(0, 1, 0.5, ())]


def test_a_second_look_has_a_name_for_every_number() -> None:
    looked = put_beside([Tie(0, 1, 0.5, ())], _two(), [(3.0,)], ("words",))
    assert len(looked.names) == len(looked.ties[0].numbers) == len(NAMES) + 1
    assert looked.names[-1] == "words" and looked.ties[0].numbers[-1] == 3.0
