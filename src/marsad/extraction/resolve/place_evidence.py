"""A place that a name may mean in, what the report says for and against it out: a score with its reasons."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.place_options import Option, kilometres
from marsad.extraction.sites.sites import Site
from marsad.model.place import Place

# Kind words that speak for kinds of place, beside the same kind: a ريف is that of a governorate or town.
_ALIKE = {
    "region": ("governorate", "district", "desert", "valley"), "district": ("city", "town", "neighbourhood", "region", "village"),
    "subdistrict": ("town", "district", "village"), "city": ("town", "governorate"), "town": ("city", "village"),
    "village": ("town",), "neighbourhood": ("town", "village", "district"), "camp": ("neighbourhood", "town", "village"),
    "base": ("airport", "building"), "airport": ("base",), "mountain": ("region", "village"),
    "front": ("district", "mountain", "town", "village"),
}
_FINE = frozenset(("town", "village", "neighbourhood", "camp", "square", "street", "building"))
_WIDE = frozenset(("country", "sea"))
_FAR_KM = 150.0  # a village farther than this from every other place of the report needs more than its name
_LEVELS = {"city": 0.15, "town": 0.1, "village": 0.05, "neighbourhood": 0.0}  # a name without a kind word is a settlement's first


class Evidence(NamedTuple):
    """What a name is weighed against. ``mine`` are the sites that bear it, ``anchors`` the places of other sites by site.

    ``runs`` numbers the sites: those of one number contain one another (بلدة كذا بريف كذا), conjuncts do not.
    """

    view: View
    sites: tuple[Site, ...]
    mine: tuple[int, ...]
    countries: Counter[str]
    anchors: dict[int, Place]
    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for a place, in all, and what."""

    score: float
    why: tuple[str, ...]


def weigh(option: Option, evidence: Evidence) -> Weight:
    """Type words, adjectives, containing places, country, distance to the other places, population."""
    rows = [
        ("name", 0.3 if option.ours else 0.1), _by_kind(option, evidence), _by_units(option, evidence),
        _by_adjective(option, evidence), _by_country(option, evidence), _by_distance(option, evidence), _by_people(option),
    ]
    kept = [(why, score) for why, score in rows if score]
    return Weight(sum(score for _, score in kept), tuple(why for why, _ in kept))


def _by_kind(option: Option, evidence: Evidence) -> tuple[str, float]:
    """مدينة حلب is the city, محافظة حلب the governorate."""
    said = next((evidence.sites[i].kind for i in evidence.mine if evidence.sites[i].kind), None)
    kind = option.place.kind
    if said is None:
        return f"a {kind}", _LEVELS.get(kind, 0.0)
    if said == kind:
        return f"kind word says {kind}", 0.5
    if kind in _ALIKE.get(said, ()):
        return f"kind word says {said}", 0.25
    return f"kind word says {said}, not {kind}", -0.3


def _by_units(option: Option, evidence: Evidence) -> tuple[str, float]:
    """A place that the report names and that contains this one: most in its own chain (جوبر في دمشق), less elsewhere."""
    best: tuple[str, float] = ("", 0.0)
    chains = {evidence.sites[i].chain for i in evidence.mine}
    for i, place in evidence.anchors.items():
        site = evidence.sites[i]
        if not _contains(site, place, option):
            continue
        score = 1.0 if site.chain in chains else 0.4
        if place.kind in _WIDE:
            score /= 3
        if score > best[1]:
            best = (f"inside {place.name_en}, named {'beside it' if site.chain in chains else 'in the report'}", score)
    return best


def _contains(site: Site, place: Place, option: Option) -> bool:
    if any(hit.entry.id in option.units for hit in site.hits):
        return True
    if place.id == option.place.id or not place.name_en:
        return False
    return any(place.name_en.startswith(unit) or unit.startswith(place.name_en) for unit in option.admin)


def _by_adjective(option: Option, evidence: Evidence) -> tuple[str, float]:
    """جوبر الدمشقي, الجولان السوري: an adjective of a containing place after the name."""
    for i in evidence.mine:
        site = evidence.sites[i]
        for at in range(site.name[1], site.last):
            for hit in evidence.view.at("places", at):
                if hit.tag == "demonym" and (hit.entry.id in option.units or hit.entry.fields.get("country") == option.country):
                    return f"adjective of {hit.entry.fields.get('name', {}).get('en')}", 0.6
    return "", 0.0


def _by_country(option: Option, evidence: Evidence) -> tuple[str, float]:
    """The share of the report's country words that are this country's; a small place of a country never spoken of is none."""
    total = sum(evidence.countries.values())
    own = evidence.countries.get(option.country, 0.0)
    if own > 0:
        return f"country {option.country}", 0.7 * own / total
    if total >= 2 and (option.place.kind in _FINE or not option.ours):
        return f"{option.country} not spoken of", -0.6
    return "", 0.0


def _by_distance(option: Option, evidence: Evidence) -> tuple[str, float]:
    """How near the other places lie: those that contain it or lie in it first."""
    if option.place.kind in _WIDE:
        return "", 0.0
    near, chained = math.inf, math.inf
    runs = {evidence.runs[i] for i in evidence.mine}
    for i, place in evidence.anchors.items():
        apart = None if place.kind in _WIDE else kilometres(option.place, place)
        if apart is None:
            continue
        apart = max(0.0, apart - (place.radius_km or 0.0) - (option.place.radius_km or 0.0))
        near = min(near, apart)
        if evidence.runs[i] in runs:
            chained = min(chained, apart)
    if _FAR_KM < chained < math.inf:
        return f"{chained:.0f} km from the places beside it", -2.0 if option.place.kind in _FINE else -0.8
    if _FAR_KM < near < math.inf and option.place.kind in _FINE:
        return f"{near:.0f} km from every other place", -0.8
    for limit, score in ((15.0, 0.6), (40.0, 0.45), (80.0, 0.25), (150.0, 0.1)):
        if near <= limit:
            return f"{near:.0f} km from another place of the report", score
    return "", 0.0


def _by_people(option: Option) -> tuple[str, float]:
    if option.population < 1000:
        return "", 0.0
    return f"{option.population} inhabitants", min(0.3, 0.1 * math.log10(option.population / 1000))
