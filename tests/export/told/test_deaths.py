"""Figures of several voices and groups are compared, never added."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from marsad.export.told.deaths import acled_deaths, toll_range, ucdp_deaths
from marsad.export.told.told import Told
from marsad.export.told.voices import Figure, Voice, find_voices
from tests.export.made import claim, event, record, toll

FIGURES = st.builds(
    lambda group, low, more, kind: Figure(group, low, None if more is None or low is None else low + more, kind),
    st.sampled_from(["people", "children", "women", "soldiers", "fighters", "police"]),
    st.one_of(st.none(), st.integers(0, 500)), st.one_of(st.none(), st.integers(0, 50)),
    st.sampled_from(["exact", "at_least", "vague"]),
)
VOICES = st.lists(st.builds(Voice, st.text(min_size=1), st.none(), st.lists(FIGURES, min_size=1).map(tuple)), max_size=5)


def voice(*figures: tuple[str, int | None, int | None, str]) -> Voice:
    return Voice("v", "2018-02-19", tuple(Figure(*figure) for figure in figures))


def told(text: str, *tolls: dict[str, Any], published: str = "2018-02-19", outlet: str = "نشرة", **more: Any) -> Told:
    made = record(text, [event(text, text.split(maxsplit=1)[0], casualties=list(tolls), **more)], published=published,
        outlet=outlet)
    return Told(made, made["events"][0])


@given(VOICES)
def test_low_best_and_high_are_in_order_whoever_speaks(voices: list[Voice]) -> None:
    deaths = ucdp_deaths(voices)
    assert deaths is None or deaths.low <= deaths.best <= deaths.high
    low, high = toll_range(voices)
    assert low is None or high is None or low <= high


@given(VOICES)
def test_no_rule_counts_more_than_the_greatest_figure_that_is_told_of_a_group_at_least(voices: list[Voice]) -> None:
    lows = [figure.low or 0 for one in voices for figure in one.figures]
    vague = any(figure.count_kind == "vague" for one in voices for figure in one.figures)
    assert (acled_deaths(voices) or 0) <= max([*lows, 3 if vague else 0], default=0)


def test_acled_takes_the_lowest_of_those_who_differ() -> None:
    assert acled_deaths([voice(("people", 14, 14, "exact")), voice(("people", 9, 9, "exact"))]) == 9


def test_children_among_the_dead_are_not_added_to_them() -> None:
    assert acled_deaths([voice(("people", 14, 14, "exact"), ("children", 4, 4, "exact"))]) == 14


def test_words_without_a_number_count_as_acled_counts_them() -> None:
    assert [acled_deaths([voice(("people", low, None, "vague"))]) for low in (None, 2, 20, 200, 2000)] == [3, 3, 10, 100, 1000]


def test_nobody_told_is_unknown_and_not_zero() -> None:
    assert acled_deaths([]) is None and ucdp_deaths([]) is None and toll_range([]) == (None, None)


def test_that_nobody_died_is_a_figure() -> None:
    assert acled_deaths([voice(("people", 0, 0, "exact"))]) == 0 and toll_range([voice(("people", 0, 0, "exact"))]) == (0, 0)


def test_ucdp_adds_only_groups_that_cannot_overlap_and_only_for_high() -> None:
    deaths = ucdp_deaths([voice(("soldiers", 3, 3, "exact"), ("fighters", 5, 5, "exact"), ("children", 2, 2, "exact"))])
    assert deaths is not None and (deaths.low, deaths.best, deaths.high, deaths.group) == (5, 5, 10, "fighters")


def test_one_who_speaks_twice_is_one_voice_with_the_last_word() -> None:
    first = told("مقتل 3 أشخاص", toll("مقتل 3 أشخاص", "3 أشخاص", 3, 3), published="2018-02-19")
    later = told("مقتل 14 شخصاً", toll("مقتل 14 شخصاً", "14 شخصاً", 14, 14), published="2018-02-20")
    voices = find_voices((later, first), "killed")
    assert len(voices) == 1 and acled_deaths(voices) == 14


def test_a_figure_that_is_denied_and_a_running_total_are_no_figures() -> None:
    text = "نفى المرصد السوري مقتل 7 أشخاص"
    denied = told(text, toll(text, "7 أشخاص", 7, 7), claims=[claim(text, text, "المرصد السوري", "denies")])
    total = told("مقتل 500 شخص", toll("مقتل 500 شخص", "500 شخص", 500, 500), scope="cumulative")
    assert find_voices((denied, total), "killed") == ()


def test_two_sources_of_one_report_are_two_voices() -> None:
    text = "المرصد السوري: قتل 14 شخصاً. جيش الإسلام: قتل 20 شخصاً"
    first, second = text.split(". ")
    item = told(text, toll(text, "14 شخصاً", 14, 14), toll(text, "20 شخصاً", 20, 20),
                claims=[claim(text, first, "المرصد السوري"), claim(text, second, "جيش الإسلام")])
    voices = find_voices((item,), "killed")
    assert toll_range(voices) == (14, 20) and acled_deaths(voices) == 14
