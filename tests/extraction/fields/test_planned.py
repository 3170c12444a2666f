"""A time as a planned happening means it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from marsad.extraction.fields.planned import as_planned
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.time import Time
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

TUESDAY = date(2018, 4, 17)


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _time(text: str, published: date = TUESDAY) -> Time:
    [time] = annotate(make_document(Capture(text=text, id="t", published=published)), _lexicon()).times
    return time


@pytest.mark.parametrize(("text", "past", "planned"), [
    ("دخل المفتشون البلدة الأربعاء", "2018-04-11", "2018-04-18"),
    ("دخل المفتشون البلدة مساء السبت", "2018-04-14", "2018-04-21"),
    ("التقى الوفدان في 3 مارس", "2018-03-03", "2018-03-03"),
])
def test_a_bare_weekday_lies_behind_a_report_and_ahead_of_a_plan(text: str, past: str, planned: str) -> None:
    time = _time(text)
    assert str(time.earliest) == past
    assert str(as_planned(time, TUESDAY).earliest) == planned


def test_the_day_of_the_report_itself_is_not_moved() -> None:
    time = _time("ينسحب الجنود الثلاثاء")
    assert as_planned(time, TUESDAY) == time


def test_a_part_of_the_day_moves_with_its_day() -> None:
    assert as_planned(_time("ينسحب الجنود مساء السبت"), TUESDAY).value == "2018-04-21TEV"


@pytest.mark.parametrize("text", [
    "وقع الهجوم أمس", "وقع الهجوم الأربعاء الماضي", "القرية محاصرة منذ الأربعاء", "سقطت المدينة في 2014",
])
def test_a_time_that_says_it_is_past_stays_past(text: str) -> None:
    time = _time(text)
    assert as_planned(time, TUESDAY) == time


def test_a_day_of_a_month_without_its_year_is_in_the_next_year_when_that_is_near() -> None:
    time = _time("تنسحب القوات في 5 يناير", date(2017, 12, 20))
    assert as_planned(time, date(2017, 12, 20)).earliest == date(2018, 1, 5)
