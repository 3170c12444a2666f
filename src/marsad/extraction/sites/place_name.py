"""A site in, what tells it from other places out: what makes two sites one place, and how much a place covers."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.sites.sites import Site

_GRAINS = {
    "country": 4, "governorate": 3, "region": 3, "district": 3, "desert": 3, "sea": 3, "city": 2, "building": 0, "street": 0,
    "square": 0, "neighbourhood": 0, "base": 0, "airport": 0, "crossing": 0, "road": 0,
}


def place_name(view: View, site: Site) -> str:
    """What makes two sites one place: the proper name without its kind word and its quotation marks, else all words. Of
    شمال غرب سوريا and شمال غربي سوريا it is one."""
    first, last = site.name if site.name[1] > site.name[0] else (site.first, site.last)
    words = [j for j in range(first, last) if view.words[j].kind != "mark"]
    bearings = {j: hit.entry.fields["bearing"] for i in words for hit in view.at("kinds", i)
                for j in range(i + 1, hit.last) if "bearing" in hit.entry.fields}  # of شمال غرب, one entry, the second word
    return " ".join(bearings.get(j, view.stem(j)) for j in words if j == words[-1] or not view.at("kinds", j))


def grain_of(site: Site) -> int:
    """How much a place covers: 0 a building, 1 a village or town, 2 a city, 3 a region, 4 a country; 5 without a name."""
    if site.name[0] == site.name[1]:
        return 5
    kind = site.kind or (str(site.hits[0].entry.fields.get("kind")) if site.hits else "town")
    return _GRAINS.get(kind, 1)
