"""The day of a round-up: headings that announce one, and those that do not."""

from __future__ import annotations

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.fields.heading_day import heading_day
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

_BODY = "قصفت المدفعية قرية النهر ظهر الأحد.\n\nاعتقلت الشرطة رجلين في البلدة."


def _day(title: str, body: str = _BODY) -> str | None:
    view = View(annotate(make_document(Capture(text=body, title=title, id="t")), own_lexicon()))
    at = heading_day(view)
    return None if at is None else view.reading.times[at].text


@pytest.mark.parametrize(("title", "day"), [
    ("حصاد الأحداث الميدانية ليوم السبت 18-06-2022", "ليوم السبت 18-06-2022"),
    ("أبرز التطورات في المحافظة الثلاثاء 4 أيار 2021", "الثلاثاء 4 أيار 2021"),
])
def test_a_heading_announces_the_day(title: str, day: str) -> None:
    assert _day(title) == day


@pytest.mark.parametrize("title", [
    "مقتل حارس في قصف الثلاثاء 4 أيار 2021",  # an event of that day, no round-up
    "حصاد عام من الحرب",
    "إصابة سبعة في انفجار",
])
def test_other_headings_announce_none(title: str) -> None:
    assert _day(title) is None


def test_a_picture_may_stand_above_the_heading() -> None:
    assert _day("", "صورة من القرية\n\nحصاد الأحداث ليوم الخميس 20-10-2022\n\n" + _BODY) == "ليوم الخميس 20-10-2022"
