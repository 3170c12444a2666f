"""Annotated sentences: the words, phrases, links and roles that are right, read from their inline marks.

The marks are explained at the head of tests/extraction/clause/annotated/*.yaml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "extraction" / "clause" / "annotated"
_MARK = re.compile(r"/(?P<cls>[VNPCAFMD]+)|(?P<open>\[)|\](?P<label>[a-z]+|\?)?")
_UNDER_A_TITLE = "التفاصيل لاحقاً."  # a headline is read as the title of a report that says no more


@dataclass(frozen=True, slots=True)
class Bounds:
    """A noun phrase, source offsets ``start:end``. ``label`` "" is not judged, "?" a phrase that may be found or not."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Relation:
    """``what`` (subj, obj, actor, target) of the word ``head`` is the phrase with the word ``child``; ``optional``: not asked."""

    head: str
    what: str
    child: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """One sentence without its marks. ``classes``: offset of a word's last letter plus one, to the letters that are right;
    ``phrases``, ``links`` and ``roles`` are None where they were not annotated; ``full``: every word is judged."""

    text: str
    headline: bool
    full: bool
    classes: dict[int, str]
    phrases: tuple[Bounds, ...] | None
    links: tuple[Relation, ...] | None
    roles: tuple[Relation, ...] | None


def read_annotated(name: str) -> tuple[Annotated, ...]:
    """The sentences of the file ``name`` of the folder."""
    return tuple(_annotated(one) for one in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")))


def _annotated(one: dict[str, object]) -> Annotated:
    text, classes, phrases = _unmarked(str(one["text"]))
    whole = "links" in one
    return Annotated(
        text,
        one.get("register") == "headline",
        whole or bool(one.get("full")),
        classes,
        phrases if whole else None,
        _relations(one.get("links")),
        _relations(one.get("roles")),
    )


def _unmarked(marked: str) -> tuple[str, dict[int, str], tuple[Bounds, ...]]:
    text, at, opened = "", 0, -1
    classes: dict[int, str] = {}
    phrases: list[Bounds] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["cls"]:
            classes[len(text)] = mark["cls"]
        elif mark["open"]:
            opened = len(text)
        else:
            phrases.append(Bounds(opened, len(text), mark["label"] or ""))
    return text + marked[at:], classes, tuple(phrases)


def _relations(given: object) -> tuple[Relation, ...] | None:
    if not isinstance(given, list):
        return None
    parts = [str(one).split() for one in given]
    return tuple(Relation(head, what.strip("()"), child, what.startswith("(")) for head, what, child in parts)


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


@cache
def view_of(one_text: str, headline: bool) -> View:
    """The sentence as the analysis sees it, alone in a report."""
    capture = Capture(text=_UNDER_A_TITLE, title=one_text, id="t") if headline else Capture(text=one_text, id="t")
    return View(annotate(make_document(capture), _lexicon()))


def words_of(sentence: Annotated, view: View) -> range:
    """The indices of the words of the sentence: without what stands under a headline."""
    return range(sum(word.end <= len(sentence.text) for word in view.words))


def word_at(view: View, word: str) -> int:
    """The index of a word as written; ValueError when it is not there once."""
    found = [i for i, one in enumerate(view.words) if one.text == word]
    if len(found) != 1:
        raise ValueError(f"{word}: {len(found)} times in {view.text}")
    return found[0]
