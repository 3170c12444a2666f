"""Happenings and phrases in, actors and targets out: who did it and to whom."""

from __future__ import annotations

from datetime import date

from marsad.extraction.attach import Pair, Tie, best_ties, find_pairs
from marsad.extraction.grammar import grammar_of
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.namesakes import namesakes
from marsad.extraction.paths import path_of, pattern_of, shorten, valency_of
from marsad.extraction.resolve_party import make_party
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.party import Party
from marsad.model.record import Reason
from marsad.model.span import Quote

PHRASE_REACH = 0  # sentences between a mention and a phrase that may play a role in it
_MOST = 5  # parties of one role
# In log-odds over the threshold; measured by cross-validation on the training reports
# (0.57 to 0.59 of actors, 0.42 to 0.46 of targets).
_ALONE = -1.0  # how far short the only party of an event may fall
_BEHIND = 2.0  # how far behind the best another may stand
_SAME_WORDS = 0.5  # share of words from which two quotes name one party


def role_pairs(view: View, layers: Layers, happenings: tuple[Happening, ...]) -> list[Pair]:
    """Mentions and phrases that may be doer or target of each other's happening: both roles ask of the same."""
    return find_pairs(
        view,
        happenings,
        layers.phrase_items,
        reach=PHRASE_REACH,
        extra=lambda mention, i: role_features(view, layers, mention, i),
    )


def find_roles(
    view: View, layers: Layers, pairs: list[Pair], days: list[date | None], role: str, reasons: list[Reason]
) -> list[tuple[Party, ...]]:
    """The parties that play ``role`` ("actors" or "targets") in each happening, resolved at the happening's day in ``days``."""
    model = load_model(role)
    ties: dict[int, list[Tie]] = {}
    for tie in best_ties(pairs, model):
        ties.setdefault(tie.happening, []).append(tie)
    out = []
    for h in range(len(days)):
        kept = _unlike(view, layers, choose(ties.get(h, [])), days[h])
        reasons += [
            reason_of(tie, model, event=event_id(h), field=role, quote=party.quote, rule=f"model/{role}") for party, tie in kept
        ]
        out.append(tuple(party for party, _ in kept))
    return out


def choose(ties: list[Tie]) -> list[Tie]:
    """The ties of one happening that hold, the strongest first: those over the threshold that are not far behind the best,
    and the best alone when it falls a little short (most events have a doer)."""
    ranked = sorted(ties, key=lambda tie: (-tie.score, tie.item))
    if not ranked or ranked[0].score <= _ALONE:
        return []
    return [tie for tie in ranked if tie is ranked[0] or tie.score > max(0.0, ranked[0].score - _BEHIND)]


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
    role = valency_of(grammar, frame, path, trigger)
    return [
        f"p={path}", f"p={path}|{word}", f"p={path}|{word}|{filled}", f"p={path}|{entry.id}", f"p={path}|{what}",
        f"p={path}|{kind}|{word}", f"p={path}|{what}|{frame}", f"p={path}|{filled}|{kind}", f"s={short}|{word}",
        f"s={short}|{kind}", f"s={short}|{what}", f"b={pattern}", f"b={pattern}|{word}", f"b={pattern}|{phrase.lead}|{kind}",
        f"b={pattern}|{kind}|{word}", f"b={pattern}|{phrase.lead}|{word}", f"c={clause}|{word}", f"c={clause}|{short}",
        f"c={clause}|{kind}", f"c={clause}|{what}|{frame}", f"v={role}", f"v={role}|{kind}", f"v={role}|{what}", f"n={again}",
        f"n={again}|{kind}", f"n={again}|v={role}",
    ]


def _unlike(view: View, layers: Layers, ties: list[Tie], on: date | None) -> list[tuple[Party, Tie]]:
    """The strongest ties whose phrases name different parties, in the order of the text."""
    kept: list[tuple[Party, Tie]] = []
    for tie in ties:
        phrase = layers.phrases[tie.item]
        party = make_party(view, Quote.of(view.text, phrase.start, phrase.end), phrase.first, phrase.last, on)
        if len(kept) < _MOST and not any(_same_party(party, known) for known, _ in kept):
            kept.append((party, tie))
    return sorted(kept, key=lambda row: row[1].item)


def _same_party(a: Party, b: Party) -> bool:
    """One entity, or quotes that share half of their words: نتنياهو and بنيامين نتنياهو."""
    if a.entity is not None and a.entity == b.entity:
        return True
    mine, yours = a.quote.text.split(), b.quote.text.split()
    return 2 * len(set(mine) & set(yours)) >= _SAME_WORDS * (len(mine) + len(yours))
