"""The shipped gazetteer: names to places, quickly, from one file that says where it comes from."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from marsad.arabic.fold import fold
from marsad.errors import KnowledgeError
from marsad.lexicon.gazetteer import GAZETTEER, Gazetteer, GazetteerPlace


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "geonameid"),
    [("دوما", "SYR", 170592), ("إدلب", "SYR", 169389), ("طرطوس", "SYR", 163345), ("الموصل", "IRQ", 99072), ("تعز", "YEM", 70225),
     ("بنغازي", "LBY", 88319), ("الخرطوم", "SDN", 379252), ("صيدا", "LBN", 268064), ("خان يونس", "PSE", 281124)],
)
def test_a_city_is_found_by_its_folded_name(gazetteer: Gazetteer, name: str, country: str, geonameid: int) -> None:
    found = [place for place in gazetteer.find(fold(name)) if place.country == country and place.source == "geonames"]
    assert found[0].geonameid == geonameid
    assert found[0].id == f"geonames:{geonameid}"
    assert found[0].name_ar is not None and fold(found[0].name_ar) == fold(name)


def test_namesakes_come_biggest_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("دوما")
    assert {"SYR", "PSE"} <= {place.country for place in found}
    assert [place.population for place in found] == sorted((place.population for place in found), reverse=True)


def test_a_unit_is_found_with_and_without_the_word_for_its_kind(gazetteer: Gazetteer) -> None:
    for name in ("محافظة درعا", "درعا"):
        assert "governorate" in {place.kind for place in gazetteer.find(fold(name)) if place.country == "SYR"}, name


def test_an_unknown_name_is_found_nowhere(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("لا مكان بهذا الاسم") == ()
    assert gazetteer.place("geonames:0") is None


def test_the_names_and_the_places_agree(gazetteer: Gazetteer) -> None:
    names = gazetteer.names()
    assert len(names) > 9000
    for name in list(names)[::500]:
        assert {place.id for place in gazetteer.find(name)} == set(names[name])


def test_every_name_is_folded_and_longer_than_a_letter(gazetteer: Gazetteer) -> None:
    assert [name for name in gazetteer.names() if fold(name) != name or len(name) < 2] == []


def test_a_slip_of_transliteration_is_no_name_of_the_city(gazetteer: Gazetteer) -> None:
    assert 163345 not in {place.geonameid for place in gazetteer.find("ترطوس")}  # Tartus with the wrong t


def test_the_seven_wars_have_their_places() -> None:
    with closing(sqlite3.connect(GAZETTEER)) as database:
        count = dict(database.execute("SELECT country, count(*) FROM place WHERE name_ar IS NOT NULL GROUP BY country"))
    assert {country for country in ("SYR", "IRQ", "YEM", "LBY", "PSE", "LBN", "SDN") if count[country] < 70} == set()


def test_coordinates_come_in_pairs_and_on_the_earth() -> None:
    with closing(sqlite3.connect(GAZETTEER)) as database:
        wrong = database.execute(
            "SELECT id FROM place WHERE (lat IS NULL) != (lon IS NULL)"
            " OR lat NOT BETWEEN -90 AND 90 OR lon NOT BETWEEN -180 AND 180"
        ).fetchall()
    assert wrong == []


def test_a_place_row_has_the_columns_of_the_file() -> None:
    with closing(sqlite3.connect(GAZETTEER)) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(place)")]
    assert tuple(columns) == GazetteerPlace._fields


def test_all_names_are_loaded_in_well_under_a_blink() -> None:
    took = []
    for _ in range(3):
        start = time.perf_counter()
        Gazetteer().names()
        took.append(time.perf_counter() - start)
    assert min(took) < 0.1  # 14 ms on a laptop-like machine; a search through JSON takes seconds


def test_a_missing_file_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="build_gazetteer"):
        Gazetteer(tmp_path / "none.sqlite").find("دوما")
