"""Which of the alternates of a place are its Arabic names, and which comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.lexicon.gazetteer import Gazetteer, GazetteerPlace
from tools.build_gazetteer import Named, write
from tools.gazetteer_names import arabic_names


@pytest.mark.parametrize(
    ("latin", "alternates", "names"),
    [
        ("Ţarţūs", ["Tartus", "ترطوس", "طرطوس", "طرتوس"], ("طرطوس",)),  # the dots under the letters settle it
        ("Idlib", ["ادلب", "إدلب"], ("إدلب",)),  # the careful spelling stands for both
        ("Benghazi", ["بنغازى", "بنغازي"], ("بنغازي",)),
        ("Nawá", ["نوي", "نوى"], ("نوى",)),
        ("Khartoum", ["ااالخرطوم", "خرطوم"], ("الخرطوم", "خرطوم")),  # a stutter is no name, and the article goes first
        ("Kirkuk", ["کرکوک", "Киркук"], ("كركوك",)),  # Persian kaf only: the same name in Arabic letters
        ("Karkūk", ["کرکوک", "كركوك", "چرچوک"], ("كركوك",)),  # letters Arabic does not have, and a name that needs none
        ("Dimashq", ["د مشق", "دمشق"], ("دمشق",)),
        ("Berlin", ["Берлин"], ()),
    ],
)
def test_the_arabic_names_of_a_place(latin: str, alternates: list[str], names: tuple[str, ...]) -> None:
    assert arabic_names(latin, alternates) == names


def test_a_second_real_name_is_kept() -> None:
    assert set(arabic_names("‘Ayn al ‘Arab", ["عين العرب", "كوباني", "Kobani"])) == {"عين العرب", "كوباني"}


def test_the_name_our_own_places_give_comes_first() -> None:
    assert arabic_names("Jerusalem", ["أورشليم", "القدس"], known="القدس")[0] == "القدس"


def test_the_order_of_the_alternates_does_not_matter() -> None:
    heap = ["عين العرب", "كوباني", "Kobani", "كوبانى"]
    assert arabic_names("‘Ayn al ‘Arab", heap) == arabic_names("‘Ayn al ‘Arab", reversed(heap))


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    named = [Named(_place(number), (f"دوما {letter}",)) for number, letter in enumerate("ابتثج")]
    write(named, tmp_path / "one.sqlite")
    write(reversed(named), tmp_path / "other.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "other.sqlite").read_bytes()
    assert Gazetteer(tmp_path / "one.sqlite").names()["دوما ب"] == ("geonames:1",)


def _place(number: int) -> GazetteerPlace:
    return GazetteerPlace(
        id=f"geonames:{number}", geonameid=number, name_ar=None, name_en="Duma", kind="town", lat=33.5, lon=36.4,
        population=number, country="SYR", admin1=None, admin2=None, source="geonames",
    )
