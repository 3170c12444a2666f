"""A view in, places named in it out: gazetteer names and names that a kind word introduces, with what leads into them."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.view import View
from marsad.model.entry import Hit

_LONGEST_NAME = 3  # words of a name that no gazetteer knows


@dataclass(frozen=True, slots=True)
class Site:
    """Words ``first:last`` that name a place: شمال مدينة سلمية. ``name`` is where the proper name stands in it.

    ``hits`` are the gazetteer's entries for the name (empty when it is unknown), ``kind`` what the kind word says.
    """

    first: int
    last: int
    start: int
    end: int
    name: tuple[int, int]
    hits: tuple[Hit, ...]
    kind: str | None
    lead: str
    known: bool


def find_sites(view: View) -> tuple[Site, ...]:
    """All places in order, none inside another."""
    out: list[Site] = []
    i = 0
    while i < len(view.words):
        site = None if view.in_furniture[i] or i in view.time_at else _site_at(view, i)
        if site is None:
            i += 1
        else:
            out.append(site)
            i = site.last
    return tuple(out)


def _site_at(view: View, i: int) -> Site | None:
    """Direction and kind words, then a name; the name alone where it is no common word."""
    at, kind, locative = i, None, False
    while at < len(view.words) and at - i < 4:
        hit = next((hit for hit in view.at("kinds", at)), None)
        if hit is None or (at > i and hit.prefix) or (_names(view, at) and kind is None and hit.tag == "n" and not _locative(hit)):
            break
        at = hit.last
        if _locative(hit):
            locative = True
        if not _directional(hit):
            kind = str(hit.entry.fields.get("kind"))
    names = _names(view, at)
    if names and (at == i or not names[0].prefix):
        return _known(view, i, at, names, kind, locative or at > i)
    if at > i and locative:
        return _unknown(view, i, at, kind)
    if at > i and kind is not None:
        return _site(view, i, at, (at, at), (), kind, False)
    return None


def _known(view: View, first: int, at: int, names: tuple[Hit, ...], kind: str | None, introduced: bool) -> Site | None:
    guarded = all(hit.tag == "guard" for hit in names)
    if guarded and not introduced and not names[0].prefix.endswith(("ب",)) and not _preposition_before(view, first):
        return None
    if not introduced and _is_person_part(view, first):
        return None
    return _site(view, first, names[0].last, (at, names[0].last), names, kind, True)


def _unknown(view: View, first: int, at: int, kind: str | None) -> Site | None:
    """بلدة الغزاوية: a name that no gazetteer knows, taken from the words after its kind."""
    last = at
    if last < len(view.words) and view.words[last].text in "\"«“":
        last += 1
    begin = last
    while last < len(view.words) and last - begin < _LONGEST_NAME and view.classes[last] == "N" and last not in view.time_at:
        if last > begin and (view.at("kinds", last) or view.at("places", last) or view.forms[last][0] in "وبل" and not view.forms[last].startswith("ال")):
            break
        if last > begin and not view.forms[last].startswith("ال"):
            break
        if any(view.at(shelf, last) for shelf in ("events", "outcomes")):
            break
        last += 1
    if last == begin:
        return _site(view, first, at, (at, at), (), kind, False) if kind else None
    return _site(view, first, last, (begin, last), (), kind, False)


def _site(view: View, first: int, last: int, name: tuple[int, int], hits: tuple[Hit, ...], kind: str | None, known: bool) -> Site:
    head = hits[0] if hits and name[0] == first else next(iter(view.at("kinds", first)), None)
    start = view.words[first].start
    lead = ""
    if head is not None and head.first == first:
        lead = head.prefix
        if head.prefix:
            start = head.start if not head.definite else view.words[first].start + len(head.prefix)
    if not lead.strip("وف") and first and view.classes[first - 1] == "P":
        lead = view.forms[first - 1]
    return Site(first, last, start, view.words[last - 1].end, name, hits, kind, lead, known)


def _names(view: View, i: int) -> tuple[Hit, ...]:
    """The places whose name begins at word ``i``, the longest only."""
    hits = [hit for hit in view.at("places", i) if hit.tag != "demonym"]
    if not hits:
        return ()
    longest = max(hit.last for hit in hits)
    return tuple(hit for hit in hits if hit.last == longest)


def _locative(hit: Hit) -> bool:
    return bool(hit.entry.fields.get("locative"))


def _directional(hit: Hit) -> bool:
    return hit.entry.fields.get("kind") in ("direction", "vicinity")


def _preposition_before(view: View, i: int) -> bool:
    return i > 0 and view.cue_at(i - 1, "locative") is not None


def _is_person_part(view: View, i: int) -> bool:
    """محمد الحلبي: a name after a given name is a family name."""
    return i > 0 and any(hit.entry.fields.get("class") == "first-name" for hit in view.at("titles", i - 1))
