"""What several reviewers said of the same events in, how far they agree beyond chance out (Krippendorff's alpha, nominal)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.store.canonical import canonical
from marsad.store.corrections import Act

Unit = tuple[str, str, int, int]  # report, event id, and where its first mention stands
Ratings = Mapping[Unit, Mapping[str, str]]  # unit -> reviewer -> value

EXISTS = "event"  # whether there is such an event at all


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha`` 1 is perfect, 0 chance, None where nothing can be said (no event with two reviewers, or one value only
    among too few); ``units`` how many events two reviewers or more spoke of, ``agreed`` in how many they said the same."""

    field: str
    alpha: float | None
    units: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event of which reviewers say different things: ``said`` maps each value to those who say it."""

    report: str
    event: str
    field: str
    said: Mapping[str, tuple[str, ...]]


def agreement(acts: Iterable[Act]) -> list[Agreement]:
    """How far reviewers agree, field by field; an act counts for what its author saw and let stand or changed."""
    ratings = ratings_of(acts)
    return [_agree(name, ratings.get(name, {})) for name in FIELDS]


def disagreements(acts: Iterable[Act]) -> list[Disagreement]:
    """Events and fields with more than one answer, those with most reviewers first."""
    found = []
    for name, units in ratings_of(acts).items():
        for unit, answers in units.items():
            if len(set(answers.values())) > 1:
                found.append(Disagreement(unit[0], unit[1], name, _by_value(answers)))
    return sorted(found, key=lambda one: (-sum(map(len, one.said.values())), one.report, one.event, one.field))


def alpha_nominal(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha of nominal values; each unit is the values its coders gave, missing ones left out.

    1 - D_o / D_e over pairs of values within units. None when no unit has two values. When all values are one and the
    same, nothing is left to disagree about: alpha is 1.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    total = sum(len(unit) for unit in pairable)
    if not total:
        return None
    observed = sum(_differing(unit) / (len(unit) - 1) for unit in pairable)
    expected = _differing([value for unit in pairable for value in unit]) / (total - 1)
    return 1.0 - observed / expected if expected else 1.0


def _differing(values: Sequence[str]) -> int:
    """Ordered pairs of different values."""
    counts = Counter(values)
    return len(values) ** 2 - sum(count**2 for count in counts.values())


def _agree(name: str, units: Mapping[Unit, Mapping[str, str]]) -> Agreement:
    shared = [list(answers.values()) for answers in units.values() if len(answers) > 1]
    return Agreement(name, alpha_nominal(shared), len(shared), sum(len(set(values)) == 1 for values in shared))


def _by_value(answers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    said: dict[str, list[str]] = defaultdict(list)
    for author, value in sorted(answers.items()):
        said[value].append(author)
    return {value: tuple(authors) for value, authors in sorted(said.items())}


def ratings_of(acts: Iterable[Act]) -> dict[str, dict[Unit, dict[str, str]]]:
    """field -> event -> reviewer -> the value that reviewer stands by; a later act of the same reviewer replaces it."""
    ratings: dict[str, dict[Unit, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for act in acts:
        if act.act == "reject":  # who says there is no such event says nothing of its fields
            for name in FIELDS:
                ratings[name][_unit(act)].pop(act.author, None)
        for name, value in _said(act).items():
            ratings[name][_unit(act)][act.author] = value
    return ratings


def _unit(act: Act) -> Unit:
    return act.report, act.event, act.body["anchor"]["start"], act.body["anchor"]["end"]


def _said(act: Act) -> dict[str, str]:
    """Accepting speaks for every field, correcting for the fields changed, rejecting against the event itself."""
    if act.act == "reject":
        return {EXISTS: "no"}
    if act.act not in ("accept", "correct"):
        return {}
    names = set(FIELDS) if act.act == "accept" else {one["field"] for one in act.body["changes"]}
    event = act.body["event"]
    return {EXISTS: "yes", **{name: read(event) for name, read in FIELDS.items() if name in names}}


def _parties(role: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda event: canonical(sorted(party["entity"] or party["text"] for party in event[role]))


def _place(event: Mapping[str, Any]) -> str:
    return canonical([mention["place"]["id"] if mention["place"] else mention["text"] for mention in event["places"]])


def _date(event: Mapping[str, Any]) -> str:
    when = event["date"]
    return canonical([when["earliest"], when["latest"]] if when else None)


def _tolls(event: Mapping[str, Any]) -> str:
    return canonical(sorted([toll["outcome"], toll["group"], toll["low"], toll["high"]] for toll in event["casualties"]))


def _claims(event: Mapping[str, Any]) -> str:
    return canonical(sorted([_speaker(claim["source"]), claim["stance"]] for claim in event["claims"]))


def _speaker(source: Mapping[str, Any] | None) -> str:
    return "" if source is None else source["entity"] or source["text"]


FIELDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    EXISTS: lambda event: "yes",
    "kind": lambda event: str(event["kind"]),
    "mode": lambda event: str(event["mode"]),
    "status": lambda event: str(event["status"]),
    "scope": lambda event: str(event["scope"]),
    "places": _place,
    "date": _date,
    "actors": _parties("actors"),
    "targets": _parties("targets"),
    "casualties": _tolls,
    "weapons": lambda event: canonical(sorted({weapon["weapon"] for weapon in event["weapons"]})),
    "claims": _claims,
}
