"""Parties that bear a name in, the page or the JSON object that tells of them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.export.paint import Paint, clean, isolate
from marsad.lexicon.load import Lexicon
from marsad.lexicon.party_names import SHELVES, Bearer, Name, fields_on, lineage_of, meant, names_of
from marsad.model.entry import Entry

_ACLED = {1: "state forces", 2: "rebel group", 3: "political militia", 4: "identity militia", 5: "rioters", 6: "protesters",
          7: "civilians", 8: "external or other forces"}


def lookup_lines(lexicon: Lexicon, name: str, day: str | None, found: tuple[Bearer, ...], paint: Paint) -> Iterator[str]:
    """What the name means, then each of its bearers."""
    if day is not None or len(found) > 1:
        yield _meaning(name, day, found)
        yield ""
    for bearer in found:
        yield from _party(lexicon, bearer.entry, day, paint)
        yield ""


def missed_lines(name: str, close: tuple[str, ...]) -> Iterator[str]:
    """That nobody is called so, and the names that are spelt almost so."""
    yield f"no party is called {isolate(clean(name))}"
    if close:
        yield "almost so: " + ", ".join(isolate(written) for written in close)


def lookup_to_json(lexicon: Lexicon, name: str, day: str | None, found: tuple[Bearer, ...], close: tuple[str, ...]
                   ) -> dict[str, Any]:
    """The same as an object; ``means`` holds more than one id where only a report's context can tell."""
    return {
        "asked": name, "on": day, "means": [bearer.entry.id for bearer in meant(found, day)] if day is not None else None,
        "parties": [_party_to_json(lexicon, bearer.entry, day) for bearer in found], "almost": list(close),
    }


def _meaning(name: str, day: str | None, found: tuple[Bearer, ...]) -> str:
    asked = isolate(clean(name))
    if day is None:
        return f"{asked} is a name of {len(found)} parties: --on DATE tells which it means on a day"
    left = meant(found, day)
    told = ", ".join(f"{bearer.entry.id} {isolate(str(bearer.entry.fields['name']['ar']))}" for bearer in left)
    if not left:
        return f"{asked} on {day}: nobody was called so yet"
    if len(left) > 1:
        return f"{asked} on {day} means one of {told}: what else the report names tells which"
    used = "" if left[0].in_use(day) else ", a name it had given up by then"
    return f"{asked} on {day} means {told}{used}"


def _party(lexicon: Lexicon, entry: Entry, day: str | None, paint: Paint) -> Iterator[str]:
    fields = fields_on(entry, day)
    name = fields.get("name") or {}
    yield f"{paint(isolate(name.get('ar', '')), 'strong')}  {name.get('en') or ''}  {paint(entry.id, 'faint')}"
    inter = fields.get("inter")
    codes = [str(fields.get("kind")), f"sector {fields.get('sector')}", f"ACLED {_acled(inter)}",
             f"home {fields.get('country') or 'none'}", _days(fields.get("start"), fields.get("end"))]
    yield "  " + " · ".join(code for code in codes if code)
    for phase in fields.get("phases") or ():
        told = ", ".join(f"{field} {_acled(value) if field == 'inter' else value}" for field, value in phase.items()
                         if field not in ("from", "to"))
        yield f"  {_label('phase', paint)} {_days(phase.get('from'), phase.get('to'))}: {told}"
    if fields.get("parent"):
        yield f"  {_label('under', paint)} {_named(lexicon, str(fields['parent']))}"
    for how, ids in lineage_of(lexicon, entry).items():
        yield f"  {_label(how.replace('_', ' '), paint)} " + "; ".join(_named(lexicon, other) for other in ids)
    by_kind: dict[str, list[str]] = {}
    for called in names_of(entry):
        if called.kind == "name":
            continue
        by_kind.setdefault(called.kind, []).append(_written(called, fields))
    for kind, written in by_kind.items():
        yield f"  {_label(kind, paint)} " + "; ".join(written)


def _written(name: Name, fields: Any) -> str:
    """A name, with * where it is also a common word and with its days where they are not the party's own."""
    own = (name.start, name.end) == (fields.get("start"), fields.get("end"))
    days = "" if own else _days(name.start, name.end)
    return isolate(name.written) + ("*" if name.guard else "") + (f" ({days})" if days else "")


def _named(lexicon: Lexicon, party: str) -> str:
    entry = next((found for shelf in SHELVES if (found := lexicon.entry(shelf, party))), None)
    if entry is None:
        return party
    days = _days(entry.fields.get("start"), entry.fields.get("end"))
    return f"{party} {isolate(str(entry.fields['name']['ar']))}" + (f" ({days})" if days else "")


def _days(start: str | None, end: str | None) -> str:
    return f"{start or '…'} to {end or '…'}" if start or end else ""


def _acled(inter: int | None) -> str:
    return f"{inter} {_ACLED[inter]}" if inter else "not said"


def _label(text: str, paint: Paint) -> str:
    return paint(f"{text:<13}", "label")


def _party_to_json(lexicon: Lexicon, entry: Entry, day: str | None) -> dict[str, Any]:
    fields = fields_on(entry, day)
    return {
        "id": entry.id, "name": dict(fields.get("name") or {}), "kind": fields.get("kind"), "sector": fields.get("sector"),
        "inter": fields.get("inter"), "country": fields.get("country"), "start": fields.get("start"), "end": fields.get("end"),
        "parent": fields.get("parent"), "phases": [dict(phase) for phase in fields.get("phases") or ()],
        "lineage": {how: list(ids) for how, ids in lineage_of(lexicon, entry).items()},
        "names": [{"name": name.written, "kind": name.kind, "from": name.start, "to": name.end, "guard": name.guard}
                  for name in names_of(entry)],
    }
