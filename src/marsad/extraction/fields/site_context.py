"""Sites in, what stands around each of them out: what governs it, whether it is a speaker's, a person's or a dateline's place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from marsad.extraction.clause.view import View
from marsad.extraction.layers import Layers
from marsad.extraction.learned.counts import UP_TO
from marsad.extraction.sites.place_name import grain_of, place_name
from marsad.extraction.sites.sites import Site

_DATELINE = 6  # words of a paragraph within which its dateline ends


@dataclass(frozen=True, slots=True)
class Setting:
    """What is asked of every site of a report again and again, found once. Lists are by site."""

    sentences: list[int]
    by_sentence: dict[int, list[int]]
    chains: Counter[int]
    names: list[str]
    named: list[bool]
    times_named: list[int]
    own: list[list[str]]
    with_names: list[int]
    grain: list[int]
    front: list[bool]

    def last_named(self, sentence: int) -> int:
        """The last sentence before ``sentence`` that names a place, -1 when none does."""
        at = bisect_left(self.with_names, sentence)
        return self.with_names[at - 1] if at else -1


def describe_sites(view: View, layers: Layers) -> Setting:
    """The setting of all sites of a report, found once."""
    return view.remember("setting", None, lambda view, _: _describe(view, layers))


def _describe(view: View, layers: Layers) -> Setting:
    sites = layers.sites
    sentences = [view.sentence_of(site.first) for site in sites]
    by_sentence: dict[int, list[int]] = {}
    for i, sentence in enumerate(sentences):
        by_sentence.setdefault(sentence, []).append(i)
    names = [place_name(view, site) for site in sites]
    named = [site.name[1] > site.name[0] for site in sites]
    count = Counter(name for name, proper in zip(names, named, strict=True) if proper)
    people = {j for person in layers.people for j in range(person.first, person.last)}
    heads = {site.chain: site for site in reversed(sites)}
    return Setting(
        sentences, by_sentence, Counter(sentences[i] for i, site in enumerate(sites) if site.link == "head"),
        names, named, [count[name] for name in names],
        [_own(view, site, heads[site.chain], people) for site in sites],
        sorted({sentences[i] for i, proper in enumerate(named) if proper}),
        [grain_of(site) for site in sites],
        [heads[site.chain].first - view.reading.sentences[sentences[i]].start <= 2 for i, site in enumerate(sites)],
    )


def _own(view: View, site: Site, head: Site, people: set[int]) -> list[str]:
    """What the words around a site say of it, whatever the event."""
    governor, cls = _governor(view, head)
    after = view.cls(site.last)
    place = str(site.hits[0].entry.fields.get("kind")) if site.hits else "gazetteer" if site.known else "none"
    features = [f"g={governor}", f"g={governor}|{head.lead}", f"gc={cls}|{head.lead}", f"after={after}|{place}",
                f"size={UP_TO[4][site.last - site.first]}"]
    if site.hits and all(hit.tag == "guard" for hit in site.hits):
        features.append("guarded")
    if site.first in people:
        features.append("person")
    if _is_dateline(view, site):
        features.append("dateline")
    if any(hit.first <= site.first for j in range(max(0, site.first - 1), site.first + 1) for shelf in ("parties", "sources")
           for hit in view.at(shelf, j) if hit.last >= site.last):
        features += ["in-party", f"in-party|{head.lead}"]
    if view.in_quotation[site.first]:
        features.append("quoted")
    if after == "V" or (site.first and view.classes[site.first - 1] == "V" and not head.lead):
        says = any(view.cue_at(j, "says", "denies", "accuses") for j in (site.first - 1, site.last) if 0 <= j < len(view.words))
        features.append(f"doer={says}|{place}")
    return features


def _governor(view: View, site: Site) -> tuple[str, str]:
    """The nearest noun or verb before the site's preposition: مصدر في, سكان من, نقل إلى."""
    for i in range(site.first - 1, max(site.first - 4, -1), -1):
        cls = view.classes[i]
        if cls in "NV":
            what = next((shelf for shelf in ("events", "titles", "parties") if view.at(shelf, i)), "")
            return view.stem(i), f"{cls}{what}{site.first - i}"
        if cls == "M" and view.words[i].text in ".:\n":
            return "mark", "M"
    return "none", "none"


def _is_dateline(view: View, site: Site) -> bool:
    """بيروت (رويترز): the place that a report is filed from stands before a mark at the head of a paragraph."""
    paragraph = view.reading.paragraphs[view.paragraph_of(site.first)]
    if site.first - paragraph.start > 2 or site.lead:
        return False
    return any(view.words[i].text in "(:-–—/|" for i in range(site.last, min(site.last + _DATELINE, paragraph.end)))
