"""A store or a file of records in, the records that an export is made of out: the same ones however often they are read."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from marsad.errors import InputError
from marsad.export.choice import choose
from marsad.export.formats.record_lines import read_records
from marsad.export.jsonl import to_line
from marsad.export.told.known import Known
from marsad.model.kept import KeptEvent
from marsad.model.question import Question
from marsad.store import Store

Say = Callable[[str], None]
Records = Callable[[], Iterator[dict[str, Any]]]


@contextmanager
def store_records(store: Store, question: Question) -> Iterator[tuple[Records, Mapping[str, int]]]:
    """(records, what was left out by reason) of one moment: an export reads them once for each file, others go on working."""
    with _snapshot(kept_records(store, question)) as records:
        yield records, _uncoded(store)


@contextmanager
def file_records(path: Path, question: Question, known: Known, say: Say) -> Iterator[tuple[Records, Mapping[str, int]]]:
    """The same of a file of records. A line that is none is said, counted and left out."""
    left_out: Counter[str] = Counter()
    with _snapshot(choose(_good(path, left_out, say), question, known, left_out)) as records:
        yield records, +left_out


@contextmanager
def _snapshot(records: Iterable[Mapping[str, Any]]) -> Iterator[Records]:
    """What reads the records as they are now, as often as is wanted; they lie packed in a temporary file."""
    with TemporaryDirectory(prefix="marsad-export-") as folder:
        path = Path(folder) / "records.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8", compresslevel=1, newline="\n") as file:
            for record in records:
                file.write(to_line(dict(record)) + "\n")
        yield lambda: _read_packed(path)


def kept_records(store: Store, question: Question) -> Iterator[dict[str, Any]]:
    """The record of each report with the events that answer, as people left them; without a question every record there is.

    Each record has the ``key`` of its report, each event its own ``key``, its ``incident`` and its ``review``.
    Reports come in the order of their keys, one at a time: memory stays small.
    """
    if question.as_of is not None:
        with store.as_of(question.as_of, words=question.text is not None) as past:
            yield from kept_records(past, replace(question, as_of=None))
        return
    if question == Question():
        for report in store.reports():
            yield from _record(store, report.key, store.events_of(report_key=report.key))
        return
    events = store.events(replace(question, order="key"))
    for key, group in groupby(events, key=lambda event: event.report_key):
        yield from _record(store, key, group)


def _uncoded(store: Store) -> dict[str, int]:
    """Reports that no record tells: not coded yet, or given up."""
    counts: Counter[str] = Counter()
    for report in store.reports(never_coded=True):
        counts["reports that could not be coded" if report.unreadable else "reports not coded yet"] += 1
    return dict(counts)


def _record(store: Store, key: str, events: Iterable[KeptEvent]) -> Iterator[dict[str, Any]]:
    """Nothing when the report is not coded."""
    kept = store.record(key)
    if kept is not None:
        yield {**kept.body, "key": key, "events": [_event(event) for event in events]}


def _event(event: KeptEvent) -> dict[str, Any]:
    return {**event.body, "key": event.key, "incident": event.incident, "review": event.review}


def _good(path: Path, left_out: Counter[str], say: Say) -> Iterator[dict[str, Any]]:
    """The records of the file, each once. Two texts under one id are two reports: the second gets a key of its own."""
    seen: dict[str, set[str]] = {}
    for read in read_records(path):
        if isinstance(read, InputError):
            left_out["lines that are no record"] += 1
            say(f"skipped: {read}")
            continue
        name, digest = str(read.get("key") or read["document"]["id"]), read["document"]["sha256"]
        digests = seen.setdefault(name, set())
        if digest in digests:
            left_out["records that came twice"] += 1
        else:
            yield {**read, "key": f"{name}@{digest[:12]}"} if digests else read
        digests.add(digest)


def _read_packed(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        yield from (json.loads(line) for line in file)
