"""A mention in, what stands around it out: enough to ask whether two mentions speak of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import own_words
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.reality import SIGNS, signs_of
from marsad.extraction.speech.speech import Speech
from marsad.extraction.tolls.tolls import Toll

_UNREAL = frozenset(("future", "maybe", "aim"))  # what is planned is another thing than what was done
_OPENING = 4  # words at the head of a sentence that may change the topic
_COUNTED = 2  # words between a number and the word that it counts

Figures = frozenset[tuple[str, int | None]]


class Surroundings(NamedTuple):
    """What a stretch of words names: places, parties, weapons, times, and the rough stems of its other nouns."""

    places: frozenset[str]
    parties: frozenset[str]
    weapons: frozenset[str]
    times: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """A mention's sentence and the words around it that are its own; what its form and its neighbours say."""

    sentence: int
    paragraph: int
    title: bool
    around: Surroundings  # of its sentence
    own: Surroundings  # of the words up to the next event words
    tolls: Figures
    own_tolls: Figures
    opening: str
    shift: bool
    going_on: bool
    demonstrative: bool
    other: bool
    plural: bool
    definite: bool
    counted: str
    signs: str
    done: bool
    stance: str  # of who tells it: asserts, denies, doubts; "" in nobody's words but the outlet's
    teller: str


def context_of(view: View, mention: Mention, tolls: tuple[Toll, ...], speeches: tuple[Speech, ...] = ()) -> Context:
    """The context of a mention: names, times, tolls and content words of its sentence and of its own words, who tells it."""
    candidate = mention.candidate
    first, last, hit = candidate.first, candidate.last, candidate.hits[0]
    sentence = view.sentence_of(first)
    span = view.reading.sentences[sentence]
    low, high = own_words(view, candidate)
    signs = signs_of(view, candidate)
    around, shift = view.remember("sentence context", sentence, _sentence_context)
    said = min((speech for speech in speeches if speech.first <= first < speech.last), default=None,
               key=lambda speech: (speech.last - speech.first, speech.first))
    return Context(
        sentence=sentence, paragraph=view.paragraph_of(first), title=view.in_title(first),
        around=around, own=_surroundings(view, low, high),
        tolls=_figures(tolls, span.start, span.end), own_tolls=_figures(tolls, low, high),
        opening=view.stem(span.start), shift=shift,
        going_on=view.words[span.start].form.startswith("و") and view.classes[span.start] == "V",
        demonstrative=any(view.cue_at(i, "anaphora", "demonstrative")
                          for i in range(max(first - 2, 0), min(last + 1, len(view.words)))),
        other=any(view.cue_at(i, "other") for i in range(first, min(last + 3, len(view.words)))),
        plural=hit.tag == "n.pl", definite=hit.definite, counted=_count(view, first, span.start),
        signs="+".join(sign for sign in SIGNS if sign in _UNREAL & signs) or "real", done=hit.tag.startswith("v.past"),
        stance=said.stance if said else "", teller=said.source.text if said and said.source else "",
    )


def _sentence_context(view: View, sentence: int) -> tuple[Surroundings, bool]:
    """What a sentence names, and whether it opens with a change of topic."""
    span = view.reading.sentences[sentence]
    opening = range(span.start, min(span.start + _OPENING, span.end))
    shift = any(view.cue_at(i, "background", "topic-shift") for i in opening)
    return _surroundings(view, span.start, span.end), shift


def _surroundings(view: View, low: int, high: int) -> Surroundings:
    places: set[str] = set()
    parties: set[str] = set()
    weapons: set[str] = set()
    times: set[str] = set()
    stems: set[str] = set()
    for hits in filter(None, view.row("places")[low:high]):
        places.update(hit.entry.id for hit in hits
                      if hit.entry.fields.get("kind") not in ("country", "governorate") and hit.tag != "demonym")
    for hits in filter(None, view.row("parties")[low:high]):
        parties.update(hit.entry.id for hit in hits)
    for hits in filter(None, view.row("weapons")[low:high]):
        weapons.update(str(hit.entry.fields.get("weapon")) for hit in hits)
    events = view.row("events")
    for i in range(low, high):
        if i in view.time_at and view.time_at[i].type != "DURATION":
            times.add(str(view.time_at[i].earliest or view.time_at[i].value))
        elif view.classes[i] == "N" and not events[i]:
            stems.add(view.stem(i))
    return Surroundings(frozenset(places), frozenset(parties), frozenset(weapons), frozenset(times), frozenset(stems))


def _figures(tolls: tuple[Toll, ...], low: int, high: int) -> Figures:
    return frozenset((toll.outcome, toll.low) for toll in tolls if low <= toll.first < high)


def _count(view: View, first: int, start: int) -> str:
    """How many the word before counts: ثلاث غارات; "" where none does."""
    for i in range(first - 1, max(start, first - _COUNTED) - 1, -1):
        if i in view.quantity_at:
            return str(view.quantity_at[i].low)
    return ""
