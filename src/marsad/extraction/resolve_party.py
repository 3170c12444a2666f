"""A quote and the hits in it in, a party out: who is named, at the event's date, or only what kind of actor it is."""

from __future__ import annotations

from datetime import date

from marsad.extraction.view import View
from marsad.model.entry import Hit
from marsad.model.party import Party
from marsad.model.span import Quote


def make_party(view: View, quote: Quote, first: int, last: int, on: date | None) -> Party:
    """The party that the words ``first:last`` name. The longest name decides; a name not yet or no longer in use does not."""
    hits = [hit for i in range(first, last) for shelf in ("parties", "sources") for hit in view.at(shelf, i)
            if hit.tag not in ("demonym", "guard") and hit.last <= last and in_use(hit, on)]
    if not hits:
        return Party(quote)
    hit = min(hits, key=lambda hit: (hit.first, -(hit.last - hit.first), hit.entry.id))
    fields = hit.entry.fields
    name = fields.get("name") or {}
    if fields.get("kind") == "generic":
        return Party(quote, None, None, None, fields.get("sector"), fields.get("country"))
    return Party(quote, hit.entry.id, name.get("ar"), name.get("en"), fields.get("sector"), fields.get("country"))


def in_use(hit: Hit, on: date | None) -> bool:
    """Whether the party, under this alias, existed on that day. Unknown days and unknown bounds exclude nothing."""
    if on is None:
        return True
    day = on.isoformat()
    fields = hit.entry.fields
    return _within(day, fields.get("start"), None)


def _within(day: str, start: str | None, end: str | None) -> bool:
    return (not start or str(start) <= day) and (not end or day <= str(end))
