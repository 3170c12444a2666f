"""A view in, a first guess at the class of each word out, by its entries and its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extraction.clause.shapes import looks_like_verb

if TYPE_CHECKING:
    from marsad.extraction.clause.view import View

_BY_CUE_CLASS = {
    "preposition": "P", "relative": "C", "subordinator": "C", "adversative": "C", "conjunction": "C",
    "auxiliary": "A", "pronoun": "F", "adverb": "F", "demonstrative": "F", "negation": "F", "particle": "F", "interrogative": "F",
}
_NAMES = ("groups", "parties", "places", "sources", "titles", "kinds", "weapons")  # shelves whose words are nouns


def guess_classes(view: View) -> list[str]:
    """A letter a word, as the view's classes are."""
    names = {i for shelf in _NAMES for i in view.hits.get(shelf, ())}
    return [_class_of(view, names, i) for i in range(len(view.words))]


def _class_of(view: View, names: set[int], i: int) -> str:
    if view.words[i].kind == "number":
        return "D"
    return closed_class(view, i) or _noun_or_verb(view, names, i)


def closed_class(view: View, i: int) -> str:
    """The class of a mark or a function word, "" for a word that is open."""
    if view.words[i].kind == "mark":
        return "M"
    kinds = (_BY_CUE_CLASS.get(str(hit.entry.fields.get("class"))) for hit in view.at("cues", i)
             if hit.last == i + 1 and not hit.definite)  # الشرقي is no preposition
    return next((kind for kind in kinds if kind), "")


def _noun_or_verb(view: View, names: set[int], i: int) -> str:
    """Noun or verb, by the entries that match and by shape; a form that is both (قصف, قتل) is settled by what is around."""
    tags = {hit.tag[:1] for shelf in ("events", "cues", "outcomes") for hit in view.at(shelf, i)
            if hit.last == i + 1 or hit.tag.startswith("v")}
    nominal = i in names
    if "v" in tags and "n" not in tags and not nominal:
        return "V"
    if "v" in tags and not nominal:
        return "N" if _stands_as_noun(view, i) else "V"
    if tags or nominal:
        return "N"
    return "V" if looks_like_verb(view.forms[i]) else "N"


def _stands_as_noun(view: View, i: int) -> bool:
    """قصف after a preposition, with an article, at a title's head or before على is a noun; before a doer it is a verb."""
    form = view.forms[i]
    for shelf in ("events", "outcomes"):
        for hit in view.at(shelf, i):
            if hit.definite or hit.tag in ("n.acc", "n.pl", "n.du") or any(c in "بلك" for c in hit.prefix):
                return True
    before = view.forms[i - 1] if i else ""
    if i and closed_class(view, i - 1) == "P":
        return True
    if form.startswith("و") and len(form) > 4:
        return view.in_title(i)
    after = view.form(i + 1)
    if after in view.frames.after_deed:
        return True
    if i == 0 or closed_class(view, i - 1) == "M" or before in view.frames.openings:
        return view.in_title(i)
    return False
