"""Sites in, places out, each with the reason for it; none rather than a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.place_evidence import Evidence, Weight, weigh
from marsad.extraction.resolve.place_names import place_names
from marsad.extraction.resolve.place_options import Option, kilometres, options_of
from marsad.extraction.sites.sites import Site
from marsad.lexicon.load import Lexicon
from marsad.model.place import Place, PlaceMention
from marsad.model.record import Reason
from marsad.model.span import Quote

PLACE = "place"  # the field of the reasons for and against what a name may mean
_SETTLED = 0.25  # lead that the best place needs over the second
_SAME_KM = 12.0  # two places of a name that lie nearer are one place twice
_LEAST = 0.0  # a place with more against it than for it is none
_ROUNDS = 2
_SETTLEMENTS = ("city", "town", "village")  # of مدينة سنجار and سنجار the one is the other, of محافظة حلب and حلب not
_SPOKEN = 0.3  # what a party or source of a country, or the outlet's home, says for it, beside 1 for a place of it


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """All sites of one name and kind word: they mean one place."""

    name: str
    kind: str | None
    sites: tuple[int, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """The place that a question is answered with, None where it stays open, and what each option weighs, heaviest first."""

    place: Place | None
    weighed: tuple[tuple[Weight, Option], ...]


def resolve_sites(view: View, sites: tuple[Site, ...], lexicon: Lexicon, reasons: list[Reason]) -> tuple[PlaceMention, ...]:
    """Each site with its place: one sense a report, decided by type words, containing places, country and what lies near.

    Names of one meaning are settled first; the others are then weighed against where those lie, those that stay open once
    more against where all that were settled lie.
    """
    names = place_names(lexicon)
    options = [options_of(view, site, names) for site in sites]
    countries = _countries(view, options)
    home = names.home_of(view.reading.document.outlet)
    if home is not None:
        countries[home] += _SPOKEN  # type: ignore[assignment]
    anchors: dict[int, Place] = {}
    questions = tuple(_questions(view, sites, options))
    for question in questions:
        sure = _only_meaning(question.options)
        if sure is not None:
            anchors.update((i, sure.place) for i in question.sites)
    runs = tuple(accumulate(site.link in ("head", "and") for site in sites))
    chosen: dict[int, _Answer] = {}
    asked = list(questions)
    for _ in range(_ROUNDS):
        answers = [(question, _decide(view, sites, question, countries, anchors, runs)) for question in asked]
        for question, answer in answers:
            chosen.update((i, answer) for i in question.sites)
            if answer.place is not None:
                anchors.update((i, answer.place) for i in question.sites)
        still_open = [question for question, answer in answers if answer.place is None]
        if len(still_open) in (0, len(asked)):
            break
        asked = still_open
    chosen.update(_as_told(questions, chosen))
    return tuple(_mention(view, site, chosen.get(i), reasons) for i, site in enumerate(sites))


def _as_told(questions: tuple[_Question, ...], chosen: dict[int, _Answer]) -> Iterator[tuple[int, _Answer]]:
    """Who writes مدينة سنجار بشمال العراق means that one with سنجار: the bare name follows the settlement told of in full."""
    named: dict[str, dict[str | None, _Question]] = {}
    for question in questions:
        named.setdefault(question.name, {})[question.kind] = question
    for kinds in named.values():
        told = [kinds[kind] for kind in _SETTLEMENTS if kind in kinds]
        answer = chosen[told[0].sites[0]] if len(told) == 1 else None
        if answer is not None and answer.place is not None and None in kinds:
            bare = chosen[kinds[None].sites[0]]
            if bare.place is not None and bare.place.id != answer.place.id:
                yield from ((i, answer) for i in kinds[None].sites)


def _mention(view: View, site: Site, answer: _Answer | None, reasons: list[Reason]) -> PlaceMention:
    """The site's quote with its place; where the name has several meanings or none that holds, each is a reason."""
    quote = Quote.of(view.text, site.start, site.end)
    if answer is None:
        return PlaceMention(quote)
    if len(answer.weighed) > 1 or answer.place is None:
        for weight, option in answer.weighed:
            kept = answer.place is not None and option.place.id == answer.place.id
            rule = f"{option.place.id} {option.place.name_en or option.place.name_ar}, {option.place.kind}"
            reasons.append(Reason(None, PLACE, quote.text, quote.start, rule, kept, round(weight.score, 2), weight.rows))
    return PlaceMention(quote, answer.place, len(answer.weighed))


def _questions(view: View, sites: tuple[Site, ...], options: list[tuple[Option, ...]]) -> Iterator[_Question]:
    groups: dict[tuple[str, str | None], list[int]] = {}
    for i, site in enumerate(sites):
        if options[i]:
            name = " ".join(option.key for option in options[i])
            groups.setdefault((name, site.kind), []).append(i)
    for (name, kind), members in groups.items():
        yield _Question(name, kind, tuple(members), options[members[0]])


def _decide(view: View, sites: tuple[Site, ...], question: _Question, countries: Counter[str], anchors: dict[int, Place],
            runs: tuple[int, ...]) -> _Answer:
    """The place that most speaks for; none when the second is as likely or too much speaks against the best."""
    others = {i: place for i, place in anchors.items() if i not in question.sites}
    homes = {option.country for option in question.options if option.ours}
    if len(homes) == 1:  # what the name itself says for its country is no evidence for it
        countries = countries - Counter({homes.pop(): len(question.sites)})
    evidence = Evidence(view, sites, question.sites, countries, others, runs)
    scored = tuple(sorted(((weigh(option, evidence), option) for option in question.options),
                          key=lambda row: (-row[0].score, -row[1].population, row[1].key)))
    best, option = scored[0]
    rivals = (other for second, other in scored[1:] if best.score - second.score < _SETTLED)
    if best.score <= _LEAST or not all(_are_one(option, other) for other in rivals):
        return _Answer(None, scored)
    return _Answer(replace(option.place, confidence=round(min(0.99, 0.55 + best.score / 5), 2), why=best.why), scored)


def _are_one(option: Option, other: Option) -> bool:
    """A town and the unit it gives its name, or one place listed twice: no matter which of the two is meant."""
    if option.key in other.units or other.key in option.units:
        return True
    apart = kilometres(option.place, other.place)
    return apart is not None and apart <= _SAME_KM + max(option.place.radius_km or 0.0, other.place.radius_km or 0.0) / 2


def _only_meaning(options: tuple[Option, ...]) -> Option | None:
    """The one place that a name can mean, namesakes aside: of a town and the units that bear its name, the town."""
    own = [option for option in options if not option.namesake]
    if not own or not all(_are_one(own[0], other) for other in own[1:]):
        return None
    return min(own, key=lambda option: option.place.radius_km or 0.0)


def _countries(view: View, options: list[tuple[Option, ...]]) -> Counter[str]:
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
