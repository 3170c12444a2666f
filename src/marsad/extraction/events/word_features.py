"""A candidate in, what is seen of it out: its entry and form, its neighbours and their company, what its sentence holds."""

from __future__ import annotations

from bisect import bisect_left

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate
from marsad.extraction.events.clusters import clusters_at
from marsad.extraction.learned.counts import UP_TO
from marsad.model.entry import Hit

_LONE_SENTENCES = 2
_HOLDS = (("places", "place"), ("parties", "party"), ("weapons", "weapon"), ("groups", "group"))
_TELLING_CUES = frozenset(
    ("negates", "plans", "conditions", "denies", "figurative", "exercise", "commemorates", "background", "accuses")
)


def document_features(view: View) -> tuple[str, ...]:
    """What kind of report it is: how thick event words and weapons stand, whether it speaks of sport or markets."""
    events = view.hits.get("events", {})
    strong = sum(1 for hits in events.values() if not hits[0].entry.fields.get("weak") and _violent(hits[0]))
    weapons = len(view.hits.get("weapons", {}))
    other = sum(1 for hits in view.hits.get("cues", {}).values() for hit in hits if hit.entry.fields.get("cue") == "other-news")
    per = 100.0 / max(len(view.words), 60)
    return (
        f"doc-violent={_bucket(strong * per)}", f"doc-weapons={_bucket(weapons * per)}", f"doc-other={UP_TO[5][other]}",
    )


def word_features(view: View, candidate: Candidate) -> list[str]:
    """What is seen of a candidate: its entry and form, its neighbours, what its sentence holds."""
    first, last = candidate.first, candidate.last
    hit = candidate.hits[0]
    fields = hit.entry.fields
    entry, tag = hit.entry.id, hit.tag.rsplit(".", 1)[0] if hit.tag.startswith("v") else hit.tag
    cls = view.classes[first]
    definite = "def" if hit.definite else "indef"
    features = [
        f"e={entry}",
        f"e={entry}|{tag}",
        f"k={fields.get('kind')}",
        f"k={fields.get('kind')}|{tag}",
        f"fr={fields.get('frame')}|{cls}",
        f"e={entry}|{definite}",
        f"cls={cls}|{tag}",
        f"weak={bool(fields.get('weak'))!s}|{cls}",
        f"e={entry}|{cls}",
        f"pre={hit.prefix}|{cls}",
        f"suf={bool(hit.suffix)!s}|{cls}",
        f"len={last - first}",
    ]
    if len(candidate.hits) > 1:
        features += [f"alt={other.entry.id}" for other in candidate.hits[1:]]
    for offset in (-2, -1, 0, 1):
        i = first + offset if offset < 0 else last + offset
        stem, sort = view.stem(i), seen(view, i)
        features += [f"w{offset}={stem}", f"s{offset}={sort}", f"s{offset}={sort}|{fields.get('kind')}|{cls}"]
        if offset in (-1, 0):
            features += [f"w{offset}={stem}|{fields.get('frame')}", f"e={entry}|s{offset}={sort}"]
    features += _company_features(view, candidate, str(fields.get("kind")), str(fields.get("frame")))
    features += _sentence_features(view, candidate, str(fields.get("kind")), cls)
    return features + _lone_features(view, features) if is_lone(view) else features


def _lone_features(view: View, features: list[str]) -> list[str]:
    """The features again for a text that stands alone, and every word of it with its company."""
    words = [i for i in range(len(view.words)) if view.classes[i] != "M"]
    stems = {f"lone word {view.stem(i)}" for i in words} | {f"lone near {clusters_at(view, i)[1]}" for i in words}
    pairs = {f"lone pair {view.stem(i)} {view.stem(i + 1)}" for i in words}
    return [*(f"lone {feature}" for feature in features), *sorted(stems | pairs)]


def is_lone(view: View) -> bool:
    """Whether the text is a sentence or two without a report around it: then the words must speak for themselves."""
    return len(view.reading.sentences) <= _LONE_SENTENCES


def _company_features(view: View, candidate: Candidate, kind: str, frame: str) -> list[str]:
    """The clusters of the words around: what kind of company the word keeps here."""
    first, last = candidate.first, candidate.last
    entry = candidate.hits[0].entry.id
    around = {offset: clusters_at(view, first + offset if offset < 0 else last + offset) for offset in (-3, -2, -1, 0, 1, 2)}
    features = []
    for offset, (coarse, fine) in around.items():
        features += [f"c{offset}={fine}", f"c{offset}={coarse}|{frame}", f"C{offset}={coarse}|{kind}"]
    features += [
        f"c-1={around[-1][0]}|{entry}",
        f"c0={around[0][0]}|{entry}",
        f"c-1={around[-1][1]}|{kind}",
        f"c0={around[0][1]}|{kind}",
    ]
    features += [
        f"cc={around[-1][0]}_{around[0][0]}",
        f"cc+={around[0][0]}_{around[1][0]}|{frame}",
        f"cc-={around[-2][0]}_{around[-1][0]}|{frame}",
    ]
    return features


def _sentence_features(view: View, candidate: Candidate, kind: str, cls: str) -> list[str]:
    """What the sentence holds, on which side its cues stand, and the event words around."""
    first = candidate.first
    sentence = view.sentence_of(first)
    span = view.reading.sentences[sentence]
    holds, cues, events = view.remember("sentence summary", sentence, _summary)
    has = holds | {f"{cue}-{'before' if i < first else 'after'}" for i, cue in cues}
    features = [f"has={name}" for name in sorted(has)] + [f"has={name}|{kind}" for name in sorted(has)]
    at = bisect_left(events, first)
    if at:
        near = view.at("events", events[at - 1])[0].entry
        features += [f"ev-1={near.id}", f"ev-1={near.fields.get('frame')}|{kind}", f"ev-1-gap={UP_TO[6][first - events[at - 1]]}"]
    if at + 1 < len(events):
        near = view.at("events", events[at + 1])[0].entry
        features += [f"ev+1={near.id}", f"ev+1={near.fields.get('frame')}|{kind}", f"ev+1-gap={UP_TO[6][events[at + 1] - first]}"]
    position = "title" if view.in_title(first) else "lead" if sentence <= 3 else "body" if sentence <= 9 else "tail"
    features += [f"pos={position}", f"pos={position}|{cls}", f"pos={position}|{kind}", f"quoted={view.in_quotation[first]!s}",
                 f"sfirst={first == span.start!s}|{cls}", f"others={UP_TO[5][len(events) - 1]}"]
    earlier = bisect_left(view.remember("places of entries", None, _places_of_entries)[candidate.hits[0].entry.id], first)
    features.append(f"again={UP_TO[3][earlier]}|{candidate.hits[0].definite!s}")
    return features


def _summary(view: View, sentence: int) -> tuple[frozenset[str], tuple[tuple[int, str], ...], list[int]]:
    """What a sentence holds, its cues with their places, and the words of it that begin an event entry."""
    span = view.reading.sentences[sentence]
    words = range(span.start, span.end)
    holds = {name for shelf, name in _HOLDS if any(view.row(shelf)[span.start : span.end])}
    holds |= {name for name, known in (("time", view.time_at), ("number", view.quantity_at)) if any(i in known for i in words)}
    cues = [(i, str(cue)) for i, hits in zip(words, view.row("cues")[span.start : span.end], strict=True) for hit in hits
            if (cue := hit.entry.fields.get("cue")) in _TELLING_CUES]
    events = [i for i, hits in zip(words, view.row("events")[span.start : span.end], strict=True) if hits]
    return frozenset(holds), tuple(cues), events


def _places_of_entries(view: View, _: None) -> dict[str, list[int]]:
    """Where each event entry stands in the document, in order."""
    places: dict[str, list[int]] = {}
    for i in sorted(view.hits["events"]):
        places.setdefault(view.at("events", i)[0].entry.id, []).append(i)
    return places


def seen(view: View, i: int) -> str:
    """What stands at a word, by the best thing known of it."""
    return view.remember("seen", i, _see) if 0 <= i < len(view.words) else "edge"


def _see(view: View, i: int) -> str:
    if i in view.time_at:
        return "time"
    if i in view.quantity_at:
        return "number"
    for shelf in ("parties", "places", "groups", "weapons", "sources", "titles", "kinds"):
        for hit in view.at(shelf, i):
            return f"{shelf}:{hit.tag}" if hit.tag in ("guard", "demonym") else shelf
    for hit in view.at("cues", i):
        return f"cue:{hit.entry.fields.get('cue') or hit.entry.fields.get('class')}"
    for hit in view.at("events", i):
        return f"event:{hit.entry.fields.get('frame')}"
    for hit in view.at("outcomes", i):
        return f"outcome:{hit.entry.fields.get('role')}"
    return view.classes[i] + ("def" if view.forms[i].startswith("ال") else "")


def _violent(hit: Hit) -> bool:
    return hit.entry.fields.get("kind") in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")


def _bucket(value: float) -> str:
    for limit in (0.5, 1.0, 2.0, 3.5, 5.0, 8.0):
        if value <= limit:
            return str(limit)
    return "more"
