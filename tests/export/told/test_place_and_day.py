"""A place is never known better than its words say, a day never better than its span."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.export.told.day import find_days
from marsad.export.told.known import Known
from marsad.export.told.place import find_spot
from marsad.export.told.told import Told
from tests.export.made import event, place, record

KNOWN = Known()


def told(text: str, **more: Any) -> Told:
    made = record(text, [event(text, text.split(maxsplit=1)[0], **more)])
    return Told(made, made["events"][0])


@pytest.mark.parametrize(
    ("words", "name", "geo", "where"),
    [("دوما", "دوما", 1, 1), ("شمال دوما", "دوما", 2, 2), ("ريف دوما", "دوما", 2, 4), ("محافظة إدلب", "محافظة إدلب", 3, 4),
     ("سوريا", "سوريا", 3, 6)],
)
def test_the_words_about_a_place_say_how_exact_it_is(words: str, name: str, geo: int, where: int) -> None:
    text = f"قصف على {words} أمس"
    found = find_spot((told(text, places=[place(text, name, words)]),), KNOWN)
    assert found is not None and (found[0].geo_precision, found[0].where_prec) == (geo, where)


def test_the_most_exact_place_is_the_place() -> None:
    text = "قصف في سوريا على بلدة مسرابا"
    found = find_spot((told(text, places=[place(text, "سوريا"), place(text, "مسرابا")]),), KNOWN)
    assert found is not None and found[0].name == "Mesraba" and [spot.name for spot in found[1]] == ["Syria"]


def test_two_places_apart_are_none_of_them_the_exact_place() -> None:
    text = "قصف على دوما وعلى الرستن"
    found = find_spot((told(text, places=[place(text, "دوما"), place(text, "الرستن")]),), KNOWN)
    assert found is not None and (found[0].geo_precision, found[0].where_prec) == (3, 5)
    assert (found[0].radius_km or 0) > 100


def test_a_place_without_coordinates_is_no_place() -> None:
    text = "قصف على دوما"
    mention = place(text, "دوما")
    mention["place"] = {**mention["place"], "lat": None, "lon": None}
    assert find_spot((told(text, places=[mention]),), KNOWN) is None


@pytest.mark.parametrize(
    ("first", "last", "basis", "acled", "ucdp"),
    [("2018-02-18", "2018-02-18", "stated", 1, 1), ("2018-02-18", "2018-02-18", "published", 2, 2),
     ("2018-02-15", "2018-02-18", "relative", 2, 2), ("2018-02-12", "2018-02-18", "relative", 2, 3),
     ("2018-02-01", "2018-02-28", "stated", 3, 4), ("2018-01-01", "2018-12-31", "stated", None, 5),
     ("2017-01-01", "2018-12-31", "stated", None, None)],
)
def test_a_span_says_how_exact_a_day_is(first: str, last: str, basis: str, acled: int | None, ucdp: int | None) -> None:
    days = find_days((told("قصف", day=(first, last), basis=basis),))
    assert days is not None and (days.time_precision, days.date_prec) == (acled, ucdp)


def test_a_publication_date_is_not_the_day_of_an_event() -> None:
    assert find_days((told("قصف", day=None),)) is None


def test_the_narrowest_span_wins_unless_it_is_assumed() -> None:
    items = (told("قصف", day=("2018-02-01", "2018-02-28")), told("قصف", day=("2018-02-17", "2018-02-18")),
             told("قصف", day=("2018-02-19", "2018-02-19"), basis="published"))
    days = find_days(items)
    assert days is not None and days.first.isoformat() == "2018-02-17"


def test_the_place_that_most_reports_tell_is_the_place_and_one_told_once_does_not_blur_it() -> None:
    texts = ("قصف على دوما", "غارة قرب دوما", "قصف على دوما بعد غارة على الرستن")
    items = [told(texts[0], places=[place(texts[0], "دوما")]), told(texts[1], places=[place(texts[1], "دوما", "قرب دوما")]),
             told(texts[2], places=[place(texts[2], "الرستن"), place(texts[2], "دوما")])]
    found = find_spot(items, KNOWN)
    assert found is not None and (found[0].name, found[0].geo_precision) == ("Douma", 1)
