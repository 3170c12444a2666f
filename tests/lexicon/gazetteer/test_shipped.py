"""The shipped gazetteer: names to places, quickly, from one file that says where it comes from."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from marsad.arabic.fold import fold
from marsad.errors import KnowledgeError
from marsad.lexicon.gazetteer import GAZETTEER, Gazetteer
from marsad.lexicon.gazetteer.file import GazetteerFile
from marsad.lexicon.gazetteer.schema import PLACE_COLUMNS


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
    people = [place.population or 0 for place in found]
    assert people == sorted(people, reverse=True)


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
    assert set(columns) == set(PLACE_COLUMNS)


def test_a_name_is_found_in_well_under_a_millisecond() -> None:
    names = list(Gazetteer().names())[::50]
    took = []
    for _ in range(3):
        fresh = Gazetteer()  # remembers nothing yet
        start = time.perf_counter()
        found = sum(bool(fresh.find(name)) for name in names)
        took.append((time.perf_counter() - start) / len(names))
        assert found == len(names)
    assert min(took) < 0.001  # 20 µs where it was measured; a search through JSON takes seconds


def test_a_population_that_nobody_counted_is_null() -> None:
    with closing(sqlite3.connect(GAZETTEER)) as database:
        assert database.execute("SELECT count(*) FROM place WHERE population <= 0").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM place WHERE population IS NULL").fetchone()[0] > 1000


def test_a_missing_file_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="build_gazetteer"):
        Gazetteer((GazetteerFile(tmp_path / "none.sqlite", "run build_gazetteer"),)).find("دوما")
