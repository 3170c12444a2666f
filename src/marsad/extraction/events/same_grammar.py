"""Two mentions in, how the later one is led into, hung on the earlier and whose deed it is out: after بعد comes another
happening, after في or إثر the cause of the same."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.paths import path_of, pattern_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same_context import Context
from marsad.extraction.events.same_overlap import overlap

_BACK = 3  # words before a mention among which its preposition or conjunction is looked for


def lead_features(view: View, a: Mention, b: Mention, ca: Context, cb: Context, near: str) -> Iterator[str]:
    """What leads into the later mention: its proclitic, preposition or conjunction."""
    one, other = a.candidate, b.candidate
    frames, same = f"{one.frame}>{other.frame}", str(one.entry_id == other.entry_id)
    yield from (f"lead={cb.lead}|{near}", f"lead={cb.lead}|{frames}|{near}", f"lead={cb.lead}|{same}|{near}",
                f"led={ca.lead}|{near}", f"leads={ca.lead}>{cb.lead}|{near}",
                f"classes={view.classes[one.first]}{view.classes[other.first]}|{frames}|{near}",
                f"entries={one.entry_id}>{other.entry_id}|{near == '0'!s}",
                f"entries={'='.join(sorted((one.entry_id, other.entry_id)))}")
    for i in range(other.first - 1, max(other.first - 1 - _BACK, -1), -1):
        if view.classes[i] in "PC":
            yield f"back={view.stem(i)}|{near}|{other.first - i}"
            yield f"back={view.stem(i)}|{near}|{frames}"
            break


def way_features(view: View, a: Mention, b: Mention, cb: Context) -> Iterator[str]:
    """Of two mentions in one sentence: the words and the grammar between them."""
    grammar = grammar_of(view)
    one, other = a.candidate, b.candidate
    frames = f"{one.frame}>{other.frame}"
    pattern = pattern_of(view, grammar, one.last, other.first)
    yield from (f"pattern={pattern}", f"pattern={pattern}|{frames}",
                f"pattern={pattern}|{view.classes[other.first]}{cb.lead}")
    from_a, to_b = grammar.node(one.first), grammar.node(other.first)
    down = path_of(view, grammar, from_a, to_b) if from_a != to_b else "same"
    up = path_of(view, grammar, to_b, from_a) if from_a != to_b else "same"
    yield from (f"path={down}", f"path={down}|{frames}", f"path={down}|{cb.lead}", f"up={up}", f"up={up}|{frames}")
    for i in range(one.last, other.first):
        if view.classes[i] in "PC":
            yield f"joint={view.stem(i)}"
            yield f"joint={view.stem(i)}|{frames}"


def participant_features(a: Mention, b: Mention, ca: Context, cb: Context, near: str) -> list[str]:
    """Whether the same do it, to the same; or those do it now to whom it was done before."""
    frames = f"{a.candidate.frame}>{b.candidate.frame}"
    does, suffers = overlap(ca.who.actors, cb.who.actors), overlap(ca.who.targets, cb.who.targets)
    back, forth = overlap(ca.who.actors, cb.who.targets), overlap(ca.who.targets, cb.who.actors)
    return [f"actors={does}|{near}", f"actors={does}|{frames}", f"targets={suffers}|{near}", f"targets={suffers}|{frames}",
            f"repaid={back}|{near}", f"paid={forth}|{near}", f"who={does}|{suffers}|{back}|{forth}"]
