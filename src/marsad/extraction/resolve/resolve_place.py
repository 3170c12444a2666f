"""Sites in, places out, each with the reason for it; none rather than a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.place_evidence import Evidence, weigh
from marsad.extraction.resolve.place_options import Option, kilometres, options_of
from marsad.extraction.sites.sites import Site
from marsad.model.entry import Entry
from marsad.model.place import Place, PlaceMention
from marsad.model.span import Quote

_SETTLED = 0.25  # lead that the best place needs over the second
_SAME_KM = 12.0  # two places of a name that lie nearer are one place twice
_LEAST = 0.0  # a place with more against it than for it is none
_SPOKEN = 0.3  # what a party or source of a country says for it, beside 1 for a place of it


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """All sites of one name and kind word: they mean one place."""

    sites: tuple[int, ...]
    options: tuple[Option, ...]


def resolve_sites(view: View, sites: tuple[Site, ...], entry_of: Callable[[str], Entry | None]) -> tuple[PlaceMention, ...]:
    """Each site with its place: one sense a report, decided by type words, containing places, country and what lies near.

    Names of one meaning are settled first; the others are then weighed against where those lie.
    """
    options = [options_of(site, entry_of, view.gazetteer) for site in sites]
    countries = _countries(view, sites, options)
    anchors: dict[int, Place] = {}
    for question in _questions(view, sites, options):
        if len(question.options) == 1:
            anchors.update((i, question.options[0].place) for i in question.sites)
    runs = tuple(accumulate(site.link in ("head", "and") for site in sites))
    chosen: dict[int, tuple[Place | None, int]] = {}
    for question in _questions(view, sites, options):
        place = _decide(view, sites, question, countries, anchors, runs)
        chosen.update((i, (place, len(question.options))) for i in question.sites)
    quotes = (Quote.of(view.text, site.start, site.end) for site in sites)
    return tuple(PlaceMention(quote, *chosen.get(i, (None, 0))) for i, quote in enumerate(quotes))


def _questions(view: View, sites: tuple[Site, ...], options: list[tuple[Option, ...]]) -> Iterator[_Question]:
    groups: dict[tuple[str, str | None], list[int]] = {}
    for i, site in enumerate(sites):
        if options[i]:
            name = " ".join(option.key for option in options[i])
            groups.setdefault((name, site.kind), []).append(i)
    for members in groups.values():
        yield _Question(tuple(members), options[members[0]])


def _decide(view: View, sites: tuple[Site, ...], question: _Question, countries: Counter[str], anchors: dict[int, Place],
            runs: tuple[int, ...]) -> Place | None:
    """The place that most speaks for; None when the second is as likely or too much speaks against the best."""
    others = {i: place for i, place in anchors.items() if i not in question.sites}
    homes = {option.country for option in question.options if option.ours}
    if len(homes) == 1:  # what the name itself says for its country is no evidence for it
        countries = countries - Counter({homes.pop(): len(question.sites)})
    evidence = Evidence(view, sites, question.sites, countries, others, runs)
    scored = sorted(((weigh(option, evidence), option) for option in question.options),
                    key=lambda row: (-row[0].score, -row[1].population, row[1].key))
    best, option = scored[0]
    if best.score <= _LEAST:
        return None
    if any(best.score - second.score < _SETTLED and not _are_one(option, other) for second, other in scored[1:]):
        return None
    return replace(option.place, confidence=round(min(0.99, 0.55 + best.score / 5), 2), why=", ".join(best.why))


def _are_one(option: Option, other: Option) -> bool:
    """A town and the unit it gives its name, or one place listed twice: no matter which of the two is meant."""
    if option.key in other.units or other.key in option.units:
        return True
    apart = kilometres(option.place, other.place)
    return apart is not None and apart <= _SAME_KM + max(option.place.radius_km or 0.0, other.place.radius_km or 0.0) / 2


def _countries(view: View, sites: tuple[Site, ...], options: list[tuple[Option, ...]]) -> Counter[str]:
    """How strongly each country speaks: by places of one country, by adjectives, by the parties and sources at home there."""
    counts: Counter[str] = Counter()
    for choices in options:
        homes = {option.country for option in choices if option.ours}
        if len(homes) == 1:
            counts[homes.pop()] += 1
    for hits in view.hits.get("places", {}).values():
        counts.update(str(hit.entry.fields.get("country")) for hit in hits[:1] if hit.tag == "demonym")
    for shelf in ("parties", "sources"):
        for hits in view.hits.get(shelf, {}).values():
            homes = {str(hit.entry.fields.get("country")) for hit in hits if hit.tag != "guard"}
            if len(homes) == 1:
                counts[homes.pop()] += _SPOKEN  # type: ignore[assignment]
    del counts["None"], counts[""]
    return counts
