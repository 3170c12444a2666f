"""Incidents that a reviewer joins or splits in, events in other incidents out: judged, reversible, all of it in the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from marsad.errors import MarsadError
from marsad.model.history import Entry
from marsad.model.incident import Incident
from marsad.observatory.refusals import Changed, Impossible, Unknown
from marsad.store import Store
from marsad.store.canonical import digest_of
from marsad.store.history import append
from marsad.store.incidents import judge, set_incidents
from marsad.store.questions import read_incident
from marsad.store.schema import event

RUN = "review"


def join(store: Store, a: str, b: str, *, author: str, why: str) -> str:
    """Two incidents are one happening: the older takes the events of the other; its id."""
    if not why.strip():
        raise Impossible("to join two incidents, say why")
    if a == b:
        raise Impossible("an incident is itself already")
    with store.writing() as connection:
        first, second = sorted((_open_incident(connection, a), _open_incident(connection, b)), key=lambda one: (one[0], one[1]))
        (_, stays, own), (_, goes, others) = first, second
        judged = judge(connection, own[0], others[0], "same", author=author, why=why)
        before = {stays: own, goes: others}
        _keep_act(connection, "join", stays, before, {stays: own + others}, [judged], author=author, why=why)
        return stays


def split(store: Store, name: str, keys: Sequence[str], *, author: str, why: str) -> tuple[str, str]:
    """Some events of an incident are another happening: they go into one of their own; the ids of both."""
    if not why.strip():
        raise Impossible("to split an incident, say why")
    with store.writing() as connection:
        _, _, own = _open_incident(connection, name)
        going = sorted(set(keys))
        staying = [key for key in own if key not in going]
        strangers = [key for key in going if key not in own]
        if strangers:
            raise Impossible(f"{strangers[0]} is not an event of {name}")
        if not going or not staying:
            raise Impossible("a part of the events goes and a part stays: name some, not all")
        judged = [judge(connection, one, other, "different", author=author, why=why) for one in going for other in staying]
        fresh = free_id(connection, going[0])
        _keep_act(connection, "split", name, {name: own}, {name: staying, fresh: going}, judged, author=author, why=why)
        return name, fresh


def _open_incident(connection: Connection, name: str) -> tuple[str, str, list[str]]:
    """When it was made, its id, its events."""
    try:
        kept = read_incident(connection, name)
    except MarsadError:
        raise Unknown(f"there is no incident {name!r} here") from None
    if not kept.opened:
        raise Changed(f"{name} has gone into {kept.into}" if kept.into else f"{name} has no events any more")
    return kept.created_at, kept.id, _keys_of(connection, name)


def _keys_of(connection: Connection, name: str) -> list[str]:
    return list(connection.execute(select(event.c.key).where(event.c.incident == name).order_by(event.c.key)).scalars())


Groups = Mapping[str, Sequence[str]]


def _keep_act(
    connection: Connection, act: str, subject: str, before: Groups, after: Groups, judged: Sequence[int], *, author: str, why: str
) -> None:
    told = {"before": {name: list(keys) for name, keys in before.items()}, "judgements": list(judged),
            "after": {name: list(keys) for name, keys in after.items()}}
    append(connection, act, subject, told, author=author, why=why)
    groups = [Incident(name, tuple(sorted(keys))) for name, keys in after.items()]
    set_incidents(connection, RUN, (), groups, author=author, why=why)


def regroup_back(connection: Connection, act: Entry, seq: int, *, author: str, why: str) -> None:
    """Events go back to where they were, unless something moved them since."""
    for name, keys in act.body["after"].items():
        if _keys_of(connection, name) != sorted(keys):
            raise Changed(f"{name} has changed since entry {seq}: undo the later acts first, or join and split by hand")
    groups = [Incident(name, tuple(sorted(keys))) for name, keys in act.body["before"].items()]
    set_incidents(connection, RUN, (), groups, author=author, why=why)


def _incident_id(key: str, salt: str = "") -> str:
    return f"i-{digest_of([key, salt] if salt else key)[:12]}"


def free_id(connection: Connection, key: str) -> str:
    """An id that no incident bears: closed ones keep theirs for good."""
    for salt in ("", *map(str, range(1, 1000))):
        name = _incident_id(key, salt)
        try:
            read_incident(connection, name)
        except MarsadError:
            return name
    raise Impossible(f"{key} was split off a thousand times")
