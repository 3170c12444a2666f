"""Which place a name means: by type words, what contains it, adjectives, country and what lies near; none rather than a guess."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.resolve_place import resolve_sites
from marsad.extraction.sites.sites import find_sites
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.place import PlaceMention
from marsad.model.record import Reason
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _places(text: str, outlet: str | None = None) -> dict[str, PlaceMention]:
    view = View(annotate(make_document(Capture(text=text, outlet=outlet)), _lexicon()))
    mentions = resolve_sites(view, find_sites(view), _lexicon(), [])
    return {mention.quote.text: mention for mention in mentions}


@pytest.mark.parametrize(("text", "name", "english"), [
    ("سقطت قذائف على دوما بريف دمشق.", "دوما", "Douma"),
    ("اقتحم الجنود قرية دوما جنوب نابلس.", "قرية دوما", "Duma (Nablus)"),
    ("وقعت غارة على مدينة حلب.", "مدينة حلب", "Aleppo"),
    ("طال القصف محافظة حلب.", "محافظة حلب", "Aleppo Governorate"),
    ("سقط صاروخ على حي جوبر الدمشقي.", "حي جوبر الدمشقي", "Jobar"),
    ("انفجرت سيارة في طرابلس شمال لبنان.", "طرابلس", "Tripoli (Lebanon)"),
    ("اندلع القتال في طرابلس غرب ليبيا ثم في بنغازي.", "طرابلس", "Tripoli"),
    ("وقع هجوم في المنصورة بريف الرقة.", "المنصورة", "Al-Mansura (Raqqa)"),
])
def test_what_stands_beside_a_name_says_which_place_it_is(text: str, name: str, english: str) -> None:
    place = _places(text)[name].place
    assert place is not None and place.name_en == english


@pytest.mark.parametrize(("text", "name"), [
    ("سقطت قذائف على دوما.", "دوما"),
    ("اندلع القتال في طرابلس.", "طرابلس"),
    ("سقطت قذيفة في الزهراء.", "الزهراء"),
])
def test_a_name_that_fits_several_places_alone_is_none_of_them(text: str, name: str) -> None:
    mention = _places(text)[name]
    assert mention.place is None and mention.candidates > 1


def test_a_town_and_its_governorate_are_no_two_minds() -> None:
    place = _places("وقع انفجار في حلب.")["حلب"].place
    assert place is not None and place.kind == "city"


def test_one_name_means_one_place_in_a_report() -> None:
    mentions = _places("سقطت قذائف على دوما. وقال سكان في بلدة دوما بريف دمشق إن المشفى تضرر. وعادت دوما إلى الهدوء.")
    assert mentions["دوما"].place is not None
    assert mentions["دوما"].place.name_en == "Douma"


def test_a_bare_name_means_the_settlement_that_was_told_in_full() -> None:
    found = _places("انسحب المقاتلون من مدينة سنجار بشمال العراق. ثم عادوا إلى سنجار. وقصفت عفرين في سوريا ثم حلب وإدلب.")
    bare = found["سنجار"].place
    assert bare is not None and bare.name_en == "Sinjar"


def test_a_bare_name_does_not_follow_a_governorate() -> None:
    bare = _places("وصل الوفد إلى محافظة حلب. ثم وقع انفجار في حلب.")["حلب"].place
    assert bare is not None and bare.kind == "city"


def test_an_unknown_name_has_no_place() -> None:
    assert _places("داهمت القوة قرية الطكيحان فجرا.")["قرية الطكيحان"] == PlaceMention(
        _places("داهمت القوة قرية الطكيحان فجرا.")["قرية الطكيحان"].quote)


def test_the_gazetteer_knows_towns_that_we_did_not_write_down() -> None:
    mention = _places("وقعت غارة في رنكوس قرب دمشق.")["رنكوس"]
    assert mention.place is not None and mention.place.id.startswith("geonames:")
    assert "another place of the report" in mention.place.why


def test_a_small_place_of_a_country_that_nobody_speaks_of_is_not_meant() -> None:
    text = "قصفت المدفعية مسرابا وجسرين في سوريا. وقال سكان في كفربطنا إن القذائف سقطت في الأرطاوية."
    assert _places(text)["الأرطاوية"].place is None  # a town of Saudi Arabia
    home = _places("وصل رجال الإطفاء إلى الأرطاوية في السعودية.")["الأرطاوية"].place
    assert home is not None and home.admin[0] == "SAU"


def test_the_reason_and_the_confidence_say_how_sure_it_is() -> None:
    sure = _places("سقطت قذائف على دوما بريف دمشق.")["دوما"].place
    lone = _places("سقطت قذائف على كفربطنا.")["كفربطنا"].place
    assert sure is not None and lone is not None
    assert sure.confidence > lone.confidence
    assert "inside Rif Dimashq, named beside it" in sure.why


@pytest.mark.parametrize(("outlet", "english"), [("الوكالة الوطنية للإعلام", "Tripoli (Lebanon)"), ("بوابة الوسط", "Tripoli"),
                                                  ("صحيفة لا يعرفها أحد", None), (None, None)])
def test_the_home_of_the_outlet_settles_what_nothing_else_does(outlet: str | None, english: str | None) -> None:
    place = _places("أصيب رجل في طرابلس.", outlet)["طرابلس"].place
    assert (place and place.name_en) == english


def test_a_village_that_is_said_to_lie_elsewhere_is_another_one() -> None:
    assert _places("قصفت المدفعية قرية جوبر بريف حمص.")["قرية جوبر"].place is None
    assert _places("قصفت المدفعية جوبر شرقي دمشق.")["جوبر"].place is not None


def test_two_towns_of_a_name_that_lie_alike_are_none() -> None:
    mention = _places("قتل مدني في دوما بريف دمشق وقصفت المدفعية بلدة المنصورة.")["بلدة المنصورة"]
    assert mention.place is None and mention.candidates > 2


def test_every_meaning_of_a_name_is_a_reason_with_its_weights() -> None:
    view = View(annotate(make_document(Capture(text="سقطت قذائف على دوما بريف دمشق.")), _lexicon()))
    reasons: list[Reason] = []
    resolve_sites(view, find_sites(view), _lexicon(), reasons)
    douma = [reason for reason in reasons if reason.words == "دوما"]
    assert [(reason.kept, reason.rule) for reason in douma] == [
        (True, "geonames:170592 Douma, city"), (False, "geonames:284013 Duma (Nablus), village")]
    assert all(reason.score == pytest.approx(sum(weight for _, weight in reason.weighed), abs=0.01) for reason in douma)
