"""A place in a report in, the speaker named there out: a name, titles with a name, or a noun phrase (مصدر في الشرطة)."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.speech.scene import CLOSING, Scene
from marsad.extraction.speech.speaker_phrase import head_of, kind_of, known, phrase_end
from marsad.model.span import Quote

_APPOSITIONS = 3
_APPOSITION = 10  # words of an apposition that gives no name
_NAME_LENGTH = 4  # words of a name that no entry knows
_MARKED = 11  # words of a name with its quotation marks
_TITLED = ("title", "speaker", "other", "group", "kind")


@dataclass(frozen=True, slots=True)
class Subject:
    """Words ``first:last`` that name a speaker, titles and appositions included; ``quote`` is what a coder writes down.

    القيادي البارز في "جيش الإسلام"، الفصيل الأقوى في الغوطة الشرقية، محمد علوش gives محمد علوش.
    ``kind``: person | party | title | speaker | document | group | place | kind | other.
    """

    first: int
    last: int
    quote: Quote
    kind: str


def subject_at(scene: Scene, first: int, limit: int, *, within: bool = False) -> Subject | None:
    """The speaker whose phrase begins at word ``first``; a leading و or ف is left out of the quote.

    ``within``: the word stands in a fixed phrase and speaks all the same (البيان of قال البيان).
    """
    head = first if within else head_of(scene, first, limit)
    if head is None:
        return None
    kind = "document" if within else kind_of(scene, head)
    if kind is None or not _may_begin(scene, first, head, kind):
        return None
    last = phrase_end(scene, head, limit)
    if kind == "other" and any(scene.any_at(i, "parties", "sources") for i in range(head, last)):
        kind = "party"
    named = kind in _TITLED or (kind == "party" and bool(scene.view.at("titles", head)))
    name = _name_of(scene, head, last, limit) if named else None
    if name is not None:
        return Subject(first, max(last, name[1]), scene.view.quote(*name), "person")
    return Subject(first, last, _quote(scene, first, last), kind)


def _may_begin(scene: Scene, first: int, head: int, kind: str) -> bool:
    """No preposition is written together with it; an unknown word in و is rather a verb (واصدر)."""
    proclitic = scene.proclitic(head)
    if kind == "other" and head == first and not proclitic and scene.view.forms[head].startswith("و"):
        return False
    return not proclitic.strip("وف") and not (proclitic and head > first)


def _quote(scene: Scene, first: int, last: int) -> Quote:
    """The phrase as it stands, without the و before it and without quotation marks around all of it."""
    view = scene.view
    if view.words[first].kind == "mark" and last - 1 > first and view.words[last - 1].text in CLOSING and last - first <= _MARKED:
        return view.quote(first + 1, last - 1)
    joined = scene.proclitic(first) in ("و", "ف") or any(hit.prefix in ("و", "ف") for hit in view.at("cues", first))
    return Quote.of(view.text, view.words[first].start + joined, view.words[last - 1].end)


def _name_of(scene: Scene, head: int, last: int, limit: int) -> tuple[int, int] | None:
    """The person's name inside the phrase, right after it, or in an apposition after a comma."""
    for i in range(head, min(last + 1, limit)):
        end = scene.people[i].last if i in scene.people else _known_person(scene, i) if i > head else None
        if end is not None:
            return i, end
    if not scene.view.at("titles", head):
        return None
    end = _unknown_name(scene, last, limit) if scene.definite(last - 1) else None
    return (last, end) if end is not None else _apposed_name(scene, last, limit)


def _apposed_name(scene: Scene, at: int, limit: int) -> tuple[int, int] | None:
    """الوزير، العميد سالم حداد: the name in the appositions that follow, past those that give none."""
    for _ in range(_APPOSITIONS):
        if at + 1 >= limit or not scene.comma(at):
            return None
        at += 1
        end = scene.people[at].last if at in scene.people else _known_person(scene, at)
        if end is not None:
            return at, end
        ranked = max((hit.last for hit in scene.view.at("titles", at) if hit.entry.fields.get("before-name")), default=at)
        end = scene.people[ranked].last if ranked in scene.people else _unknown_name(scene, ranked, limit, apposed=True)
        if end is not None:
            return ranked, end
        if scene.cls(at) != "N" or scene.proclitic(at):
            return None
        at = _next_comma(scene, at, limit)
    return None


def _next_comma(scene: Scene, at: int, limit: int) -> int:
    """The comma that closes an apposition (الفصيل الأقوى في الغوطة الشرقية،); ``limit`` where a clause begins before it."""
    for i in range(at, min(limit, at + _APPOSITION)):
        if scene.comma(i):
            return i
        if scene.view.classes[i] in "VC" or scene.opens_clause(i):
            break
    return limit


def _known_person(scene: Scene, i: int) -> int | None:
    """The end of the name of a person that the lexicon knows."""
    persons = [hit.last for hit in scene.view.at("parties", i) if hit.entry.fields.get("kind") == "person" and not hit.prefix]
    return persons[0] if persons else None


def _unknown_name(scene: Scene, first: int, limit: int, *, apposed: bool = False) -> int | None:
    """The end of up to four words that no entry knows, before إن, a comma or a colon: a foreign name."""
    i = first
    while i < limit and i < first + _NAME_LENGTH and scene.cls(i) == "N" and not known(scene, i):
        if i == first and (scene.definite(i) or scene.proclitic(i)):
            return None
        i += 1
    if i - first < 2 or i >= limit:
        return None
    ends = scene.opens_clause(i) or scene.comma(i) or scene.view.forms[i] == "ل" or (apposed and scene.view.classes[i] == "P")
    return i if ends else None
