"""Measuring, wrapping and isolating Arabic for a terminal."""

from __future__ import annotations

import pytest

from marsad.export.paint import FSI, PDI, clean, columns, isolate, wrap


@pytest.mark.parametrize(("text", "width"), [
    ("قصف", 3), ("قُصِفَ", 3), ("قصـف", 4), ("\x1b[1;31mقصف\x1b[0m", 3), (f"{FSI}قصف{PDI} x", 5), ("漢字", 4), ("", 0),
])
def test_marks_and_codes_take_no_column(text: str, width: int) -> None:
    assert columns(text) == width


def test_lines_break_at_spaces_and_lose_no_word() -> None:
    text = "قصفت الطائرات  بلدة تلبيسة مساء أمس"
    lines = [text[start:end] for start, end in wrap(text, 13)]
    assert lines == ["قصفت الطائرات", "بلدة تلبيسة", "مساء أمس"]


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert [tuple(span) for span in wrap("في #ريف_حمص_الشمالي", 5)] == [(0, 2), (3, 19)]


def test_nothing_wraps_to_no_lines() -> None:
    assert wrap(" \n ", 10) == []


def test_only_right_to_left_words_are_isolated() -> None:
    assert isolate("حمص 3") == f"{FSI}حمص 3{PDI}"
    assert isolate("Homs 3") == "Homs 3"


def test_cleaning_leaves_the_letters_alone() -> None:
    assert clean("قُصـف\u200c\u200d\n\tال\u202eحي\x1b") == "قُصـف\u200c\u200d  الحي"
