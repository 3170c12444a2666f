"""Happenings and phrases in, actors and targets out: who did it and to whom."""

from __future__ import annotations

import re
from datetime import date

from marsad.arabic.fold import fold
from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.namesakes import namesakes
from marsad.extraction.clause.paths import path_of, pattern_of, shorten, valency_of
from marsad.extraction.clause.phrases import Phrase
from marsad.extraction.clause.shapes import crude_stem
from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie, best_ties, find_pairs
from marsad.extraction.fields.beside import NONE
from marsad.extraction.fields.nearness import NAMES as NEAR
from marsad.extraction.fields.nearness import Nearness
from marsad.extraction.fields.second import LEAST, Looked, likely, look_again, put_beside
from marsad.extraction.fields.wholes import find_wholes
from marsad.extraction.fields.why import event_id, reason_of
from marsad.extraction.fields.wording import word_features
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import load_model
from marsad.extraction.learned.trees import load_trees
from marsad.extraction.resolve.resolve_party import make_party
from marsad.model.party import Party
from marsad.model.record import Reason
from marsad.model.span import Quote

PHRASE_REACH = 0  # sentences between a mention and a phrase that may play a role in it
ROLES = ("actors", "targets")
_KINDS = ("party", "place", "group", "weapon", "title", "kind", "outcome", "event", "number", "demonym", "")
_NUMBERS = ("other role", "other role here", "words", "said again", "best of its names", "titled",
            *(f"a {kind or 'noun'}" for kind in _KINDS), *NEAR)
_IS_A = {kind: tuple(float(kind == other) for other in _KINDS) for kind in _KINDS}
_MOST = 5  # parties of one role
_SAME_WORDS = 0.5  # share of words from which two quotes name one party
_WORD = re.compile(r"\w+")
_Named = tuple[int, frozenset[str]]  # a happening, and the words of a party of it


def find_roles(view: View, layers: Layers, happenings: tuple[Happening, ...], days: list[date | None],
               reasons: list[Reason]) -> dict[str, list[tuple[Party, ...]]]:
    """The "actors" and the "targets" of each happening, resolved at the happening's day in ``days``."""
    first = role_ties(view, layers, happenings)
    looked = {role: look_again(look_at_roles(view, layers, happenings, first, role), role) for role in ROLES}
    out: dict[str, list[tuple[Party, ...]]] = {}
    for role, ties in _in_one_role(view, looked).items():
        standing: dict[int, list[Tie]] = {}
        for tie in ties:
            standing.setdefault(tie.happening, []).append(tie)
        out[role] = []
        for h in range(len(happenings)):
            ranked = sorted(standing.get(h, []), key=lambda tie: (-tie.score, tie.item))
            kept = _unlike(view, ranked, days[h])
            reasons += [reason_of(tie, model=role, event=event_id(h), field=role, quote=party.quote, rule=f"model/{role}")
                        for party, tie in kept]
            out[role].append(tuple(party for party, _ in kept))
    return out


def role_ties(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> dict[str, list[Tie]]:
    """The first look at every phrase near a happening: may it be its doer, its target? Both ask of the same pairs."""
    pairs = find_pairs(view, happenings, layers.phrase_items, reach=PHRASE_REACH,
                       extra=lambda mention, i: target_features(view, layers, mention, i))
    return dict(zip(ROLES, best_ties(pairs, [load_model(role) for role in ROLES], LEAST), strict=True))


def look_at_roles(view: View, layers: Layers, happenings: tuple[Happening, ...], first: dict[str, list[Tie]],
                  role: str) -> Looked:
    """The likely phrases for a role beside each other, and beside what they are for the other role."""
    ties = likely(first[role])
    (other,) = (name for name in ROLES if name != role)
    against = {(tie.happening, tie.item): tie.score for tie in first[other]}
    best = {tie.happening: tie.score for tie in sorted(first[other], key=lambda tie: tie.score)}
    score = {(tie.happening, tie.item): tie.score for tie in ties}
    phrases = find_wholes(view)
    alike, nearness = _alike(view, phrases, {tie.item for tie in ties}), Nearness(view, happenings)
    own = []
    for tie in ties:
        phrase = phrases[tie.item]
        names = [score[tie.happening, i] for i in alike[tie.item] if (tie.happening, i) in score]
        own.append((
            against.get((tie.happening, tie.item), NONE), best.get(tie.happening, NONE), float(phrase.last - phrase.first),
            float(len(names)), max(names, default=NONE), float(view.in_title(phrase.first)),
            *_IS_A[phrase.head_kind], *nearness.numbers(tie.happening, phrase.first, phrase.last),
        ))
    return put_beside(ties, happenings, own, _NUMBERS)


def _alike(view: View, phrases: tuple[Phrase, ...], items: set[int]) -> dict[int, list[int]]:
    """For each phrase the others that share half of its words: نتنياهو and بنيامين نتنياهو."""
    words = {i: _stems(phrases[i].text(view)) for i in sorted(items)}
    by_word: dict[str, list[int]] = {}
    for i, own in words.items():
        for word in own:
            by_word.setdefault(word, []).append(i)
    return {
        i: [j for j in sorted({j for word in own for j in by_word[word]})
            if j != i and _share_words(own, words[j])]
        for i, own in words.items()
    }


def role_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What only roles look at, beside the features of every pair: the grammar between the mention and phrase ``i``."""
    grammar = grammar_of(view)
    phrase = layers.phrases[i]
    item = layers.phrase_items[i]
    trigger, end = mention.candidate.first, mention.candidate.last
    entry = mention.candidate.hits[0].entry
    frame = str(entry.fields.get("frame"))
    word = f"{frame}.{grammar.tags[trigger]}"
    node = grammar.node(trigger)
    path = "self" if node == phrase.first else path_of(view, grammar, node, phrase.first)
    short = shorten(path)
    filled = f"{trigger in grammar.subjects:d}{trigger in grammar.objects:d}"
    what, kind = item.own[0], phrase.head_kind
    after = phrase.first >= end
    pattern = (">" if after else "<") + pattern_of(view, grammar, *((end, phrase.first) if after else (phrase.last, trigger)))
    inner, outer = grammar.clause.get(node, (-1, -1))
    clause = "inner" if inner == phrase.first else "outer" if outer == phrase.first else "no"
    again = f"{namesakes(view).get(phrase.first)}{view.in_title(phrase.first)}"
    role = valency_of(view, grammar, frame, path, trigger)
    return [
        f"p={path}", f"p={path}|{word}", f"p={path}|{word}|{filled}", f"p={path}|{entry.id}", f"p={path}|{what}",
        f"p={path}|{kind}|{word}", f"p={path}|{what}|{frame}", f"p={path}|{filled}|{kind}", f"s={short}|{word}",
        f"s={short}|{kind}", f"s={short}|{what}", f"b={pattern}", f"b={pattern}|{word}", f"b={pattern}|{phrase.lead}|{kind}",
        f"b={pattern}|{kind}|{word}", f"b={pattern}|{phrase.lead}|{word}", f"c={clause}|{word}", f"c={clause}|{short}",
        f"c={clause}|{kind}", f"c={clause}|{what}|{frame}", f"v={role}", f"v={role}|{kind}", f"v={role}|{what}", f"n={again}",
        f"n={again}|{kind}", f"n={again}|v={role}",
    ]


def target_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What roles look at, and the very words between and around; the model of actors has not learnt from those."""
    phrase = layers.phrases[i]
    return [*role_features(view, layers, mention, i), *word_features(view, mention, phrase.first, phrase.last)]


def _in_one_role(view: View, looked: dict[str, list[Tie]]) -> dict[str, list[Tie]]:
    """The ties that stand, a name in the role that is likelier: who calls for something does not call on himself."""
    phrases = find_wholes(view)
    named: dict[str, list[tuple[_Named, Tie]]] = {}
    best: dict[_Named, tuple[float, str]] = {}
    for role, ties in looked.items():
        odds = load_trees(role).threshold
        named[role] = [((tie.happening, frozenset(_stems(phrases[tie.item].text(view)))), tie) for tie in ties if tie.score > 0]
        for key, tie in named[role]:
            best[key] = max(best.get(key, (NONE, "")), (tie.score + odds, role))
    return {role: [tie for key, tie in rows if best[key][1] == role] for role, rows in named.items()}


def _unlike(view: View, ties: list[Tie], on: date | None) -> list[tuple[Party, Tie]]:
    """The strongest ties whose phrases name different parties, in the order of the text. A phrase that another one goes on over
    (داعش of قياديين في داعش) is named by that."""
    phrases = find_wholes(view)
    kept: list[tuple[Party, Tie]] = []
    for tie in ties:
        phrase = phrases[tie.item]
        if any(other.item < tie.item and phrase.first < phrases[other.item].last for other in ties):
            continue
        party = make_party(view, Quote.of(view.text, phrase.start, phrase.end), phrase.first, phrase.last, on)
        if len(kept) < _MOST and not any(_same_party(party, known) for known, _ in kept):
            kept.append((party, tie))
    return sorted(kept, key=lambda row: row[1].item)


def _same_party(a: Party, b: Party) -> bool:
    """One entity, or quotes that share half of their words: نتنياهو and بنيامين نتنياهو."""
    if a.entity is not None and a.entity == b.entity:
        return True
    return _share_words(_stems(a.quote.text), _stems(b.quote.text))


def _share_words(a: set[str], b: set[str]) -> bool:
    return 2 * len(a & b) >= _SAME_WORDS * (len(a) + len(b))


def _stems(text: str) -> set[str]:
    """The words of a quote without marks, article and prefixes: للدراجة النارية and دراجة نارية are one thing."""
    return {crude_stem(fold(word)) for word in _WORD.findall(text)}
