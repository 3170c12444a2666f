"""A view and a word in, the words of direction, surroundings and kind that begin a place there out: أقصى شمال, قرب مدينة."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.sites.toponyms import overlay_name
from marsad.model.entry import Hit

_SETTLEMENTS = frozenset(("city", "town", "village", "neighbourhood", "camp"))
_LANDS = frozenset(("mountain", "valley", "sea", "base", "building"))
_MOST_HEADS = 5  # words of direction, surroundings and kind before a name


def find_heads(view: View, i: int) -> tuple[Hit, ...]:
    """The words of direction, surroundings and kind that begin at ``i``: أقصى شمال, ريف, قرب مدينة, الأطراف الغربية لمدينة."""
    heads: list[Hit] = []
    at = i
    while at < len(view.words) and len(heads) < _MOST_HEADS:
        hit = next((hit for hit in view.at("kinds", at) if hit.suffix != "ي" or _is_dual(view, hit)), None)
        if hit is None or at in view.time_at or (heads and not _goes_on(view, heads[-1], hit)):
            break
        name = overlay_name(view, at)
        if name is not None and (heads or name.last > hit.last) and not (name.prefix and heads) and name.last >= hit.last:
            break
        if name is not None and not name.guard and (hit.definite or hit.tag == "n.du"):
            break  # جسرين is a town before it is two bridges
        heads.append(hit)
        at = hit.last
    return tuple(heads[:-1] if _is_named_after(view, heads) else heads)


def _is_named_after(view: View, heads: list[Hit]) -> bool:
    """قرية تل شنان: a hill or valley after the word for a settlement is the first word of its name."""
    if len(heads) < 2 or heads[-1].definite or heads[-1].tag != "n" or is_plural(heads[-2]) or heads[-1].last >= len(view.words):
        return False
    return heads[-2].entry.fields.get("kind") in _SETTLEMENTS and heads[-1].entry.fields.get("kind") in _LANDS


def _goes_on(view: View, head: Hit, hit: Hit) -> bool:
    """Whether ``hit`` belongs to the same place as the head word before it."""
    kind, next_kind = head.entry.fields.get("kind"), hit.entry.fields.get("kind")
    if next_kind == "joint":
        return False
    noun = kind not in ("direction", "vicinity")
    if hit.prefix:
        if hit.prefix == "ل":
            return not noun or bool(head.entry.fields.get("side"))
        alike = kind == next_kind == "direction" or (noun and is_plural(hit) and not hit.definite)
        return hit.prefix == "و" and not head.definite and alike
    if next_kind == "direction":
        return not noun or hit.definite
    if next_kind == "vicinity":
        return not noun
    if head.suffix:
        return False
    return not (noun and head.definite)


def kind_of(heads: tuple[Hit, ...]) -> str | None:
    """What the last kind word before the name says the place is."""
    for hit in reversed(heads):
        kind = str(hit.entry.fields.get("kind"))
        if kind not in ("direction", "vicinity", "joint"):
            return kind
    return None


def is_plural(hit: Hit) -> bool:
    return hit.tag in ("n.pl", "n.du") or bool(hit.entry.fields.get("two"))


def _is_dual(view: View, hit: Hit) -> bool:
    """ريفي حلب وإدلب are two countrysides, but مدني is no city of mine: a name follows."""
    name = overlay_name(view, hit.last) if hit.last < len(view.words) else None
    return hit.tag != "n.pl" and name is not None and not name.prefix
