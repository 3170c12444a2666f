"""What stands inside quotation marks: sentences with the marks of every kind, and of writers who lose one."""

from __future__ import annotations

import pytest

from marsad.arabic.words import find_words
from marsad.text.quotations import find_quotations


def quoted(text: str) -> list[str]:
    """The stretches of ``text`` that are quoted."""
    words = find_words(text)
    return [text[words[span.start].start : words[span.end - 1].end] for span in find_quotations(text, words)]


@pytest.mark.parametrize(
    "text, inside",
    [
        ("قال القائد «لن ننسحب من التلة» ثم غادر", ["لن ننسحب من التلة"]),
        ("قال القائد “لن ننسحب من التلة” ثم غادر", ["لن ننسحب من التلة"]),
        ('قال القائد "لن ننسحب من التلة" ثم غادر', ["لن ننسحب من التلة"]),
        ("قال القائد ‘لن ننسحب’ ثم غادر", ["لن ننسحب"]),
        ("قال القائد ’لن ننسحب’ ثم غادر", ["لن ننسحب"]),
        ("أعلن 'لواء الجبل' الهدنة", ["لواء الجبل"]),
        ("قال القائد ”لن ننسحب“ ثم غادر", ["لن ننسحب"]),
        ("قال القائد „لن ننسحب” ثم غادر", ["لن ننسحب"]),
        ('أعلن "جيش الشمال" و"لواء الجبل" الهدنة', ["جيش الشمال", "لواء الجبل"]),
        ('تحدث لـ"صوت الجبل" قائلاً: "سقطت القذيفة ليلاً".', ["صوت الجبل", "سقطت القذيفة ليلاً"]),
    ],
)
def test_marks_of_every_kind_hold_a_quotation(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_quotation_inside_a_quotation_has_its_own_range() -> None:
    text = "قال الشاهد «سمعت أحدهم يصيح “اخرجوا” ثم دوى الانفجار» وبكى"
    assert quoted(text) == ["سمعت أحدهم يصيح “اخرجوا” ثم دوى الانفجار", "اخرجوا"]


def test_nested_guillemets_close_from_the_inside() -> None:
    text = "قال «جاء في بيان «لواء الجبل» أن الهدنة انتهت» وغادر"
    assert quoted(text) == ["جاء في بيان «لواء الجبل» أن الهدنة انتهت", "لواء الجبل"]


def test_a_quotation_runs_over_several_sentences() -> None:
    text = 'قال الطبيب: "وصل عشرة جرحى. نفدت الضمادات. نحتاج إلى مولد" وأغلق الهاتف.'
    assert quoted(text) == ["وصل عشرة جرحى. نفدت الضمادات. نحتاج إلى مولد"]


def test_a_guillemet_runs_over_paragraphs() -> None:
    text = "وجاء في البيان: «قصفنا التلة فجراً.\nوعاد رجالنا سالمين» دون تفاصيل."
    assert quoted(text) == ["قصفنا التلة فجراً.\nوعاد رجالنا سالمين"]


def test_an_unclosed_straight_mark_ends_with_its_paragraph() -> None:
    text = 'قال الطبيب: "نفدت الضمادات\nوقال مسعف: "الطريق مقطوع" ثم غادر'
    assert quoted(text) == ["نفدت الضمادات", "الطريق مقطوع"]


def test_a_lost_straight_mark_does_not_turn_the_rest_inside_out() -> None:
    text = 'قال الطبيب "نفدت الضمادات في المشفى. ووصف "لواء الجبل" القصف بالعشوائي. وقال "انتهى الأمر" ثم غادر.'
    assert quoted(text) == ["لواء الجبل", "انتهى الأمر"]


def test_a_straight_mark_that_only_closes_opens_nothing() -> None:
    assert quoted('نفدت الضمادات" في المشفى. ووصف "لواء الجبل" القصف.') == ["لواء الجبل"]


def test_a_straight_mark_after_a_tatweel_opens() -> None:
    assert quoted('قال لـ"صوت الجبل" إن "لواء الجبل" انسحب') == ["صوت الجبل", "لواء الجبل"]


def test_an_unclosed_guillemet_quotes_nothing() -> None:
    assert quoted("قال الطبيب: «نفدت الضمادات ثم أغلق الهاتف.\nوعاد الهدوء إلى المدينة.") == []


def test_a_closing_mark_alone_quotes_nothing() -> None:
    assert quoted("سقطت القذيفة» قرب السوق.") == []


def test_a_quotation_of_more_than_twelve_sentences_was_never_closed() -> None:
    assert quoted("قال: «" + "سقطت قذيفة. " * 13 + "» وغادر") == []
    assert quoted("قال: «" + "سقطت قذيفة. " * 12 + "» وغادر") == [("سقطت قذيفة. " * 12).strip()]


def test_a_curly_mark_may_close_what_a_straight_mark_opened() -> None:
    assert quoted('قال "لن ننسحب” ثم غادر') == ["لن ننسحب"]


def test_an_empty_quotation_is_none() -> None:
    assert quoted("كتب «» على الجدار") == []


def test_minutes_and_inches_do_not_swallow_the_report() -> None:
    text = 'عيار 5" من السلاح\nقصفت القرية مساء'
    assert "قصفت القرية مساء" not in quoted(text)
