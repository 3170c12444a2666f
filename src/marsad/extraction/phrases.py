"""A view in, noun phrases out: who and what a report names, each whole but as short as it can be."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.view import View
from marsad.model.entry import Hit

_NAMES = ("parties", "sources", "places")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first:last`` of one noun phrase; ``skip`` folded characters of the first word are proclitics.

    ``lead`` is what stands before it: its own proclitic (ب, ل, ك, و) or the preposition word; ``start``/``end`` source offsets.
    ``head_kind`` says what its head is: party, place, group, weapon, title, kind, outcome, event, number or "".
    """

    first: int
    last: int
    start: int
    end: int
    lead: str
    head_kind: str
    hit: Hit | None

    def text(self, view: View) -> str:
        """The phrase as it stands in the document."""
        return view.text[self.start : self.end]


def find_phrases(view: View) -> tuple[Phrase, ...]:
    """All noun phrases of the document in order; coordinated phrases are phrases of their own."""
    out: list[Phrase] = []
    for span in view.reading.sentences:
        i = span.start
        while i < span.end:
            if not _begins(view, i):
                i += 1
                continue
            last = _end(view, i, span.end)
            out.append(_phrase(view, i, last))
            i = last
    return tuple(out)


def _begins(view: View, i: int) -> bool:
    return view.classes[i] in "ND" and i not in view.time_at


def _end(view: View, first: int, limit: int) -> int:
    """Where the phrase that begins at ``first`` ends: names are whole, a definite head takes definite adjectives only."""
    i = _name_end(view, first) or first + 1
    closed = i > first + 1 or _definite(view, first)
    titled = bool(view.at("titles", first))
    while i < limit and _continues(view, i, closed, titled):
        titled = titled or bool(view.at("titles", i))
        closed = closed or _definite(view, i)
        i = _name_end(view, i) or i + 1
    return i


def _continues(view: View, i: int, closed: bool, titled: bool) -> bool:
    """Whether word ``i`` belongs to the phrase before it."""
    cls = view.classes[i]
    if cls == "D":
        return view.classes[i - 1] not in "D" and not closed
    if cls == "M":
        return view.words[i].text in "\"«“" and i + 1 < len(view.classes) and view.classes[i + 1] == "N" and not closed
    if cls != "N" or i in view.time_at:
        return False
    form = view.forms[i]
    if _has_proclitic(view, i):
        return False
    if _opens_name(view, i):
        return not closed
    if closed:
        return form.startswith("ال") and not _opens_group(view, i) or titled and _name_like(view, i)
    return True


def _name_end(view: View, i: int) -> int | None:
    """The end of a known name that begins at ``i``."""
    ends = [hit.last for shelf in _NAMES for hit in view.at(shelf, i) if hit.tag not in ("guard", "demonym")]
    return max(ends, default=None)


def _opens_name(view: View, i: int) -> bool:
    return any(hit.tag not in ("guard", "demonym") for shelf in _NAMES for hit in view.at(shelf, i))


def _opens_group(view: View, i: int) -> bool:
    return bool(view.at("groups", i)) or bool(view.at("titles", i))


def _definite(view: View, i: int) -> bool:
    form = view.forms[i]
    return form.startswith(("ال", "لل", "بال", "وال")) or any(hit.suffix for shelf in ("groups", "events") for hit in view.at(shelf, i))


def _name_like(view: View, i: int) -> bool:
    """After a title, words that are no known nouns are parts of a person's name."""
    return not any(view.at(shelf, i) for shelf in ("events", "groups", "weapons", "outcomes"))


def _has_proclitic(view: View, i: int) -> bool:
    """Whether the word begins with a conjunction or preposition, as far as its entries or its shape tell."""
    form = view.forms[i]
    if form.startswith(("وال", "بال", "لل", "فال", "كال", "ولل", "وبال")) and len(form) > 4:
        return True
    hits = [hit for shelf in view.hits for hit in view.at(shelf, i)]
    if hits:
        return all(hit.prefix for hit in hits)
    return len(form) > 4 and form[0] == "و" and form not in ("وزاره", "وكاله", "وسائل", "وزير", "وزراء", "وحده", "وحدات", "ولايه", "وفد")


def _phrase(view: View, first: int, last: int) -> Phrase:
    prefix, skip_to, hit = _lead(view, first)
    lead = prefix
    if not prefix.strip("وف") and first and view.classes[first - 1] == "P":
        lead = view.forms[first - 1]
    kind, hit = _head(view, first, last)
    return Phrase(first, last, skip_to, view.words[last - 1].end, lead, kind, hit)


def _lead(view: View, first: int) -> tuple[str, int, Hit | None]:
    """The proclitics of the first word and where the word proper begins."""
    word = view.words[first]
    for shelf in ("parties", "places", "sources", "groups", "weapons", "titles", "kinds", "events", "outcomes"):
        hits = view.at(shelf, first)
        if hits:
            hit = min(hits, key=lambda hit: len(hit.prefix))
            start = hit.start
            if hit.definite:  # the article belongs to the phrase
                start = _article_start(view, first, hit)
            return hit.prefix, start, hit
    form = word.form
    for head, prefix in (("وبال", "وب"), ("ولل", "ول"), ("وال", "و"), ("بال", "ب"), ("فال", "ف"), ("كال", "ك"), ("لل", "ل")):
        if form.startswith(head) and len(form) > len(head) + 1:
            return prefix, word.start + len(prefix) if word.text[: len(prefix)] == prefix else word.start, None
    if len(form) > 4 and form[0] == "و" and word.text[0] == "و" and _has_proclitic(view, first):
        return "و", word.start + 1, None
    return "", word.start, None


def _article_start(view: View, first: int, hit: Hit) -> int:
    word = view.words[first]
    at = word.text.find("ال")
    if 0 <= at <= len(hit.prefix) and word.start + at < hit.start:
        return word.start + at
    at = word.text.find("لل")
    return word.start + at + 1 if 0 <= at <= len(hit.prefix) else hit.start


def _head(view: View, first: int, last: int) -> tuple[str, Hit | None]:
    """What the phrase is about: its first word decides, a number hands over to the word it counts."""
    for i in range(first, last):
        if view.classes[i] == "D" or i in view.quantity_at:
            continue
        for shelf, kind in (("parties", "party"), ("sources", "party"), ("groups", "group"), ("weapons", "weapon"), ("titles", "title"),
                            ("kinds", "kind"), ("places", "place"), ("outcomes", "outcome"), ("events", "event")):
            for hit in view.at(shelf, i):
                if hit.tag != "demonym" and not (hit.tag == "guard" and shelf in _NAMES):
                    return kind, hit
        break
    return ("number" if view.classes[first] == "D" or first in view.quantity_at else ""), None
