"""Weapons of happenings: what is quoted, what counts them, and which names are one weapon.

The model is replaced by one that ties every weapon to every mention alike, so that only the rules are tested.
"""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields import means
from marsad.extraction.fields.means import find_weapons, weapon_features
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))


def _happening(view: View) -> Happening:
    return Happening(tuple(Mention(candidate, "ASSAULT", 1.0, ()) for candidate in find_candidates(view)[:1]), ())


@pytest.fixture(autouse=True)
def every_weapon_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(means, "load_model", lambda name: LinearModel(("no", "yes"), (0.5,), {}, 0.0))


def _read(text: str) -> list[tuple[str, str, int | None, int | None]]:
    view = _view(text)
    weapons, _ = find_weapons(view, find_layers(view), (_happening(view),), [])[0]
    return [(weapon.quote.text, weapon.weapon, weapon.low, weapon.high) for weapon in weapons]


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("قُصفت البلدة بصواريخ", [("صواريخ", "rocket", None, None)]),
        ("قُصفت البلدة بمئات الصواريخ", [("مئات الصواريخ", "rocket", 200, None)]),
        ("قُصفت البلدة بسبع قذائف هاون", [("سبع قذائف هاون", "mortar", 7, 7)]),
        ("قُصفت البلدة بصواريخ شديدة الانفجار", [("صواريخ شديدة الانفجار", "missile", None, None)]),
        ("أغارت على البلدة طائرات حربية روسية", [("طائرات حربية روسية", "aircraft", None, None)]),
        ("أغارت على البلدة الطائرات الحربية", [("الطائرات الحربية", "aircraft", None, None)]),
        ("أغارت على البلدة طائرة هليكوبتر أباتشي", [("طائرة هليكوبتر أباتشي", "helicopter", None, None)]),
        ("قُصفت القاعدة بصاروخ من طراز القسام", [("صاروخ من طراز القسام", "rocket", None, None)]),
        ("انفجر لغم من مخلفات الحرب", [("لغم من مخلفات الحرب", "mine", None, None)]),
        ("قُصفت البلدة بالمدفعية والمدفعية الثقيلة", [("المدفعية الثقيلة", "artillery", None, None)]),
        ("قُصفت البلدة بقذائف هاون ورشاشات", [("قذائف هاون", "mortar", None, None), ("رشاشات", "gun", None, None)]),
    ],
)
def test_a_weapon_is_quoted_whole_and_named_once(text: str, weapons: list[tuple[str, str, int | None, int | None]]) -> None:
    assert _read(text) == weapons


def test_a_date_before_a_weapon_does_not_count_it() -> None:
    assert _read("قُصفت البلدة في كانون الأول 2022 بصاروخ موجه") == [("صاروخ موجه", "missile", None, None)]


def test_a_word_inside_a_name_of_a_place_is_told_to_the_model() -> None:
    view = _view("قُصف حي الحجر الأسود")
    layers = find_layers(view)
    stone = next(i for i, hit in enumerate(layers.weapons) if hit.entry.id == "stone")
    assert "other=name" in weapon_features(view, layers, _happening(view).mentions[0], stone)
