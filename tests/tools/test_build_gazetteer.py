"""The build step: the same places give the same file, and it says where they come from."""

from __future__ import annotations

from pathlib import Path

from marsad.lexicon.gazetteer import Gazetteer, GazetteerPlace
from marsad.lexicon.gazetteer.file import GazetteerFile
from tools.build_gazetteer import Named, write

PACKAGES = {"geonames": "somewhere 1.0"}


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    named = [Named(_place(number), (f"دوما {letter}",)) for number, letter in enumerate("ابتثج")]
    write(named, {"SY": "SYR"}, PACKAGES, tmp_path / "one.sqlite")
    write(reversed(named), {"SY": "SYR"}, PACKAGES, tmp_path / "other.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "other.sqlite").read_bytes()
    gazetteer = Gazetteer((GazetteerFile(tmp_path / "one.sqlite", "build it"),))
    assert gazetteer.names()["دوما ب"] == ("geonames:1",)
    assert gazetteer.openers == {"دوما"}


def test_the_file_says_where_its_places_come_from(tmp_path: Path) -> None:
    write([Named(_place(7), ("دوما",))], {"SY": "SYR"}, PACKAGES, tmp_path / "one.sqlite")
    (source,) = GazetteerFile(tmp_path / "one.sqlite", "build it").sources()
    assert (source["name"], source["file"], source["licence"], source["kept"]) == ("geonames", "somewhere 1.0", "CC BY 4.0", 1)


def _place(number: int) -> GazetteerPlace:
    return GazetteerPlace(
        id=f"geonames:{number}", geonameid=number, pcode=None, name_ar=None, name_en="Duma", kind="town", lat=33.5, lon=36.4,
        radius_km=3.0, population=number, country="SYR", admin1=None, admin2=None, admin3=None, source="geonames",
        licence="CC BY 4.0",
    )
