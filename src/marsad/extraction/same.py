"""Mentions in, happenings out: which words of a report name the same event, decided pair by pair by a linear model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extraction.linear import LinearModel, load_model
from marsad.extraction.reality import SIGNS, signs_of
from marsad.extraction.tolls import Toll
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.model.entry import Hit

Link = tuple[int, float, Sequence[tuple[str, float]]]  # where the later mention stands, how well it fits, what weighed
_JOIN = 0.1  # log-odds over the threshold that whole groups must fit by
_RESUMED = 1.5  # log-odds that a noun with its article adds when it stood without it in one of the sentences before
_SOON = 3  # sentences
_UNREAL = frozenset(("future", "maybe", "aim"))  # what is planned is another thing than what was done


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a mention in its sentence: enough to ask whether two mentions speak of one thing."""

    sentence: int
    paragraph: int
    title: bool
    places: frozenset[str]
    tolls: frozenset[tuple[str, int | None]]
    times: frozenset[str]
    parties: frozenset[str]
    weapons: frozenset[str]
    stems: frozenset[str]
    demonstrative: bool
    other: bool
    shift: bool
    plural: bool
    definite: bool
    near_places: frozenset[str]
    near_tolls: frozenset[tuple[str, int | None]]
    opening: str
    signs: str
    done: bool
    going_on: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions that name one event; ``links`` say which earlier mention each later one was joined to, and why."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]


def find_happenings(view: View, mentions: tuple[Mention, ...], tolls: tuple[Toll, ...]) -> tuple[Happening, ...]:
    """Group the mentions from first to last: each joins the happening it fits best, or opens one of its own."""
    model = load_model("same")
    contexts = [context_of(view, mention, tolls) for mention in mentions]
    scores = _PairScores(view, model, mentions, contexts)
    groups: list[list[int]] = []
    links: list[list[Link]] = []
    for j, mention in enumerate(mentions):
        best, best_score = None, 0.0
        for g, group in enumerate(groups):
            fit = scores.fit(group, [j])
            if fit > best_score:
                best, best_score = g, fit
        if best is None:
            groups.append([j])
            links.append([])
        else:
            links[best].append((mention.candidate.start, best_score, model.weighed(scores.features(groups[best], j))))
            groups[best].append(j)
    _join_groups(mentions, scores, groups, links)
    return tuple(
        Happening(tuple(mentions[i] for i in sorted(group)), tuple(link)) for group, link in zip(groups, links, strict=True)
    )


def _join_groups(mentions: tuple[Mention, ...], scores: _PairScores, groups: list[list[int]], links: list[list[Link]]) -> None:
    """Join groups that fit each other now that they are whole: details of a raid often name it twice before the raid is named."""
    while True:
        best, best_score = None, _JOIN
        for b in range(1, len(groups)):
            for a in range(b):
                fit = scores.fit(groups[a], groups[b])
                if fit > best_score:
                    best, best_score = (a, b), fit
        if best is None:
            return
        a, b = best
        first = min(groups[b])
        links[a] += [
            *links[b],
            (mentions[first].candidate.start, best_score, scores.model.weighed(scores.features(groups[a], first))),
        ]
        groups[a] += groups[b]
        del groups[b], links[b]


class _PairScores:
    """Scores of pairs of mentions, found when they are first asked for."""

    def __init__(self, view: View, model: LinearModel, mentions: tuple[Mention, ...], contexts: list[Context]) -> None:
        self.model = model
        self._view, self._mentions, self._contexts = view, mentions, contexts
        self._scores: dict[tuple[int, int], float] = {}

    def fit(self, group: list[int], other: list[int]) -> float:
        """How well two groups fit: their best pair, tempered by the mean of all pairs; never when two of them contradict."""
        if self._mentions[group[0]].kind != self._mentions[other[0]].kind:
            return float("-inf")
        scores = []
        for j in other:
            for i in group:
                if _contradict(self._contexts[i], self._contexts[j]):
                    return float("-inf")
                scores.append(self._score(min(i, j), max(i, j)))
        return 0.6 * max(scores) + 0.4 * sum(scores) / len(scores) - self.model.threshold

    def features(self, group: list[int], j: int) -> list[str]:
        """What was seen of mention ``j`` and the mention of the group that it fits best."""
        i = max(group, key=lambda i: (self._score(min(i, j), max(i, j)), -i))
        return self._features(min(i, j), max(i, j))

    def _score(self, i: int, j: int) -> float:
        if (i, j) not in self._scores:
            self._scores[i, j] = self.model.score(self._features(i, j)) + self._resumed(i, j)
        return self._scores[i, j]

    def _resumed(self, i: int, j: int) -> float:
        """قصف … القصف: a noun that comes back with its article soon after is, by the rule of the language, the same."""
        a, b = self._contexts[i], self._contexts[j]
        soon = 0 < b.sentence - a.sentence <= _SOON and not a.title
        back = b.definite and not a.definite and not b.other and not b.plural
        same = _family(self._mentions[i].candidate.hits[0]) == _family(self._mentions[j].candidate.hits[0])
        return _RESUMED if soon and back and same else 0.0

    def _features(self, i: int, j: int) -> list[str]:
        return same_features(self._view, self._mentions[i], self._mentions[j], self._contexts[i], self._contexts[j])


def _contradict(a: Context, b: Context) -> bool:
    """What is planned or aimed at in one place is not what a past verb tells as done in another."""
    return (a.signs != "real" and b.done and b.signs == "real") or (b.signs != "real" and a.done and a.signs == "real")


def context_of(view: View, mention: Mention, tolls: tuple[Toll, ...]) -> Context:
    """The context of a mention: names, times, tolls and content words of its sentence."""
    first = mention.candidate.first
    sentence = view.sentence_of(first)
    span = view.reading.sentences[sentence]
    places, parties, weapons, times, stems, shift = view.remember("sentence context", sentence, _sentence_context)
    hit = mention.candidate.hits[0]
    signs = signs_of(view, mention)
    low, high = _own_words(view, mention, span.start, span.end)
    return Context(
        sentence,
        view.paragraph_of(first),
        view.in_title(first),
        places,
        frozenset((toll.outcome, toll.low) for toll in tolls if span.start <= toll.first < span.end),
        times,
        parties,
        weapons,
        stems,
        any(
            view.cue_at(i, "anaphora", "demonstrative")
            for i in range(max(first - 2, 0), mention.candidate.last + 1)
            if i < len(view.words)
        ),
        any(view.cue_at(i, "other") for i in range(first, min(mention.candidate.last + 3, len(view.words)))),
        shift,
        hit.tag == "n.pl",
        hit.definite,
        frozenset(
            " ".join(view.forms[h.first : h.last])
            for i in range(low, high)
            for h in view.at("places", i)[:1]
            if h.entry.fields.get("kind") != "country" and h.tag != "demonym"
        ),
        frozenset((toll.outcome, toll.low) for toll in tolls if low <= toll.first < high),
        view.stem(span.start),
        "+".join(sign for sign in SIGNS if sign in _UNREAL & signs) or "real",
        hit.tag.startswith("v.past"),
        view.words[span.start].form.startswith("و") and view.classes[span.start] == "V",
    )


def _sentence_context(
    view: View, sentence: int
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str], bool]:
    """Places, parties, weapons, times and other content words of a sentence, and whether it opens with a change of topic."""
    span = view.reading.sentences[sentence]
    places: set[str] = set()
    parties: set[str] = set()
    weapons: set[str] = set()
    times: set[str] = set()
    stems: set[str] = set()
    for i in range(span.start, span.end):
        places.update(
            hit.entry.id for hit in view.at("places", i) if hit.entry.fields.get("kind") not in ("country", "governorate")
        )
        parties.update(hit.entry.id for hit in view.at("parties", i))
        weapons.update(str(hit.entry.fields.get("weapon")) for hit in view.at("weapons", i))
        if i in view.time_at and view.time_at[i].earliest:
            times.add(str(view.time_at[i].earliest))
        elif view.classes[i] == "N" and not view.at("events", i):
            stems.add(view.stem(i))
    shift = any(view.cue_at(i, "background", "topic-shift") for i in range(span.start, min(span.start + 4, span.end)))
    return frozenset(places), frozenset(parties), frozenset(weapons), frozenset(times), frozenset(stems), shift


def _own_words(view: View, mention: Mention, start: int, end: int) -> tuple[int, int]:
    """The words around a mention up to the next event word on each side, within its sentence."""
    low, high = mention.candidate.first, mention.candidate.last
    while low > start and mention.candidate.first - low < 12 and not view.at("events", low - 1):
        low -= 1
    while high < end and high - mention.candidate.last < 14 and not view.at("events", high):
        high += 1
    return low, high


def same_features(view: View, a: Mention, b: Mention, ca: Context, cb: Context) -> list[str]:
    """What speaks for and against two mentions (a before b) naming one happening."""
    ha, hb = a.candidate.hits[0], b.candidate.hits[0]
    fa, fb = str(ha.entry.fields.get("frame")), str(hb.entry.fields.get("frame"))
    gap = cb.sentence - ca.sentence
    frames = "=".join(sorted((fa, fb)))
    near = str(gap) if gap < 3 else "<6" if gap < 6 else "far"
    same_entry = ha.entry.id == hb.entry.id
    features = [
        f"gap={near}",
        f"entry={same_entry}|{near}",
        f"frames={frames}",
        f"frames={frames}|{near}",
        f"kind={a.kind}|{near}",
        f"kind={a.kind}|{same_entry}",
        f"title={ca.title}|{cb.sentence <= 4}|{same_entry}",
        f"def={cb.definite}|{near}",
        f"def={ca.definite}{cb.definite}|{same_entry}",
        f"plural={ca.plural}{cb.plural}",
        f"plural={ca.plural}{cb.plural}|{same_entry}",
        f"dem={cb.demonstrative}",
        f"dem={cb.demonstrative}|{near}",
        f"other={cb.other}|{same_entry}",
        f"other={ca.other}{cb.other}",
        f"shift={cb.shift}|{gap > 0}",
        f"par={ca.paragraph == cb.paragraph}|{near}",
        f"pa={a.candidate.hits[0].tag.split('.')[0]}{b.candidate.hits[0].tag.split('.')[0]}|{near}",
    ]
    features += [
        f"next={view.stem(a.candidate.last) == view.stem(b.candidate.last)}|{same_entry}",
        f"prev={view.stem(a.candidate.first - 1) == view.stem(b.candidate.first - 1)}",
        f"w-1={view.stem(b.candidate.first - 1)}",
        f"w+1={view.stem(b.candidate.last)}",
        f"near={_overlap(ca.near_places, cb.near_places)}|{gap == 0}",
        f"near={_overlap(ca.near_places, cb.near_places)}|{same_entry}",
        f"toll={_overlap(ca.near_tolls, cb.near_tolls)}|{gap == 0}",
        f"signs={ca.signs}>{cb.signs}",
        f"signs={ca.signs == cb.signs}|{same_entry}",
        f"signs={ca.signs == cb.signs}|{near}",
        f"e={hb.entry.id}|{cb.definite}",
        f"e={hb.entry.id}|{same_entry}",
        f"frames={fa}>{fb}|{cb.definite}|{near}",
    ]
    if gap:
        features += [f"goes-on={cb.going_on}|{near}", f"goes-on={cb.going_on}|{frames}", f"goes-on={cb.going_on}|{cb.definite}",
                     f"open={cb.opening}", f"open={cb.opening}|{gap == 1}"]
    mode_a, mode_b = ha.entry.fields.get("mode"), hb.entry.fields.get("mode")
    features.append(f"mode={'none' if not (mode_a and mode_b) else mode_a == mode_b}")
    if gap == 0:
        distance = b.candidate.first - a.candidate.last
        between = "1" if distance < 2 else "4" if distance < 4 else "9" if distance < 9 else "far"
        joined = view.forms[b.candidate.first][:1] == "و" and distance < 3
        results = any(view.cue_at(i, "results") for i in range(a.candidate.last, b.candidate.first))
        verb = any(view.classes[i] == "V" for i in range(a.candidate.last, b.candidate.first))
        comma = any(view.words[i].text in "،," for i in range(a.candidate.last, b.candidate.first))
        features += [
            f"dist={between}|{frames}",
            f"dist={between}|{joined}",
            f"res={results}|{frames}",
            f"dist={between}|{verb}{comma}",
        ]
    else:
        features += [
            f"places={_overlap(ca.places, cb.places)}",
            f"places={_overlap(ca.places, cb.places)}|{same_entry}",
            f"times={_overlap(ca.times, cb.times)}",
            f"times={_overlap(ca.times, cb.times)}|{_overlap(ca.places, cb.places)}",
            f"tolls={_overlap(ca.tolls, cb.tolls)}",
            f"parties={_overlap(ca.parties, cb.parties)}",
            f"weapons={_overlap(ca.weapons, cb.weapons)}",
        ]
        shared = len(ca.stems & cb.stems) / max(1, min(len(ca.stems), len(cb.stems)))
        level = "0" if shared == 0 else "low" if shared < 0.15 else "some" if shared < 0.3 else "half" if shared < 0.5 else "high"
        features += [f"stems={level}", f"stems={level}|{same_entry}", f"stems={level}|{ca.title}"]
    return features


def _family(hit: Hit) -> str:
    """The lemma that an entry is a phrase of: assault.shell.air and assault.shell.artillery are both قصف."""
    return ".".join(hit.entry.id.split(".")[:2])


def _overlap(a: frozenset[object], b: frozenset[object]) -> str:
    """How two sets stand to each other: shared, apart, or one says nothing."""
    if not a or not b:
        return "none" if not a and not b else "one"
    if a & b:
        return "equal" if a == b else "some"
    return "apart"
