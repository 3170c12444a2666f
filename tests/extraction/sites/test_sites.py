"""Where places begin and end: sentences with the places between braces, each link of a chain on its own."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.sites.sites import Site, find_sites
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text)), _lexicon()))


def _sites(text: str) -> tuple[View, tuple[Site, ...]]:
    view = _view(text)
    return view, find_sites(view)


def _check(marked: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    wanted = [part.split("}")[0] for part in marked.split("{")[1:]]
    assert [text[site.start : site.end] for site in _sites(text)[1]] == wanted


@pytest.mark.parametrize("marked", [
    "انفجرت عبوة {قرب منطقة المجرى} في {حي النخيل} {شمال مدينة سلمية}.",
    "سقط صاروخ على {بلدة مسرابا} ب{ريف دمشق}.",
    "قتل حارسان {شمالي غربي سوريا} أمس.",
    "وصلت القوة إلى {أقصى شمال اليمن} فجرا.",
    "انفجرت سيارة في {مدينة الرمادي}، كبرى {مدن محافظة الأنبار}.",
])
def test_each_link_of_a_chain_is_a_place_of_its_own(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize("marked", [
    "طال القصف {ريف إدلب الجنوبي} ليلا.",
    "سقطت القذائف على {الجهة الشرقية لمدينة عامودا}.",
    "تجددت المعارك في {الأطراف الغربية لمدينة إدلب}.",
    "احترقت {محطة وقود} بعد الغارة.",
    "نقل الجرحى إلى {مشفى المدينة} صباحا.",
    "سقطت قذيفة على {أحد المنازل} ظهرا.",
])
def test_directions_adjectives_and_what_it_is_of_belong_to_the_place(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize("marked", [
    "قصفت المدفعية {مدن وبلدات مسرابا} و{جسرين} و{كفربطنا}.",
    "طال القصف {بلدات مسرابا} و{تلمشرف} و{دوما}.",  # nobody knows تلمشرف, but it stands in a list of towns
    "استهدفت الغارات {محيط أريحا} و{مصيصين} ب{ريف إدلب}.",
    "قطعوا {طريق حلب - دمشق} ساعات.",
])
def test_every_conjunct_of_a_list_is_a_place(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize("marked", [
    "داهمت القوة {قرية “الطكيحان”} فجرا.",
    "وقع الهجوم في {بلدة كفر نوران} ليلا.",
    "وقع الكمين في {منطقة أم زيتون} ليلا.",
    "قتل جندي في {جبهة نهم} أمس.",
    "داهمت القوة {قرية تل المسكة} فجرا.",  # the hill is the first word of the village's name
    "قصفت الطائرات {قرى جبل الزاوية} ليلا.",  # here the villages lie on the mountain
])
def test_a_kind_word_introduces_a_name_that_nobody_knows(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize("text", [
    "قالت جبهة النصرة إنها انسحبت.",  # a party, no front
    "قتل مدني برصاصة طائشة.",  # a civilian, no town
    "وصل محمد الحلبي وحارسه.",  # a family name
    "أنفقت الحكومة المال كله.",  # no tunnel
])
def test_a_word_that_only_looks_like_a_place_is_none(text: str) -> None:
    assert _sites(text)[1] == ()


def test_a_country_that_is_spelled_like_its_adjective_is_a_place() -> None:
    _check("قتل خمسة في {سوريا} أمس.")
    assert [site.hits[0].entry.id for site in _sites("قتل خمسة في سوريا أمس.")[1]] == ["sy"]


def test_a_known_town_without_spaces_is_found_in_the_gazetteer() -> None:
    (site,) = _sites("انفجرت عبوة في ديرالزور ليلا.")[1]
    assert site.known and site.name == (site.first, site.last)


def test_a_gazetteer_name_needs_a_word_that_introduces_it() -> None:
    introduced = "وقعت غارة في رنكوس ليلا."
    assert [introduced[site.start : site.end] for site in _sites(introduced)[1]] == ["رنكوس"]


@pytest.mark.parametrize("text", [
    "غادرت النساء من قبل أن تصل الحافلة.",  # قبلان is a village, two words are not
    "وصلت الكرة إلى سالم بعد دقائق.",  # a given name
    "تحدث الوزير عن الأمل في الغد.",
])
def test_common_words_and_given_names_are_no_village(text: str) -> None:
    assert _sites(text)[1] == ()


def test_a_common_word_after_the_word_for_a_village_is_one() -> None:
    text = "سقطت قذائف على قرية سالم شرق نابلس."
    view, sites = _sites(text)
    assert text[sites[0].start : sites[0].end] == "قرية سالم" and view.gazetteer.find(sites[0].key)


@pytest.mark.parametrize(("text", "links"), [
    ("سقط صاروخ على حي المنطار شمال مدينة سلمية بريف حماة.", ["head", "next", "in"]),
    ("سقط صاروخ على مسرابا وجسرين ودوما.", ["head", "and", "and"]),
    ("سقط صاروخ على بلدة مسرابا، ريف دمشق.", ["head", "comma"]),
    ("سار الرتل من دوما إلى حلب.", ["head", "head"]),  # from one place to another is no chain
])
def test_what_follows_hangs_on_the_place_before(text: str, links: list[str]) -> None:
    sites = _sites(text)[1]
    assert [site.link for site in sites] == links
    assert [site.chain for site in sites] == [sum(link == "head" for link in links[: i + 1]) - 1 for i in range(len(links))]


def test_the_preposition_is_the_lead_and_no_part_of_the_place() -> None:
    text = "سقطت قذيفة بمدينة دوما."
    (site,) = _sites(text)[1]
    assert (text[site.start : site.end], site.lead) == ("مدينة دوما", "ب")
