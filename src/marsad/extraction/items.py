"""What may belong to an event, made even for the pair models: phrases, sites, tolls, weapons."""

from __future__ import annotations

from marsad.extraction.clause.people import Person
from marsad.extraction.clause.phrases import Phrase
from marsad.extraction.clause.view import View
from marsad.extraction.item import Item
from marsad.extraction.sites.sites import Site
from marsad.extraction.tolls.tolls import Toll
from marsad.model.entry import Hit


def phrase_items(view: View, phrases: tuple[Phrase, ...], people: tuple[Person, ...]) -> tuple[Item, ...]:
    """Noun phrases as candidates for who did it and to whom."""
    persons = {i for person in people for i in range(person.first, person.last)}
    return tuple(Item(phrase.first, phrase.last, _phrase_own(view, phrase, persons), phrase.lead) for phrase in phrases)


def _phrase_own(view: View, phrase: Phrase, persons: set[int]) -> tuple[str, ...]:
    head = phrase.first
    while head + 1 < phrase.last and (view.classes[head] == "D" or head in view.quantity_at):
        head += 1
    stem = view.stem(head)
    kind = phrase.head_kind
    if phrase.first in persons:
        kind = "person"
    what = kind
    if phrase.hit is not None:
        fields = phrase.hit.entry.fields
        if kind == "party":
            what = f"party:{fields.get('sector')}"
        elif kind == "group":
            what = f"group:{fields.get('group')}:{phrase.hit.tag}"
        elif kind in ("weapon", "kind", "place"):
            what = f"{kind}:{fields.get(kind if kind != 'place' else 'kind')}"
        elif kind in ("event", "outcome"):
            what = f"{kind}:{fields.get('frame') or fields.get('outcome')}"
    numbered = "num" if view.classes[phrase.first] == "D" or phrase.first in view.quantity_at else ""
    definite = "def" if view.forms[phrase.first].startswith(("ال", "وال", "لل", "بال")) else ""
    return (f"o={what}", f"h={stem}", f"o={kind}{numbered}{definite}", f"q={view.in_quotation[phrase.first]}")


def site_items(view: View, sites: tuple[Site, ...]) -> tuple[Item, ...]:
    """Places as candidates for where it happened: a link of a chain stands where its chain stands, under its preposition."""
    out = []
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    leads: dict[int, str] = {}
    for site in sites:
        begins.setdefault(site.chain, site.first)
        leads.setdefault(site.chain, site.lead)
        ends[site.chain] = site.last
    for site in sites:
        place = str(site.hits[0].entry.fields.get("kind")) if site.hits else "gazetteer" if site.known else "none"
        named = "named" if site.name[1] > site.name[0] else "bare"
        head = site.heads[0] if site.heads else None
        sort = f"{site.kind or place}|{named}"
        word = f"{head.entry.id}|{head.definite}" if head else "name"
        own = (f"o={sort}", f"link={site.link}|{named}", f"h={word}|{named}")
        out.append(Item(begins[site.chain], ends[site.chain], own, leads[site.chain]))
    return tuple(out)


def toll_items(view: View, tolls: tuple[Toll, ...]) -> tuple[Item, ...]:
    """Tolls as candidates for what an event cost: the deed that says the outcome ties them."""
    out = []
    for toll in tolls:
        out.append(Item(min(toll.deed, toll.first), toll.last, (
            f"o={toll.outcome}|{toll.low == 0}", f"why={toll.why}", f"how={toll.how}|{toll.shape}", f"said={toll.said}",
        ), toll.how))
    return tuple(out)


def weapon_items(view: View, hits: tuple[Hit, ...]) -> tuple[Item, ...]:
    """Weapons and means."""
    return tuple(
        Item(hit.first, hit.last, (f"o={hit.entry.fields.get('weapon')}", f"h={hit.entry.id}"), _lead_of(view, hit))
        for hit in hits
    )


def _lead_of(view: View, hit: Hit) -> str:
    if hit.prefix.strip("وف"):
        return hit.prefix
    return view.forms[hit.first - 1] if hit.first and view.classes[hit.first - 1] == "P" else hit.prefix
