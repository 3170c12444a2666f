"""How exactly a place is known, in the classes of ACLED and UCDP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.precision import acled_geo_precision, ucdp_where_prec

_KINDS = ("city", "town", "village", "neighbourhood", "camp", "building", "district", "governorate", "country", "region", "road",
          "river", "sea", "valley", "mountain", "oasis")


@pytest.mark.parametrize(
    ("words", "kind", "radius_km", "near", "around", "acled", "ucdp"),
    [
        ("مسرابا", "town", 1.5, False, False, 1, 1),
        ("حي جوبر", "neighbourhood", 1.0, False, False, 1, 1),
        ("بغداد", "city", 20.0, False, False, 1, 1),
        ("قرب مدينة الباب", "city", 4.0, True, False, 2, 2),
        ("ريف دوما", "town", 3.0, False, True, 2, 2),
        ("ريف حلب", "city", 12.0, False, True, 2, 4),
        ("ناحية تل تمر", "subdistrict", 10.0, False, False, 2, 3),
        ("قضاء الطارمية", "district", 20.0, False, False, 2, 3),
        ("محافظة إدلب", "governorate", 45.0, False, False, 3, 4),
        ("ريف إدلب الجنوبي", "governorate", 45.0, True, True, 2, 4),
        ("الغوطة الشرقية", "region", 12.0, False, False, 2, 2),
        ("دارفور", "region", 300.0, False, False, 3, 5),
        ("وادي بردى", "valley", 8.0, False, False, 2, 2),
        ("البادية السورية", "desert", 120.0, False, False, 3, 5),
        ("طريق حلب - دمشق", "road", 160.0, False, False, 3, 5),
        ("طريق الكاستيلو", "road", 3.0, False, False, 2, 2),
        ("نهر الفرات", "river", 250.0, False, False, 3, 5),
        ("سوريا", "country", 240.0, False, False, 3, 6),
        ("شمالي سوريا", "country", 240.0, True, False, 3, 5),
        ("البحر الأحمر", "sea", 900.0, False, False, 3, 7),
        ("a kind of a user's own, of unknown size", "oasis", None, False, False, 3, 5),
        ("a kind of a user's own, small", "oasis", 2.0, False, False, 1, 1),
    ],
)
def test_a_place_is_as_exact_as_its_kind_size_and_wording(
    words: str, kind: str, radius_km: float, near: bool, around: bool, acled: int, ucdp: int
) -> None:
    assert acled_geo_precision(kind, radius_km, near=near, around=around) == acled
    assert ucdp_where_prec(kind, radius_km, near=near, around=around) == ucdp


@given(st.sampled_from(_KINDS), st.none() | st.floats(0.1, 5000.0), st.booleans(), st.booleans())
def test_every_place_has_a_class_of_both_codebooks(kind: str, radius_km: float | None, near: bool, around: bool) -> None:
    assert acled_geo_precision(kind, radius_km, near=near, around=around) in (1, 2, 3)
    assert ucdp_where_prec(kind, radius_km, near=near, around=around) in range(1, 8)


@given(st.sampled_from(("city", "town", "village", "neighbourhood", "camp")), st.floats(0.1, 50.0))
def test_near_a_settlement_is_less_exact_than_in_it(kind: str, radius_km: float) -> None:
    assert acled_geo_precision(kind, radius_km) < acled_geo_precision(kind, radius_km, near=True)
    assert ucdp_where_prec(kind, radius_km) < ucdp_where_prec(kind, radius_km, near=True)
