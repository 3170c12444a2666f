"""The parties of a happening: what each was on the day it happened."""

from __future__ import annotations

import pytest

from marsad.export.told.known import Known
from marsad.export.told.sides import find_sides
from marsad.export.told.told import tell
from tests.export.made import event, party, place, record

KNOWN = Known()
TEXT = "أطلقت قوات الدعم السريع النار على متظاهرين في الخرطوم"


def sides_of(day: tuple[str, str] | None, published: str | None) -> tuple[int, bool]:
    """ACLED's number of the one actor, and whether it is a state's."""
    made = event(TEXT, "أطلقت", day=day, actors=[party(TEXT, "قوات الدعم السريع")], places=[place(TEXT, "الخرطوم")])
    (actor,) = find_sides(list(tell([record(TEXT, [made], published=published)])), "SDN", KNOWN).actors
    return actor.inter, actor.state


@pytest.mark.parametrize(
    ("day", "published", "inter", "state"),
    [
        (("2019-06-03", "2019-06-03"), "2019-06-04", 1, True),
        (("2019-06-03", "2019-06-03"), "2024-06-03", 1, True),  # told later, of when it was the state's
        (("2023-04-14", "2023-04-14"), "2023-04-15", 1, True),
        (("2023-04-15", "2023-04-15"), "2023-04-16", 2, False),
        (None, "2019-06-04", 1, True),
        (None, None, 2, False),
    ],
)
def test_a_party_is_what_it_was_on_the_day(
    day: tuple[str, str] | None, published: str | None, inter: int, state: bool
) -> None:
    assert sides_of(day, published) == (inter, state)


def test_a_person_acts_for_what_was_above_them_on_the_day() -> None:
    assert [KNOWN.inter("sd.hemedti", day) for day in ("2022-01-01", "2024-01-01", None)] == [1, 2, 2]


def test_words_within_a_name_do_not_make_a_place_nearby() -> None:
    assert [tuple(KNOWN.wording(text)) for text in ("الغوطة الشرقية", "شرق دوما", "ريف دوما")] == [
        (False, False), (True, False), (False, True),
    ]
