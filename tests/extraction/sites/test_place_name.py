"""What makes two sites one place, and how much each covers."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.sites.place_name import grain_of, place_name
from marsad.extraction.sites.sites import find_sites
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text)), _lexicon()))


def test_marks_kind_and_spelling_of_a_bearing_make_no_other_place() -> None:
    view = _view('سقطت قذيفة على قرية "بلشون" ثم على بلشون وفي شمال غرب سوريا وشمالي غربي سوريا وفي ريف إدلب الغربي '
                 'وريف إدلب الشرقي.')
    first, second, north, again, west, east = (place_name(view, site) for site in find_sites(view))
    assert first == second and north == again and west != east


@pytest.mark.parametrize(("text", "grain"), [
    ("سقطت قذيفة على مطار النيرب", 0), ("سقطت قذيفة على قرية بلشون", 1), ("سقطت قذيفة على مدينة حلب", 2),
    ("سقطت قذيفة في محافظة إدلب", 3), ("سقطت قذيفة في السوق", 5),
])
def test_how_much_a_place_covers(text: str, grain: int) -> None:
    (site,) = find_sites(_view(text))
    assert grain_of(site) == grain
