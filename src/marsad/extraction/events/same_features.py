"""Two mentions with their contexts in, what speaks for and against their naming one happening out."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same_context import Context, rare_words
from marsad.extraction.events.same_grammar import lead_features, participant_features, way_features
from marsad.extraction.events.same_overlap import overlap
from marsad.extraction.learned.counts import UP_TO

_KIND, _FAMILY = attrgetter("kind"), attrgetter("candidate.family")


class Between(NamedTuple):
    """How many mentions of the same kind, and how many of the later one's word, stand between two mentions."""

    kin: int
    family: int


def between(mentions: Sequence[Mention], i: int, j: int) -> Between:
    """What stands between mention ``i`` and a later mention ``j``."""
    kind, family = mentions[j].kind, mentions[j].candidate.family
    inner = mentions[i + 1 : j]
    return Between(list(map(_KIND, inner)).count(kind), list(map(_FAMILY, inner)).count(family))


def same_features(view: View, a: Mention, b: Mention, ca: Context, cb: Context, between: Between) -> list[str]:
    """What speaks for and against two mentions (a before b) naming one happening; ``between`` is what stands between them."""
    ha, hb = a.candidate.hits[0], b.candidate.hits[0]
    fa, fb = str(ha.entry.fields.get("frame")), str(hb.entry.fields.get("frame"))
    gap = cb.sentence - ca.sentence
    frames = "=".join(sorted((fa, fb)))
    near = str(gap) if gap < 3 else "<6" if gap < 6 else "far"
    same_entry = str(ha.entry.id == hb.entry.id)  # in words: each is said several times, and a flag is slow to format
    definite, before, demonstrative, going_on = str(cb.definite), str(ca.definite), str(cb.demonstrative), str(cb.going_on)
    title, plural, signs = str(ca.title), f"{ca.plural}{cb.plural}", str(ca.signs == cb.signs)
    features = [
        f"gap={near}",
        f"entry={same_entry}|{near}",
        f"frames={frames}",
        f"frames={frames}|{near}",
        f"kind={a.kind}|{near}",
        f"kind={a.kind}|{same_entry}",
        f"title={title}|{cb.sentence <= 4!s}|{same_entry}",
        f"def={definite}|{near}",
        f"def={before}{definite}|{same_entry}",
        f"plural={plural}",
        f"plural={plural}|{same_entry}",
        f"dem={demonstrative}",
        f"dem={demonstrative}|{near}",
        f"other={cb.other!s}|{same_entry}",
        f"other={ca.other!s}{cb.other!s}",
        f"shift={cb.shift!s}|{gap > 0!s}",
        f"par={ca.paragraph == cb.paragraph!s}|{near}",
        f"pa={a.candidate.hits[0].tag.split('.')[0]}{b.candidate.hits[0].tag.split('.')[0]}|{near}",
    ]
    features += [
        f"next={view.stem(a.candidate.last) == view.stem(b.candidate.last)!s}|{same_entry}",
        f"prev={view.stem(a.candidate.first - 1) == view.stem(b.candidate.first - 1)!s}",
        f"w-1={view.stem(b.candidate.first - 1)}",
        f"w+1={view.stem(b.candidate.last)}",
        f"toll={overlap(ca.own_tolls, cb.own_tolls)}|{gap == 0!s}",
        f"signs={ca.signs}>{cb.signs}",
        f"signs={signs}|{same_entry}",
        f"signs={signs}|{near}",
        f"e={hb.entry.id}|{definite}",
        f"e={hb.entry.id}|{same_entry}",
        f"frames={fa}>{fb}|{definite}|{near}",
    ]
    if gap:
        features += [f"goes-on={going_on}|{near}", f"goes-on={going_on}|{frames}", f"goes-on={going_on}|{definite}",
                     f"open={cb.opening}", f"open={cb.opening}|{gap == 1!s}"]
    features += _own_features(ca, cb, same_entry, near)
    features += _teller_features(ca, cb, same_entry, near)
    features += _between_features(a, b, between, same_entry, near)
    features += _word_features(view, a, b, ca, cb, same_entry, near)
    features += lead_features(view, a, b, ca, cb, near)
    features += participant_features(a, b, ca, cb, near)
    features.append(f"sites={overlap(ca.own.sites, cb.own.sites)}|{overlap(ca.around.sites, cb.around.sites)}|{near}")
    features.append(f"sites of one={overlap(ca.own.sites, cb.around.sites)}|{near}")
    mode_a, mode_b = ha.entry.fields.get("mode"), hb.entry.fields.get("mode")
    features.append(f"mode={'none' if not (mode_a and mode_b) else mode_a == mode_b}")
    if gap == 0:
        distance = b.candidate.first - a.candidate.last
        apart = "1" if distance < 2 else "4" if distance < 4 else "9" if distance < 9 else "far"
        joined = view.forms[b.candidate.first][:1] == "و" and distance < 3
        results = any(view.cue_at(i, "results") for i in range(a.candidate.last, b.candidate.first))
        verb = any(view.classes[i] == "V" for i in range(a.candidate.last, b.candidate.first))
        comma = any(view.words[i].text in "،," for i in range(a.candidate.last, b.candidate.first))
        features += [
            f"dist={apart}|{frames}",
            f"dist={apart}|{joined!s}",
            f"res={results!s}|{frames}",
            f"dist={apart}|{verb!s}{comma!s}",
            *way_features(view, a, b, cb),
        ]
    else:
        places, times = overlap(ca.around.places, cb.around.places), overlap(ca.around.times, cb.around.times)
        features += [
            f"places={places}",
            f"places={places}|{same_entry}",
            f"sites={overlap(ca.around.sites, cb.around.sites)}",
            f"times={times}",
            f"times={times}|{places}",
            f"tolls={overlap(ca.tolls, cb.tolls)}",
            f"parties={overlap(ca.around.parties, cb.around.parties)}",
            f"weapons={overlap(ca.around.weapons, cb.around.weapons)}",
        ]
        mine, yours = ca.around.stems, cb.around.stems
        shared = len(mine & yours) / max(1, min(len(mine), len(yours)))
        level = "0" if shared == 0 else "low" if shared < 0.15 else "some" if shared < 0.3 else "half" if shared < 0.5 else "high"
        rare = UP_TO[4][rare_words(view, mine & yours)]
        features += [f"stems={level}", f"stems={level}|{same_entry}", f"stems={level}|{title}",
                     f"stems={UP_TO[6][len(mine & yours)]}|{near}", f"rare={rare}|{near}", f"rare={rare}|{same_entry}"]
    return features


def _own_features(ca: Context, cb: Context, same_entry: str, near: str) -> list[str]:
    """What the words that are each mention's own share."""
    features = []
    own = {name: overlap(mine, yours) for name, mine, yours in zip(ca.own._fields, ca.own, cb.own, strict=True)}
    for name, shared in own.items():
        features += [f"own {name}={shared}|{near}", f"own {name}={shared}|{same_entry}"]
    counted = _alike(ca.counted, cb.counted)
    features += [f"counted={counted}|{same_entry}", f"counted={counted}|{near}",
                 f"own={own['places']}|{own['times']}|{overlap(ca.own_tolls, cb.own_tolls)}"]
    return features


def _word_features(view: View, a: Mention, b: Mention, ca: Context, cb: Context, same_entry: str, near: str) -> list[str]:
    """What the two words are as they stand: their form, what modifies them, the rare words that both have to themselves."""
    tags = f"{a.candidate.hits[0].tag[:8]}>{b.candidate.hits[0].tag[:8]}"
    shared = ca.own.stems & cb.own.stems
    form = str(view.forms[a.candidate.first] == view.forms[b.candidate.first])
    return [f"tags={tags}|{near}|{same_entry}", f"form={form}|{near}|{same_entry}",
            f"modifiers={overlap(ca.modifiers, cb.modifiers)}|{same_entry}",
            f"own shared={UP_TO[4][len(shared)]}|{near}", f"own rare={UP_TO[4][rare_words(view, shared)]}|{near}|{same_entry}"]


def _teller_features(ca: Context, cb: Context, same_entry: str, near: str) -> list[str]:
    """Who tells each: a denial denies what was told before, one speaker goes on where another begins anew."""
    stances, tellers = f"{ca.stance}>{cb.stance}", _alike(ca.teller, cb.teller)
    return [f"told={stances}|{near}", f"told={stances}|{same_entry}", f"teller={tellers}|{near}",
            f"teller={tellers}|{same_entry}"]


def _between_features(a: Mention, b: Mention, between: Between, same_entry: str, near: str) -> list[str]:
    """How many mentions of the kind, and of the word, stand between the two."""
    kin, family, definite = UP_TO[4][between.kin], UP_TO[2][between.family], str(b.candidate.hits[0].definite)
    return [f"kin={kin}|{near}", f"kin={kin}|{same_entry}", f"family={family}|{same_entry}|{near}",
            f"family={family}|{a.candidate.family == b.candidate.family!s}|{definite}",
            f"kin={kin}|{definite}|{a.kind}"]


def _alike(a: str, b: str) -> str:
    """Whether two values are the same, where both are given."""
    return str(a == b) if a and b else "one" if a or b else "none"
