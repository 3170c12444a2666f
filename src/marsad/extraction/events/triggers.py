"""A view in, mentions of events out: words that the lexicon knows as events, judged in their context by a linear model."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate, find_candidates
from marsad.extraction.events.context_features import context_features
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.word_features import document_features, word_features
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import LinearModel, load_model
from marsad.model.values import Kind

DENIED = 1.0  # log-odds: what is denied is a happening by being denied, even if nobody else tells it


def see_candidates(view: View, layers: Layers) -> list[tuple[Candidate, tuple[str, ...]]]:
    """Every candidate with all that is seen of it."""
    return list(_see(view, layers))


def _see(view: View, layers: Layers) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """The same one by one: what was just seen is asked about while it is at hand."""
    candidates, tone = find_candidates(view), document_features(view)
    around = context_features(view, layers, candidates)
    for one, context in zip(candidates, around, strict=True):
        yield one, (*word_features(view, one), *tone, *context)


def score_candidates(view: View, layers: Layers, model: LinearModel) -> list[tuple[Candidate, tuple[str, ...], float]]:
    """Every candidate with its features and its score over the threshold."""
    return [(candidate, features, model.score(features) - model.threshold)
            for candidate, features in _see(view, layers)]


def name_mentions(
    scored: list[tuple[Candidate, tuple[str, ...], float]], strictness: float, denied: Collection[int] = (), less: float = DENIED
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The candidates that name events, and those that were dropped. ``strictness`` is what a score must be over; for a candidate
    that stands among ``denied`` words it is so much ``less``."""
    kinds = load_model("kinds")
    kept, dropped = [], []
    for candidate, features, score in scored:
        if score > (strictness - less if candidate.first in denied else strictness):
            kind, lead = choose_kind(kinds, features)
            kept.append(Mention(candidate, kind, score, features, lead))
        else:
            dropped.append(Mention(candidate, candidate.hits[0].entry.fields["kind"], score, features))
    return tuple(kept), tuple(dropped)


def choose_kind(model: LinearModel, features: tuple[str, ...]) -> tuple[Kind, float]:
    """The kind that the context speaks for most, and how far it leads the next."""
    scores = model.scores(features)
    first, second = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:2]
    return cast(Kind, model.classes[first]), scores[first] - scores[second]
