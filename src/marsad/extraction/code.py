"""A reading in, a coding out: the steps of extraction in their order."""

from __future__ import annotations

from marsad.extraction.assemble import assemble
from marsad.extraction.items import phrase_items, site_items, toll_items, weapon_items
from marsad.extraction.layers import Layers
from marsad.extraction.people import find_people
from marsad.extraction.phrases import find_phrases
from marsad.extraction.same import find_happenings
from marsad.extraction.sites import find_sites
from marsad.extraction.speakers import find_speeches
from marsad.extraction.tolls import find_tolls
from marsad.extraction.tone import find_mentions
from marsad.extraction.view import View
from marsad.lexicon.load import Lexicon
from marsad.model.document import Reading
from marsad.model.record import Coder, Coding


def code(reading: Reading, lexicon: Lexicon, coder: Coder) -> Coding:
    """What a report says happened: events with their values and claims, and the reasons for each."""
    view = View(reading)
    layers = find_layers(view)
    mentions, dropped = find_mentions(view)
    happenings = find_happenings(view, mentions, layers.tolls)
    return assemble(view, layers, happenings, dropped, lexicon, coder)


def find_layers(view: View) -> Layers:
    """Everything that may belong to an event, found before it is known which event."""
    phrases, people, sites = find_phrases(view), find_people(view), find_sites(view)
    tolls = find_tolls(view)
    speeches = find_speeches(view, people)
    weapons = tuple(hits[0] for i, hits in sorted(view.hits.get("weapons", {}).items()) if not view.in_furniture[i])
    return Layers(
        phrases=phrases, people=people, sites=sites, tolls=tolls, speeches=speeches, weapons=weapons,
        phrase_items=phrase_items(view, phrases, people), site_items=site_items(view, sites),
        toll_items=toll_items(view, tolls),
        weapon_items=weapon_items(view, weapons),
    )
