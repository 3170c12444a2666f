"""How a place mention is worded: at the place, near it, its countryside."""

from __future__ import annotations

import pytest

from marsad.lexicon.load import own_lexicon
from marsad.lexicon.place_words import read_wording


@pytest.mark.parametrize(
    ("text", "near", "around"),
    [
        ("دوما", False, False),
        ("مدينة دوما", False, False),
        ("محافظة إدلب", False, False),
        ("وسط بغداد", False, False),
        ("مركز المدينة", False, False),
        ("داخل مخيم اليرموك", False, False),
        ("قرب مدينة الباب", True, False),
        ("محيط بلدة مسرابا", True, False),
        ("أطراف دوما", True, False),
        ("شمال بعقوبة", True, False),
        ("شمال شرقي بعقوبة", True, False),
        ("مشارف سرت", True, False),
        ("الجهة الشرقية لمدينة عامودا", True, False),
        ("ريف دوما", False, True),
        ("ريف السلمية الشرقي", True, True),
        ("الغوطة الشرقية", False, False),
        ("ريف دمشق", False, False),
        ("ريف حلب الشمالي", False, False),
    ],
)
def test_the_words_around_a_name_say_how_near(text: str, near: bool, around: bool) -> None:
    assert read_wording(text, own_lexicon()) == (near, around)
