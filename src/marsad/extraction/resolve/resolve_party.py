"""A quote and the hits in it in, a party out: who is named, at the event's date, or only what kind of actor it is."""

from __future__ import annotations

from collections import Counter
from datetime import date

from marsad.extraction.clause.view import View
from marsad.lexicon.party_names import SHELVES, Name, arabic_names, fields_on
from marsad.model.entry import Entry, Hit
from marsad.model.party import Party
from marsad.model.span import Quote

_SHARE = 1 / 3  # of the countries a report names: from here on a shared name may be its country's party
_ARMED = (("groups", "group", "soldiers"), ("kinds", "kind", "base"))  # words that an army is meant beside
_ARTICLE_LEFT = "\N{ARABIC LETTER ALEF}"  # للجيش is ل and الجيش: its alef is not written


def make_party(view: View, quote: Quote, first: int, last: int, on: date | None) -> Party:
    """The party that the words ``first:last`` name. The first and longest name that means something decides."""
    by_words: dict[tuple[int, int], list[Hit]] = {}
    for i in range(first, last):
        for hit in (*view.at(SHELVES[0], i), *view.at(SHELVES[1], i)):
            if hit.tag != "demonym" and hit.last <= last and not _only_says_whose(view, first, hit):
                by_words.setdefault((hit.first, -hit.last), []).append(hit)
    for words in sorted(by_words):
        party = _choose(view, quote, by_words[words], on)
        if party is not None:
            return party
    return Party(quote, country=_country_of_adjective(view, first, last))


def in_use(hit: Hit, view: View, on: date | None) -> bool:
    """Whether the party bore that name on that day: begun and not yet ended. Unknown days and unknown bounds exclude nothing."""
    start, end = _bounds(view, hit)
    day = on.isoformat() if on is not None else None
    return day is None or ((not start or start <= day) and (not end or day < end))


def _choose(view: View, quote: Quote, hits: list[Hit], on: date | None) -> Party | None:
    """Of the entries that share a name: one that bears it on that day; a guarded one that the report speaks of; what kind it is.

    Where none bears it on that day, one that has begun: reports go on using names that have ended.
    """
    named = [hit for hit in hits if hit.tag != "guard" and not _generic(hit)]
    shared = [hit for hit in hits if hit.tag == "guard" and not _generic(hit) and _meant(view, hit)]
    for group in (named, shared):
        fitting = [hit for hit in group if in_use(hit, view, on)]
        if fitting:
            return _one(view, quote, fitting, on)
    begun = [hit for hit in named if on is not None and not (_bounds(view, hit)[0] or "") > on.isoformat()]
    if begun:
        return _one(view, quote, begun, on)
    generic = next((hit for hit in hits if _generic(hit) and hit.tag != "guard"), None)
    if generic is None:
        return None
    return Party(quote, sector=generic.entry.fields.get("sector"), country=generic.entry.fields.get("country"))


def _one(view: View, quote: Quote, hits: list[Hit], on: date | None) -> Party:
    """The entry that took the name last; without a day, or with two that took it alike, only what they have in common."""
    latest = max((_bounds(view, hit)[0] or "") for hit in hits)
    left = {hit.entry.id: hit.entry for hit in hits if on is None or (_bounds(view, hit)[0] or "") == latest}
    if len(left) == 1:
        return _party(quote, next(iter(left.values())), on)
    return Party(quote, sector=_common(left, "sector"), country=_common(left, "country"))


def _common(entries: dict[str, Entry], field: str) -> str | None:
    values = {entry.fields.get(field) for entry in entries.values()}
    return values.pop() if len(values) == 1 else None


def _party(quote: Quote, entry: Entry, on: date | None) -> Party:
    """The party as it was on the day: قوات الدعم السريع were of the state until they turned on the army."""
    fields = fields_on(entry, on.isoformat() if on is not None else None)
    name = fields.get("name") or {}
    return Party(quote, entry.id, name.get("ar"), name.get("en"), fields.get("sector"), fields.get("country"))


def _generic(hit: Hit) -> bool:
    return hit.entry.fields.get("kind") == "generic"


def _only_says_whose(view: View, first: int, hit: Hit) -> bool:
    """غارات [إسرائيلية] are of the army, and so is دبابة إسرائيلية; مستوطنة إسرائيلية and مصادر محلية يمنية are not.

    An adjective of a country, behind another word, means its army only where a word between them is of soldiers or arms.
    """
    name = _alias(view, hit) if hit.tag == "guard" and hit.first > first else None
    return name is not None and name.kind == "adjective" and not any(_of_arms(view, i) for i in range(first, hit.first))


def _of_arms(view: View, i: int) -> bool:
    """دبابة, مصدر عسكري, قاعدة."""
    return bool(view.at("weapons", i)) or any(
        hit.entry.fields.get(field) == value for shelf, field, value in _ARMED for hit in view.at(shelf, i)
    )


def _alias(view: View, hit: Hit) -> Name | None:
    """The alias that matched."""
    form = view.forms[hit.first][len(hit.prefix):]
    rest = view.forms[hit.first + 1 : hit.last]
    names = arabic_names(hit.entry)
    return names.get(" ".join((form, *rest))) or names.get(" ".join((_ARTICLE_LEFT + form, *rest)))


def _bounds(view: View, hit: Hit) -> tuple[str | None, str | None]:
    """From when to when the entry bears the alias that matched."""
    name = _alias(view, hit)
    if name is None:
        return hit.entry.fields.get("start"), hit.entry.fields.get("end")
    return name.start, name.end


def _meant(view: View, hit: Hit) -> bool:
    """Whether a guarded name is this party's here: it is named in full elsewhere, or the report speaks of its country."""
    countries, entities = view.remember("spoken of", None, _spoken_of)
    country = hit.entry.fields.get("country")
    return hit.entry.id in entities or (country is not None and countries.get(country, 0.0) >= _SHARE)


def _spoken_of(view: View, _: None) -> tuple[dict[str, float], frozenset[str]]:
    """The share of each country in the places and parties that a report names, and the parties that it names without doubt."""
    count: Counter[str] = Counter()
    entities = set()
    for shelf in ("places", *SHELVES):
        for hits in view.hits.get(shelf, {}).values():
            sure = [hit for hit in hits if hit.tag != "guard" and not _generic(hit)]
            countries = {hit.entry.fields.get("country") for hit in sure}
            if len(countries) == 1 and (country := countries.pop()):
                count[country] += 1
            if shelf != "places" and len(sure) == 1 and len(hits) == 1:
                entities.add(sure[0].entry.id)
    total = sum(count.values())
    return {country: number / total for country, number in count.items()}, frozenset(entities)


def _country_of_adjective(view: View, first: int, last: int) -> str | None:
    """غارات إسرائيلية: an adjective names no party, but it says whose."""
    for i in range(first, last):
        for hit in view.at("places", i):
            if hit.tag == "demonym":
                country: str | None = hit.entry.fields.get("country")
                return country
    return None
