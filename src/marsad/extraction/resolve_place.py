"""A site in, a place of the gazetteer out, with the reason; none rather than a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from marsad.extraction.sites import Site
from marsad.extraction.view import View
from marsad.model.entry import Entry, Hit
from marsad.model.place import Place, PlaceMention
from marsad.model.span import Quote

_SETTLED = 0.25  # lead that the best candidate needs over the second


def resolve_sites(view: View, sites: tuple[Site, ...], entry_of: Callable[[str], Entry | None]) -> tuple[PlaceMention, ...]:
    """Each site with its place. A name that several places bear goes to the one that the rest of the report speaks for."""
    mentioned = Counter(hit.entry.id for site in sites for hit in site.hits)
    countries = _countries(view, sites)
    return tuple(_resolve(view, site, mentioned, countries, entry_of) for site in sites)


def _countries(view: View, sites: tuple[Site, ...]) -> Counter[str]:
    """How often each country speaks: by places of one meaning, by adjectives, by parties at home there."""
    counts: Counter[str] = Counter()
    for site in sites:
        homes = {str(hit.entry.fields.get("country")) for hit in site.hits}
        if len(homes) == 1:
            counts[homes.pop()] += 1
    for hits in view.hits.get("places", {}).values():
        counts.update(str(hit.entry.fields.get("country")) for hit in hits[:1] if hit.tag == "demonym")
    return counts


def _resolve(view: View, site: Site, mentioned: Counter[str], countries: Counter[str],
             entry_of: Callable[[str], Entry | None]) -> PlaceMention:
    quote = Quote.of(view.text, site.start, site.end)
    if not site.hits:
        return PlaceMention(quote)
    scored = sorted(((_score(site, hit, mentioned, countries, entry_of), hit) for hit in site.hits),
                    key=lambda row: (-row[0][0], row[1].entry.id))
    (best, why), hit = scored[0]
    if len(scored) > 1 and best - scored[1][0][0] < _SETTLED:
        return PlaceMention(quote, None, len(scored))
    return PlaceMention(quote, make_place(hit.entry, min(0.99, 0.6 + best / 4), why), len(scored))


def _score(site: Site, hit: Hit, mentioned: Counter[str], countries: Counter[str],
           entry_of: Callable[[str], Entry | None]) -> tuple[float, str]:
    """What speaks for a candidate: its kind word, its containing places named in the report, its country."""
    fields = hit.entry.fields
    score, why = 0.0, ["name"]
    if site.kind and site.kind == fields.get("kind"):
        score += 0.5
        why.append(f"kind {site.kind}")
    around = [unit for unit in containing(hit.entry, entry_of) if mentioned.get(unit)]
    if around:
        score += 0.6
        why.append(f"inside {around[0]}, named in the report")
    total = sum(countries.values())
    if total and countries.get(str(fields.get("country"))):
        score += countries[str(fields.get("country"))] / total
        why.append(f"country {fields.get('country')}")
    return score, ", ".join(why)


def containing(entry: Entry, entry_of: Callable[[str], Entry | None]) -> list[str]:
    """The ids of the places that contain this one, nearest first."""
    out: list[str] = []
    open_ids = list(entry.fields.get("within") or ())
    while open_ids:
        unit = str(open_ids.pop(0))
        if unit in out:
            continue
        out.append(unit)
        found = entry_of(unit)
        if found is not None:
            open_ids += found.fields.get("within") or ()
    return out


def make_place(entry: Entry, confidence: float, why: str) -> Place:
    """The place that an entry describes; its id is the GeoNames id or P-code where one is known."""
    fields = entry.fields
    name = fields.get("name") or {}
    if fields.get("geonames"):
        place_id = f"geonames:{fields['geonames']}"
    elif fields.get("ocha"):
        place_id = f"ocha:{fields['ocha']}"
    else:
        place_id = f"marsad:{entry.id}"
    admin = (str(fields["country"]),) if fields.get("country") else ()
    return Place(place_id, name.get("ar", ""), name.get("en"), str(fields.get("kind", "")), fields.get("lat"), fields.get("lon"),
                 fields.get("radius_km"), (*admin, *(str(unit) for unit in fields.get("admin") or ())), round(confidence, 2), why)
