"""Numbers and days as a reader sees them."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.export.figures import days, figure, weapon_figure
from marsad.export.labels import Language
from marsad.export.paint import LRI, PDI
from marsad.model.event import EventDate


@pytest.mark.parametrize(("low", "high", "kind", "language", "shown"), [
    (14, 14, "exact", "en", "14"), (0, 0, "exact", "en", "0"), (None, None, "vague", "en", "unknown"),
    (20, None, "vague", "en", "at least 20"), (None, 5, "at_most", "en", "at most 5"), (30, 30, "about", "en", "about 30"),
    (10, 20, "range", "en", "10-20"), (14, None, "at_least", "ar", "على الأقل 14"), (10, 20, "range", "ar", f"{LRI}10-20{PDI}"),
])
def test_a_figure(low: int | None, high: int | None, kind: str, language: Language, shown: str) -> None:
    assert figure(low, high, kind, language) == shown


def test_an_uncounted_weapon_has_no_figure() -> None:
    assert weapon_figure(None, None, "en") == ""


@pytest.mark.parametrize(("first", "last", "part", "shown"), [
    (date(2018, 2, 18), date(2018, 2, 18), "evening", "2018-02-18 evening"),
    (date(2018, 2, 18), date(2018, 2, 20), None, "2018-02-18 to 2018-02-20"),
    (date(2013, 1, 1), None, None, "from 2013-01-01"), (None, date(2013, 1, 1), None, "until 2013-01-01"),
    (None, None, None, "unknown"),
])
def test_the_days_of_an_event(first: date | None, last: date | None, part: str | None, shown: str) -> None:
    assert days(EventDate(None, first, last, part, "relative"), "en") == shown
