"""Speakers named by their kind alone: who they are said to be (last speaker of the text)."""

from __future__ import annotations

import pytest

from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.view import View
from marsad.extraction.speech.speakers import find_speeches
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


def _last(text: str) -> str | None:
    view = View(annotate(make_document(Capture(text=text, id="t")), own_lexicon()))
    source = find_speeches(view, find_people(view))[-1].source
    return source.text if source else None


@pytest.mark.parametrize(("text", "source"), [
    ("قال مصدر أمني إن القصف توقف. وذكر المصدر أن الجرحى سبعة.", "مصدر أمني"),
    ("أعلنت وزارة الصحة مقتل طفلين. وقالت الوزارة إن المشفى أصيب.", "وزارة الصحة"),
    ("زار وفد من منظمة الصحة العالمية المخيم. وقالت المنظمة إن الدواء نفد.", "منظمة الصحة العالمية"),  # she had not spoken yet
    ("قال مصدر أمني إن القصف توقف. وقال مصدر طبي إن الجرحى سبعة. وأكد المصدر وصولهم إلى المشفى.", "مصدر طبي"),  # the last
])
def test_a_kind_alone_is_who_was_so_called_before(text: str, source: str) -> None:
    assert _last(text) == source


@pytest.mark.parametrize(("text", "source"), [
    ("قال الناطق إن القصف توقف. وذكر المصدر أن الجرحى سبعة.", "المصدر"),  # nobody was called so
    ("قال مصدر أمني إن القصف توقف. وأعلن المرصد مقتل طفلين.", "المرصد"),
    ("قال مصدر أمني إن القصف توقف. وذكر مصدر طبي أن الجرحى سبعة.", "مصدر طبي"),
])
def test_other_names_stay_as_they_are(text: str, source: str) -> None:
    assert _last(text) == source
