"""Two events in, how they compare in each feature out: a named level a feature, whose weight stands in knowledge/linking."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, inf, radians, sin, sqrt

from marsad.linking.corpus import Bags
from marsad.linking.kin import alike_modes, allied, is_violent
from marsad.model.link import LinkEvent, LinkPlace
from marsad.model.place import AREAS

_EARTH_KM = 6371.0
_NEAR_KM, _AROUND_KM, _FAR_KM = 4.0, 12.0, 40.0
_DAY, _FEW_DAYS, _WEEK, _MONTH = 1, 3, 7, 31
_CLOSE = 0.34  # of the greater figure
_ONE_SENTENCE = 0.8  # copies differ in a word or two
_LIKE = ((0.5, "copied"), (0.3, "very"), (0.2, "much"), (0.12, "some"), (0.06, "little"), (0.02, "hardly"))
_TOLD = ((0.7, "all"), (0.5, "most"), (0.38, "half"), (0.28, "much"), (0.2, "some"), (0.14, "little"), (0.08, "hardly"))

Feature = Callable[[LinkEvent, LinkEvent, Bags], str]


def kind(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """What is done: shelling and shelling, shelling and siege, shelling and talks."""
    if a.kind == b.kind:
        return "same"
    return "both violent" if is_violent(a.kind) and is_violent(b.kind) else "other"


def mode(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """How it is done: a drone and an aircraft are alike, a drone and a car bomb are not."""
    if a.mode is None or b.mode is None:
        return "not said"
    if a.mode == b.mode:
        return "same"
    return "alike" if alike_modes(a.mode, b.mode) else "unlike"


def place(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """Where: the nearest that any place of the one comes to any place of the other; areas say little, points much."""
    points_a, points_b = _points(a), _points(b)
    shared = {p.id for p in points_a} & {p.id for p in points_b}
    if shared:
        many = len(points_a) > _MANY and len(points_b) > _MANY
        rare = any(bags.corpus.is_rare_place(place_id) for place_id in shared)
        return ("same, rare" if rare else "same, common") if not many else "one of many"
    if a.named & b.named:
        return "same, unlisted"
    if _stands_in(a.named, b, bags) or _stands_in(b.named, a, bags):
        return "unlisted, in the report"
    if points_a and points_b:
        level = _by_distance(points_a, points_b)
        return f"{level}, one town each" if len(points_a) == len(points_b) == 1 and level != "near" else level
    return _by_area(a, b)


_MANY = 3


def _stands_in(words: frozenset[int], other: LinkEvent, bags: Bags) -> bool:
    """Whether the other report names the place, be it not for its event."""
    return any(bags.corpus.is_rare_word(word) and word in other.report_words for word in words)


def _by_distance(points_a: list[LinkPlace], points_b: list[LinkPlace]) -> str:
    nearest = min(gap_km(p, q) for p in points_a for q in points_b)
    for limit, level in ((_NEAR_KM, "near"), (_AROUND_KM, "around"), (_FAR_KM, "apart")):
        if nearest <= limit:
            return level
    return "far"


def _by_area(a: LinkEvent, b: LinkEvent) -> str:
    """One names no point: does an area of it hold what the other names?"""
    if not a.places or not b.places:
        return "not said"
    gaps = [gap_km(p, q) for p in a.places for q in b.places if p.kind != "country" and q.kind != "country"]
    if not gaps:
        return "country"
    return "inside" if min(gaps) <= 0 else "apart" if min(gaps) < _FAR_KM else "far"


def gap_km(p: LinkPlace, q: LinkPlace) -> float:
    """Kilometres between two places: from their edges for an area, 0 where one holds the other, from the middle of points."""
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return _FAR_KM
    away = distance_km(p.lat, p.lon, q.lat, q.lon)
    return max(0.0, away - _reach(p) - _reach(q))


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points in degrees."""
    up, across = radians(lat_b - lat_a), radians(lon_b - lon_a)
    chord = sin(up / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _reach(place: LinkPlace) -> float:
    return (place.radius_km or 0.0) if place.kind in AREAS or (place.radius_km or 0) > _AROUND_KM else 0.0


def _points(event: LinkEvent) -> list[LinkPlace]:
    """Its places that are no areas: towns, quarters, camps, bases."""
    return [place for place in event.places if place.kind not in AREAS and (place.radius_km or 0) <= _AROUND_KM]


def day(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """When: one day said by both weighs most; a day that one only implies by its publication less."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return "not said"
    gap = max(a.earliest - b.latest, b.earliest - a.latest)
    if gap > 0:
        return "next day" if gap == _DAY else "few days" if gap <= _FEW_DAYS else "week" if gap <= _WEEK else "far"
    longest = max(a.latest - a.earliest, b.latest - b.earliest)
    if longest > _WEEK:
        return "long overlap"
    assumed = [event for event in (a, b) if event.basis == "assumed"]
    if any(not event.headline for event in assumed):
        return "same, one in the background without a day"
    return ("same", "same, one assumed", "same, both assumed")[len(assumed)]


def headline(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """Whether both are the news of the day: then a day read from the background below may be wrong."""
    return ("none", "one", "both")[a.headline + b.headline]


def published(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """How long after one another the reports came out."""
    if a.published is None or b.published is None:
        return "not said"
    gap = abs(a.published - b.published)
    for limit, level in ((0, "same day"), (_DAY, "next day"), (_FEW_DAYS, "few days"), (_WEEK, "week"), (_MONTH, "month")):
        if gap <= limit:
            return level
    return "later"


def killed(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """Whether one toll of killed can be the other, counted later or by somebody else."""
    return _toll(a, b, "killed")


def injured(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """Whether one toll of injured can be the other."""
    return _toll(a, b, "injured")


def _toll(a: LinkEvent, b: LinkEvent, outcome: str) -> str:
    mine, theirs = _figures(a, outcome), _figures(b, outcome)
    if not mine or not theirs:
        return "not said" if not mine and not theirs else "one says"
    if max(mine) == max(theirs) and max(mine)[1] == max(mine)[0]:
        return "same, large" if max(mine)[0] > _SMALL else "same"
    exact = {low for low, high in mine if low == high} & {low for low, high in theirs if low == high}
    if exact:
        return "shares a large" if max(exact) > _SMALL else "shares one"
    return _nearness(max(mine), max(theirs))


_SMALL = 3


def _figures(event: LinkEvent, outcome: str) -> set[tuple[int, float]]:
    """Lower and upper bounds of what it says of an outcome; without an upper bound it is infinite."""
    return {
        (toll.low, inf if toll.high is None else toll.high)
        for toll in event.tolls if toll.outcome == outcome and toll.low is not None
    }


def _nearness(mine: tuple[int, float], theirs: tuple[int, float]) -> str:
    (low_a, high_a), (low_b, high_b) = mine, theirs
    if inf in (high_a, high_b):
        return "fits" if high_a >= low_b and high_b >= low_a else "clash"
    gap, most = abs(low_a - low_b), max(low_a, low_b)
    return "close" if gap <= 1 or gap <= most * _CLOSE else "clash"


def actors(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """Who does it, where both name somebody known."""
    return _parties(a.actors, b.actors)


def targets(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """To whom it is done, where both name somebody known."""
    return _parties(a.targets, b.targets)


def _parties(mine: frozenset[str], theirs: frozenset[str]) -> str:
    if not mine or not theirs:
        return "not said"
    if mine & theirs:
        return "same"
    return "allied" if any(allied(p, q) for p in mine for q in theirs) else "different"


def weapon(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """With what, where both say it."""
    if not a.weapons or not b.weapons:
        return "not said"
    return "same" if a.weapons & b.weapons else "different"


def words(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """How alike the telling words of their sentences are: names of the dead, a market, a school."""
    return _level(bags.told(a, b), _TOLD)


def report(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """How alike the reports as wholes are; two events of one report are told apart by its writer."""
    return "one report" if a.report == b.report else _level(bags.reports_alike(a, b), _LIKE)


def echo(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """Whether two reports are one text, and the events stand in the same sentences of it."""
    if a.report == b.report or not bags.corpus.are_echoes(a.report, b.report):
        return "none"
    alike = bags.corpus.likeness(bags.of_event(a), bags.of_event(b)) >= _ONE_SENTENCE
    return "one sentence" if alike and a.kind == b.kind else "another sentence"


def _level(value: float, levels: tuple[tuple[float, str], ...]) -> str:
    return next((level for least, level in levels if value >= least), "none")


def status(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """What is planned has not happened: the two are shown beside each other, not joined."""
    vague = {"planned", "hypothetical"}
    return "alike" if (a.status in vague) == (b.status in vague) else "unlike"


def scope(a: LinkEvent, b: LinkEvent, bags: Bags) -> str:
    """A single strike and the year's total are two things."""
    if "cumulative" in (a.scope, b.scope):
        return "both totals" if a.scope == b.scope else "a total and a happening"
    return "both repeated" if a.scope == b.scope == "repeated" else "single" if a.scope == b.scope else "one repeated"


# In this order: those that cost little and weigh much first, so that most pairs are settled before words are compared.
FEATURES: tuple[Feature, ...] = (
    echo, status, scope, headline, published, day, place, kind, mode, killed, injured, actors, targets, weapon, report, words,
)

