"""A view in, names of persons out: a given name with the names that follow it, or what follows a title."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.view import View

_LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Person:
    """Words ``first:last`` that name a person; ``start``/``end`` source offsets; ``titled``: a title stands before."""

    first: int
    last: int
    start: int
    end: int
    titled: bool


def find_people(view: View) -> tuple[Person, ...]:
    """All person names, in order. A given name alone counts only after a title."""
    out: list[Person] = []
    i = 0
    while i < len(view.words):
        person = _person_at(view, i)
        if person is None:
            i += 1
        else:
            out.append(person)
            i = person.last
    return tuple(out)


def _person_at(view: View, i: int) -> Person | None:
    hit = next((hit for hit in view.at("titles", i) if hit.entry.fields.get("class") == "first-name"), None)
    titled = i > 0 and _is_title(view, i - 1)
    if hit is None and not (titled and _name_like(view, i) and not view.forms[i].startswith("ال") and _name_like(view, i + 1)):
        return None
    if view.classes[i] not in "N" or i in view.time_at:
        return None
    last = (hit.last if hit else i + 1)
    while last < len(view.words) and last - i < _LONGEST and _name_like(view, last) and _joined(view, last):
        last += 1
    if last - i < 2 and not titled:
        return None
    start = hit.start if hit and hit.prefix else view.words[i].start
    return Person(i, last, start, view.words[last - 1].end, titled)


def _is_title(view: View, i: int) -> bool:
    return any(hit.entry.fields.get("class") != "first-name" and not hit.entry.fields.get("speaker") for hit in view.at("titles", i))


def _joined(view: View, i: int) -> bool:
    """A name goes on in the same line, without a mark between."""
    return "\n" not in view.text[view.words[i - 1].end : view.words[i].start]


def _name_like(view: View, i: int) -> bool:
    """A word that may be part of a name: no known word of another kind, no function word, no proclitic."""
    if not 0 <= i < len(view.words) or view.classes[i] != "N" or i in view.time_at or i in view.quantity_at:
        return False
    if any(hit.entry.fields.get("class") == "first-name" for hit in view.at("titles", i)):
        return not any(hit.prefix for hit in view.at("titles", i))
    if view.words[i].kind == "latin":
        return True
    known = ("events", "groups", "weapons", "outcomes", "titles", "kinds", "cues")
    return not any(view.at(shelf, i) for shelf in known) and not any(
        hit.tag == "demonym" for hit in view.at("places", i))
