"""Voices in, one figure of deaths out, by a named rule. Figures of several voices or groups are compared, never added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.export.told.voices import Figure, Voice

ACLED_RULE = "marsad/acled-deaths/1"
UCDP_RULE = "marsad/ucdp-deaths/1"
RANGE_RULE = "marsad/range/1"
RULES = {
    RANGE_RULE: (
        "Of each voice its greatest group (people, children, soldiers …; groups may overlap, so they are not added; of two "
        "figures for one group the lower counts for low, the higher for high). Low is the smallest, high the greatest of the"
        " voices; empty where nobody says."
    ),
    ACLED_RULE: (
        "The lowest of the voices; of one voice its greatest group, of two figures for one group the lower. An exact, "
        "'about' or 'at least' number counts as it stands ('more than 20' as 21), 'at most' as 0, words without a number as "
        "ACLED counts them: several 3, tens 10, hundreds 100, thousands 1000. 'Killed or injured' together is no number of "
        "dead: the row then says 0, as ACLED does, and its tags that none was told. Running totals, planned, hypothetical "
        "and merely denied events count for nothing. One voice that speaks twice counts with its last word. Nothing is added"
        " up."
    ),
    UCDP_RULE: (
        "Low is the lowest voice, best the lower median of the voices, high the greatest. Of one voice, low is its greatest "
        "group, high the sum of groups that cannot overlap (civilians of any sort, soldiers, police, fighters) or its toll "
        "of people if greater. Best is put on the side of the group that tells it; without one it is deaths_unknown. One "
        "voice that speaks twice counts with its last word."
    ),
}
_VAGUE = ((1000, 1000), (100, 100), (10, 10), (0, 3))  # (the words say at least, ACLED counts): hundreds 100, tens 10, several 3
_CIVILIANS = frozenset(("civilians", "children", "women", "men", "journalists", "medics", "other"))


@dataclass(frozen=True, slots=True)
class Deaths:
    """``low`` ≤ ``best`` ≤ ``high``; ``group`` tells whom the best figure counts."""

    low: int
    best: int
    high: int
    group: str


def toll_range(voices: Sequence[Voice]) -> tuple[int | None, int | None]:
    """RANGE_RULE: the smallest and the greatest that any voice tells, None where nobody does."""
    lows = [low for voice in voices if (low := _most(_least_of_groups(voice.figures).values())) is not None]
    highs = [high for voice in voices if (high := _most(figure.high for figure in voice.figures)) is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    open_ended = any(figure.high is None for voice in voices for figure in voice.figures)
    if high is not None and low is not None and (open_ended or high < low):
        high = max(high, *lows)
    return low, high


def acled_deaths(voices: Sequence[Voice]) -> int | None:
    """ACLED_RULE: the lowest credible figure; None when nobody tells one."""
    return min((_acled_voice(voice) for voice in voices), default=None)


def ucdp_deaths(voices: Sequence[Voice]) -> Deaths | None:
    """UCDP_RULE; None when nobody tells a number of dead."""
    ranges = [found for voice in voices if (found := _ucdp_range(voice))]
    if not ranges:
        return None
    lows = sorted((low, group) for low, _, group in ranges)
    best, group = lows[(len(lows) - 1) // 2]
    return Deaths(lows[0][0], best, max(best, *(high for _, high, _ in ranges)), group)


def _most(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)


def _least_of_groups(figures: Iterable[Figure]) -> dict[str, int]:
    """The lowest that one voice says of each group."""
    least: dict[str, int] = {}
    for figure in figures:
        if figure.low is not None:
            least[figure.group] = min(figure.low, least.get(figure.group, figure.low))
    return least


def _acled_voice(voice: Voice) -> int:
    """What ACLED would count of one voice."""
    least: dict[str, int] = {}
    for figure in voice.figures:
        counted = _conservative(figure)
        least[figure.group] = min(counted, least.get(figure.group, counted))
    return max(least.values())


def _conservative(figure: Figure) -> int:
    if figure.count_kind == "vague":
        return next(counted for least, counted in _VAGUE if (figure.low or 0) >= least)
    if figure.count_kind == "at_most" or figure.low is None:
        return 0
    return figure.low


def _ucdp_range(voice: Voice) -> tuple[int, int, str] | None:
    """(low, high, group of low) of one voice: figures that say a number at all."""
    said = [figure for figure in voice.figures if figure.low is not None or figure.high is not None]
    if not said:
        return None
    low, group = max(((low, group) for group, low in _least_of_groups(said).items()), default=(0, said[0].group))
    apart: dict[str, int] = {}
    for figure in said:
        name = "civilians" if figure.group in _CIVILIANS else figure.group
        apart[name] = max(apart.get(name, 0), figure.high if figure.high is not None else figure.low or 0)
    people = apart.pop("people", 0)
    return low, max(low, people, sum(apart.values())), group
