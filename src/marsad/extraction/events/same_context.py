"""A mention in, what stands around it out: enough to ask whether two mentions speak of one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import lead_of, own_words
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.participants import Participants, find_participants
from marsad.extraction.events.reality import SIGNS, signs_of
from marsad.extraction.layers import Layers
from marsad.extraction.sites.place_name import grain_of, place_name
from marsad.extraction.tolls.tolls import Toll

_UNREAL = frozenset(("future", "maybe", "aim"))  # what is planned is another thing than what was done
_OPENING = 4  # words at the head of a sentence that may change the topic
_COUNTED = 2  # words between a number and the word that it counts
_MODIFIERS = 2  # words after a noun that may tell which: الغارات الجوية الروسية
_TOWN = 2  # grain of the largest place that tells two happenings apart: a city
_RARELY = 3  # times in the report that a rare word stands at most

Figures = frozenset[tuple[str, int | None]]


class Surroundings(NamedTuple):
    """What a stretch of words names: places that are listed, towns and smaller ones of any sort, parties, weapons, times, and the
    rough stems of its other nouns."""

    places: frozenset[str]
    sites: frozenset[str]
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
    lead: str  # what leads into it: its own preposition or و, else the one before, else the class of the word before
    modifiers: frozenset[str]
    who: Participants
    counted: str
    signs: str
    done: bool
    stance: str  # of who tells it: asserts, denies, doubts; "" in nobody's words but the outlet's
    teller: str


def context_of(view: View, layers: Layers, mention: Mention) -> Context:
    """The context of a mention: names, times, tolls and content words of its sentence and of its own words, who tells it."""
    candidate = mention.candidate
    first, last, hit = candidate.first, candidate.last, candidate.hits[0]
    sentence = view.sentence_of(first)
    span = view.reading.sentences[sentence]
    low, high = own_words(view, candidate)
    signs = signs_of(view, candidate)
    around, shift = view.remember("sentence context", sentence, lambda view, sentence: _sentence_context(view, layers, sentence))
    said = min((speech for speech in layers.speeches if speech.first <= first < speech.last), default=None,
               key=lambda speech: (speech.last - speech.first, speech.first))
    return Context(
        sentence=sentence, paragraph=view.paragraph_of(first), title=view.in_title(first),
        around=around, own=_surroundings(view, layers, low, high),
        tolls=_figures(layers.tolls, span.start, span.end), own_tolls=_figures(layers.tolls, low, high),
        opening=view.stem(span.start), shift=shift,
        going_on=view.words[span.start].form.startswith("و") and view.classes[span.start] == "V",
        demonstrative=any(view.cue_at(i, "anaphora", "demonstrative")
                          for i in range(max(first - 2, 0), min(last + 1, len(view.words)))),
        other=any(view.cue_at(i, "other") for i in range(first, min(last + 3, len(view.words)))),
        plural=hit.tag == "n.pl", definite=hit.definite, lead=lead_of(view, candidate), modifiers=_modifiers(view, last),
        who=find_participants(view, candidate), counted=_count(view, first, span.start),
        signs="+".join(sign for sign in SIGNS if sign in _UNREAL & signs) or "real", done=hit.tag.startswith("v.past"),
        stance=said.stance if said else "", teller=said.source.text if said and said.source else "",
    )


def rare_words(view: View, words: frozenset[str]) -> int:
    """How many of these stems hardly stand in the report: what two sentences share of them they share for a reason."""
    often = view.remember("stems of nouns", None, _count_stems)
    return sum(often[word] <= _RARELY for word in words)


def _count_stems(view: View, _: None) -> Counter[str]:
    return Counter(view.stem(i) for i, cls in enumerate(view.classes) if cls == "N")


def _modifiers(view: View, last: int) -> frozenset[str]:
    """The nouns and adjectives right behind a mention."""
    out = []
    for i in range(last, min(last + _MODIFIERS, len(view.words))):
        if view.classes[i] != "N":
            break
        out.append(view.stem(i))
    return frozenset(out)


def _sentence_context(view: View, layers: Layers, sentence: int) -> tuple[Surroundings, bool]:
    """What a sentence names, and whether it opens with a change of topic."""
    span = view.reading.sentences[sentence]
    opening = range(span.start, min(span.start + _OPENING, span.end))
    shift = any(view.cue_at(i, "background", "topic-shift") for i in opening)
    return _surroundings(view, layers, span.start, span.end), shift


def _surroundings(view: View, layers: Layers, low: int, high: int) -> Surroundings:
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
    named = view.remember("named sites", None, lambda view, _: _named_sites(view, layers))
    sites = frozenset(name for _, name in named[bisect_left(named, (low, "")) : bisect_left(named, (high, ""))])
    return Surroundings(frozenset(places), sites, frozenset(parties), frozenset(weapons), frozenset(times), frozenset(stems))


def _named_sites(view: View, layers: Layers) -> list[tuple[int, str]]:
    """Where the names of towns and smaller places stand, in order."""
    return [(site.first, place_name(view, site)) for site in layers.sites if grain_of(site) <= _TOWN]


def _figures(tolls: tuple[Toll, ...], low: int, high: int) -> Figures:
    return frozenset((toll.outcome, toll.low) for toll in tolls if low <= toll.first < high)


def _count(view: View, first: int, start: int) -> str:
    """How many the word before counts: ثلاث غارات; "" where none does."""
    for i in range(first - 1, max(start, first - _COUNTED) - 1, -1):
        if i in view.quantity_at:
            return str(view.quantity_at[i].low)
    return ""
