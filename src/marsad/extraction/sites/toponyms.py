"""A view and a word in, the place name that begins there out: known, of the gazetteer, or one its kind word demands."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.clitics import proclitic_cuts
from marsad.arabic.fold import fold
from marsad.extraction.clause.shapes import looks_like_verb
from marsad.extraction.clause.view import View
from marsad.lexicon.gazetteer.common_words import common_words
from marsad.model.entry import Entry, Hit

_LONGEST = 4  # words of a name
_COMMON = ("events", "outcomes", "groups", "weapons", "titles", "cues", "parties", "sources", "kinds", "quantities", "calendar")


class Toponym(NamedTuple):
    """Words up to ``last`` that name a place. ``layer`` says who knows it: overlay, gazetteer, or nobody ("").

    ``key`` is the gazetteer's spelling; ``prefix`` the proclitics of the first word, ``guard``: the name is also a common word.
    """

    last: int
    layer: str
    hits: tuple[Hit, ...] = ()
    key: str = ""
    prefix: str = ""
    guard: bool = False


def overlay_name(view: View, i: int) -> Toponym | None:
    """The longest name of our own knowledge that begins at word ``i``."""
    hits = [hit for hit in view.at("places", i) if hit.tag != "demonym" or _is_name_too(view, hit)]
    if not hits:
        return None
    last = max(hit.last for hit in hits)
    hits = [hit for hit in hits if hit.last == last]
    guard = all(hit.tag in ("guard", "demonym") and not _is_plain_name(view, hit) for hit in hits)
    if guard and last > i + 1 and view.at("kinds", i):  # بلدة الزهراء: the name brings its kind word along
        guard = False
    return Toponym(last, "overlay", tuple(hits), prefix=hits[0].prefix, guard=guard)


def gazetteer_name(view: View, i: int, *, cut: bool) -> Toponym | None:
    """The longest name of the gazetteer at word ``i``; ``cut``: proclitics may stand before it."""
    form = view.forms[i]
    if len(form) < 3 or view.classes[i] not in "NV":
        return None
    for head in proclitic_cuts(form):
        stem, prefix = head.stem, head.prefix
        if len(stem) < 3 or (prefix and (not cut or "ك" in prefix or "ف" in prefix)):
            continue
        for last in range(min(i + _LONGEST, len(view.words)), i, -1):
            key = view.gazetteer.spelling("".join((stem, *view.forms[i + 1 : last])))
            if key is not None and (" " in key or _may_be_a_name(view, i, last)):
                return Toponym(last, "gazetteer", key=key, prefix=prefix, guard=key in common_words())
    return None


def unknown_name(view: View, i: int, *, prefix: str = "") -> Toponym | None:
    """A name that nobody knows, where a kind word or a name before it says that one must follow: بلدة الغزاوية.

    First parts of names (كفر, تل, أبو) take the next word too; after a word with the article further such words follow.
    """
    heads = view.gazetteer.openers  # كفر, تل, الشيخ, أبو
    if i >= len(view.words):
        return None
    form = view.forms[i][len(prefix) :]
    opens = (form in heads or bool(view.at("kinds", i))) and not _is_direction(view, i)  # كفر نوران; قرية تل شنان
    if opens and i + 1 < len(view.words) and i not in view.time_at and (
            _is_free(view, i + 1) or view.at("kinds", i + 1) or view.at("places", i + 1)):
        return Toponym(i + 2, "", prefix=prefix)
    if len(form) < 3 or not _is_free(view, i):
        return None
    definite, open_end = form.startswith("ال"), form in heads
    last = i + 1
    while last < len(view.words) and last - i < _LONGEST and _is_free(view, last):
        form = view.forms[last]
        if not open_end and (not (definite and form.startswith("ال")) or form[0] in "وبل"):
            break
        open_end = open_end and form in heads
        definite = form.startswith("ال")
        last += 1
    return Toponym(last, "", prefix=prefix)


def _is_direction(view: View, i: int) -> bool:
    """قرب and جنوب begin no name but another place: حاجز قرب القدس, قرى جنوب الباب."""
    return any(hit.entry.fields.get("kind") in ("direction", "vicinity") for hit in view.at("kinds", i))


def is_name_like(view: View, i: int, prefix: str) -> bool:
    """Whether a word that nobody knows may name a place: no known word, not of a verb's shape."""
    form = view.forms[i][len(prefix) :]
    return len(form) >= 3 and _is_free(view, i) and not looks_like_verb(form)


def _is_free(view: View, i: int) -> bool:
    if view.classes[i] != "N" or i in view.time_at or i in view.quantity_at or view.in_furniture[i]:
        return False
    return view.words[i].kind == "arabic" and not any(
        hit.entry.fields.get("class") != "first-name" for shelf in _COMMON for hit in view.at(shelf, i))


def _may_be_a_name(view: View, i: int, last: int) -> bool:
    """A gazetteer name of one word counts only where it is no other known word, nor several: قبل أن is not قبلان."""
    if last > i + 1:
        return all(_is_free(view, at) for at in range(i, last))
    return _is_free(view, i) or (view.classes[i] == "V" and not any(view.at(shelf, i) for shelf in _COMMON))


def _is_name_too(view: View, hit: Hit) -> bool:
    """سوريا is also an inflected form of سوري: the matcher gives one hit an entry, and the name is what counts."""
    return _written(view, hit) in _names_of(hit.entry)


def _is_plain_name(view: View, hit: Hit) -> bool:
    return hit.tag == "demonym" and _names_of(hit.entry).get(_written(view, hit)) is False


def _written(view: View, hit: Hit) -> str:
    form = view.forms[hit.first]
    return form[len(hit.prefix) :] if hit.last == hit.first + 1 and not hit.definite else ""


@lru_cache(maxsize=1 << 12)
def _names_of(entry: Entry) -> dict[str, bool]:
    """The folded names of a place, with whether each needs a guard."""
    fields = entry.fields
    guard = bool(fields.get("guard"))
    names = {fold(str((fields.get("name") or {}).get("ar", ""))): guard}
    for alias in fields.get("aliases") or ():
        if alias.get("ar"):
            names.setdefault(fold(alias["ar"]), guard or bool(alias.get("guard")))
    return names
