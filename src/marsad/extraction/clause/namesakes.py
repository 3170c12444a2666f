"""A view in, how its phrases repeat each other out: the full name, its short forms, how often each stands in the report."""

from __future__ import annotations

from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.phrases import Phrase
from marsad.extraction.clause.view import View


def namesakes(view: View) -> dict[int, str]:
    """For the first word of each phrase: "full" (a longer form of others), "short" (part of a longer one), "again" or "once"."""
    return view.remember("namesakes", None, _find_namesakes)


def _find_namesakes(view: View, _: None) -> dict[int, str]:
    stems = {phrase.first: _stems(view, phrase) for phrase in grammar_of(view).phrases}
    holders: dict[str, set[frozenset[str]]] = {}
    counts: dict[frozenset[str], int] = {}
    for words in stems.values():
        counts[words] = counts.get(words, 0) + 1
        for word in words:
            holders.setdefault(word, set()).add(words)
    out = {}
    for first, words in stems.items():
        if not words:
            out[first] = "once"
            continue
        rivals = set.intersection(*(holders[word] for word in words))
        if len(rivals) > 1:
            out[first] = "short"
        elif any(other < words for word in words for other in holders[word]):
            out[first] = "full"
        else:
            out[first] = "again" if counts[words] > 1 else "once"
    return out


def _stems(view: View, phrase: Phrase) -> frozenset[str]:
    return frozenset(view.stem(i) for i in range(phrase.first, phrase.last) if view.words[i].kind in ("arabic", "latin"))
