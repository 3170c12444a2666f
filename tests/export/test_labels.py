"""Every code of the record has a word in both languages."""

from __future__ import annotations

from typing import get_args

import pytest

from marsad.export.labels import label
from marsad.model.values import Group, Kind, Outcome, Stance, Status


@pytest.mark.parametrize(("shelf", "codes"), [
    ("kinds", Kind), ("statuses", Status), ("stances", Stance), ("outcomes", Outcome), ("groups", Group),
])
def test_every_code_has_its_word(shelf: str, codes: object) -> None:
    assert [code for code in get_args(codes) if label(shelf, code, "ar") in (code, "")] == []
    assert [code for code in get_args(codes) if not label(shelf, code, "en")] == []


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert label("modes", "new-mode", "ar") == "new-mode"
    assert label("modes", "siege", "en") == "siege"
    assert label("modes", "siege", "ar") == "حصار"
