"""A word is found however it is written, and what is lit is what was asked for; the same on both engines."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import UsageError
from marsad.model.question import Question
from marsad.store import Store
from marsad.store.search_query import read_query
from marsad.store.search_words import PART_WORDS, bare, stems
from marsad.store.snippets import lit_words
from tests.store.made import keep, make_capture, make_event

# One report for each name; each begins with a word of its own, so that the beginning of a snippet tells them apart.
REPORTS = {
    "talks": "تعثرت مفاوضات جنيف أمس.",
    "talks-of": "انتهت جولة للمفاوضات دون نتيجة.",
    "town": "سقطت قذيفة في كفر بطنا فجرا.",
    "joined": "نزح أهالي كفربطنا نحو دوما.",
    "marks": "أُصِيبَ مَدَنِيٌّ في حَيِّ الأَشْرَفِيَّةِ.",
    "hamza": "اعلن الامن العام اغلاق المعبر.",
    "raids": "شنت الطائرات غارتين على المدينة.",
    "and-shelling": "وقصف الجيش أطراف البلدة.",
    "minister": "زار وزير الداخلية المصابين.",
    "dead": "ارتفع عدد القتلى إلى تسعة.",
    "latin": "قالت CNN إن طائرة F16 قصفت الموقع في 2018.",
    "heavy": "تعرضت البلدة لقصف مدفعي عنيف ثم هدأ.",
    "gunners": "وصل مدفعي إلى الجبهة بعد قصف القرية.",
}


@pytest.fixture
def full(store: Store) -> Store:
    with store.writing():
        for name, text in REPORTS.items():
            store.add_report(make_capture(text, id=name))
    return store


@pytest.mark.parametrize(("asked", "names"), [
    ("المفاوضات", {"talks", "talks-of"}),
    ("مفاوضات", {"talks", "talks-of"}),
    ("المُفاوَضات", {"talks", "talks-of"}),
    ("مفاوضة", {"talks", "talks-of"}),
    ("كفربطنا", {"town", "joined"}),
    ("كفر بطنا", {"town", "joined"}),
    ('"كفر بطنا"', {"town", "joined"}),
    ("اصيب", {"marks"}),
    ("الاشرفيه", {"marks"}),
    ("أعلن الأمن", {"hamza"}),
    ("إغلاق", {"hamza"}),
    ("غارة", {"raids"}),
    ("غارات", {"raids"}),
    ("قصف", {"and-shelling", "heavy", "gunners"}),
    ("زير", {"minister"}),  # وزير may be و and زير: the price of finding وقصف
    ("وزير", {"minister"}),
    ("قتيل", {"dead"}),
    ("وللمفاوضات", {"talks", "talks-of"}),  # nothing is written so: what stands before it is left out
    ("cnn", {"latin"}),
    ("CNN قصفت", {"latin"}),
    ("2018", {"latin"}),
    ("٢٠١٨", {"latin"}),
    ('"قصف مدفعي"', {"heavy"}),
    ("قصف مدفعي", {"heavy", "gunners"}),
    ('"مدفعي قصف"', set()),
    ("مفاوض*", {"talks", "talks-of"}),
    ("قصف -مدفعي", {"and-shelling"}),
    ('قصف -"قصف مدفعي"', {"and-shelling", "gunners"}),
    ("قصف جنيف", set()),
    ('"مفاوضة"', set()),
])
def test_a_word_is_found_however_it_is_written(full: Store, asked: str, names: set[str]) -> None:
    assert {found.report.given_id for found in full.search(asked)} == names
    assert full.count_found(asked) == len(names)


@pytest.mark.parametrize("asked", ["", "  ", '""', "-قصف", "؟!", "*"])
def test_nothing_asked_is_an_error_and_not_an_empty_answer(full: Store, asked: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        list(full.search(asked))


@pytest.mark.parametrize("asked", [
    'قصف" OR title:*', "قصف AND (", "NEAR(قصف مدفعي)", "'; DROP TABLE report; --", "قصف & | ! <-> :*", "^قصف", "{words}:x",
    "قصف\x00",
    '"', "\\", "a:b", "--", "ء", "ـــ",
])
def test_what_is_syntax_to_an_engine_is_words_to_us(full: Store, asked: str) -> None:
    with suppress(UsageError):
        list(full.search(asked))
    assert full.counts()["reports"] == len(REPORTS)


@given(st.text(max_size=40))
def test_any_query_is_read_or_refused(asked: str) -> None:
    try:
        terms = read_query(asked)
    except UsageError:
        return
    assert any(not term.banned for term in terms)


def test_the_words_asked_for_are_lit_in_code_points(full: Store) -> None:
    (found,) = full.search("الاشرفيه")
    (snippet,) = found.snippets
    assert [snippet.text[start:end] for start, end in snippet.lit] == ["الأَشْرَفِيَّةِ"]
    assert REPORTS["marks"][snippet.start:].startswith(snippet.text)


def test_a_phrase_is_lit_as_one(full: Store) -> None:
    assert [REPORTS["heavy"][a:b] for a, b in lit_words(REPORTS["heavy"], read_query('"قصف مدفعي"'))] == ["لقصف مدفعي"]


def test_a_long_text_shows_three_stretches_that_do_not_meet(store: Store) -> None:
    text = " ".join(["كلام"] * 50 + ["هدنة"] + ["كلام"] * 50 + ["الهدنة"] + ["كلام"] * 50 + ["هدنة"] + ["كلام"] * 50 + ["هدنة"])
    store.add_report(make_capture(text, title="عنوان الهدنة"))
    (found,) = store.search("هدنة")
    title, *rest = found.snippets
    assert title.start is None and title.text == "عنوان الهدنة" and [title.text[a:b] for a, b in title.lit] == ["الهدنة"]
    assert len(rest) == 3
    for one, other in pairwise(rest):
        assert one.start is not None and other.start is not None and one.start + len(one.text) <= other.start


def test_the_title_weighs_more_than_the_text(store: Store) -> None:
    store.add_report(make_capture("جرى الحديث عن هدنة قريبة في المدينة.", title="أخبار اليوم", id="text"))
    store.add_report(make_capture("جرى الحديث عن اتفاق قريب في المدينة.", title="هدنة اليوم", id="title"))
    assert [found.report.given_id for found in store.search("هدنة")] == ["title", "text"]


def test_pages_of_answers_do_not_overlap(store: Store) -> None:
    with store.writing():
        for number in range(12):
            store.add_report(make_capture(f"هدنة في الحي {number}.", id=str(number)))
    pages = [[found.report.given_id for found in store.search("هدنة", limit=5, offset=offset)] for offset in (0, 5, 10)]
    assert sorted(len(page) for page in pages) == [2, 5, 5] and len({name for page in pages for name in page}) == 12


def test_a_book_is_found_to_its_last_word(store: Store) -> None:
    text = " ".join(["صفحة"] * (PART_WORDS * 2 + 5)) + " خاتمة نادرة"
    store.add_report(make_capture(text))
    (found,) = store.search('"خاتمة نادرة"')
    assert found.snippets[0].text.endswith("خاتمة نادرة")


def test_filters_keep_reports_with_such_an_event(store: Store) -> None:
    text = "قصف الجيش دوما فقتل ستة مدنيين."
    keep(store, text, make_event(text, "e1", "قصف", at=["دوما"], day="2018-02-18"), id="coded", outlet="الضفاف")
    store.add_report(make_capture(text + " نسخة", id="uncoded", outlet="المرفأ"))
    assert {found.report.given_id for found in store.search("قصف")} == {"coded", "uncoded"}
    for question in (Question(places=("دوما",)), Question(kinds=("ASSAULT",)), Question(earliest="2018-02-01"),
                     Question(outlets=("الضفاف",))):
        assert [found.report.given_id for found in store.search("قصف", question)] == ["coded"]
        assert store.count_found("قصف", question) == 1
    assert not list(store.search("قصف", Question(places=("حلب",))))
    assert [found.report.given_id for found in store.search("قصف", Question(outlets=("المرفأ",)))] == ["uncoded"]


def test_the_article_and_what_stands_before_it_are_cut() -> None:
    assert [bare(form) for form in ("القصف", "بالقصف", "للقصف", "وللقصف", "قصف", "كالقصف")] == ["قصف"] * 6
    assert {"وبالغوطه", "الغوطه", "غوطه"} <= set(stems("arabic", "وبالغوطه"))
    assert "غاره" in stems("arabic", "غارتهم")
    assert stems("latin", "CNN") == ("cnn",)
