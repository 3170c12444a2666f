"""Sites in, the same out with المدينة as the city named before: a kind of place alone is the last place that was called so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from marsad.extraction.clause.view import View
from marsad.extraction.sites.sites import Site

_SETTLED = ("city", "governorate")  # what a bare name may be: درنة, then المدينة


def called_before(view: View, sites: Iterable[Site]) -> Iterator[Site]:
    """Each site that is only a kind of place with its article takes quote and name of the last one of that kind; the words where
    it stands stay its own."""
    by_word: dict[str, Site] = {}
    by_kind: dict[str, Site] = {}
    for site in sites:
        if site.name[0] < site.name[1]:
            _note(view, site, by_word, by_kind)
        elif _is_kind_alone(site):
            before = by_word.get(site.heads[0].entry.id) or by_kind.get(str(site.kind))
            if before is not None:
                start, known = _start(view, before), before.known
                yield replace(site, start=start, end=before.end, name=before.name, hits=before.hits, key=before.key, known=known)
                continue
        yield site


def _is_kind_alone(site: Site) -> bool:
    """المدينة, but not المدن, مدينتهم, شرق المدينة or المدينة القديمة."""
    if len(site.heads) != 1 or site.last != site.heads[0].last:
        return False
    head = site.heads[0]
    return head.definite and head.tag == "n" and bool(head.entry.fields.get("locative"))


def _note(view: View, site: Site, by_word: dict[str, Site], by_kind: dict[str, Site]) -> None:
    if site.heads and site.heads[-1].tag == "n":
        by_word[site.heads[-1].entry.id] = site
    for hit in view.at("kinds", site.name[0]):  # قطاع غزة is a name with its kind in it
        if not hit.definite and hit.last < site.name[1]:
            by_word[hit.entry.id] = site
    for hit in site.hits:
        if not site.heads and hit.tag != "demonym" and hit.entry.fields.get("kind") in _SETTLED:
            by_kind[str(hit.entry.fields["kind"])] = site


def _start(view: View, site: Site) -> int:
    """Where the place itself begins: مدينة of شرقي مدينة درنة."""
    if len(site.heads) < 2:
        return site.start
    head = site.heads[-1]
    return view.words[head.first].start + len(head.prefix)
