"""What a reviewer does to an event or an incident in, an entry of the history and the rows that follow from it out.

An act names what was shown by its digest, and is refused when that is not what is kept: nobody accepts what they did not
see. Nothing is overwritten: the events of a report are its record with the acts laid over it, so an undone act leaves no
trace but its two entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, select

from marsad.errors import MarsadError
from marsad.model.incident import Incident
from marsad.model.values import KINDS, MODES, Scope, Status
from marsad.observatory.correction import (
    Change,
    Correction,
    Json,
    Names,
    WrongCorrection,
    changes_of,
    choose,
    make_date,
    make_item,
    quote_of,
)
from marsad.observatory.refusals import Changed, Impossible, Unknown
from marsad.observatory.regroup import RUN, free_id
from marsad.store import Store
from marsad.store.canonical import digest_of
from marsad.store.corrections import Derived, anchor_of, change, derive
from marsad.store.history import append
from marsad.store.incidents import set_incidents, summarise
from marsad.store.questions import read_events_of
from marsad.store.records import read_record
from marsad.store.reports import read_report
from marsad.store.reviews import acts_of, reapply, standing
from marsad.store.schema import history

Verb = Literal["accept", "correct", "reject", "note"]
VERBS: tuple[Verb, ...] = get_args(Verb)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer does to one event. ``shown`` is the digest of the event that was on the screen; ``why`` is needed
    except to accept. ``blind``: a second opinion, given on what the coder read and the reviewer's own acts alone; it
    counts for agreement and changes nothing."""

    act: Verb
    author: str
    shown: str
    why: str = ""
    correction: Correction | None = None
    blind: bool = False


def review(store: Store, key: str, opinion: Opinion, names: Names) -> Derived:
    """Carry out an act on the event ``key``; the event as its author sees it now."""
    report_key, _, name = key.partition("#")
    if opinion.act != "accept" and not opinion.why.strip():
        raise Impossible(f"to {opinion.act} an event, say why")
    with store.reading() as connection:
        text = _text_of(connection, report_key)
        seen = _event_of(_seen_by(connection, report_key, opinion), name, key)
    # Asking the knowledge takes its own time: it is done before the lock of the writer is taken.
    changes = _changes(seen.body, text, opinion, names)
    with store.writing() as connection:
        seen = _event_of(_seen_by(connection, report_key, opinion), name, key)
        if digest_of(seen.body) != opinion.shown:
            raise Changed("the event has changed since it was shown: look at it again")
        told: Json = {"anchor": anchor_of(seen.body), "event": change(seen.body, changes), "shown": opinion.shown}
        told |= ({"changes": changes} if changes else {}) | ({"blind": True} if opinion.blind else {})
        append(connection, opinion.act, key, told, author=opinion.author, why=opinion.why)
        bring_up(connection, report_key)
        return _event_of(_seen_by(connection, report_key, opinion), name, key)


def add_event(store: Store, report_key: str, told: Mapping[str, Any], names: Names, *, author: str, why: str) -> str:
    """A happening that the coder missed, on the words that a reviewer picked; its key."""
    if not why.strip():
        raise Impossible("to add an event, say why")
    with store.reading() as connection:
        body = _new_event(told, _text_of(connection, report_key), names)
        if read_record(connection, report_key) is None:
            raise Impossible("the report is not coded yet")
    with store.writing() as connection:
        name = f"p{_next(connection)}"
        body = {**body, "id": name}
        key = f"{report_key}#{name}"
        there = {(one.body["kind"], *anchor_of(one.body).values()) for one in standing(connection, report_key)}
        if (body["kind"], *anchor_of(body).values()) in there:
            raise Impossible("an event of that kind stands on these words already: correct it")
        append(connection, "add", key, {"anchor": anchor_of(body), "event": body}, author=author, why=why)
        bring_up(connection, report_key)
        set_incidents(connection, RUN, (), [Incident(free_id(connection, key), (key,))], author=author, why=why)
        return key


def _seen_by(connection: Connection, report_key: str, opinion: Opinion) -> list[Derived]:
    """The events as they are shown: as they stand, or to a blind reviewer without what others did."""
    return standing_for(connection, report_key, opinion.author) if opinion.blind else standing(connection, report_key)


def standing_for(connection: Connection, report_key: str, author: str) -> list[Derived]:
    """The events as the coder read them, with what this reviewer did and nobody else."""
    record = read_record(connection, report_key)
    own = [act for act in acts_of(connection, report_key) if act.author == author or act.act == "add"]
    return derive(record.body["events"] if record else [], own, blind=True)


def _event_of(events: Iterable[Derived], name: str, key: str) -> Derived:
    found = next((one for one in events if one.id == name), None)
    if found is None:
        raise Unknown(f"there is no event {key!r} here")
    return found


def _text_of(connection: Connection, report_key: str) -> str:
    """The text that the offsets of the record point into: with its title, as it was read."""
    record = read_record(connection, report_key)
    if record is not None:
        return str(record.body["document"]["text"])
    try:
        return read_report(connection, report_key).text
    except MarsadError:
        raise Unknown(f"there is no report {report_key!r} here") from None


def _changes(body: Mapping[str, Any], text: str, opinion: Opinion, names: Names) -> list[Change]:
    if opinion.act != "correct":
        return []
    if opinion.correction is None:
        raise WrongCorrection("to correct, say which field and what it should be")
    return changes_of(body, text, opinion.correction, names)


def bring_up(connection: Connection, report_key: str) -> None:
    """Rows and summaries as the history says."""
    homes = {one.incident for one in read_events_of(connection, report_key=report_key) if one.incident}
    reapply(connection, report_key)
    lone = [one.key for one in read_events_of(connection, report_key=report_key) if one.incident is None]
    if homes:
        summarise(connection, sorted(homes))
        # An event that came back, or that only a person says, is an incident of its own until linking sees it.
        groups = [Incident(free_id(connection, key), (key,)) for key in lone]
        set_incidents(connection, RUN, (), groups)


def _new_event(told: Mapping[str, Any], text: str, names: Names) -> Json:
    quote = quote_of(text, _span(told.get("quote"), "quote"))
    kind = choose("kind", told.get("kind"), KINDS)
    mode = told.get("mode")
    body: Json = {
        "id": "p0", "kind": kind, "mode": None if mode is None else choose(f"the mode of {kind}", mode, MODES[kind]),  # type: ignore[index]
        "status": choose("status", told.get("status", "happened"), get_args(Status)),
        "scope": choose("scope", told.get("scope", "single"), get_args(Scope)), "mentions": [quote],
    }
    for name in ("actors", "targets", "places"):
        body[name] = [_item(name, one, text, names) for one in told.get(name) or ()]
    when = told.get("date")
    words = quote_of(text, _span(when["quote"], "date")) if when and when.get("quote") else {}
    body["date"] = make_date(when, words) if when else None
    for name in ("weapons", "casualties"):
        body[name] = [_item(name, one, text, names) for one in told.get(name) or ()]
    claims = [_item("claims", one, text, names) for one in told.get("claims") or ()]
    own_voice = {"source": None, "via": None, "stance": "asserts", "cue": None, "evidence": quote}
    return {**body, "claims": claims or [own_voice], "notes": []}


def _item(name: str, told: Mapping[str, Any], text: str, names: Names) -> Json:
    if not isinstance(told, Mapping):
        raise WrongCorrection(f"{name}: objects are expected")
    return make_item(name, told, quote_of(text, _span(told.get("quote"), name)), text, names)


def _span(told: Any, name: str) -> tuple[int, int]:
    if not isinstance(told, Mapping) or not all(isinstance(told.get(key), int) for key in ("start", "end")):
        raise WrongCorrection(f"{name}: pick the words of the text that say it (quote: start and end)")
    return told["start"], told["end"]


def _next(connection: Connection) -> int:
    last = connection.execute(select(history.c.seq).order_by(history.c.seq.desc()).limit(1)).scalar()
    return (last or 0) + 1
