"""What comes in is stored, known or refused, and the counts add up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import InputError
from marsad.intake.sources import read_sources
from marsad.model.capture import Capture
from marsad.model.kept import Duplicate, Stored
from marsad.observatory.ingest import IngestCounts, ingest
from marsad.store import Store, make_store

TEXT = "قصف الجيش أطراف البلدة"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "observatory")
    yield made
    made.close()


def test_each_capture_has_its_outcome_in_order(store: Store) -> None:
    captures: list[Capture | InputError] = [Capture(text=TEXT), InputError("empty text", place="b.txt"), Capture(text=TEXT),
                                            Capture(text=TEXT + "\x00")]
    first, refused, again, unkeepable = ingest(store, captures, sources=["x"])
    assert isinstance(first, Stored) and isinstance(again, Duplicate) and refused is captures[1]
    assert isinstance(unkeepable, InputError) and "U+0000" in str(unkeepable)
    assert [one.message for one in store.rejected()] == ["b.txt: empty text", str(unkeepable)]
    (told,) = store.history(acts=["ingest"])
    assert told.body == {"sources": ["x"], "total": 4, "stored": 1, "newer": 0, "duplicate": 1,
                         "rejected": {"empty text": 1, "text holds the character U+0000": 1}}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(0, 5), st.none()), max_size=30))
def test_the_counts_always_add_up(store: Store, numbers: list[int | None]) -> None:
    """Whatever comes in, in whatever order, however often."""
    captures = [InputError("no text", place="x") if number is None else Capture(text=f"{TEXT} {number}") for number in numbers]
    counts = IngestCounts()
    for taken in ingest(store, captures):
        counts.add(taken)
    assert counts.total == len(numbers)
    assert counts.rejected.total() == numbers.count(None)
    assert {kept.text for kept in store.reports()} >= {f"{TEXT} {number}" for number in numbers if number is not None}


def test_a_refusal_that_comes_again_is_kept_once(store: Store) -> None:
    for _ in range(2):
        assert len(list(ingest(store, [InputError("empty text", place="b.txt")]))) == 1
    assert len(list(store.rejected())) == 1 and store.rejected_by_reason() == {"empty text": 1}


def test_more_than_a_batch_is_told_as_it_is_kept(store: Store) -> None:
    captures = (Capture(text=f"{TEXT} {number}") for number in range(250))
    taken = ingest(store, captures)
    assert isinstance(next(taken), Stored)
    assert store.counts()["reports"] == 100  # the batch is on the disk before its first is told of
    assert len(list(taken)) == 249 and store.counts()["reports"] == 250


def test_a_file_is_kept_beside_its_reports(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{TEXT} {number}"}, ensure_ascii=False) for number in range(3)), "utf-8")
    stored = [one for one in ingest(store, read_sources([str(path)])) if isinstance(one, Stored)]
    originals = {store.report(one.key).original for one in stored}
    assert len(stored) == 3 and len(originals) == 1
    assert store.originals.read(str(originals.pop())) == path.read_bytes()
