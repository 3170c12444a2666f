"""Who does it and to whom, by grammar and valency alone."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.frames import frames_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.participants import find_participants
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(("text", "word", "actors", "targets"), [
    ("وقصفت القوات التركية بلدة منبج.", "قصفت", {"tr.armed-forces"}, {"بلده"}),
    ("وتعرضت البلدة لقصف.", "قصف", set(), {"بلده"}),
    ("وعاد الهدوء بعد قصف.", "قصف", set(), set()),
])
def test_subject_and_object_of_a_deed(text: str, word: str, actors: set[str], targets: set[str]) -> None:
    view = View(annotate(make_document(Capture(text=text)), _lexicon()), frames_of(_lexicon()))
    candidate = next(one for one in find_candidates(view) if view.text[one.start : one.end] == word)
    who = find_participants(view, candidate)
    assert (set(who.actors), set(who.targets)) == (actors, targets)
