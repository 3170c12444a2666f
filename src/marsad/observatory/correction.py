"""What a reviewer says a field should be in, the change of the event out: checked, and every value on words of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, get_args

from marsad.errors import MarsadError
from marsad.model.values import GROUPS, KINDS, MODES, OUTCOMES, CountKind, Scope, Stance, Status
from marsad.store.corrections import LISTS

Json = dict[str, Any]
Change = dict[str, Any]
SCALARS = ("kind", "mode", "status", "scope", "date")
PARTS_OF_DAY = ("night", "morning", "noon", "afternoon", "evening", "dawn", "midnight", "day")
MAX_COUNT = 2_000_000_000


class WrongCorrection(MarsadError):
    """A correction that cannot be: names the field and what it may be."""


class Names(Protocol):
    """What the knowledge says of a party or a place by its id."""

    def party(self, entity: str) -> Json | None: ...

    def place(self, place_id: str) -> Json | None: ...


@dataclass(frozen=True, slots=True)
class Correction:
    """``item`` is the number in the list that is changed, None to add one; ``value`` None takes the item out;
    ``quote`` are code points of the report's text, None keeps the words that are there."""

    field: str
    value: Any
    item: int | None = None
    quote: tuple[int, int] | None = None


def changes_of(body: Mapping[str, Any], text: str, correction: Correction, names: Names) -> list[Change]:
    """What the correction changes: most often one field; another kind takes a mode that is none of its own away."""
    name = correction.field
    if name in LISTS:
        return [_change_item(body, text, correction, names)]
    if name not in SCALARS:
        raise WrongCorrection(f"no field {name!r} to correct: {', '.join((*SCALARS, *LISTS))}")
    after = _SCALARS[name](body, text, correction)
    if after == body[name]:
        raise WrongCorrection(f"the {name} is that already")
    changes = [{"field": name, "before": body[name], "after": after}]
    if name == "kind" and body["mode"] is not None and body["mode"] not in MODES[after]:
        changes.append({"field": "mode", "before": body["mode"], "after": None})
    return changes


def quote_of(text: str, span: tuple[int, int]) -> Json:
    """The words at a span of the text."""
    start, end = span
    if not 0 <= start < end <= len(text):
        raise WrongCorrection(f"no words at {start}:{end}: the text has {len(text)} characters")
    return {"start": start, "end": end, "text": text[start:end]}


def make_item(name: str, value: Any, quote: Json, text: str, names: Names, old: Mapping[str, Any] | None = None) -> Json:
    """An item of a list of an event as the record writes it."""
    if not isinstance(value, Mapping):
        raise WrongCorrection(f"{name}: an object is expected, or null to take the item out")
    return _ITEMS[name](value, quote, text, names, old)


def _change_item(body: Mapping[str, Any], text: str, correction: Correction, names: Names) -> Change:
    name, items = correction.field, body[correction.field]
    before = None
    if correction.item is not None:
        if not 0 <= correction.item < len(items):
            raise WrongCorrection(f"{name} has no item {correction.item}")
        before = items[correction.item]
    if correction.value is None:
        if before is None:
            raise WrongCorrection(f"{name}: say which item to take out")
        if name == "claims" and len(items) == 1:
            raise WrongCorrection("an event has one claim at least: correct it, or reject the event")
        return {"field": name, "before": before, "after": None}
    quote = quote_of(text, correction.quote) if correction.quote else _words_of(before)
    if quote is None:
        raise WrongCorrection(f"{name}: pick the words of the text that say it")
    after = make_item(name, correction.value, quote, text, names, before)
    if after in items:
        raise WrongCorrection(f"{name} has that already")
    return {"field": name, "before": before, "after": after}


def _words_of(item: Mapping[str, Any] | None) -> Json | None:
    if item is None:
        return None
    words = item.get("evidence", item)
    return {"start": words["start"], "end": words["end"], "text": words["text"]}


def _one_of(name: str, allowed: tuple[str, ...]) -> Callable[[Mapping[str, Any], str, Correction], str]:
    return lambda body, text, correction: choose(name, correction.value, allowed)


def choose(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    """The value, which is one of a few."""
    if not isinstance(value, str) or value not in allowed:
        raise WrongCorrection(f"{name} {value!r}: one of {', '.join(allowed)}")
    return value


def _mode(body: Mapping[str, Any], text: str, correction: Correction) -> str | None:
    if correction.value is None:
        return None
    return choose(f"the mode of {body['kind']}", correction.value, MODES[body["kind"]])


def _date(body: Mapping[str, Any], text: str, correction: Correction) -> Json | None:
    if correction.value is None:
        return None
    if correction.quote:
        words = quote_of(text, correction.quote)
    else:
        words = {key: (body["date"] or {}).get(key) for key in ("start", "end", "text")}
    return make_date(correction.value, words)


def make_date(value: Any, words: Mapping[str, Any]) -> Json:
    """The date of an event that a person gives: it is stated, by the words or by the person."""
    if not isinstance(value, Mapping):
        raise WrongCorrection("date: an object with earliest and latest is expected, or null")
    earliest, latest = _day(value.get("earliest")), _day(value.get("latest"))
    if earliest is None and latest is None:
        raise WrongCorrection("date: neither earliest nor latest; null says that it is not known")
    if earliest and latest and earliest > latest:
        raise WrongCorrection(f"date: {earliest} is after {latest}")
    part = value.get("part_of_day")
    part = None if part is None else choose("part_of_day", part, PARTS_OF_DAY)
    return {"start": words.get("start"), "end": words.get("end"), "text": words.get("text"), "earliest": earliest,
            "latest": latest, "part_of_day": part, "basis": "stated"}


def _day(written: Any) -> str | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except (TypeError, ValueError):
        raise WrongCorrection(f"date: {written!r} is no day, as in 2018-02-19") from None


def _party(value: Mapping[str, Any], quote: Json, text: str, names: Names, old: Mapping[str, Any] | None) -> Json:
    entity = value.get("entity")
    if entity is not None:
        known = names.party(entity) if isinstance(entity, str) else None
        if known is None:
            raise WrongCorrection(f"no party {entity!r} in the knowledge; null leaves it unnamed")
        return {**quote, "entity": entity, **known}
    sector, country = value.get("sector"), value.get("country")
    for said in (sector, country):
        if said is not None and (not isinstance(said, str) or not said.isalpha() or len(said) != 3):
            raise WrongCorrection(f"{said!r}: a sector or country has three letters (MIL, SYR)")
    return {**quote, "entity": None, "name": None, "sector": sector, "country": country}


def _place(value: Mapping[str, Any], quote: Json, text: str, names: Names, old: Mapping[str, Any] | None) -> Json:
    if value.get("id") is None:
        return {**quote, "place": None, "candidates": 0}
    place = names.place(value["id"]) if isinstance(value["id"], str) else None
    if place is None:
        raise WrongCorrection(f"no place {value['id']!r} in the gazetteer; null says that it is not known which")
    return {**quote, "place": {**place, "confidence": 1.0, "why": "said by a reviewer"}, "candidates": 1}


def _weapon(value: Mapping[str, Any], quote: Json, text: str, names: Names, old: Mapping[str, Any] | None) -> Json:
    weapon = value.get("weapon")
    if not isinstance(weapon, str) or not weapon.strip() or len(weapon) > 64:
        raise WrongCorrection("weapons: say which weapon")
    return {**quote, "weapon": weapon, **_range(value)}


def _toll(value: Mapping[str, Any], quote: Json, text: str, names: Names, old: Mapping[str, Any] | None) -> Json:
    outcome, group = choose("outcome", value.get("outcome"), OUTCOMES), choose("group", value.get("group"), GROUPS)
    return {**quote, "outcome": outcome, "group": group, **_range(value),
            "count_kind": choose("count_kind", value.get("count_kind"), get_args(CountKind))}


def _range(value: Mapping[str, Any]) -> Json:
    low, high = value.get("low"), value.get("high")
    for number in (low, high):
        if number is not None and (not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= MAX_COUNT):
            raise WrongCorrection(f"{number!r}: a number is whole and not below 0, or null where it is not known")
    if low is not None and high is not None and low > high:
        raise WrongCorrection(f"{low} is more than {high}")
    return {"low": low, "high": high}


def _claim(value: Mapping[str, Any], quote: Json, text: str, names: Names, old: Mapping[str, Any] | None) -> Json:
    speakers = {name: _speaker(name, value, text, names, old) for name in ("source", "via")}
    stance = choose("stance", value.get("stance"), get_args(Stance))
    return {**speakers, "stance": stance, "cue": old["cue"] if old and old["stance"] == stance else None, "evidence": quote}


def _speaker(name: str, value: Mapping[str, Any], text: str, names: Names, old: Mapping[str, Any] | None) -> Json | None:
    """Who says it, or through whom; left out, it stays who it was."""
    if name not in value:
        return old[name] if old else None
    speaker = value[name]
    if speaker is None:
        return None
    if not isinstance(speaker, Mapping) or not all(isinstance(speaker.get(key), int) for key in ("start", "end")):
        raise WrongCorrection(f"{name}: start and end of the words that name it are expected, or null for the outlet itself")
    return _party(speaker, quote_of(text, (speaker["start"], speaker["end"])), text, names, None)


_SCALARS: dict[str, Callable[[Mapping[str, Any], str, Correction], Any]] = {
    "kind": _one_of("kind", KINDS),
    "mode": _mode,
    "status": _one_of("status", get_args(Status)),
    "scope": _one_of("scope", get_args(Scope)),
    "date": _date,
}
_ITEMS: dict[str, Callable[[Mapping[str, Any], Json, str, Names, Mapping[str, Any] | None], Json]] = {
    "actors": _party, "targets": _party, "places": _place, "weapons": _weapon, "casualties": _toll, "claims": _claim,
}
