"""A record and what reviewers did to its events in, the events as they stand now out: a fold of the history, nothing else.

An act knows its event by the words of its first mention: texts never change, so it finds its event again in the record
of a newer coder, whatever number the event has there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Review = Literal["unreviewed", "accepted", "corrected", "rejected"]
Body = dict[str, Any]
REVIEW_ACTS = ("accept", "correct", "reject", "add", "note")
UNDO = "undo"
LISTS = ("actors", "targets", "places", "weapons", "casualties", "claims")


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the history that a reviewer made about an event (``event`` is its id within the report, e1).

    ``body``: ``anchor`` {start, end} of the event's first mention; ``event`` the event as it was after the act;
    ``shown`` the digest of what the reviewer saw; of a correction, ``changes`` [{field, before, after}].
    """

    seq: int
    at: str
    author: str
    act: str
    report: str
    event: str
    body: Mapping[str, Any]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """An event as it stands: ``id`` e1 of the coder or p17 of a person, its body, what reviewers think of it.

    ``lost``: no event of the newest record has its words, a person's word keeps it.
    """

    id: str
    body: Body
    review: Review = "unreviewed"
    lost: bool = False
    acts: tuple[int, ...] = field(default=())


def derive(events: Sequence[Body], acts: Iterable[Act], *, blind: bool = False) -> list[Derived]:
    """The events of a record after ``acts`` (in order of their seq, undone ones left out), those of persons last.

    An accepted event stays as it was accepted, whatever a newer coder reads; a correction is laid over what it reads.
    A blind second opinion changes nothing, except in the view of who gave it (``blind``).
    """
    standing = [Derived(body["id"], dict(body)) for body in events]
    for act in acts:
        if act.act not in REVIEW_ACTS or (act.body.get("blind") and not blind):
            continue
        place = _find(standing, act)
        if place is None:
            if act.act in ("accept", "correct", "add"):
                standing.append(_kept_by(act))
            continue
        standing[place] = _apply(standing[place], act)
    return standing


def live(entries: Sequence[tuple[int, str, int | None]]) -> set[int]:
    """The seqs that count, of (seq, act, seq it undoes or None): an undone undo brings back what it took."""
    gone: set[int] = set()
    for seq, act, undoes in sorted(entries, reverse=True):
        if act == UNDO and seq not in gone and undoes is not None:
            gone.add(undoes)
    return {seq for seq, _, _ in entries} - gone


def anchor_of(body: Mapping[str, Any]) -> dict[str, int]:
    """Where the first mention stands."""
    first = body["mentions"][0]
    return {"start": first["start"], "end": first["end"]}


def change(body: Mapping[str, Any], changes: Iterable[Mapping[str, Any]]) -> Body:
    """The event with ``changes`` laid over it; an item of a list is found by its words, not by its number."""
    changed = dict(body)
    for one in changes:
        name, before, after = one["field"], one["before"], one["after"]
        changed[name] = _change_list(changed[name], before, after) if name in LISTS else after
    return changed


def _change_list(items: Sequence[Any], before: Any, after: Any) -> list[Any]:
    place = _place_of(items, before) if before is not None else None
    if place is None:
        return [*items, after] if after is not None and after not in items else list(items)
    return [*items[:place], *([after] if after is not None else []), *items[place + 1 :]]


def _place_of(items: Sequence[Any], sought: Any) -> int | None:
    """The same item, else one that stands on the same words (a newer coder may know its party)."""
    if sought in items:
        return items.index(sought)
    words = _words_of(sought)
    return next((place for place, item in enumerate(items) if _words_of(item) == words), None)


def _words_of(item: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells items of one list apart; a claim is told by its evidence and who makes it."""
    if "evidence" in item:
        source = item["source"] or {}
        return item["evidence"]["start"], item["evidence"]["end"], source.get("start"), source.get("end")
    return item["start"], item["end"]


def _find(standing: Sequence[Derived], act: Act) -> int | None:
    """The event that an act is about: its words and number, its words, a mention of it, words that overlap.

    What a person added is an event of its own, unless the coder names one of that kind by the very same words.
    """
    span = (act.body["anchor"]["start"], act.body["anchor"]["end"])
    spans = [[(mention["start"], mention["end"]) for mention in one.body["mentions"]] for one in standing]
    if act.act == "add":
        kind = act.body["event"]["kind"]
        return next((place for place, one in enumerate(standing) if spans[place][0] == span and one.body["kind"] == kind), None)
    tests = (
        lambda place: standing[place].id == act.event and spans[place][0] == span,
        lambda place: spans[place][0] == span,
        lambda place: span in spans[place],
        lambda place: spans[place][0][0] < span[1] and span[0] < spans[place][0][1],
    )
    found = (place for test in tests for place in range(len(standing)) if test(place))
    return next(found, None)


def _kept_by(act: Act) -> Derived:
    """An event that only a person says: added, or reviewed once and missed by the newer coder."""
    name = act.event if act.event.startswith("p") else f"p{act.seq}"
    review: Review = "corrected" if act.act == "correct" else "accepted"
    return Derived(name, {**act.body["event"], "id": name}, review, lost=act.act != "add", acts=(act.seq,))


def _apply(one: Derived, act: Act) -> Derived:
    acts = (*one.acts, act.seq)
    if act.act == "reject":
        return replace(one, review="rejected", acts=acts)
    if act.act == "correct":
        body = change(one.body, act.body["changes"])
        return replace(one, body=body, review="corrected", acts=acts)
    if act.act in ("accept", "add"):
        review: Review = "corrected" if one.review == "corrected" else "accepted"
        return replace(one, body={**act.body["event"], "id": one.id}, review=review, acts=acts)
    return replace(one, acts=acts)
