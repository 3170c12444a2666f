"""A view in, names of persons out: a given name with the names that follow it, or what follows a title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.model.entry import Hit

if TYPE_CHECKING:
    from marsad.extraction.clause.view import View

_NAMES = ("sources", "places")
_LONGEST = 4  # words of a name
_BINDING = ("بن", "عبد")  # words of a name that the next one goes with, whatever else it means
_ON = "على"


@dataclass(frozen=True, slots=True)
class Person:
    """Words ``first:last`` that name a person; ``start``/``end`` source offsets; ``titled``: a title stands before."""

    first: int
    last: int
    start: int
    end: int
    titled: bool


def find_people(view: View) -> tuple[Person, ...]:
    """All person names, in order, found once a report. A given name alone counts only after a title."""
    return view.remember("people", None, _find_people)


def _find_people(view: View, _: None) -> tuple[Person, ...]:
    titles = view.hits.get("titles", {})
    out: list[Person] = []
    reach = 0
    for i in sorted({*titles, *(i + 1 for i in titles if i + 1 < len(view.words))}):
        person = _person_at(view, i) if i >= reach else None
        if person is not None:
            out.append(person)
            reach = person.last
    return tuple(out)


def _person_at(view: View, i: int) -> Person | None:
    if (view.guesses[i] != "N" or view.at("cues", i)) and not _is_ali(view, i):
        return None
    if i in view.time_at or _inside_party(view, i):
        return None
    hit = next((hit for hit in view.at("titles", i) if is_given(hit)), None)
    if hit is not None and hit.entry.fields["class"] == "name-part" and not _is_kunya(view, i, hit):
        hit = None
    titled = i > 0 and _is_title(view, i - 1)
    if hit is None and not (titled and not view.forms[i].startswith("ال") and _name_like(view, i) and _name_like(view, i + 1)):
        return None
    if inside_cue(view, i) or any(other.tag not in ("guard", "demonym") for shelf in _NAMES for other in view.at(shelf, i)):
        return None
    last = hit.last if hit else i + 1
    if hit is not None and hit.entry.fields["class"] == "name-part":
        last += 1
    while last < len(view.words) and last - i < _LONGEST and _name_like(view, last) and _joined(view, last):
        last += 1
    if last - i < 2 and not titled:
        return None
    start = hit.start if hit and hit.prefix else view.words[i].start
    return Person(i, last, start, view.words[last - 1].end, titled)


def _is_ali(view: View, i: int) -> bool:
    """علي where على is written otherwise, or where a name may stand (after a title or a comma), before what may go on with it."""
    if view.guesses[i] != "P" or not view.words[i].text.endswith("ي") or not view.at("titles", i) or not i:
        return False
    standing = view.words[i - 1].text in "،," or _is_title(view, i - 1) or view.remember("tells ى from ي", None, _tells_ya)
    return standing and _name_like(view, i + 1)


def _tells_ya(view: View, _: None) -> bool:
    """Whether the report writes على with the dotless letter, so that its علي is a man."""
    return any(word.text == _ON for word in view.words)


def inside_cue(view: View, i: int) -> bool:
    """Whether word ``i`` stands inside a fixed phrase: جانبه of من جانبه names nobody."""
    return any(hit.last > i for k in range(max(0, i - 3), i) for hit in view.at("cues", k))


def _inside_party(view: View, i: int) -> bool:
    """الجهاد الإسلامي of حركة الجهاد الإسلامي is no man."""
    return any(hit.last > i and hit.tag != "guard" and hit.entry.fields.get("kind") != "person"
               for k in range(max(0, i - _LONGEST), i) for hit in view.at("parties", k))


def _is_kunya(view: View, i: int, hit: Hit) -> bool:
    """أبو زرعة, where no place is named so: its second word is no known word of another kind."""
    named = any(view.at(shelf, i) for shelf in ("places", "parties", "events"))
    following = i + 1 < len(view.words) and view.guesses[i + 1] == "N" and not view.forms[i + 1].startswith("ال")
    return following and not named and not hit.prefix and not hit.suffix


def _is_title(view: View, i: int) -> bool:
    return any(not is_given(hit) and not hit.entry.fields.get("speaker") and not hit.suffix for hit in view.at("titles", i))


def is_given(hit: Hit) -> bool:
    """Whether the hit is a given name or a part of names (أبو), no title."""
    return hit.entry.fields.get("class") in ("first-name", "name-part")


def _joined(view: View, i: int) -> bool:
    """A name goes on in the same line, without a mark between."""
    return "\n" not in view.text[view.words[i - 1].end : view.words[i].start]


def _name_like(view: View, i: int) -> bool:
    """A word that may be part of a name: no known word of another kind, no function word, no proclitic."""
    if not 0 <= i < len(view.words):
        return False
    if view.guesses[i] == "P":  # وسام علي, not وسام على
        return i > 0 and view.words[i].text.endswith("ي") and bool(view.at("titles", i)) and bool(view.at("titles", i - 1))
    if view.guesses[i] != "N" or i in view.time_at or i in view.quantity_at or inside_cue(view, i) or len(view.forms[i]) < 2:
        return False
    if i and view.forms[i - 1] in _BINDING:
        return True  # سلطان of خالد بن سلطان is no ruler, السلام of عبد السلام no peace
    if any(is_given(hit) for hit in view.at("titles", i)):
        return not any(hit.prefix for hit in view.at("titles", i))
    if view.words[i].kind == "latin":
        return True
    if any(hit.prefix for shelf in ("sources", "parties") for hit in view.at(shelf, i)):
        return False  # أيمن سلوان لفرانس برس
    known = ("events", "groups", "weapons", "outcomes", "titles", "kinds", "cues")
    return not any(view.at(shelf, i) for shelf in known) and not any(
        hit.tag == "demonym" for hit in view.at("places", i))
