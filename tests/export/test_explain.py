"""Why each value is there, as a page and as an object."""

from __future__ import annotations

from marsad.export.explain import reasons_to_json, reasons_to_text
from marsad.export.paint import FSI, PDI, Paint
from marsad.model.record import Coding

PAGE = """\
e1  ASSAULT heavy-weapons
  ✓ kind        ⟨قصف⟩ @0  events/shelling  0.97  (title +2.10, no object -0.30)
  ✓ actors      ⟨قوات النظام⟩ @52  ⟨subject of أطلق⟩
  considered and dropped
  ✗ actors      ⟨المرصد السوري⟩ @82  speaker, not actor  0.04

e2  ASSAULT

became no event
  ✗ kind        ⟨مساء⟩ @64  weak word alone

"""


def test_the_page_shows_what_was_kept_then_what_was_dropped(coding: Coding) -> None:
    assert reasons_to_text(coding, Paint()).replace(FSI, "⟨").replace(PDI, "⟩") == PAGE


def test_one_event_can_be_asked_for(coding: Coding) -> None:
    assert reasons_to_text(coding, Paint(), event="e2") == "e2  ASSAULT\n\n"


def test_the_object_keeps_every_reason_in_order(coding: Coding) -> None:
    found = reasons_to_json(coding)
    assert [reason["kept"] for reason in found["reasons"]] == [True, True, False, False]
    assert found["reasons"][0] == {
        "event": "e1", "field": "kind", "kept": True, "words": "قصف", "start": 0, "end": 3, "rule": "events/shelling",
        "score": 0.97, "weighed": [{"feature": "title", "weight": 2.1}, {"feature": "no object", "weight": -0.3}],
    }
    assert found["document"]["id"] == "r1" and found["coder"]["knowledge"] == "ab" * 32
