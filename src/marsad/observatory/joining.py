"""Events of a store in, incidents in the store out: what is new joins what is there, with the reasons kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, TypeVar

from sqlalchemy import update

from marsad.errors import MarsadError
from marsad.linking.echoes import TextSketch, group_echoes, sketch_text
from marsad.linking.join import Tell, join_events, tell_nobody
from marsad.linking.sketches import sketch_events
from marsad.linking.view import incident_view
from marsad.model.history import Entry
from marsad.model.incident import Judgement, Linking
from marsad.model.kept import KeptEvent, KeptJudgement, KeptReport
from marsad.model.link import LinkEvent
from marsad.model.question import Question
from marsad.observatory.regroup import join, split
from marsad.observatory.undo import undo
from marsad.store import Store
from marsad.store.clock import now
from marsad.store.history import append
from marsad.store.schema import judgement

T = TypeVar("T")
_OFTEN = 100
REJECTED = "rejected"  # what a reviewer refused stays where it is and is compared with nothing


@dataclass(frozen=True, slots=True)
class Joined:
    """What one run did: ``fresh`` events were not in an incident before, ``joined`` of them came to others, ``apart`` stand
    alone; ``asked`` pairs wait for a person, ``changed`` incidents are new or other than before."""

    reports: int
    events: int
    echoes: int
    fresh: int
    joined: int
    apart: int
    asked: int
    changed: int
    compared: int


def join_store(store: Store, *, anew: bool = False, tell: Tell = tell_nobody) -> Joined:
    """Put every event of the store into an incident. ``anew`` weighs all again; people's judgements hold either way. ``tell`` is
    told how far it is."""
    events, known, echoes, names = _read(store, tell)
    judgements = _judgements(store)
    linking = join_events(events, echoes=echoes, judgements=judgements, known=known, anew=anew, tell=tell)
    run = f"link {now()}"
    store.set_echoes(run, {key: echoes.get(key) for key in names})
    changed = [group for group in linking.incidents if any(known.get(key) != group.id for key in group.events)]
    kept = _watched(changed, "keeping incidents", len(changed), tell)
    store.set_incidents(run, linking.ties, kept, why="weighed anew" if anew else "")
    return _count(linking, known, names, echoes, len(changed))


def _judgements(store: Store) -> list[Judgement]:
    """What people said that stands, in its order. Who joined two incidents meant all their events as they were then."""
    said = [(kept.entry, _plain(kept)) for kept in store.judgements()]
    standing = {entry for entry, _ in said}
    for act in store.history(acts=("join",)):
        if standing.issuperset(act.body["judgements"]):
            for keys in act.body["after"].values():
                said += [(act.seq, Judgement(a, b, "same")) for a, b in pairwise(sorted(keys))]
    return [one for _, one in sorted(said, key=lambda row: row[0])]


def _plain(kept: KeptJudgement) -> Judgement:
    return Judgement(kept.a, kept.b, "same" if kept.verdict == "same" else "different", kept.author, kept.at, kept.why)


def _count(linking: Linking, known: Mapping[str, str], names: list[str], echoes: Mapping[str, str], changed: int) -> Joined:
    fresh = [group for group in linking.incidents for key in group.events if key not in known]
    joined = sum(len(group.events) > 1 for group in fresh)
    return Joined(
        reports=len(names), events=sum(len(group.events) for group in linking.incidents), echoes=len(echoes),
        fresh=len(fresh), joined=joined, apart=len(fresh) - joined,
        asked=sum(tie.verdict == "ask" for tie in linking.ties), changed=changed, compared=linking.compared,
    )


def _read(store: Store, tell: Tell) -> tuple[list[LinkEvent], dict[str, str], dict[str, str], list[str]]:
    """Sketches of all events, the incidents they are in, the groups of copies, and the keys of all reports."""
    events: list[LinkEvent] = []
    known: dict[str, str] = {}
    names: list[str] = []
    texts: list[TextSketch] = []
    for report, told in _watched(_with_events(store), "reading reports", store.count_reports(), tell):
        names.append(report.key)
        doc = document_of(report)
        texts.append(sketch_text(doc))
        kept = [event for event in told if event.review != REJECTED]
        sketched = sketch_events([event.body for event in kept], doc, report.key)
        known.update((sketch.key, event.incident) for sketch, event in zip(sketched, kept, strict=True) if event.incident)
        events += sketched
    tell("finding copies", 0, 0)
    return events, known, group_echoes(names, texts), names


def _watched(things: Iterable[T], doing: str, of: int, tell: Tell) -> Iterator[T]:
    """The same things; it is told how many of them were taken."""
    for done, thing in enumerate(things):
        if done % _OFTEN == 0:
            tell(doing, done, of)
        yield thing


def _with_events(store: Store) -> Iterator[tuple[KeptReport, list[KeptEvent]]]:
    """Reports with their events: both come in the order of their keys, so each is read once."""
    grouped = groupby(store.events(Question(order="key")), key=lambda event: event.report_key)
    waiting = next(grouped, None)
    for report in store.reports():
        if waiting is not None and waiting[0] == report.key:
            yield report, list(waiting[1])
            waiting = next(grouped, None)
        else:
            yield report, []
    if waiting is not None:
        raise MarsadError(f"event of {waiting[0]}: no such report; marsad verify tells what is wrong")


def document_of(report: KeptReport) -> dict[str, str | None]:
    """What a record says of the report: its text begins with the title."""
    title = report.title or ""
    whole = report.text if not title or report.text.startswith(title) else f"{title}\n\n{report.text}"
    return {"text": whole, "title": report.title, "published": report.published}


# What people say.


def judge(store: Store, a: str, b: str, verdict: str, *, author: str, why: str) -> str:
    """``a`` and ``b`` (events, or incidents) are the same happening or different ones; what came of it, in a line.

    It takes effect at once, outweighs every run of linking, and can be taken back.
    """
    left, right = _events_of(store, a), _events_of(store, b)
    home, other = left[0].incident, right[0].incident
    if verdict == "same" and home and other and home != other:
        stays = join(store, home, other, author=author, why=why)
        return f"joined into {stays}, as entry {_newest(store, stays, 'join')}"
    if verdict == "different" and home and home == other:
        if left[0].key == right[0].key:
            which = f"name two of its events, as `marsad incident {home}` shows them"
            raise MarsadError(f"{a} and {b} are the same incident: {which}")
        _, fresh = split(store, home, [right[0].key], author=author, why=why)
        return f"{right[0].key} is now in {fresh}, as entry {_newest(store, home, 'split')}"
    entry = store.judge(left[0].key, right[0].key, verdict, author, why)
    return f"noted as entry {entry}; it holds in every run to come"


def _newest(store: Store, name: str, act: str) -> int:
    """The number of the last entry of that act on an incident."""
    return next(store.history(name, acts=(act,), newest_first=True, limit=1)).seq


def undo_judgement(store: Store, seq: int, *, author: str, why: str) -> Entry:
    """Take back the judgement that entry ``seq`` of the history tells of, and what it moved."""
    entry = store.entry(seq)
    if entry.act != "judgement":
        return undo(store, seq, author=author, why=why)
    moved = next((act for act in store.history(acts=("join", "split"), after=seq) if seq in act.body["judgements"]), None)
    if moved is not None:  # it was noted by a join or split, and stands or falls with it
        return undo(store, moved.seq, author=author, why=why)
    with store.writing() as connection:
        undoing = append(connection, "undo", entry.subject, {"entry": seq, "act": entry.act}, author=author, why=why)
        taken = connection.execute(
            update(judgement).where(judgement.c.entry == seq, judgement.c.undone_by.is_(None)).values(undone_by=undoing.seq)
        )
        if not taken.rowcount:
            raise MarsadError(f"entry {seq} was taken back already")
    return undoing


def _events_of(store: Store, name: str) -> list[KeptEvent]:
    """The event of that key, or the events of that incident."""
    if not name.startswith("i-"):
        return [store.event(name)]
    events = store.events_of(incident=store.incident(name).id)
    if not events:
        raise MarsadError(f"{name} has no events any more: it went into {store.incident(name).into}")
    return events


# What people see.


def view_incident(store: Store, name: str) -> dict[str, Any]:
    """One incident with all that is kept of it, as `marsad incident` shows it; where it went, if it was joined to another."""
    kept = store.incident(name)
    if not kept.opened and kept.into:
        kept = store.incident(kept.into)
    keys = [event.key for event in store.events_of(incident=kept.id)]
    return _view(
        store, kept.id, ties=[_some(tie, "a", "b", "score", "verdict", "weights") for tie in store.ties(keys)],
        judgements=[_some(said, "a", "b", "verdict", "author", "at", "why", "entry") for said in store.judgements(keys)],
        history=[_some(entry, "seq", "at", "author", "act", "why") for entry in store.history(kept.id)],
    )


def _view(store: Store, name: str, **kept: Any) -> dict[str, Any]:
    events = store.events_of(incident=name)
    reports = {key: store.report(key) for key in sorted({event.report_key for event in events})}
    told = [_some(event, "key", "report_key", "body", "review") for event in events]
    return incident_view(name, told, {key: _some(report, *_OF_A_REPORT) for key, report in reports.items()}, **kept)


_OF_A_REPORT = ("key", "title", "outlet", "url", "published", "text", "echo_group")


def _some(thing: object, *names: str) -> dict[str, object]:
    return {name: getattr(thing, name) for name in names}
