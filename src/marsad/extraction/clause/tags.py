"""A view in, the part of speech of each word out, as a clause needs it: verbs, nouns and the closed words between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extraction.clause.guess import closed_class
from marsad.extraction.clause.noun_or_verb import noun_or_verb
from marsad.extraction.clause.people import find_people

if TYPE_CHECKING:
    from marsad.extraction.clause.view import View

# V verb, N noun or adjective, # number, T time, P preposition, G "by" (من قبل), W "with" (means), S subordinator,
# R relative, K conjunction, F particle, D demonstrative, A verb of being, M mark.
_LETTER = {"preposition": "P", "agent": "G", "means": "W", "subordinator": "S", "relative": "R", "conjunction": "K",
           "particle": "F", "demonstrative": "D", "pronoun": "F"}
_COARSE = {"G": "P", "W": "P", "S": "C", "R": "C", "K": "C", "D": "F"}
_NOMINAL = ("groups", "parties", "places", "sources", "weapons", "kinds", "outcomes")
_YEH = "\N{ARABIC LETTER YEH}"
_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال")


def tag_words(view: View) -> list[str]:
    """One letter a word. Verb or noun where a form is both is settled by the words before and after."""
    return view.remember("tags", None, _tag_words)


def settle_classes(view: View) -> list[str]:
    """The word classes of the view: closed words by cue or frame, the others by their tags; a number in letters is a noun."""
    return [_settle(view, i, tag) for i, tag in enumerate(tag_words(view))]


def _settle(view: View, i: int, tag: str) -> str:
    if tag in "#T" or view.words[i].kind != "arabic":
        return view.guesses[i]
    return closed_class(view, i) or _COARSE.get(tag, tag)


def _tag_words(view: View, _: None) -> list[str]:
    tags: list[str] = []
    skip = 0
    pairs = view.frames.pairs
    inside = _inside_names(view) | {i for person in find_people(view) for i in range(person.first, person.last)}
    for i, form in enumerate(view.forms):
        if i < skip:
            tags.append(tags[-1])
            continue
        pair = pairs.get((form, view.form(i + 1))) or (pairs.get((form[1:], view.form(i + 1))) if form[:1] == "و" else None)
        if pair is not None:
            skip = i + 2
            tags.append(_LETTER[pair])
            continue
        tags.append(_tag(view, i, form, tags, inside))
    return tags


def _inside_names(view: View) -> set[int]:
    """Words that stand inside a longer name, weapon or kind of people: صنعاء of العاصمة صنعاء is no verb."""
    return {i for shelf in _NOMINAL for hits in view.hits.get(shelf, {}).values() for hit in hits if hit.tag != "guard"
            for i in range(hit.first + 1, hit.last)}


def _tag(view: View, i: int, form: str, tags: list[str], inside: set[int]) -> str:
    word = view.words[i]
    if word.kind == "mark":
        return "M"
    if i in view.time_at:
        return "T"
    if word.kind == "number" or i in view.quantity_at:
        return "#"
    closed = view.frames.closed_class(form)
    if closed and not _is_name(view, i):
        return _LETTER[closed]
    if (
        i in inside
        or form in view.frames.belonging
        or (i and tags[-1] in "PGWD")
        or (form.startswith(_ARTICLES) and not _only_looks_definite(view, i))
    ):
        return "N"
    return noun_or_verb(view, i, tags)


def _is_name(view: View, i: int) -> bool:
    """أم of أم درمان; علي that is written with a dotted ya and stands beside a name is a man, not the preposition على."""
    if any(hit.last > i + 1 for hit in view.at("places", i)):
        return True
    if not view.words[i].text.endswith(_YEH) or view.forms[i] not in ("علي", "وعلي"):
        return False
    return any(hit.entry.fields.get("class") == "first-name" for j in (i - 1, i, i + 1) for hit in view.at("titles", j))


def _only_looks_definite(view: View, i: int) -> bool:
    """ألقى and التقى begin with letters of their own."""
    return view.words[i].text.startswith(("أل", "إل", "وأل", "فأل")) or any(
        hit.tag.startswith("v") for shelf in ("events", "cues", "outcomes") for hit in view.at(shelf, i))
