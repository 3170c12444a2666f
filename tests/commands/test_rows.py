"""Rows of lists: days in few columns, and readable in either direction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.commands.incidents import incident_row
from marsad.commands.rows import filled, span_of_days
from marsad.export.paint import Paint, columns
from marsad.model.kept import KeptIncident

PLAIN = Paint(colour=False, width=100)
ONE = KeptIncident(
    id="i-0123456789ab", created_at="", opened=True, into=None, kind="ASSAULT", mode="aerial", status="happened",
    earliest="2018-02-18", latest="2018-02-18", place_id=None, name="دوما", name_en="Douma", lat=None, lon=None, radius_km=None,
    country=None, admin1=None, geo_precision=None, killed_low=3, killed_high=5, reports=1, voices=1, denied=False, doubted=False,
    review=None,
)


@pytest.mark.parametrize(("earliest", "latest", "shown"), [
    ("2009-05-27", None, "2009-05-27"), ("2009-05-27", "2009-05-27", "2009-05-27"), ("2009-05-27", "2009-05-29", "2009-05-27…29"),
    ("2009-05-27", "2009-06-03", "2009-05-27…06-03"), ("2008-12-30", "2009-01-02", "2008-12-30…2009-01-02"),
])
def test_a_span_of_days_tells_what_changes(earliest: str, latest: str | None, shown: str) -> None:
    assert span_of_days(earliest, latest) == shown


def test_a_row_says_what_happened_and_who_many_tell_it() -> None:
    assert incident_row(ONE, PLAIN, "en") == "i-0123456789ab  2018-02-18        assault (aerial)         Douma  killed 3-5"
    several = replace(ONE, reports=4, voices=2, denied=True)
    assert incident_row(several, PLAIN, "en").endswith("killed 3-5  reports 4, independent voices 2  denied by some")
    arabic = incident_row(several, PLAIN, "ar")
    assert "قصف جوي" in arabic and "," not in arabic and "أصوات مستقلة" in arabic


def test_what_is_not_known_is_said_as_such() -> None:
    unknown = replace(ONE, earliest=None, latest=None, mode=None, name=None, name_en=None, killed_low=None)
    shown = incident_row(unknown, PLAIN, "en")
    assert shown == "i-0123456789ab  day unknown       assault                  not located  killed at most 5"
    assert "اليوم غير معروف" in incident_row(unknown, PLAIN, "ar") and "نشر" not in incident_row(unknown, PLAIN, "ar")


def test_cells_stand_below_their_like_also_in_colour() -> None:
    assert columns(filled(Paint(colour=True)("قصف", "kind"), 9)) == 9 and filled("longer than that", 4) == "longer than that"
