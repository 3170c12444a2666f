"""Times: sentences with the time marked, and the days that it names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.words import find_words
from marsad.lexicon.load import KNOWLEDGE, read_entries
from marsad.model.time import Time
from marsad.text.numbers import find_quantities
from marsad.text.time_table import TimeTable, time_table
from marsad.text.times import ahead, dateline, find_times


def _table() -> TimeTable:
    def entries(shelf: str) -> list[tuple[str, Path]]:
        return [(shelf, path) for path in sorted((KNOWLEDGE / shelf).glob("*.yaml"))]

    return time_table(read_entries(entries("calendar")), read_entries(entries("quantities")))


TABLE = _table()
MONDAY = date(2018, 2, 19)


def _times(text: str, published: date | None = MONDAY) -> tuple[Time, ...]:
    words = find_words(text)
    return find_times(text, words, find_quantities(words, TABLE.numbers), published, TABLE)


# (sentence, first day, last day) against Monday 19 February 2018
DAYS = [
    ("قصفت الطائرات البلدة [مساء الأحد]", "2018-02-18", "2018-02-18"),
    ("قصفت الطائرات البلدة [الاثنين]", "2018-02-19", "2018-02-19"),
    ("قصفت الطائرات البلدة [يوم الثلاثاء]", "2018-02-13", "2018-02-13"),
    ("قصفت الطائرات البلدة [الاثنين الماضي]", "2018-02-12", "2018-02-12"),
    ("قصفت الطائرات البلدة [الخميس الفائت]", "2018-02-15", "2018-02-15"),
    ("يعقد الاجتماع [الخميس المقبل]", "2018-02-22", "2018-02-22"),
    ("يعقد الاجتماع [الاثنين القادم]", "2018-02-26", "2018-02-26"),
    ("يعقد الاجتماع [الخميس من الأسبوع المقبل]", "2018-03-01", "2018-03-01"),
    ("قصفت الطائرات البلدة [اليوم]", "2018-02-19", "2018-02-19"),
    ("قصفت الطائرات البلدة [أمس]", "2018-02-18", "2018-02-18"),
    ("قصفت الطائرات البلدة [أمس الأحد]", "2018-02-18", "2018-02-18"),
    ("قصفت الطائرات البلدة [أول أمس]", "2018-02-17", "2018-02-17"),
    ("قصفت الطائرات البلدة [وقت سابق أمس]", "2018-02-18", "2018-02-18"),
    ("قصفت الطائرات البلدة [ليلة أمس]", "2018-02-18", "2018-02-19"),
    ("قصفت الطائرات البلدة [الليلة الماضية]", "2018-02-18", "2018-02-19"),
    ("قصفت الطائرات البلدة [ليل السبت الأحد]", "2018-02-17", "2018-02-18"),
    ("قصفت الطائرات البلدة [بعد منتصف ليل السبت]", "2018-02-17", "2018-02-18"),
    ("يصل الوفد [غداً]", "2018-02-20", "2018-02-20"),
    ("يصل الوفد [بعد غد]", "2018-02-21", "2018-02-21"),
    ("وقع الانفجار [الساعة الثالثة من عصر اليوم]", "2018-02-19", "2018-02-19"),
    # dates
    ("قصفت البلدة في [12 شباط 2018]", "2018-02-12", "2018-02-12"),
    ("قصفت البلدة في [١٢ شباط ٢٠١٨]", "2018-02-12", "2018-02-12"),
    ("قصفت البلدة في [12/02/2018]", "2018-02-12", "2018-02-12"),
    ("قصفت البلدة في [2018-02-12]", "2018-02-12", "2018-02-12"),
    ("قصفت البلدة في [12.02.2018]", "2018-02-12", "2018-02-12"),
    ("قصفت البلدة في [الثالث من آذار/مارس 2016]", "2016-03-03", "2016-03-03"),
    ("قصفت البلدة في [26 كانون الثاني/يناير الماضي]", "2018-01-26", "2018-01-26"),
    ("قصفت البلدة في [3 يونيو]", "2017-06-03", "2017-06-03"),
    ("قصفت البلدة في [الحادي والعشرين من كانون الأول]", "2017-12-21", "2017-12-21"),
    ("قصفت البلدة في [السابع عشر من الشهر الجاري]", "2018-02-17", "2018-02-17"),
    ("قصفت البلدة في [20 نيسان من العام الماضي]", "2017-04-20", "2017-04-20"),
    ("قصفت البلدة في [8 ماي 2017]", "2017-05-08", "2017-05-08"),
    ("قصفت البلدة في [12 أوت]", "2017-08-12", "2017-08-12"),
    ("قصفت البلدة في [25 جمادى الآخرة 1438]", "2017-03-24", "2017-03-24"),
    ("قصفت البلدة [الأحد 18 شباط]", "2018-02-18", "2018-02-18"),
    ("قصفت البلدة [أمس (18 شباط 2018)]", "2018-02-18", "2018-02-18"),
    ("يعقد الاجتماع في [4 آذار]", "2018-03-04", "2018-03-04"),
    # months, years and their pieces
    ("قصفت البلدة في [آذار/مارس]", "2017-03-01", "2017-03-31"),
    ("قصفت البلدة في [آذار (مارس) 2015]", "2015-03-01", "2015-03-31"),
    ("قصفت البلدة في [شباط - فبراير 2016]", "2016-02-01", "2016-02-29"),
    ("قصفت البلدة في [أيلول/سبتمبر الماضي]", "2017-09-01", "2017-09-30"),
    ("قصفت البلدة في [عام 2013]", "2013-01-01", "2013-12-31"),
    ("قصفت البلدة في [2017]", "2017-01-01", "2017-12-31"),
    ("قصفت البلدة في [العام الماضي]", "2017-01-01", "2017-12-31"),
    ("قصفت البلدة [هذا العام]", "2018-01-01", "2018-02-19"),
    ("قصفت البلدة [الشهر الماضي]", "2018-01-01", "2018-01-31"),
    ("قصفت البلدة [الأسبوع الماضي]", "2018-02-12", "2018-02-18"),
    ("يعقد الاجتماع [الأسبوع المقبل]", "2018-02-26", "2018-03-04"),
    ("قصفت البلدة [مطلع الشهر الماضي]", "2018-01-01", "2018-01-10"),
    ("قصفت البلدة [منتصف مارس 2011]", "2011-03-15", "2011-03-15"),
    ("قصفت البلدة [أواخر آذار/مارس 2015]", "2015-03-21", "2015-03-31"),
    ("قصفت البلدة [أواخر عام 2017]", "2017-10-01", "2017-12-31"),
    ("قصفت البلدة [منتصف عام 2014]", "2014-06-01", "2014-07-31"),
    ("ينسحب الجيش [بنهاية العام]", "2018-12-31", "2018-12-31"),
    ("قصفت البلدة في [صيف عام 2014]", "2014-06-01", "2014-08-31"),
    ("قصفت البلدة في [الربع الثالث من عام 2016]", "2016-07-01", "2016-09-30"),
    ("احتلت البلدة في [الخمسينيات من القرن الماضي]", "1950-01-01", "1959-12-31"),
    ("قصفت البلدة في [وقت سابق من الشهر الجاري]", "2018-02-01", "2018-02-19"),
    ("قصفت البلدة في [أول جمعة من كانون الثاني]", "2018-01-05", "2018-01-05"),
    ("قصفت البلدة [عامي 2013 و2014]", "2013-01-01", "2014-12-31"),
    ("قصفت البلدة في [عيد الأضحى]", "2017-09-01", "2017-09-04"),
    ("قصفت البلدة في [رمضان الماضي]", "2017-05-27", "2017-06-24"),
    # lengths, back from the report
    ("تحاصر البلدة [منذ عام 2013]", "2013-01-01", "2018-02-19"),
    ("تحاصر البلدة [منذ أربعة أيام]", "2018-02-15", "2018-02-19"),
    ("تحاصر البلدة [لأكثر من 15 يوماً]", "2018-02-03", "2018-02-19"),
    ("تحاصر البلدة [منذ نحو شهرين]", "2017-12-19", "2018-02-19"),
    ("تحاصر البلدة [منذ الخميس الماضي]", "2018-02-15", "2018-02-19"),
    ("تحاصر البلدة [منذ سنوات]", None, "2018-02-19"),
    ("قتل القائد [قبل يومين]", "2018-02-17", "2018-02-17"),
    ("قتل القائد [قبل أيام]", "2018-02-12", "2018-02-17"),
    ("هجر السكان [قبل سبعين عاماً]", "1948-01-01", "1948-12-31"),
    ("قصفت البلدة خلال [الـ24 ساعة الماضية]", "2018-02-18", "2018-02-19"),
    ("قصفت البلدة خلال [اليومين الماضيين]", "2018-02-17", "2018-02-19"),
    ("قصفت البلدة خلال [الأيام الثلاثة الماضية]", "2018-02-16", "2018-02-19"),
    ("قصفت البلدة خلال [الأشهر الأخيرة]", None, "2018-02-19"),
    ("قصفت البلدة خلال [الساعات الماضية]", "2018-02-18", "2018-02-19"),
    ("جاء القصف [بعد أسبوع] على سقوط القرية", "2018-02-12", "2018-02-12"),
    ("قصفت البلدة [قبل قليل]", "2018-02-19", "2018-02-19"),
    ("قصفت البلدة [مؤخراً]", None, "2018-02-19"),
    ("يصل الوفد [قريباً]", "2018-02-19", None),
    ("يصل الوفد [بعد خمسة أيام]", "2018-02-24", "2018-02-24"),
    # spans
    ("حوصرت البلدة [من 21 مارس 2015 إلى 31 مارس 2016]", "2015-03-21", "2016-03-31"),
    ("سيطرت القوات على المدينة [من فبراير إلى أبريل 2005]", "2005-02-01", "2005-04-30"),
    ("استمر القتال [من 12 تشرين الثاني إلى 3 شباط 2011]", "2010-11-12", "2011-02-03"),
    ("قصفت البلدة [بين 4 و12 من الشهر الجاري]", "2018-02-04", "2018-02-12"),
    ("قتل العشرات [منذ عام 2011 حتى نهاية العام الماضي]", "2011-01-01", "2017-12-31"),
    ("قتل العشرات [حتى نهاية العام الماضي]", None, "2017-12-31"),
]

SILENT = [
    "أطلقوا النار من رشاش عيار 14/5 على الحاجز",
    "قتل 2018 قتيلاً",
    "سقط في 2018 قتيلاً",
    "قتل أحد المدنيين",
    "قتلت إحدى النساء",
    "زارت تيريزا ماي بغداد",
    "قال أب لثلاثة أطفال",
    "انفجرت سيارة نيسان",
    "مارس ضغوطاً على الوفد",
    "ظهر القائد في تسجيل",
    "فجر انتحاري نفسه",
    "قال ربيع إن القصف توقف",
    "أعلن المغرب موقفه",
    "قال رجب طيب أردوغان",
    "قال مدير عام المشفى",
    "رحب بالقرار 2254",
    "قتل ستة في السيارة",
    "العنوان 192.168.1.2",
    "قتل 3/4 الركاب",
    "قتل قائد الفصيل الأول",
    "قصفت قريباً من البلدة",
]


def _unmark(marked: str) -> tuple[str, str]:
    return marked.replace("[", "").replace("]", ""), marked[marked.index("[") + 1 : marked.index("]")]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@pytest.mark.parametrize(("marked", "first", "last"), DAYS)
def test_a_time_names_its_days(marked: str, first: str | None, last: str | None) -> None:
    text, quoted = _unmark(marked)
    (time,) = _times(text)
    assert time.text == quoted == text[time.start : time.end]
    assert (_iso(time.earliest), _iso(time.latest)) == (first, last)


@pytest.mark.parametrize("text", SILENT)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert _times(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value", "part"),
    [
        ("قصفت البلدة مساء الأحد", "TIME", "2018-02-18TEV", "evening"),
        ("قصفت البلدة فجر اليوم", "TIME", "2018-02-19TDW", "dawn"),
        ("وقع الانفجار أمس عند الساعة 15:20 عصراً", "TIME", "2018-02-18T15:20", "afternoon"),
        ("وقع الانفجار عند الساعة العاشرة والنصف من مساء أمس", "TIME", "2018-02-18T22:30", "evening"),
        ("قصفت البلدة في عام 2013", "DATE", "2013", None),
        ("قصفت البلدة في آذار 2015", "DATE", "2015-03", None),
        ("استمر القصف 15 يوماً", "DURATION", "P15D", None),
        ("استمر القصف ساعتين", "DURATION", "PT2H", None),
        ("تقصف البلدة كل يوم", "SET", "P1D", None),
        ("القصف مستمر الآن", "DATE", "PRESENT_REF", None),
        ("قصفت البلدة الأسبوع الماضي", "DATE", "2018-W07", None),
    ],
)
def test_a_time_has_type_and_value(text: str, kind: str, value: str, part: str | None) -> None:
    (time,) = _times(text)
    assert (time.type, time.value, time.part_of_day) == (kind, value, part)


def test_without_publication_date_only_full_dates_are_resolved() -> None:
    stated, weekday, today = _times("في 12 شباط 2018 ثم السبت ثم اليوم", None)
    assert (stated.earliest, stated.basis) == (date(2018, 2, 12), "stated")
    assert (weekday.earliest, weekday.latest, weekday.value) == (None, None, "XXXX-WXX-6")
    assert (today.earliest, today.value) == (None, "PRESENT_REF")


def test_the_weekday_beside_yesterday_corrects_the_publication_date() -> None:
    yesterday, today = _times("قصفت البلدة أمس الثلاثاء وعاد الهدوء اليوم", date(2023, 8, 22))
    assert yesterday.earliest == date(2023, 8, 22)
    assert today.earliest == date(2023, 8, 23)


def test_the_date_beside_today_is_the_day_of_the_report() -> None:
    today, yesterday = _times("قصفت البلدة اليوم الاثنين 30 كانون الثاني وكانت قصفت الأمس", date(2022, 2, 21))
    assert today.earliest == date(2022, 1, 30)
    assert yesterday.earliest == date(2022, 1, 29)


def test_the_same_day_is_the_day_named_before() -> None:
    first, same = _times("قصفت البلدة الخميس وعاد القصف في اليوم نفسه")
    assert first.earliest == same.earliest == date(2018, 2, 15)


def test_an_adverb_of_the_day_belongs_to_the_day_named_before() -> None:
    first, evening = _times("قصفت البلدة الخميس، ثم عاد القصف مساءً")
    assert evening.earliest == first.earliest == date(2018, 2, 15)
    assert evening.part_of_day == "evening"


def test_a_happening_behind_since_gives_its_own_date_too() -> None:
    since, happening = _times("قتل العشرات منذ اندلاع النزاع في البلاد عام 2011")
    assert since.since
    assert (since.earliest, since.latest) == (date(2011, 1, 1), MONDAY)
    assert (happening.earliest, happening.latest) == (date(2011, 1, 1), date(2011, 12, 31))


def test_a_date_with_weekday_and_clock_is_one_time() -> None:
    (time,) = _times("الخميس, ٢٧ فبراير ٢٠٢٥, ١٠:١٨", None)
    assert time.value == "2025-02-27T10:18"
    assert dateline((time,)) == date(2025, 2, 27)


def test_a_text_without_a_date_at_its_head_has_no_dateline() -> None:
    assert dateline(_times("قصفت الطائرات البلدة صباح الأحد")) is None


@pytest.mark.parametrize(("text", "day"), [("الخميس", "2018-02-22"), ("1 مارس", "2018-03-01"), ("الجمعة 2 آذار", "2018-03-02")])
def test_a_text_that_is_only_a_time_asks_for_a_day_ahead(text: str, day: str) -> None:
    (time,) = _times(text)
    assert _iso(time.earliest) == day


def test_a_planned_weekday_is_not_before_the_report() -> None:
    (time,) = _times("يجتمع الوفدان الأربعاء")
    assert time.earliest == date(2018, 2, 14)
    moved = ahead(time, MONDAY)
    assert (moved.earliest, moved.value) == (date(2018, 2, 21), "2018-02-21")


def test_a_planned_month_without_year_lies_in_the_coming_months() -> None:
    (time,) = _times("تجري الانتخابات في 20 حزيران")
    assert ahead(time, MONDAY).earliest == date(2018, 6, 20)


def test_a_past_time_said_in_full_is_not_moved_ahead() -> None:
    (time,) = _times("يجتمع الوفدان في 20 حزيران 2017")
    assert ahead(time, MONDAY) == time


def test_a_time_begins_behind_its_conjunction() -> None:
    _, saturday = _times("قصفت البلدة يومي الجمعة والسبت")
    assert saturday.text == "السبت"


def test_a_day_that_the_month_does_not_have_stays_unresolved() -> None:
    (time,) = _times("قصفت البلدة في 31 شباط 2018")
    assert (time.earliest, time.latest) == (None, None)


_PIECES = st.sampled_from(
    [*sorted(TABLE.signs.rows)[::11], "و", "ال", "20", "2018", "12/02/2018", "2018-02-12", "-", "(", ")", "،", "منذ", "من", "إلى",
     "بين", "حتى", "الأسبوع", "الماضي", "أول", "الثالث", "عام", "شهر", "10:20", "قصف", "99999", "31", "هـ", "كل", "أكثر من"]
)


@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60), st.none() | st.dates())
def test_any_text_is_read_without_error_and_quoted_right(text: str, published: date | None) -> None:
    for time in _times(text, published):
        assert text[time.start : time.end] == time.text
        assert time.first < time.last
        if time.earliest is not None and time.latest is not None and not time.since:
            assert time.earliest <= time.latest
