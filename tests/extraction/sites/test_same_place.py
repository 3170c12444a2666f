"""A kind of place alone: which place it is by what the report named before (the last site of the text)."""

from __future__ import annotations

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.sites.same_place import called_before
from marsad.extraction.sites.sites import find_sites
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


def _last(text: str) -> str:
    view = View(annotate(make_document(Capture(text=text, id="t")), own_lexicon()))
    *_, site = called_before(view, find_sites(view))
    return view.text[site.start : site.end]


@pytest.mark.parametrize(("text", "place"), [
    ("دارت معارك شرقي مدينة درنة. ودخل الجنود المدينة ليلاً.", "مدينة درنة"),
    ("قصفت المدفعية درنة. ودخل الجنود المدينة ليلاً.", "درنة"),
    ("شنت الطائرات غارات على قطاع غزة. وعاد الوفد إلى القطاع.", "قطاع غزة"),
    ("احترق مخزن في قرية الطكيحي وآخر في قرية الدندنية. ونزح سكان القرية.", "قرية الدندنية"),  # the last
])
def test_a_kind_alone_is_the_place_named_before(text: str, place: str) -> None:
    assert _last(text) == place


@pytest.mark.parametrize(("text", "place"), [
    ("قصفت المدفعية قرية النهر. ودخل الجنود المدينة ليلاً.", "المدينة"),  # no city was named
    ("دارت معارك في مدينة درنة. وقصف الطيران المدن المجاورة.", "المدن المجاورة"),
    ("دارت معارك في مدينة درنة. وسيطر الجيش على شرق المدينة.", "شرق المدينة"),
])
def test_other_sites_stay_as_they_are(text: str, place: str) -> None:
    assert _last(text).startswith(place.split(maxsplit=1)[0])
    assert "درنة" not in _last(text)
