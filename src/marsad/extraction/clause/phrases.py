"""A view in, noun phrases out: who and what a report names, each whole but as short as it can be."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.clause.known import NAMES, known
from marsad.extraction.clause.nominals import (
    adjective,
    belonging,
    belongs,
    deed_end,
    has_proclitic,
    in_name,
    is_definite,
    is_demonym,
    is_doing,
    is_new_subject,
    is_proper,
    measures,
    name_end,
    name_end_or_one,
    names_deed,
    one_of,
    same_case,
    unbound,
)
from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.tags import tag_words
from marsad.extraction.clause.view import View
from marsad.model.entry import Hit

HEADS = (("parties", "party"), ("sources", "party"), ("groups", "group"), ("weapons", "weapon"), ("titles", "title"),
          ("kinds", "kind"), ("places", "place"), ("outcomes", "outcome"), ("events", "event"))
_LEADS = ("parties", "places", "sources", "groups", "weapons", "titles", "kinds", "events", "outcomes")
OPENING = "\"«“”'‘("
_CLOSING = "\"»”“'’)"
_LONGEST = 12  # words; what is longer is a clause misread


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first:last`` of one noun phrase; the proclitics of the first word are left out of ``start``.

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
    return view.remember("phrases", None, _find_phrases)


def _find_phrases(view: View, _: None) -> tuple[Phrase, ...]:
    return chunk(view, tag_words(view))


def chunk(view: View, tags: list[str]) -> tuple[Phrase, ...]:
    """The phrases of a document whose words are tagged."""
    out: list[Phrase] = []
    names = {person.first: person.last for person in find_people(view)}
    for span in view.reading.sentences:
        i = span.start
        while i < span.end:
            if tags[i] not in "N#":
                i += 1
                continue
            last = _end(view, tags, i, min(span.end, i + _LONGEST))
            last = _named_after_comma(view, i, last, names)
            out.append(_phrase(view, tags, i, last))
            i = last
    return tuple(out)


def _named_after_comma(view: View, first: int, last: int, names: dict[int, int]) -> int:
    """رئيس الوزراء، حيدر العبادي: title and name are one phrase, comma or not."""
    if last + 1 not in names or view.words[last].text not in "،,":
        return last
    titled = any(hit.entry.fields.get("class") != "first-name" for hit in view.at("titles", first)) or any(
        hit.tag != "n.pl" for hit in view.at("groups", first))
    return names[last + 1] if titled and first not in names else last


def _end(view: View, tags: list[str], first: int, limit: int) -> int:
    """Where the phrase that begins at ``first`` ends. A deed's noun takes its adjectives only; who did it is another phrase."""
    i = max(name_end(view, first) or first + 1, deed_end(view, first) if tags[first] == "N" else 0)
    if is_demonym(view, first) and first and names_deed(view, first - 1):
        return i
    deed = tags[first] == "N" and (names_deed(view, first) or is_doing(view, first))
    closed = i > first + 1 or is_definite(view, first) or is_proper(view, first)
    while i < limit:
        step = _next(view, tags, i, first, deed=deed, closed=closed)
        if step == 0:
            break
        if tags[i] == "N":
            closed = closed or is_definite(view, i) or bool(name_end(view, i))
        i += step
    if tags[i - 1] == "P" and i - 1 > first:  # الآلاف من, and what they are is of another kind
        i -= 1
    if i < len(tags) and any(view.words[j].text in OPENING for j in range(first, i)) and view.words[i].text in _CLOSING:
        i += 1
    return i


def _next(view: View, tags: list[str], i: int, first: int, *, deed: bool, closed: bool) -> int:
    """How many words from ``i`` on still belong to the phrase: 0 when it has ended."""
    tag = tags[i]
    if tag == "P" and view.forms[i] == "من" and not deed and i + 1 < len(tags) and tags[i + 1] in "N#" and (
            measures(view, i - 1) or one_of(view, i)):
        return 1
    if tag == "#":
        return 1 if not closed and tags[i - 1] == "#" else 0
    if tag == "M":
        opens = view.words[i].text in OPENING and view.words[i].text != "(" and i + 1 < len(tags) and tags[i + 1] == "N"
        return 1 if opens and not closed and not deed and not has_proclitic(view, i + 1) else 0
    if tag != "N" or (has_proclitic(view, i) and not belongs(view, i, first)) or (deed and is_demonym(view, i)):
        return 0
    if has_proclitic(view, i) or belonging(view, i - 1) or (belonging(view, i) and not is_definite(view, i - 1)):
        return name_end_or_one(view, i)
    if deed:
        return 1 if adjective(view, i, i - 1) else 0
    if in_name(view, i):
        return 1
    if (
        names_deed(view, i)
        and not any(hit.entry.fields.get("weak") for hit in view.at("events", i))
        and not view.at("titles", first)
    ):
        return 0
    if closed:
        return 1 if adjective(view, i, i - 1) and is_definite(view, i) else 0
    if (unbound(view, i - 1) and (is_definite(view, i) or not same_case(view, i))) or is_new_subject(view, i):
        return 0
    return name_end_or_one(view, i)


def _phrase(view: View, tags: list[str], first: int, last: int) -> Phrase:
    prefix, start = _lead(view, first)
    lead = prefix
    if not prefix.strip("وف") and first and tags[first - 1] in "PGW":
        lead = {"G": "agent", "W": "means"}.get(tags[first - 1], view.forms[first - 1].removeprefix("و"))
    kind, hit = _head(view, first, last)
    return Phrase(first, last, start, view.words[last - 1].end, lead, kind, hit)


def _lead(view: View, first: int) -> tuple[str, int]:
    """The proclitics of the first word and where the word proper begins."""
    word = view.words[first]
    for shelf in _LEADS if known(view).listed[first] else ():
        hits = view.at(shelf, first)
        if hits:
            hit = min(hits, key=lambda hit: len(hit.prefix))
            return hit.prefix, _whole(view, _article_start(view, first, hit) if hit.definite else hit.start)
    form = word.form
    if form in view.frames.own_letter:  # [باليستياً] is no ب
        return "", word.start
    for head, prefix in (("وبال", "وب"), ("ولل", "ول"), ("وال", "و"), ("بال", "ب"), ("فال", "ف"), ("كال", "ك"), ("لل", "ل")):
        if form.startswith(head) and len(form) > len(head) + 1:
            cut = len(prefix) - prefix.endswith("ل")
            return prefix, word.start + cut if word.text[:cut] == prefix[:cut] else word.start
    if form[:1] in "وبل" and word.text[:1] == form[:1] and has_proclitic(view, first):
        return form[0], word.start + 1
    return "", word.start


def _whole(view: View, start: int) -> int:
    """للولايات المتحدة: where the article has lost its alef after ل, the quote begins with the ل."""
    return start - 1 if start and view.text[start - 1 : start + 1] == "لل" else start


def _article_start(view: View, first: int, hit: Hit) -> int:
    word = view.words[first]
    at = word.text.find("ال")
    if 0 <= at <= len(hit.prefix) and word.start + at < hit.start:
        return word.start + at
    at = word.text.find("لل")
    return word.start + at if 0 <= at <= len(hit.prefix) else hit.start  # للجيش stays whole: its alef is not written


def _head(view: View, first: int, last: int) -> tuple[str, Hit | None]:
    """What the phrase is about: its first word decides, a number hands over to the word it counts."""
    if last == first + 1 and is_demonym(view, first):
        return "demonym", next(hit for hit in view.at("places", first) if hit.tag == "demonym")
    for i in range(first, last):
        if view.classes[i] == "D" or i in view.quantity_at:
            continue
        for shelf, kind in HEADS if known(view).listed[i] else ():
            for hit in view.at(shelf, i):
                if hit.tag != "demonym" and not (hit.tag == "guard" and shelf in NAMES) and not hit.tag.startswith("v"):
                    return kind, hit
        break
    return ("number" if view.classes[first] == "D" or first in view.quantity_at else ""), None
