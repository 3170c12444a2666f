"""One place told by two sources is one place, with what the first of them says; two places stay two."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon.gazetteer import GazetteerPlace
from marsad.lexicon.gazetteer.file import Ranked
from marsad.lexicon.gazetteer.merge import merge as merge_told


def merge(found: Iterable[Ranked]) -> list[GazetteerPlace]:
    return [merged.place for merged in merge_told(found)]


PCODES, GEONAMES = 2_999, 3_999


def place(source: str, number: int, lat: float = 36.0, kind: str = "village", people: int | None = None,
          country: str = "SYR") -> GazetteerPlace:
    coded = source == "pcodes"
    return GazetteerPlace(
        id=f"ocha:C{number}" if coded else f"geonames:{number}", geonameid=None if coded else number,
        pcode=f"C{number}" if coded else None, name_ar="تل حمدان", name_en="Tell Hamdan" if coded else "Tall Ḩamdān", kind=kind,
        lat=lat, lon=37.0, radius_km=1.5 if kind == "village" else 3.0, population=people, country=country, admin1=None,
        admin2="Here" if coded else None, admin3=None, source=source, licence="",
    )


def test_a_village_of_two_lists_is_one_and_the_first_is_believed() -> None:
    (one,) = merge([(GEONAMES, place("geonames", 7, 36.02, "town", 3000)), (PCODES, place("pcodes", 1, 36.0))])
    assert (one.source, one.lat, one.name_en, one.admin2) == ("pcodes", 36.0, "Tell Hamdan", "Here")
    assert (one.id, one.geonameid, one.pcode) == ("geonames:7", 7, "C1")
    assert (one.kind, one.population, one.radius_km) == ("town", 3000, 3.0)  # who counts the people knows how big it is


def test_a_namesake_farther_off_is_another_place() -> None:
    assert len(merge([(PCODES, place("pcodes", 1, 36.0)), (GEONAMES, place("geonames", 7, 36.1))])) == 2


def test_two_places_of_one_list_are_never_one() -> None:
    assert len(merge([(PCODES, place("pcodes", 1, 36.0)), (PCODES, place("pcodes", 2, 36.001))])) == 2


def test_the_nearer_of_two_is_the_same_place() -> None:
    far, near = place("pcodes", 1, 36.03), place("pcodes", 2, 36.01)
    merged = merge([(PCODES, far), (PCODES, near), (GEONAMES, place("geonames", 7, 36.0))])
    assert {one.pcode: one.geonameid for one in merged} == {"C1": None, "C2": 7}


def test_a_unit_is_not_its_seat() -> None:
    assert len(merge([(PCODES, place("pcodes", 1, kind="district")), (GEONAMES, place("geonames", 7, kind="town"))])) == 2


def test_a_border_parts_two_places_of_one_name() -> None:
    assert len(merge([(PCODES, place("pcodes", 1)), (GEONAMES, place("geonames", 7, country="TUR"))])) == 2


def test_one_number_is_one_place_wherever_it_lies() -> None:
    old, new = place("geonames", 7, 30.0), place("newer", 7, 36.0)
    (one,) = merge([(GEONAMES, old), (GEONAMES - 1, new)])
    assert one.lat == 36.0


@given(st.lists(st.tuples(st.sampled_from(["pcodes", "geonames", "own"]), st.integers(1, 6), st.floats(35.9, 36.1)), max_size=9))
def test_no_place_is_lost_and_none_is_made(rows: list[tuple[str, int, float]]) -> None:
    ranks = {"own": 1_000, "pcodes": 2_000, "geonames": 3_000}
    told = {(source, number): (ranks[source], place(source, number, lat)) for source, number, lat in rows}
    merged = merge(told.values())
    assert _codes(merged) == _codes([one for _, one in told.values()])
    assert merged == merge(list(told.values())[::-1])
    assert len(merged) <= len(told)


def _codes(places: list[GazetteerPlace]) -> set[str]:
    return {one.pcode for one in places if one.pcode} | {f"g{one.geonameid}" for one in places if one.geonameid}


def test_all_who_tell_of_a_place_are_kept() -> None:
    (one,) = merge_told([(GEONAMES, place("geonames", 7)), (PCODES, place("pcodes", 1))])
    assert [telling.source for telling in one.told] == ["pcodes", "geonames"]
