"""Which party a name means: on its day, in the report's country, or only what kind of actor it is."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.resolve_party import make_party
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.party import Party
from marsad.model.span import Quote
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _party(sentence: str, on: str | None) -> Party:
    """The party of the words between brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    view = View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))
    first, last = view.range_of(start, end)
    return make_party(view, Quote.of(text, start, end), first, last, date.fromisoformat(on) if on else None)


@pytest.mark.parametrize(
    ("sentence", "on", "entity"),
    [
        ("قصف [الجيش السوري] أطراف البلدة في إدلب", "2019-05-01", "sy.regime-forces"),
        ("قصف [الجيش السوري] أطراف البلدة في إدلب", "2024-12-07", "sy.regime-forces"),
        ("قصف [الجيش السوري] أطراف البلدة في إدلب", "2025-03-01", "sy.new-army"),
        ("أعلنت [جبهة النصرة] انسحابها من حلب", "2015-01-01", "sy.nusra"),
        ("أعلنت [جبهة النصرة] انسحابها من حلب", "2018-01-01", "sy.hts"),
    ],
)
def test_a_name_is_the_party_that_bore_it_on_the_day(sentence: str, on: str, entity: str) -> None:
    assert _party(sentence, on).entity == entity


def test_a_name_that_has_ended_still_names_its_party_and_one_not_yet_begun_names_none() -> None:
    sentence = "انسحبت [هيئة تحرير الشام] من القرية"
    assert _party(sentence, "2025-06-01").entity == "sy.hts"
    assert _party(sentence, "2014-06-01").entity is None


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("تقدم [الجيش الوطني] في تعز جنوب غرب اليمن", "ye.army"),
        ("تقدم [الجيش الوطني] في عفرين بريف حلب", "sy.sna"),
        ("تقدم [الجيش الوطني] في بنغازي شرقي ليبيا", "ly.lna"),
        ("انتشرت [الميليشيات] في صنعاء وذمار", "ye.houthis"),
        ("قصف [النظام] بلدة سرمين بريف إدلب", "sy.regime"),
        ("أعلن التحالف العربي هدنة ثم شن [التحالف] غارة على صعدة", "int.saudi-led-coalition"),
    ],
)
def test_a_shared_name_is_its_party_where_the_report_speaks_of_it(sentence: str, entity: str) -> None:
    assert _party(sentence, "2019-06-01").entity == entity


@pytest.mark.parametrize(
    ("sentence", "sector"),
    [
        ("قال الشاهد إن [الجيش الوطني] تقدم صباحاً", "MIL"),
        ("انتشرت [الميليشيات] في بغداد", "UAF"),
        ("اتهم المحتجون [النظام] في الخرطوم", "GOV"),
        ("شن [التحالف] غارة على صعدة", "MIL"),
    ],
)
def test_a_shared_name_that_nothing_settles_says_only_what_kind_of_actor_it_is(sentence: str, sector: str) -> None:
    party = _party(sentence, "2019-06-01")
    assert (party.entity, party.name_ar, party.sector) == (None, None, sector)


def test_the_regime_that_has_fallen_is_not_the_regime_of_later_reports() -> None:
    assert _party("قصف [النظام] بلدة سرمين بريف إدلب", "2025-02-02").entity is None


def test_a_name_of_two_parties_without_a_day_is_neither() -> None:
    party = _party("قصف [الجيش السوري] أطراف البلدة في إدلب", None)
    assert (party.entity, party.sector, party.country) == (None, "MIL", "SYR")


def test_an_adjective_says_whose_it_is() -> None:
    party = _party("استهدفت غارات [تركية] قرية في ريف الحسكة", "2022-01-01")
    assert party.country == "TUR"
    assert _party("وصلت [شاحنات] إلى القرية", "2022-01-01").country is None


@pytest.mark.parametrize(
    ("sentence", "entity", "country"),
    [
        ("أصابت غارات [إسرائيلية] القرية في لبنان", "il.idf", "ISR"),
        ("أحرق المهاجمون [دبابة إسرائيلية] قرب السياج", "il.idf", "ISR"),
        ("نقلت القناة عن [مصدر عسكري سوري] أن الطريق قطعت", "sy.regime-forces", "SYR"),
        ("سقط صاروخ على [مستوطنة إسرائيلية] قرب الحدود", None, "ISR"),
        ("ذكرت [مصادر محلية في مدينة تعز اليمنية] أن القصف توقف", None, "YEM"),
        ("خطف مسلحون [مهندسا سودانيا] من منزله", None, "SDN"),
    ],
)
def test_a_country_s_adjective_is_its_army_only_beside_soldiers_and_arms(sentence: str, entity: str | None, country: str) -> None:
    party = _party(sentence, "2018-03-02")
    assert (party.entity, party.country) == (entity, country)
