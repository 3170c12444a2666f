"""A view in, the places named in it out: each link of a chain (حي المنطار شمال مدينة سلمية) is a site of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.arabic.clitics import proclitic_cuts
from marsad.extraction.clause.view import View
from marsad.extraction.sites.site_extent import is_complement, widen
from marsad.extraction.sites.site_heads import find_heads, is_plural, kind_of
from marsad.extraction.sites.toponyms import Toponym, gazetteer_name, is_name_like, overlay_name, unknown_name
from marsad.model.entry import Hit

_PREPOSITION = 3  # letters of the longest: على
_OPENING, _CLOSING = "\"“«”", "\"”»“"


@dataclass(frozen=True, slots=True)
class Site:
    """Words ``first:last`` that name a place: شمال مدينة سلمية. ``name`` is where the proper name stands in it, empty for السوق.

    ``heads`` are the words before the name; ``hits`` our entries for it, ``key`` its spelling in the gazetteer, ``kind`` what the
    kind word says; ``lead`` the proclitics or preposition before. Sites of one ``chain`` follow one another, each hung on the
    one before by ``link``: in (بلدة كذا بريف كذا), next (شمال كذا), and, comma, paren; the first is its head.
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
    heads: tuple[Hit, ...] = ()
    key: str = ""
    chain: int = -1
    link: str = "head"


def find_sites(view: View) -> tuple[Site, ...]:
    """All places in order, none inside another, none inside the name of a party."""
    kinds, places = view.hits.get("kinds", {}), view.hits.get("places", {})
    taken = _party_words(view)
    out: list[Site] = []
    i = 0
    while i < len(view.words):
        site = None
        if not view.in_furniture[i] and not taken[i] and i not in view.time_at:
            before = out[-1] if out and i - out[-1].last <= 1 else None
            if i in kinds or i in places or _introduced(view, i) or (before is not None and view.classes[i] == "N"):
                site = _site_at(view, i, before)
        if site is None:
            i += 1
            continue
        out.append(_linked(view, site, out[-1] if out else None))
        i = site.last
    return tuple(out)


def _site_at(view: View, i: int, before: Site | None) -> Site | None:
    """Words of direction and kind, then a name; the name alone where it is no common word."""
    heads = find_heads(view, i)
    if heads and heads[0].entry.fields.get("kind") == "joint":
        return None
    at = heads[-1].last if heads else i
    name = _name(view, i, at, heads, before)
    if name is not None:
        return _make(view, i, widen(view, i, name.last, heads, named=True), heads, (at, name.last), name)
    if not heads or heads[-1].entry.fields.get("bare"):
        return None
    kind = kind_of(heads)
    if kind is None and not _stands_alone(view, heads[-1], at):
        return None
    return _make(view, i, widen(view, i, at, heads, named=False), heads, (at, at), None)


def _name(view: View, i: int, at: int, heads: tuple[Hit, ...], before: Site | None) -> Toponym | None:
    """The proper name at ``at``: ours, the gazetteer's where something introduces it, or one that a kind word demands."""
    if at >= len(view.words) or at in view.time_at or view.in_furniture[at]:
        return None
    introduced = bool(heads)
    listed = before is not None and before.name[1] > before.name[0] and view.forms[at][:1] == "و" and not introduced
    name = overlay_name(view, at)
    if name is not None:
        if heads and name.prefix and not (name.prefix == "ل" and heads[-1].entry.fields.get("side")):
            return None
        if not heads and not name.prefix and _is_called_after(view, i, name):
            return None
        if introduced or name.prefix or before is not None or not _is_person_part(view, i):
            clear = introduced or name.hits[0].tag == "demonym" or not _is_common(view, at, name.last)
            if clear and (not name.guard or introduced or listed or "ب" in name.prefix or _introduced(view, i)):
                return name
        return None
    expects = bool(heads) and bool(heads[-1].entry.fields.get("locative")) and not heads[-1].definite and not heads[-1].suffix
    pointed = bool(heads) and heads[-1].entry.fields.get("kind") in ("direction", "vicinity")
    if expects or pointed or listed or (not heads and _introduced(view, i)):
        name = gazetteer_name(view, at, cut=not heads)
        if name is not None and not (heads and name.prefix) and (expects or listed or not name.guard):
            return name
    if expects and heads[-1].tag != "n.acc":
        return _quoted_name(view, at) or unknown_name(view, at)
    plural = before is not None and bool(before.heads) and is_plural(before.heads[-1])
    if listed and is_name_like(view, at, "و") and (plural or _list_ends(view, at + 1)):
        return unknown_name(view, at, prefix="و")
    return None


def _quoted_name(view: View, at: int) -> Toponym | None:
    """قرية “الطكيحي”: a name between quotation marks, up to the closing one."""
    if view.words[at].text not in _OPENING:
        return None
    for last in range(at + 2, min(at + 6, len(view.words))):
        if view.words[last].text in _CLOSING:
            return Toponym(last + 1, "")
    return None


def _make(view: View, first: int, last: int, heads: tuple[Hit, ...], name: tuple[int, int], toponym: Toponym | None) -> Site:
    word = view.words[first]
    if heads:
        prefix, start = heads[0].prefix, heads[0].start if not heads[0].definite else word.start + len(heads[0].prefix)
    else:
        prefix, start = (toponym.prefix, word.start + len(toponym.prefix)) if toponym else ("", word.start)
        if toponym and toponym.hits:
            start = toponym.hits[0].start
    lead = prefix
    if not prefix.strip("وف") and _introduced(view, first):
        lead = view.forms[first - 1]
    hits = toponym.hits if toponym else ()
    known = toponym is not None and toponym.layer != ""
    return Site(first, last, start, view.words[last - 1].end, name, hits, kind_of(heads), lead, known, heads,
                toponym.key if toponym else "")


def _linked(view: View, site: Site, before: Site | None) -> Site:
    """The site with its place in the chain of the sites before it."""
    link = _link(view, site, before) if before is not None else None
    number = 0 if before is None else before.chain if link else before.chain + 1
    return replace(site, chain=number, link=link or "head")


def _link(view: View, site: Site, before: Site) -> str | None:
    """How a site hangs on the one before it, None when it does not."""
    gap = site.first - before.last
    if gap > 2 or view.sentence_of(site.first) != view.sentence_of(before.first):
        return None
    marks = "".join(view.words[i].text for i in range(before.last, site.first) if view.classes[i] == "M")
    words = [i for i in range(before.last, site.first) if view.classes[i] != "M"]
    if not all(view.cue_at(i, "locative") or _is_joint(view, i) for i in words):
        return None
    if any(mark not in "،,()-–«»\"" for mark in marks):
        return None
    if site.lead.startswith("و") and not words:
        return "and"
    if words or site.lead[:1] in ("ب", "ل"):
        return "in"
    if "(" in marks:
        return "paren"
    return "comma" if marks else "next"


def _is_joint(view: View, i: int) -> bool:
    """الواقعة, التابعة: a word that only hangs one place on another."""
    return any(hit.entry.fields.get("kind") == "joint" for hit in view.at("kinds", i))


def _party_words(view: View) -> bytearray:
    """Which words stand inside the name of a party or source of several words: جبهة النصرة is no front."""
    taken = bytearray(len(view.words))
    for shelf in ("parties", "sources"):
        for first, hits in view.hits.get(shelf, {}).items():
            for hit in hits:
                if hit.last > first + 1 and hit.tag not in ("guard", "demonym", "country"):
                    taken[first : hit.last] = b"\x01" * (hit.last - first)
    return taken


def _stands_alone(view: View, hit: Hit, at: int) -> bool:
    """الشمال alone is a place, and so is what stands قرب a thing: قرب مطعم. شمال alone is none."""
    if hit.entry.fields.get("kind") == "direction":
        return hit.definite
    return hit.definite or (at < len(view.words) and is_complement(view, at, hit))


def _introduced(view: View, i: int) -> bool:
    """A preposition before the word, be it the last word of a longer cue (سقطت في)."""
    if i == 0 or view.in_furniture[i]:
        return False
    if view.classes[i - 1] == "P":
        return True
    return len(view.forms[i - 1]) <= _PREPOSITION and any(hit.last == i for j in (i - 2, i - 3) for hit in view.at("cues", j))


def _is_common(view: View, first: int, last: int) -> bool:
    """مدني is a civilian before it is a town: one word that is also a known word of another sort."""
    others = (hit for shelf in ("groups", "outcomes", "weapons") for hit in view.at(shelf, first))
    return last == first + 1 and any(hit.last == last for hit in others)


def _list_ends(view: View, i: int) -> bool:
    """Whether a list of names may end before word ``i``: a mark, a preposition, a kind word or another conjunct follows."""
    return i >= len(view.words) or view.classes[i] in "MP" or view.forms[i].startswith("و") or any(
        hit.prefix for shelf in ("kinds", "places") for hit in view.at(shelf, i)) or bool(view.at("kinds", i))


def _is_called_after(view: View, i: int, name: Toponym) -> bool:
    """إذاعة دمشق, نادي النجف, كتائب حلب: an outlet, a club or a unit with a town's name is not that town; جيش مصر is Egypt's."""
    form = view.form(i - 1)
    if not form or any(hit.entry.fields.get("kind") == "country" for hit in name.hits):
        return False
    return any(cut.stem in view.frames.called_after for cut in proclitic_cuts(form))


def _is_person_part(view: View, i: int) -> bool:
    """محمد الحلبي: a name after a given name is a family name."""
    return i > 0 and view.classes[i - 1] == "N" and any(
        hit.entry.fields.get("class") == "first-name" for hit in view.at("titles", i - 1))
