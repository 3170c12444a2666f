"""Events of an incident in, what they agree on and what they dispute out: field by field, each value with those who say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from marsad.linking.tolls import main_figure
from marsad.model.place import AREAS

Json = Mapping[str, Any]
Value = Any


def compare_fields(events: Sequence[Json]) -> tuple[list[str], list[dict[str, Any]]]:
    """Fields on which all that say something can be right together, and fields on which they cannot."""
    agreed, disputed = [], []
    for field, (value_of, meet) in _FIELDS.items():
        said = [(event["key"], value) for event in events if (value := value_of(event["body"]))]
        if len(said) < 2:
            continue
        if meet([value for _, value in said]):
            agreed.append(field)
        else:
            disputed.append({"field": field, "values": _grouped(said)})
    return agreed, [*_denied(events), *disputed]


def _denied(events: Sequence[Json]) -> list[dict[str, Any]]:
    """Whether it happened at all, where somebody denies or doubts it."""
    said = [(event["key"], claim["stance"]) for event in events for claim in event["body"]["claims"]]
    if all(stance == "asserts" for _, stance in said):
        return []
    return [{"field": "happened", "values": _grouped(said)}]


def _grouped(said: Sequence[tuple[str, Value]]) -> list[dict[str, Any]]:
    values: dict[str, dict[str, Any]] = {}
    for key, value in said:
        plain = sorted(value) if isinstance(value, frozenset) else value
        row = values.setdefault(str(plain), {"value": plain, "claims": []})
        if key not in row["claims"]:
            row["claims"].append(key)
    return sorted(values.values(), key=lambda row: (-len(row["claims"]), str(row["value"])))


def _share_one(values: Sequence[Value]) -> bool:
    """Whether something stands in all of them."""
    return bool(frozenset.intersection(*map(frozenset, values)))


def _all_meet(values: Sequence[Value]) -> bool:
    """Whether all ranges share a point: open ends meet everything."""
    lows = [value["low"] for value in values if value["low"] is not None]
    highs = [value["high"] for value in values if value["high"] is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _places(event: Json) -> frozenset[str]:
    resolved = (mention["place"] for mention in event["places"] if mention["place"])
    return frozenset(place["id"] for place in resolved if place["kind"] not in AREAS)


def _days(event: Json) -> Value:
    when = event["date"]
    if not when or not (when["earliest"] or when["latest"]):
        return None
    return {"low": when["earliest"], "high": when["latest"]}


def _figure(outcome: str) -> Callable[[Json], Value]:
    def told(event: Json) -> Value:
        figure = main_figure(event, outcome)
        return {"low": figure["low"], "high": figure["high"]} if figure else None
    return told


def _entities(role: str) -> Callable[[Json], frozenset[str]]:
    return lambda event: frozenset(party["entity"] for party in event[role] if party["entity"])


_FIELDS: dict[str, tuple[Callable[[Json], Value], Callable[[Sequence[Value]], bool]]] = {
    "kind": (lambda event: frozenset((event["kind"],)), _share_one),
    "mode": (lambda event: frozenset((event["mode"],)) if event["mode"] else None, _share_one),
    "place": (_places, _share_one),
    "date": (_days, _all_meet),
    "actors": (_entities("actors"), _share_one),
    "targets": (_entities("targets"), _share_one),
    "weapons": (lambda event: frozenset(weapon["weapon"] for weapon in event["weapons"]), _share_one),
    "killed": (_figure("killed"), _all_meet),
    "injured": (_figure("injured"), _all_meet),
}
