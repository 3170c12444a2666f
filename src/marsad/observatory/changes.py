"""Two records of one report in, what the newer coding reads otherwise out: events that came, went or changed, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.store.recode import match_events

Json = dict[str, Any]
_FIELDS = ("kind", "mode", "status", "scope", "date", "mentions", "actors", "targets", "places", "weapons", "casualties",
           "claims", "notes")


def changes_between(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> list[Json]:
    """Changed and new events in the order of the newer record, then those that are gone; events that are equal are left out."""
    before = {event["id"]: event for event in old}
    same = {newer: older for older, newer in match_events(old, new).items()}
    found: list[Json] = []
    for event in new:
        earlier = before.get(same.get(event["id"], ""))
        if earlier is None:
            found.append({"what": "added", "before": None, "after": event["id"], "fields": _fields({}, event)})
        elif fields := _fields(earlier, event):
            found.append({"what": "changed", "before": earlier["id"], "after": event["id"], "fields": fields})
    gone = [event for event in old if event["id"] not in same.values()]
    return found + [{"what": "gone", "before": event["id"], "after": None, "fields": _fields(event, {})} for event in gone]


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Json]:
    return [{"field": name, "before": before.get(name), "after": after.get(name)} for name in _FIELDS
            if before.get(name) != after.get(name)]
