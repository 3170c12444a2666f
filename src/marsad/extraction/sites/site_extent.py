"""Head words and name of a place in, where it ends out: with adjectives (ريف إدلب الجنوبي) and what it is of (محطة مياه)."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.sites.site_heads import find_heads
from marsad.extraction.sites.toponyms import gazetteer_name, overlay_name, unknown_name
from marsad.model.entry import Hit

_PLAIN = ("events", "outcomes", "groups", "weapons", "titles", "cues", "places", "parties", "sources")


def widen(view: View, i: int, last: int, heads: tuple[Hit, ...], *, named: bool) -> int:
    """Take in what belongs to the place after its name or kind: ريف إدلب الجنوبي, جوبر الدمشقي, السفارة الروسية, محطة مياه."""
    size = len(view.words)
    if _is_road(heads):
        last = _other_end(view, last)
    if not named and last < size and not heads[-1].definite and is_complement(view, last, heads[-1]):
        last += 1
    definite = named or heads[-1].definite or view.forms[last - 1].startswith("ال")
    steps = 0
    while last < size and steps < 2 and definite and _is_adjective(view, last, named):
        last += 1
        steps += 1
    return last


def _is_adjective(view: View, i: int, named: bool) -> bool:
    """A word with the article that describes the place before it."""
    if i in view.time_at:
        return False
    directions = (hit for hit in view.at("kinds", i) if hit.entry.fields.get("kind") == "direction")
    if any(hit.definite and not hit.prefix.strip("و") for hit in directions):
        return not view.forms[i].startswith("و") or bool(view.at("kinds", i - 1))
    if not view.forms[i].startswith("ال") or view.classes[i] != "N":
        return False
    if any(hit.tag == "demonym" for hit in view.at("places", i)):
        return True
    return not named and not view.at("kinds", i) and not any(view.at(shelf, i) for shelf in _PLAIN)


def is_complement(view: View, i: int, head: Hit) -> bool:
    """A noun right after a kind word without article says what it is of: محطة مياه, مقر الحركة, مكان الانفجار."""
    if view.classes[i] != "N" or i in view.time_at or i in view.quantity_at or view.words[i].kind != "arabic":
        return False
    if any(hit.prefix for shelf in ("events", "groups", "weapons", "kinds", "places") for hit in view.at(shelf, i)):
        return False
    if head.entry.fields.get("of-event"):
        return True
    return not any(view.at(shelf, i) for shelf in ("events", "outcomes", "cues", "kinds")) and view.forms[i][:1] not in "وفل"


def _other_end(view: View, last: int) -> int:
    """طريق حلب - دمشق, بين سقبا وحمورية: the name at the other end belongs to the same place."""
    at = last
    if at < len(view.words) and view.words[at].text in "-–—":
        at += 1
    if at >= len(view.words) or (at == last and not view.forms[at].startswith("و")):
        return last
    heads = find_heads(view, at)
    begin = heads[-1].last if heads else at
    name = overlay_name(view, begin) or gazetteer_name(view, begin, cut=not heads)
    if name is None and heads:
        name = unknown_name(view, begin)
    return name.last if name is not None else last


def _is_road(heads: tuple[Hit, ...]) -> bool:
    """A place between two names: طريق حلب - دمشق, الواصل بين سقبا وحمورية."""
    if not heads:
        return False
    fields = heads[-1].entry.fields
    return bool(fields.get("two")) or (fields.get("kind") in ("road", "region") and not heads[-1].definite)
