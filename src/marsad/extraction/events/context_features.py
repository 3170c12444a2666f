"""Candidates of a report in, what stands around each out: its grammar, its reality, who speaks, what the report says again.

``word_features`` sees a word with its neighbours; here it is seen in its clause and in the report as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from marsad.extraction.clause.grammar import Grammar, grammar_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate, own_words
from marsad.extraction.events.reality import signs_of
from marsad.extraction.events.word_features import seen
from marsad.extraction.layers import Layers
from marsad.extraction.learned.counts import UP_TO

_HEADS, _KIDS = 2, 5  # words that a candidate hangs on, and that hang on it, which are looked at
_LEAD = 2  # sentences
_SHELVES = ("places", "parties", "weapons", "groups", "titles")


class _Report(NamedTuple):
    """What is found once a report and asked for each candidate."""

    layers: Layers
    grammar: Grammar
    kids: dict[int, list[tuple[int, str]]]  # what hangs on a word, and as what
    what: dict[int, str]  # what a phrase is, by its first word
    families: Counter[str]
    kinds: Counter[str]
    chief: str  # the kind that most candidates are of
    titled: frozenset[str]  # families and kinds that the title names
    led: frozenset[str]  # families that the lead names


def context_features(view: View, layers: Layers, candidates: tuple[Candidate, ...]) -> Iterator[list[str]]:
    """For each candidate what its clause and its report say of it."""
    report = _describe(view, layers, candidates)
    return (_features(view, report, candidate, len(candidates)) for candidate in candidates)


def _describe(view: View, layers: Layers, candidates: tuple[Candidate, ...]) -> _Report:
    grammar = grammar_of(view)
    kids: dict[int, list[tuple[int, str]]] = {}
    for child, links in grammar.links.items():
        for link in links:
            kids.setdefault(link.head, []).append((child, link.rel))
    what = {phrase.first: item.own[0] for phrase, item in zip(layers.phrases, layers.phrase_items, strict=True)}
    kinds = Counter(one.kind for one in candidates)
    title = [one for one in candidates if view.in_title(one.first)]
    lead = [one for one in candidates if 0 < view.sentence_of(one.first) <= _LEAD]
    return _Report(
        layers, grammar, kids, what,
        Counter(one.family for one in candidates), kinds, kinds.most_common(1)[0][0] if kinds else "",
        frozenset(one.family for one in title) | frozenset(one.kind for one in title),
        frozenset(one.family for one in lead),
    )


def _features(view: View, report: _Report, candidate: Candidate, count: int) -> list[str]:
    return [
        *_reality(view, candidate), *_clause(view, report, candidate), *_spoken(report, candidate),
        *_told_again(view, report, candidate, count), *_own(view, report, candidate), *_position(view, candidate),
    ]


def _reality(view: View, candidate: Candidate) -> Iterator[str]:
    """Whether it is to come, possible, aimed at, denied: what is no deed is often no event."""
    signs = sorted(signs_of(view, candidate))
    joined = "+".join(signs)
    yield f"sg={joined}"
    yield f"sg={joined}|{candidate.kind}"
    yield f"sg={joined}|{candidate.entry_id}"
    for sign in signs:
        yield f"sg1={sign}|{view.classes[candidate.first]}"


def _clause(view: View, report: _Report, candidate: Candidate) -> Iterator[str]:
    """What the word hangs on, what hangs on it, and the subjects of its clause and of the one around."""
    grammar, kind, entry, frame = report.grammar, candidate.kind, candidate.entry_id, candidate.frame
    node, cls = grammar.node(candidate.first), view.classes[candidate.first]
    yield f"head={node == candidate.first!s}|{cls}"
    heads = grammar.links.get(node, [])
    for link in heads[:_HEADS]:
        stem, sort = view.stem(link.head), seen(view, link.head)
        yield from (f"up={link.rel}|{stem}", f"up={link.rel}|{sort}", f"up={link.rel}|{sort}|{kind}",
                    f"uprel={link.rel}|{frame}", f"upstem={stem}|{kind}")
        for above in grammar.links.get(link.head, [])[:1]:
            yield f"up2={link.rel}.{above.rel}|{view.stem(above.head)}"
            yield f"up2={seen(view, above.head)}|{kind}"
    if not heads:
        yield f"up=none|{cls}|{kind}"
    kids = report.kids.get(node, [])
    for child, rel in kids[:_KIDS]:
        what = report.what.get(child, "verb")
        yield from (f"kid={rel}|{what}|{frame}", f"kid={rel}|{what}|{kind}", f"kid={rel}|{entry}", f"kid={rel}|{what}")
    yield f"kids={UP_TO[3][len(kids)]}|{cls}|{kind}"
    inner, outer = grammar.clause.get(node, (-1, -1))
    yield f"clin={report.what.get(inner, 'none')}|{kind}"
    yield f"clout={report.what.get(outer, 'none')}|{kind}"


def _spoken(report: _Report, candidate: Candidate) -> Iterator[str]:
    """Whose words it stands in: the speech whose word of saying is nearest, and how many hold it."""
    kind = candidate.kind
    holding = [speech for speech in report.layers.speeches if speech.first <= candidate.first < speech.reach]
    if holding:
        speech = min(holding, key=lambda speech: abs(speech.cue_at - candidate.first))
        yield from (f"sp={speech.how}|{speech.stance}", f"sp={speech.cue_id}", f"sp={speech.cue_id}|{kind}",
                    f"sp={speech.how}|{speech.source_kind}|{kind}", f"spn={UP_TO[3][len(holding)]}")
    else:
        yield "sp=none"
        yield f"sp=none|{kind}"
    if any(speech.cue_at == candidate.first for speech in report.layers.speeches):
        yield f"self-speech|{candidate.entry_id}"


def _told_again(view: View, report: _Report, candidate: Candidate, count: int) -> Iterator[str]:
    """Whether title and lead name the like, and how much of the report is about it."""
    family, kind = candidate.family, candidate.kind
    body = not view.in_title(candidate.first)
    times, of_kind = report.families[family], report.kinds[kind]
    late = view.sentence_of(candidate.first) > _LEAD
    yield f"tf={family in report.titled!s}|{body!s}|{kind}"
    yield f"tk={kind in report.titled!s}|{body!s}|{kind}"
    yield f"lf={family in report.led!s}|{late!s}|{kind}"
    yield f"fc={UP_TO[5][times]}|{kind}"
    yield f"fc={UP_TO[5][times]}|{candidate.hits[0].definite!s}"
    yield f"kc={min(of_kind, 12) // 2}|{kind}"
    yield f"share={round(4 * of_kind / count)}|{kind}"
    yield f"dom={report.chief}|{kind}"
    yield f"nc={UP_TO[6][count // 8]}"


def _own(view: View, report: _Report, candidate: Candidate) -> Iterator[str]:
    """What stands between it and the next event words: particulars make a happening."""
    own = own_things(view, report.layers, candidate)
    cls = view.classes[candidate.first]
    for name in own:
        yield from (f"own={name}", f"own={name}|{candidate.kind}", f"own={name}|{candidate.frame}|{cls}")
    if "tolldeed" in own:
        yield f"toll-deed|{candidate.entry_id}"
    yield f"ownset={''.join(name[:2] for name in own)}"


def own_things(view: View, layers: Layers, candidate: Candidate) -> tuple[str, ...]:
    """What particulars stand between a candidate and the next event words: time, place, toll …, in alphabetical order."""
    return view.remember("own things", candidate.first, lambda view, _: _find_own(view, layers, candidate))


def _find_own(view: View, layers: Layers, candidate: Candidate) -> tuple[str, ...]:
    low, high = own_words(view, candidate)
    span = view.reading.sentences[view.sentence_of(candidate.first)]
    own = {shelf for shelf in _SHELVES if any(view.row(shelf)[low:high])}
    if any(i in view.time_at for i in range(low, high)):
        own.add("time")
    if any(i in view.quantity_at for i in range(low, high)):
        own.add("num")
    for toll in layers.tolls:
        if candidate.first <= toll.deed < candidate.last:
            own.add("tolldeed")
        elif low <= toll.first < high:
            own.add("toll")
        elif span.start <= toll.first < span.end:
            own.add("toll-sent")
    return tuple(sorted(own))


def _position(view: View, candidate: Candidate) -> Iterator[str]:
    """Where in the report and in its sentence it stands."""
    sentence, count = view.sentence_of(candidate.first), len(view.reading.sentences)
    span, cls = view.reading.sentences[sentence], view.classes[candidate.first]
    yield f"rel={5 * sentence // count}|{UP_TO[5][count // 4]}"
    yield f"si={UP_TO[12][sentence]}|{candidate.kind}"
    yield f"slen={UP_TO[6][(span.end - span.start) // 8]}|{cls}"
    yield f"into={UP_TO[6][(candidate.first - span.start) // 5]}|{cls}"
