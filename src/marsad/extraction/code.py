"""A reading in, a coding out: the steps of extraction in their order."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extraction.assemble import assemble
from marsad.extraction.clause.frames import frames_of
from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.phrases import find_phrases
from marsad.extraction.clause.view import View
from marsad.extraction.events.admit import Admission, admit
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening, find_happenings
from marsad.extraction.events.tone import find_mentions
from marsad.extraction.items import phrase_items, site_items, toll_items, weapon_items
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import load_model
from marsad.extraction.sites.same_place import called_before
from marsad.extraction.sites.sites import find_sites
from marsad.extraction.speech.speakers import find_speeches
from marsad.extraction.tolls.tolls import find_tolls
from marsad.lexicon.load import Lexicon
from marsad.model.document import Reading
from marsad.model.record import Coder, Coding, Reason


def code(reading: Reading, lexicon: Lexicon, coder: Coder) -> Coding:
    """What a report says happened: events with their values and claims, and the reasons for each."""
    view = View(reading, frames_of(lexicon), lexicon.gazetteer)
    layers = find_layers(view)
    happenings, dropped = read_happenings(view, layers)
    admitted, left = admit(view, layers, happenings)
    return assemble(view, layers, admitted, (*_left_out(view, left), *_no_mentions(view, dropped)), lexicon, coder)


def read_happenings(view: View, layers: Layers) -> tuple[tuple[Happening, ...], tuple[Mention, ...]]:
    """Everything that the report may tell as a happening, and the words that were taken for none."""
    mentions, dropped = find_mentions(view, layers)
    return find_happenings(view, layers, mentions), dropped


def find_layers(view: View) -> Layers:
    """Everything that may belong to an event, found before it is known which event."""
    phrases, people, sites = find_phrases(view), find_people(view), tuple(called_before(view, find_sites(view)))
    tolls = find_tolls(view)
    speeches = find_speeches(view, people)
    weapons = tuple(hits[0] for i, hits in sorted(view.hits.get("weapons", {}).items()) if not view.in_furniture[i])
    return Layers(
        phrases=phrases, people=people, sites=sites, tolls=tolls, speeches=speeches, weapons=weapons,
        phrase_items=phrase_items(view, phrases, people), site_items=site_items(view, sites),
        toll_items=toll_items(view, tolls),
        weapon_items=weapon_items(view, weapons),
    )


def _left_out(view: View, left: list[Admission]) -> Iterator[Reason]:
    """Why a happening is no event of the record."""
    for row in left:
        candidate = row.happening.mentions[0].candidate
        words = view.text[candidate.start : candidate.end]
        yield Reason(None, "event", words, candidate.start, "model/events", False, round(row.score, 3),
                     load_model("events").weighed(row.features))


def _no_mentions(view: View, dropped: tuple[Mention, ...]) -> Iterator[Reason]:
    """Why a word names no event."""
    for mention in dropped:
        candidate = mention.candidate
        words = view.text[candidate.start : candidate.end]
        yield Reason(None, "trigger", words, candidate.start, f"events/{candidate.entry_id}", False, round(mention.score, 3),
                     load_model("triggers").weighed(mention.features))
