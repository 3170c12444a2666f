"""The page for the terminal: what it says, and that direction, colour and controls are in order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from marsad.export.labels import Language
from marsad.export.paint import FSI, LRI, PDI, RLI, Paint, columns
from marsad.export.terminal import record_to_text
from marsad.model.record import Record
from marsad.model.span import Quote

ENGLISH = """\
⟨قصف على الرستن⟩
⟨صحيفة⟩ · 2018-03-12 · r1 · events: 2

────────────────────────────────────────────────────────────────────────────────
e1  ASSAULT heavy-weapons  ⟨قصف⟩  happened
  words     ⟨قصف⟩
  who       ⟨قوات النظام⟩  Syrian regime forces, MIL SYR
  whom      ⟨مدنياً⟩  CVL
  where     ⟨الرستن⟩  Ar Rastan, town, Homs, 34.9267 36.7322
  when      ⟨مساء السبت⟩  2018-03-10 evening  counted from the publication date
  with      ⟨قذائف هاون⟩  mortar, at least 2
  toll      ⟨11 مدنياً⟩  11  killed, civilians
  says      ✓ asserts  ⟨المرصد السوري⟩  The Observatory
            ✓ asserts  the outlet itself
              ⟨قتل 11 مدنياً بقذائف هاون أطلقتها قوات النظام مساء السبت، بحسب⟩
              ⟨المرصد السوري.⟩

────────────────────────────────────────────────────────────────────────────────
e2  ASSAULT  ⟨اعتداء⟩  happened
  words     ⟨قصف الغنطو⟩
  where     ⟨الغنطو⟩  not located, candidates: 2
  when      from 2018-03-12  taken from the publication date
  says      ✗ denies  ⟨مصدر عسكري⟩  via ⟨رويترز⟩
              ⟨ونفى مصدر عسكري لرويترز [قصف الغنطو].⟩
  notes     ⟨two places are called الغنطو⟩
  notes     short
"""


def visible(page: str) -> str:
    """The page with its direction isolates as brackets that a reviewer sees."""
    return page.replace(FSI, "⟨").replace(PDI, "⟩")


def test_a_page_says_who_what_where_when_and_who_says_so(record: Record) -> None:
    assert visible(record_to_text(record, Paint())) == ENGLISH


def test_arabic_labels_read_from_the_right_margin(record: Record) -> None:
    lines = record_to_text(record, Paint(width=90), "ar").splitlines()
    filled = [line for line in lines if line]
    assert all(line.lstrip(" ").startswith(RLI) and line.endswith(PDI) and columns(line) == 90 for line in filled)
    assert any("الفاعل" in line and "قوات النظام" in line for line in filled)
    assert any(f"{LRI}2018-03-10{PDI} مساء" in line for line in filled)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_isolate_is_closed_on_its_line(record: Record, language: Language) -> None:
    for line in record_to_text(record, Paint(colour=True), language).splitlines():
        depth = 0
        for char in line:
            depth += (char in FSI + LRI + RLI) - (char == PDI)
            assert depth >= 0
        assert depth == 0


def test_without_colour_there_are_no_codes_and_with_colour_the_same_words(record: Record) -> None:
    plain, coloured = record_to_text(record, Paint()), record_to_text(record, Paint(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;4;31mقصف الغنطو\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain.replace("[", "").replace("]", "")


def test_letters_are_never_reordered(record: Record) -> None:
    page = re.sub(f"[{FSI}{PDI}\\[\\]]|\n +", " ", record_to_text(record, Paint(width=60)))
    assert "ونفى مصدر عسكري لرويترز قصف الغنطو" in " ".join(page.split())


def test_controls_in_a_report_do_not_reach_the_terminal(record: Record) -> None:
    evil = "قصف\x1b[2J\u202eعلى\x07 الحي"
    event = replace(record.events[1], mentions=(Quote(0, len(evil), evil),), notes=(evil,))
    page = record_to_text(replace(record, events=(event,), document=replace(record.document, title=evil)), Paint())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", page)


def test_a_report_without_events_says_so(record: Record) -> None:
    assert "No events found in this report." in record_to_text(replace(record, events=()), Paint())


def test_a_narrow_page_keeps_its_lines_within_the_width(record: Record) -> None:
    evidence = [line for line in record_to_text(record, Paint(width=44)).splitlines() if line.startswith(" " * 14)]
    assert len(evidence) > 3 and max(map(columns, evidence)) <= 44
