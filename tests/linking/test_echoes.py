"""Copies are found whatever was put around them; texts of one event written by two are none."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from marsad.linking.echoes import TextSketch, find_echoes, group_echoes, sketch_text
from tests.linking.told import ELSEWHERE, SHELLED, SHELLING, record

STORY = (
    "أعلنت فرق الإسعاف في بلدة تخيلية أن ثلاثة عمال لقوا حتفهم حين سقطت قذيفة على ورشة لتصليح الجرارات قرب الجسر القديم، "
    "وأضافت أن حريقا شب في المستودع المجاور وامتد إلى بيتين قبل أن يخمده المتطوعون بعد ساعتين من العمل المتواصل. "
    "وقال صاحب الورشة إن القصف جاء من جهة التلال، ولم يكن في المكان أي مسلح، وإن العمال كانوا يستعدون لإغلاق الأبواب."
)


def groups(*texts: str) -> dict[str, str]:
    names = [f"r{n}" for n in range(len(texts))]
    return find_echoes([record(name, text) for name, text in zip(names, texts, strict=True)], names)


def test_a_copy_with_another_credit_and_dateline_is_an_echo() -> None:
    copies = (STORY, f"دمشق - رويترز\n{STORY}", f"{STORY.replace('ثلاثة', 'ثلاثةُ')}\nشارك على فيسبوك")
    assert groups(*copies) == {"r0": "r0", "r1": "r0", "r2": "r0"}


def test_a_text_written_anew_is_no_echo() -> None:
    assert groups(SHELLING + ELSEWHERE, SHELLED + STORY[:60]) == {}


def test_short_texts_are_no_echoes_of_one_another() -> None:
    assert groups("قتيل في مارع", "قتيل في مارع") == {}


def test_twenty_copies_are_one_group() -> None:
    assert set(groups(*[f"{STORY} نسخة {n}" for n in range(20)]).values()) == {"r0"}


def test_a_group_is_named_by_its_smallest_report_in_any_order() -> None:
    texts = [sketch_text({"text": text}) for text in (STORY, STORY, ELSEWHERE * 3)]
    assert group_echoes(["z", "a", "m"], texts) == {"z": "a", "a": "a"}
    assert group_echoes(["a", "z", "m"], texts) == {"z": "a", "a": "a"}


def test_an_empty_archive_has_no_copies() -> None:
    assert group_echoes([], []) == {} and group_echoes(["a"], [TextSketch(array("I"), None)]) == {}


def test_the_same_words_a_month_later_are_news_and_no_copy() -> None:
    told = [record("a", STORY, published="2022-04-26"), record("b", STORY, published="2022-04-28"),
            record("c", STORY, published="2022-06-26")]
    assert find_echoes(told, ["a", "b", "c"]) == {"a": "a", "b": "a"}


@given(st.lists(st.sampled_from([STORY, STORY + " ثم عاد الهدوء", ELSEWHERE * 4]), max_size=6))
def test_equal_texts_are_always_together(texts: list[str]) -> None:
    found = groups(*texts)
    for a, first in enumerate(texts):
        for b, second in enumerate(texts):
            if a != b and first == second:
                assert found[f"r{a}"] == found[f"r{b}"]
