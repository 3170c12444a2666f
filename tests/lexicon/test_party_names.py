"""Who bears a name, whom it means on a day, what a party was that day, who its kin are."""

from __future__ import annotations

import pytest

from marsad.lexicon.load import own_lexicon
from marsad.lexicon.party_names import bearers, fields_on, lineage_of, meant, near_misses


@pytest.mark.parametrize(
    ("name", "day", "ids"),
    [
        ("جبهة النصرة", "2013-05-01", {"sy.nusra"}),
        ("جبهة النصرة", "2016-08-15", {"sy.jfs"}),
        ("جبهة النصرة", "2019-05-01", {"sy.hts"}),
        ("هيئة تحرير الشام", "2014-05-01", set()),  # not yet
        ("هيئة تحرير الشام", "2025-06-01", {"sy.hts"}),  # given up, but reports go on
        ("قوات النظام", "2020-01-01", {"sy.regime-forces"}),
        ("الجيش السوري", "2024-12-07", {"sy.regime-forces"}),
        ("الجيش السوري", "2024-12-08", {"sy.new-army"}),
        ("لواء الإسلام", "2013-01-01", {"sy.liwa-al-islam"}),
        ("حكومة الوفاق الوطني", "2019-01-01", {"ly.gna"}),
        ("hts", "2019-01-01", {"sy.hts"}),
        ("sd.rsf", "2019-01-01", {"sd.rsf"}),
    ],
)
def test_a_name_means_who_bore_it_on_the_day(name: str, day: str, ids: set[str]) -> None:
    assert {bearer.entry.id for bearer in meant(bearers(own_lexicon(), name), day)} == ids


def test_a_name_that_several_share_is_left_to_the_report() -> None:
    ids = {bearer.entry.id for bearer in meant(bearers(own_lexicon(), "الجيش الوطني"), "2019-01-01")}
    assert {"sy.sna", "ly.lna", "ye.army"} <= ids


def test_spelling_variants_are_one_name() -> None:
    assert bearers(own_lexicon(), "هيئه تحرير الشام")[0].entry.id == "sy.hts"


def test_a_phase_holds_on_its_days_and_the_last_state_without_a_day() -> None:
    rsf = own_lexicon().entry("parties", "sd.rsf")
    assert rsf is not None
    told = [(fields_on(rsf, day)["sector"], fields_on(rsf, day)["inter"]) for day in ("2021-06-01", "2023-04-15", None)]
    assert told == [("MIL", 1), ("REB", 2), ("REB", 2)]


def test_kin_are_told_from_both_sides() -> None:
    lexicon = own_lexicon()
    nusra, hts = lexicon.entry("parties", "sy.nusra"), lexicon.entry("parties", "sy.hts")
    assert nusra is not None and hts is not None
    assert lineage_of(lexicon, nusra)["renamed_to"] == ("sy.jfs",)
    assert lineage_of(lexicon, hts) == {
        "gave_rise_to": ("sy.hurras-al-din",), "merged_from": ("sy.jfs",), "merged_into": ("sy.new-army",)}


def test_a_slip_of_the_pen_finds_the_name() -> None:
    assert near_misses(own_lexicon(), "جيش الاسلم")[0] == "جيش الإسلام"
    assert any("Houthi" in name for name in near_misses(own_lexicon(), "Houthi movement"))
    assert near_misses(own_lexicon(), "قققق") == ()
