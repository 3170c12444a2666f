"""How exactly a place is known: its kind, radius and wording in, ACLED's geo_precision and UCDP's where_prec out.

Plain values, as a `Place` and a place of a record's JSON both hold them: ``kind`` and ``radius_km`` (kilometres, or None).
``near`` says that the words only point towards the place or at a part of it (قرب دوما، شمال حلب، محيط الباب), ``around`` that
they mean its countryside (ريف دوما). A kind that is not listed, be it of a user's own folder, counts by its radius alone.
"""

from __future__ import annotations

_POINTS = frozenset(("city", "town", "village", "neighbourhood", "camp", "building", "base", "airport", "crossing", "port", "dam",
                     "square", "street"))
_UNITS = {"subdistrict": 3, "district": 3, "governorate": 4, "country": 6, "sea": 7}
_LINES = frozenset(("road", "river"))
_POINT_KM = 5.0  # an area no larger is a point to both codebooks
_AROUND_KM = 25.0  # UCDP: "within about 25 km of a known point"; about the size of a second-level unit too
_SECOND_LEVEL_KM = 50.0  # the largest district of the knowledge
_FIRST_LEVEL_KM = 95.0  # three governorates in four are no larger


def acled_geo_precision(kind: str, radius_km: float | None = None, *, near: bool = False, around: bool = False) -> int:
    """1 the named place itself, 2 near a named place or a part of a region, 3 a larger region.

    "قصف دوما" is 1, "قرب دوما" and "ريف دوما" 2, "ريف إدلب الجنوبي" (a part of a governorate) 2, "محافظة إدلب" 3.
    """
    exact = ucdp_where_prec(kind, radius_km)
    if exact == 1:
        return 2 if near or around else 1
    if exact in (2, 3):
        return 2
    return 2 if exact == 4 and near else 3


def ucdp_where_prec(kind: str, radius_km: float | None = None, *, near: bool = False, around: bool = False) -> int:
    """1 exact, 2 within about 25 km of a known point, 3 second-level unit, 4 first-level unit, 5 a line or an area larger than
    a first-level unit, 6 only the country, 7 international waters.

    "قرب دوما" is 2, "ريف حلب" (the countryside of a city) 4, "شمالي سوريا" (a part of a country) 5.
    """
    if kind in _UNITS:
        return 5 if kind == "country" and near else _UNITS[kind]
    if kind in _POINTS:
        if around:
            return 4 if kind == "city" else 2
        return 2 if near else 1
    if kind in _LINES:
        return 2 if radius_km is not None and radius_km <= _AROUND_KM else 5
    return _of_radius(radius_km, near=near or around)


def _of_radius(radius_km: float | None, *, near: bool) -> int:
    """Of an area that is no unit: a valley, a mountain, a front. One whose size nobody knows is an area larger than a unit."""
    if radius_km is None:
        return 5
    if radius_km <= _POINT_KM:
        return 2 if near else 1
    for limit, precision in ((_AROUND_KM, 2), (_SECOND_LEVEL_KM, 3), (_FIRST_LEVEL_KM, 4)):
        if radius_km <= limit:
            return precision
    return 5
