"""A place that a name may mean in, what the report says for and against it out: a score with its reasons."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.resolve.place_options import ALIKE, Option, bare_name, kilometres
from marsad.extraction.sites.site_heads import is_plural
from marsad.extraction.sites.sites import Site
from marsad.model.place import Place

_FINE = frozenset(("town", "village", "neighbourhood", "camp", "square", "street", "building"))
_WIDE = frozenset(("country", "sea"))
_FAR_KM = 150.0  # a place farther than this from those beside it is another one, and
_TOO_FAR_KM = 250.0  # a village farther than this from every other place of the report needs more than its name
_VETO = -5.0  # more than all that can speak for a place
_OUT_KM = 60.0  # a village farther than this from the place that it is said to lie in is another one
_SMALL_KM = 5.0  # radius of an area that is as exact as a village
_NAMED_AFTER = frozenset(("city", "town", "governorate", "country", "region", "district"))  # what streets are called after
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

    def said(self) -> str | None:
        """The kind that the words before the name say, or a kind word inside it; of several places (قرى إدلب) none is said."""
        for i in self.mine:
            site = self.sites[i]
            if site.heads and is_plural(site.heads[-1]):
                continue
            said = site.kind or bare_name(self.view, site)[1]
            if said:
                return said
        return None

    def around(self) -> frozenset[int]:
        """The sites right after this one that say where it lies: قرية جوبر بريف حمص, حي الصالحية في الحسكة."""
        after = (i + 1 for i in self.mine if i + 1 < len(self.sites))
        return frozenset(i for i in after if self.sites[i].link in ("in", "next", "paren"))


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for a place, in all, and what: each reason with its share."""

    score: float
    rows: tuple[tuple[str, float], ...]

    @property
    def why(self) -> str:
        """The reasons in one line, as a record says them."""
        return ", ".join(why for why, _ in self.rows)


def weigh(option: Option, evidence: Evidence) -> Weight:
    """Type words, adjectives, containing places, country, distance to the other places, population."""
    rows = [
        ("name", 0.0 if option.namesake else 0.3 if option.ours else 0.1), _by_kind(option, evidence),
        _by_word(option, evidence), _by_units(option, evidence), _by_adjective(option, evidence), _by_country(option, evidence),
        _by_distance(option, evidence), _by_people(option),
    ]
    if option.namesake and not (any(score > 0 for _, score in rows[3:]) and _is_pointed_at(option, evidence)):
        rows.append(("nothing speaks for it beside ours", _VETO))
    kept = tuple((why, score) for why, score in rows if score)
    return Weight(math.fsum(score for _, score in kept), kept)


def _by_kind(option: Option, evidence: Evidence) -> tuple[str, float]:
    """مدينة حلب is the city, محافظة حلب the governorate; شارع القدس is a street of another city."""
    said = evidence.said()
    kind = option.place.kind
    if said is None:
        return f"a {kind}", _LEVELS.get(kind, 0.0)
    if (said == "street" and kind in _NAMED_AFTER) or (said == "square" and option.guarded):
        return f"a {said} called after a {kind}", _VETO
    if said == kind:
        return f"kind word says {kind}", 0.5
    if kind in ALIKE.get(said, ()):
        return f"kind word says {said}", 0.25
    return f"kind word says {said}, not {kind}", -0.3


def _by_word(option: Option, evidence: Evidence) -> tuple[str, float]:
    """الدورة is a quarter and a session: a name that is also a word needs a kind word, its country or what lies near."""
    if not option.guarded or evidence.said() or any(evidence.sites[i].heads for i in evidence.mine):
        return "", 0.0
    if any(_is_described(evidence.view, evidence.sites[i].last) for i in evidence.mine):
        return "also a common word, with an adjective", -1.0
    return "also a common word", -0.5


def _is_described(view: View, i: int) -> bool:
    """الباب الرئيسي, الدورة التدريبية: a common noun has its adjective; the name of a place has none but its country's."""
    if not view.form(i).startswith("ال") or view.classes[i] != "N" or i in view.time_at:
        return False
    return not any(view.at(shelf, i) for shelf in ("kinds", "places", "parties", "sources", "titles", "groups", "events"))


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
    """جوبر الدمشقي, الجولان السوري: an adjective of a containing place after the name. العلم الفلسطيني is no town of Iraq."""
    for i in evidence.mine:
        site = evidence.sites[i]
        for at in range(site.name[1], site.last):
            hits = [hit for hit in evidence.view.at("places", at) if hit.tag == "demonym"]
            for hit in hits:
                if hit.entry.id in option.units or hit.entry.fields.get("country") == option.country:
                    return f"adjective of {hit.entry.fields.get('name', {}).get('en')}", 0.6
            if hits:
                return f"adjective of {hits[0].entry.fields.get('name', {}).get('en')}", -1.5
    return "", 0.0


def _by_country(option: Option, evidence: Evidence) -> tuple[str, float]:
    """The share of the report's country words that are this country's; a small place of a country never spoken of is none."""
    total = math.fsum(evidence.countries.values())
    own = evidence.countries.get(option.country, 0.0)
    if own > 0:
        return f"country {option.country}", 0.7 * own / total
    if total >= 2 and (option.place.kind in _FINE or not option.ours):
        return f"{option.country} not spoken of", -0.6
    return "", 0.0


def _by_distance(option: Option, evidence: Evidence) -> tuple[str, float]:
    """How near the other places lie: those that contain it or lie in it first; a place beyond a border speaks half as loud."""
    if option.place.kind in _WIDE:
        return "", 0.0
    apart, abroad, beside, holding = math.inf, math.inf, math.inf, math.inf
    runs = {evidence.runs[i] for i in evidence.mine}
    around = evidence.around()
    for i, place in evidence.anchors.items():
        far = _gap(option.place, place)
        if far is None:
            continue
        if place.admin[:1] == (option.country,):
            apart = min(apart, far)
        abroad = min(abroad, far)
        if evidence.runs[i] in runs:
            beside = min(beside, far)
        if i in around and not _contains(evidence.sites[i], place, option):
            holding = min(holding, far)
    if _OUT_KM < holding < math.inf and is_exact(option.place):
        return f"{holding:.0f} km from where it is said to lie", _VETO
    if _FAR_KM < beside < math.inf:
        return f"{beside:.0f} km from the places beside it", -2.0 if option.place.kind in _FINE else -0.8
    if _TOO_FAR_KM < abroad < math.inf and option.place.kind in _FINE:
        return f"{abroad:.0f} km from every other place", -0.8
    return max(_nearness(apart, 1.0), _nearness(abroad, 0.5), key=lambda row: row[1])


def _gap(a: Place, b: Place) -> float | None:
    """Kilometres between the edges of two places, None where one of them is too wide to say or has no coordinates."""
    apart = None if b.kind in _WIDE else kilometres(a, b)
    return None if apart is None else max(0.0, apart - (a.radius_km or 0.0) - (b.radius_km or 0.0))


def _nearness(apart: float, weight: float) -> tuple[str, float]:
    for limit, score in ((15.0, 0.6), (40.0, 0.45), (80.0, 0.25), (150.0, 0.1)):
        if apart <= limit:
            return f"{apart:.0f} km from another place of the report", score * weight
    return "", 0.0


def _is_pointed_at(option: Option, evidence: Evidence) -> bool:
    """Whether the words at the name speak for a town that we do not tell of: بلدة الدوحة, الدوحة في بيت لحم; the country alone
    does not, where Doha is better known."""
    if option.place.kind not in _FINE or evidence.said() is not None:
        return True
    beside = ((i, evidence.anchors[i]) for i in evidence.around() if i in evidence.anchors)
    return any(_contains(evidence.sites[i], place, option) or
               (place.admin[:1] == (option.country,) and (_gap(option.place, place) or 0.0) <= _OUT_KM) for i, place in beside)


def is_exact(place: Place) -> bool:
    """Whether a place is no larger than a village or quarter."""
    return place.kind in _FINE or (place.kind != "city" and (place.radius_km or math.inf) <= _SMALL_KM)


def _by_people(option: Option) -> tuple[str, float]:
    if option.namesake or option.population < 1000:
        return "", 0.0
    return f"{option.population} inhabitants", min(0.3, 0.1 * math.log10(option.population / 1000))
