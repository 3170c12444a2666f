"""What a report names before events are known: phrases, people, places, tolls, speeches, weapons, each also as items."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.clause.people import Person
from marsad.extraction.clause.phrases import Phrase
from marsad.extraction.item import Item
from marsad.extraction.sites.sites import Site
from marsad.extraction.speech.speech import Speech
from marsad.extraction.tolls.tolls import Toll
from marsad.model.entry import Hit


@dataclass(frozen=True, slots=True)
class Layers:
    """The candidates for every field. ``x_items[i]`` is ``x[i]`` as the pair models see it."""

    phrases: tuple[Phrase, ...]
    people: tuple[Person, ...]
    sites: tuple[Site, ...]
    tolls: tuple[Toll, ...]
    speeches: tuple[Speech, ...]
    weapons: tuple[Hit, ...]
    phrase_items: tuple[Item, ...]
    site_items: tuple[Item, ...]
    toll_items: tuple[Item, ...]
    weapon_items: tuple[Item, ...]
