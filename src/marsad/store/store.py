"""All that an observatory keeps, behind one face: each method is a step of a file beside this one, in a transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine

from marsad.errors import InputError
from marsad.model.capture import Capture, Original
from marsad.model.history import MACHINE, Entry
from marsad.model.incident import Incident, Tie
from marsad.model.kept import (
    Duplicate,
    Found,
    KeptEvent,
    KeptIncident,
    KeptJudgement,
    KeptRecord,
    KeptReport,
    KeptTie,
    Problem,
    Rejected,
    Stored,
)
from marsad.model.question import Question
from marsad.model.record import Coder
from marsad.store import (
    coding,
    counts,
    doubts,
    echoes,
    history,
    incidents,
    questions,
    records,
    rejections,
    reports,
    search,
    verify,
)
from marsad.store.as_of import fold_into
from marsad.store.clock import write_time
from marsad.store.engine import WRITING, sqlite_engine, take_turn
from marsad.store.migrate import upgrade
from marsad.store.originals import Originals


class Store:
    """The database and the folder of originals of one observatory. Safe to share among threads; close it when done."""

    def __init__(self, engine: Engine, originals: Originals, folder: Path) -> None:
        self._engine, self.originals, self.folder = engine, originals, folder
        self._open = threading.local()  # the transaction that this thread is in, if any

    # How to be in it.

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all that is done within is kept or none of it. Inside another it is a part of that one."""
        outer: Connection | None = getattr(self._open, "connection", None)
        if outer is not None:
            with outer.begin_nested():
                yield outer
            return
        with self._engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
            take_turn(connection)
            self._open.connection = connection
            try:
                yield connection
            finally:
                self._open.connection = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of one moment: what others write meanwhile is not seen. Inside a transaction it is that one's."""
        outer: Connection | None = getattr(self._open, "connection", None)
        if outer is not None:
            yield outer
            return
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    # Reports.

    def keep_original(self, source: Original) -> None:
        """Put the bytes into the folder: they are there before any row names them. StoreError when they are not what they
        were said to be."""
        if self.originals.path(source.sha256).exists():
            return
        if source.data is not None:
            self.originals.add(source.data, source.sha256)
        elif source.path is not None:
            self.originals.add_file(Path(source.path), source.sha256)

    def add_report(self, capture: Capture) -> Stored | Duplicate:
        """Keep a capture and the original it names, if it is not kept already."""
        source = capture.original
        if source is not None:
            self.keep_original(source)
        with self.writing() as connection:
            if source is not None:
                reports.add_original(connection, source.sha256, source.size, source.media_type)
            return reports.add_report(connection, capture)

    def reject(self, run: str, error: InputError) -> None:
        """Keep what could not be taken in, with its reason."""
        with self.writing() as connection:
            rejections.add_rejected(connection, run, error)

    def rejected(self, *, after: int = 0, limit: int | None = None) -> Iterator[Rejected]:
        """What could not be taken in, in the order in which it came."""
        with self.reading() as connection:
            yield from rejections.read_rejected(connection, after=after, limit=limit)

    def rejected_by_reason(self) -> dict[str, int]:
        """How many were refused for each reason."""
        with self.reading() as connection:
            return rejections.count_rejected(connection)

    def report(self, key: str) -> KeptReport:
        """The report ``key``; StoreError when there is none."""
        with self.reading() as connection:
            return reports.read_report(connection, key)

    def reports(self, *, after: str = "", uncoded_by: Coder | None = None, never_coded: bool = False) -> Iterator[KeptReport]:
        """All reports by key, those that this coder has not coded, or those that none has; a page at a time, so memory
        stays small."""
        while True:
            with self.reading() as connection:
                page = reports.read_page(connection, after, uncoded_by=uncoded_by, never_coded=never_coded)
            yield from page
            if not page:
                return
            after = page[-1].key

    def versions(self, key: str) -> list[KeptReport]:
        """The versions of the address of a report, oldest first; the report alone when it has no address."""
        with self.reading() as connection:
            return list(reports.versions(connection, key))

    def search(self, asked: str, question: Question = Question(), *, limit: int = 20, offset: int = 0) -> Iterator[Found]:  # noqa: B008
        """The reports that hold what is asked, best first: words, "phrases", beginnings*, -words that must not be there.

        ``question`` narrows them to reports with an event that answers it (its ``text`` and ``order`` are not asked).
        """
        with self._asked(replace(question, text=asked)) as (connection, narrowed):
            keys = questions.reports_of(connection, narrowed)
            yield from search.find_reports(connection, asked, keys, limit=limit, offset=offset)

    def count_found(self, asked: str, question: Question = Question()) -> int:  # noqa: B008
        """How many reports hold what is asked."""
        with self._asked(replace(question, text=asked)) as (connection, narrowed):
            return search.count_reports(connection, asked, questions.reports_of(connection, narrowed))

    def count_reports(self) -> int:
        """How many reports are kept."""
        with self.reading() as connection:
            return reports.count_reports(connection)

    def count_uncoded(self, coder: Coder | None = None) -> int:
        """How many reports no coder has looked at, or this one has not."""
        with self.reading() as connection:
            return reports.count_uncoded(connection, coder)

    # Records and events.

    def add_record(self, report_key: str, body: Mapping[str, Any], coder: Coder) -> int:
        """Keep what the coder read in a report as its current record; its number. Earlier records stay."""
        with self.writing() as connection:
            return coding.code_report(connection, report_key, body, coder)

    def set_unreadable(self, report_key: str, coder: Coder, why: str) -> None:
        """Note that this coder could not code a report: it is tried again when the coder changes."""
        with self.writing() as connection:
            records.set_unreadable(connection, report_key, coder, why)

    def record(self, report_key: str) -> KeptRecord | None:
        """The current record of a report, None before it is coded."""
        with self.reading() as connection:
            return records.read_record(connection, report_key)

    def records_of(self, report_key: str) -> list[KeptRecord]:
        """All records of a report, oldest first."""
        with self.reading() as connection:
            return list(records.records_of(connection, report_key))

    def event(self, key: str) -> KeptEvent:
        """The event ``REPORTKEY#e1``; StoreError when there is none."""
        with self.reading() as connection:
            return questions.read_event(connection, key)

    def events(self, question: Question = Question()) -> Iterator[KeptEvent]:  # noqa: B008 (it is frozen)
        """The events that answer the question, in its order."""
        with self._asked(question) as (connection, asked):
            yield from questions.find_events(connection, asked)

    def events_of(self, *, report_key: str | None = None, incident: str | None = None) -> list[KeptEvent]:
        """The events of one report or of one incident."""
        with self.reading() as connection:
            return questions.read_events_of(connection, report_key=report_key, incident_id=incident)

    def count(self, question: Question = Question()) -> int:  # noqa: B008
        """How many events answer the question."""
        with self._asked(question) as (connection, asked):
            return questions.count_events(connection, asked)

    # Incidents, ties and judgements.

    def incident(self, name: str) -> KeptIncident:
        """The incident ``name``; StoreError when there is none."""
        with self.reading() as connection:
            return questions.read_incident(connection, name)

    def incidents(self, question: Question = Question()) -> Iterator[KeptIncident]:  # noqa: B008
        """The incidents that answer the question, in its order."""
        with self._asked(question) as (connection, asked):
            yield from questions.find_incidents(connection, asked)

    def count_incidents(self, question: Question = Question()) -> int:  # noqa: B008
        """How many incidents answer the question."""
        with self._asked(question) as (connection, asked):
            return questions.count_incidents(connection, asked)

    def set_incidents(self, run: str, ties: Iterable[Tie], groups: Iterable[Incident], *, author: str = MACHINE,
                      why: str = "") -> int:
        """Put events into incidents, as a run of linking found or a person asked; how many incidents changed."""
        with self.writing() as connection:
            return incidents.set_incidents(connection, run, ties, groups, author=author, why=why)

    def judge(self, a: str, b: str, verdict: str, author: str, why: str) -> int:
        """Keep what a person says of two events ("same", "different"); the number of its entry in the history."""
        with self.writing() as connection:
            return incidents.judge(connection, a, b, verdict, author=author, why=why)

    def judgements(self, keys: Sequence[str] = (), *, undone: bool = False) -> list[KeptJudgement]:
        """The judgements that stand, of the events ``keys`` or all; with ``undone`` those taken back as well."""
        with self.reading() as connection:
            return incidents.read_judgements(connection, keys=keys, undone=undone)

    def ties(self, keys: Sequence[str] = (), *, verdict: str | None = None, limit: int | None = None) -> list[KeptTie]:
        """The ties of the events ``keys`` or all, highest score first."""
        with self.reading() as connection:
            return incidents.read_ties(connection, keys=keys, verdict=verdict, limit=limit)

    def doubts(self, *, limit: int) -> list[KeptTie]:
        """The pairs that linking leaves to a person and nobody has settled, those most likely one happening first."""
        with self.reading() as connection:
            return doubts.find_doubts(connection, limit=limit)

    def count_doubts(self) -> int:
        """How many pairs wait for a person."""
        with self.reading() as connection:
            return doubts.count_doubts(connection)

    def set_echoes(self, run: str, groups: Mapping[str, str | None]) -> int:
        """Note for reports (by key) which group of echoes they are of, None for none; how many changed."""
        with self.writing() as connection:
            return echoes.set_echoes(connection, run, groups)

    # All of it.

    @contextmanager
    def as_of(self, moment: datetime, *, words: bool = False) -> Iterator[Store]:
        """The observatory as it was known at a moment, to be asked like any other and gone afterwards; with ``words`` it
        can be searched as well, which takes longer to prepare."""
        with TemporaryDirectory(prefix="marsad-as-of-") as folder:
            engine = sqlite_engine(Path(folder) / "as-of.db", lasting=False)
            try:
                upgrade(engine)
                past = Store(engine, self.originals, self.folder)
                with self.reading() as source, past.writing() as target:
                    fold_into(target, source, write_time(moment), words=words)
                yield past
            finally:
                engine.dispose()

    @contextmanager
    def _asked(self, question: Question) -> Iterator[tuple[Connection, Question]]:
        """The connection that a question is asked of: the present, or a past made for it."""
        if question.as_of is None:
            with self.reading() as connection:
                yield connection, question
            return
        with self.as_of(question.as_of, words=question.text is not None) as past, past.reading() as connection:
            yield connection, replace(question, as_of=None)

    def counts(self) -> dict[str, int]:
        """How many of each kind of thing are kept."""
        with self.reading() as connection:
            return counts.count_all(connection)

    def digest(self) -> str:
        """One digest of reports, current records and events: the same for the same captures, in however many runs."""
        with self.reading() as connection:
            return counts.digest_all(connection)

    def verify(self, *, head: tuple[int, str] | None = None,
               tell: Callable[[str], None] = lambda check: None) -> Iterator[Problem]:
        """What is not as it was written; ``head`` is the number and hash of an entry that somebody wrote down."""
        with self.reading() as connection:
            yield from verify.find_problems(connection, self.originals, head=head, tell=tell)

    # The history.

    def append(self, act: str, subject: str, body: Mapping[str, Any], author: str, why: str = "") -> Entry:
        """Add an entry to the history."""
        with self.writing() as connection:
            return history.append(connection, act, subject, body, author=author, why=why)

    def entry(self, seq: int) -> Entry:
        """The entry number ``seq``; StoreError when there is none."""
        with self.reading() as connection:
            return history.read_entry(connection, seq)

    def history(self, *subjects: str, acts: Sequence[str] = (), after: int = 0, newest_first: bool = False,
                limit: int | None = None) -> Iterator[Entry]:
        """Entries in order, of ``subjects`` and ``acts`` or all; ``after`` is the seq to go on from."""
        with self.reading() as connection:
            yield from history.read_history(connection, subjects=subjects, acts=tuple(acts), after=after,
                                            newest_first=newest_first, limit=limit)
