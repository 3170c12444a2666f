"""Which of the alternates of a place are its Arabic names, and which comes first."""

from __future__ import annotations

import pytest

from marsad.lexicon.gazetteer.arabic_names import arabic_names


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
