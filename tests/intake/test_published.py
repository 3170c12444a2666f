"""Dates as sources write them."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.intake.published import parse_published


@pytest.mark.parametrize("written", [
    "2018-02-19", " 2018-02-19 ", "2018-2-19", "2018/02/19", "19/02/2018", "19-02-2018", "19.02.2018", "20180219",
    "2018-02-19T23:59:00Z", "2018-02-19T00:10:00+03:00", "2018-02-19 21:40", "19/02/2018 21:40", "١٩/٠٢/٢٠١٨",
])
def test_one_day_in_many_spellings(written: str) -> None:
    assert parse_published(written) == date(2018, 2, 19)


def test_the_day_stands_before_the_month() -> None:
    assert parse_published("03/02/2018") == date(2018, 2, 3)


@pytest.mark.parametrize(("written", "problem"), [
    ("yesterday", "'yesterday' is not a date; write YYYY-MM-DD"),
    ("02/19/2018", "'02/19/2018' is no day of the calendar; write YYYY-MM-DD"),
    ("2018-02-30", "'2018-02-30' is no day of the calendar; write YYYY-MM-DD"),
    ("0018-02-19", "'0018-02-19': the year 18 is out of range"),
    ("19/02/18", "'19/02/18' is not a date; write YYYY-MM-DD"),
])
def test_what_is_no_date_is_refused_with_its_words(written: str, problem: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_published(written)
    assert str(refused.value) == problem
