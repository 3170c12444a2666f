"""Days and hours as sites write them; what is ambiguous is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from marsad.intake.stamps import find_stamps, parse_stamp

DAY = date(2018, 2, 19)


@pytest.mark.parametrize("written", [
    "2018-02-19", "19/02/2018", "20180219", "19 شباط 2018", "١٩ شباط ٢٠١٨", "19 شباط/فبراير 2018", "19 فبراير / شباط، 2018",
    "الاثنين، 19 من شهر شباط عام 2018", "19 فبراير ,2018", "فبراير 19، 2018", "19 فيفري 2018", "February 19, 2018", "19-Feb-2018",
    "الثلاثاء ١٩ / ٢ / ٢٠١٨",
    "الإثنين 3 جمادى الآخرة 1439 هـ - 19 فبراير 2018 م",
])
def test_one_day_in_many_spellings(written: str) -> None:
    assert parse_stamp(written).day == DAY


@pytest.mark.parametrize(("written", "hour", "minute"), [
    ("2018-02-19T21:40:00", 21, 40), ("الاثنين 19 شباط 2018 - 09:40 م", 21, 40), ("19 شباط 2018 12:05 ص", 0, 5),
    ("19 شباط 2018 الساعة 12:05 مساءً", 12, 5), ("21:40 ,19 شباط 2018", 21, 40), ("Feb 19, 2018 9:40 pm", 21, 40),
])
def test_the_hour_is_read_with_its_half_of_the_day(written: str, hour: int, minute: int) -> None:
    assert parse_stamp(written).at == datetime(2018, 2, 19, hour, minute)


@pytest.mark.parametrize(("written", "zone"), [
    ("2018-02-19T21:40:00Z", UTC), ("Mon, 19 Feb 2018 21:40:00 GMT", UTC),
    ("2018-02-19T21:40:00.123+0300", timezone(timedelta(hours=3))), ("2018-02-19 21:40 -05:00", timezone(timedelta(hours=-5))),
])
def test_a_zone_is_kept_where_it_is_written_and_the_day_stays_as_written(written: str, zone: timezone) -> None:
    stamp = parse_stamp(written)
    assert stamp.day == DAY and stamp.at == datetime(2018, 2, 19, 21, 40, tzinfo=zone)


@pytest.mark.parametrize("written", ["2018-02-19T25:00", "2018-02-19 10:00 - 12:00", "2018-02-19T10:00+99:00"])
def test_an_hour_that_no_clock_shows_or_two_of_them_are_no_hour(written: str) -> None:
    stamp = parse_stamp(written)
    assert stamp.day == DAY and stamp.at is None


@pytest.mark.parametrize(("written", "problem"), [
    ("3/2/2018 9:40 AM", "may have the month first"), ("19 شباط/مارس 2018", "is not a date"), ("31 شباط 2018", "is not a date"),
    ("شباط 2018", "is not a date"), ("2018", "is not a date"), ("قبل ساعتين", "is not a date"),
    ("2018-02-19 و 2018-02-20", "holds 2 days"),
    ("19 شباط", "is not a date"),
])
def test_what_tells_no_single_day_is_refused(written: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_stamp(written)


def test_a_day_above_twelve_tells_which_number_is_the_day() -> None:
    assert parse_stamp("19/2/2018 9:40 AM").day == DAY


def test_days_are_found_in_a_line_in_their_order() -> None:
    found = find_stamps("من 3 آذار 2018 حتى 2018-02-19 ثم 3 آذار 2018")
    assert [stamp.day for stamp in found] == [date(2018, 3, 3), DAY]
