"""How far reviewers agree: Krippendorff's alpha against the figures that he published."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.observatory.agreement import agreement, alpha_nominal, disagreements
from marsad.store.corrections import Act

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): A binary, two observers; B nominal, two observers;
# C nominal, four observers with missing data. A point is a missing value.
TWO_BINARY = ("0100000010", "1110010000")
TWO_NOMINAL = ("aabbdcccedda", "babbbcccеddd".replace("е", "e"))
FOUR_WITH_GAPS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "published"), [(TWO_BINARY, 0.095), (TWO_NOMINAL, 0.692), (FOUR_WITH_GAPS, 0.743)])
def test_alpha_is_what_its_author_computed(rows: tuple[str, ...], published: float) -> None:
    assert alpha_nominal(units(rows)) == pytest.approx(published, abs=0.0005)


def test_alpha_of_nothing_of_one_value_and_of_no_agreement() -> None:
    assert alpha_nominal([]) is None
    assert alpha_nominal([["a"], ["b"], []]) is None, "no event has two reviewers"
    assert alpha_nominal([["a", "a"], ["a", "a"]]) == 1.0
    worst = alpha_nominal([["a", "b"], ["b", "a"], ["a", "b"]])
    assert worst is not None and worst < 0
    assert alpha_nominal([["a", "a"], ["b", "b"]]) == 1.0


def act(seq: int, author: str, name: str, *, event: str = "e1", status: str = "happened", **body: Any) -> Act:
    told: dict[str, Any] = {"kind": "ASSAULT", "mode": None, "status": status, "scope": "single", "places": [],
            "date": None, "actors": [],
            "targets": [], "casualties": [], "weapons": [], "claims": []}
    return Act(seq, "", author, name, "r", event, {"anchor": {"start": 0, "end": 3}, "event": told, **body})


def field(acts: list[Act], name: str) -> Any:
    return next(one for one in agreement(acts) if one.field == name)


def test_accepting_speaks_for_every_field_and_correcting_for_its_own() -> None:
    changes = [{"field": "status", "before": "happened", "after": "planned"}]
    acts = [act(1, "a", "accept"), act(2, "b", "correct", status="planned", changes=changes)]
    assert (field(acts, "status").units, field(acts, "status").agreed) == (1, 0)
    assert field(acts, "scope").units == 0
    assert (field(acts, "event").units, field(acts, "event").agreed) == (1, 1)


def test_rejecting_speaks_against_the_event_and_not_of_its_fields() -> None:
    acts = [act(1, "a", "accept"), act(2, "b", "accept"), act(3, "b", "reject")]
    assert (field(acts, "event").units, field(acts, "event").agreed) == (1, 0)
    assert field(acts, "status").units == 0
    assert [(one.field, dict(one.said)) for one in disagreements(acts)] == [("event", {"no": ("b",), "yes": ("a",)})]


def test_the_last_word_of_a_reviewer_counts() -> None:
    acts = [act(1, "a", "reject"), act(2, "b", "accept"), act(3, "a", "accept")]
    assert field(acts, "event").agreed == 1
    assert disagreements(acts) == []


def test_notes_are_no_opinion() -> None:
    assert field([act(1, "a", "note"), act(2, "b", "accept")], "event").units == 0
