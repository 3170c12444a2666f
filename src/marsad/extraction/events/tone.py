"""Scored candidates in, how much the report sounds like one of conflict out: other news needs stronger words to be an event."""

from __future__ import annotations

import math
from collections.abc import Sequence

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate
from marsad.extraction.events.lone import settle
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.triggers import name_mentions, score_candidates
from marsad.extraction.events.word_features import document_features, is_lone
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import half_steps, load_model

_HARD = ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST")
_ARMED = ("REB", "MIL", "UAF", "IMG")
_STRICT = 3.0  # log-odds that a word must make up for each that the report sounds like other news
_STRICTEST = 2.9  # and at most: a word this strong is an event in any report
_SHORT, _SHORTLY = 4, 1.0  # sentences up to which a report hardly has a tone, and what it may ask for at most then
_DENIED_ALONE = 3.0  # log-odds: a sentence that stands alone and denies something is told for the sake of what it denies
_OBJECT = 6  # words after a denial begins that may be its object
_NONE = -5.0  # stands for "no such candidate"


def find_mentions(view: View, layers: Layers) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The words of the report that name events, and the candidates that were dropped."""
    scored = score_candidates(view, layers, load_model("triggers"))
    denied = denied_words(layers)
    if is_lone(view):
        return settle(view, *name_mentions(scored, 0.0, denied, _DENIED_ALONE), denied)
    model = load_model("report")
    tone = model.score(tone_features(view, [(candidate, score) for candidate, _, score in scored])) - model.threshold
    short = len(view.reading.sentences) <= _SHORT and not topics_of(view)
    strictest = _SHORTLY if short else _STRICTEST
    return name_mentions(scored, min(_STRICT * max(0.0, -tone), strictest), denied)


def denied_words(layers: Layers) -> frozenset[int]:
    """The words that follow a word of denial closely: نفى المتحدث أي مفاوضات."""
    return frozenset(i for speech in layers.speeches if speech.stance == "denies"
                     for i in range(speech.first, min(speech.last, speech.first + _OBJECT)))


def tone_features(view: View, scored: Sequence[tuple[Candidate, float]]) -> list[str]:
    """How strong the best words of conflict are, where they stand, and what else the report is about."""
    hard = [(score, candidate) for candidate, score in scored if candidate.hits[0].entry.fields["kind"] in _HARD]
    best = sorted((score for score, _ in hard), reverse=True)[:3]
    best += [_NONE] * (3 - len(best))
    title = max((score for score, candidate in hard if view.in_title(candidate.first)), default=_NONE)
    lead = max((score for score, candidate in hard if view.sentence_of(candidate.first) <= 2), default=_NONE)
    expected = math.fsum(1 / (1 + math.exp(-score)) for score, _ in hard)
    hundreds = max(len(view.words), 60) / 100
    features = [f"best{i}={_step(score)}" for i, score in enumerate(best)]
    features += [
        f"title={_step(title)}",
        f"lead={_step(lead)}",
        f"expected={_step(expected / 2)}",
        f"rate={_step(expected / hundreds)}",
        f"hard={min(len(hard) // 3, 8)}",
        *document_features(view),
    ]
    topics = topics_of(view)
    armed = {str(hit.entry.fields.get("sector")) for hits in view.hits.get("parties", {}).values() for hit in hits}
    features += [f"topic={topic}" for topic in sorted(topics)] + [
        f"armed={sector}" for sector in sorted(armed) if sector in _ARMED
    ]
    features += [f"{shelf}={min(int(len(view.hits.get(shelf, {})) / hundreds), 8)}" for shelf in ("groups", "outcomes")]
    return features


def topics_of(view: View) -> set[str]:
    """The topics of other news that words of the report belong to: football, markets."""
    return {str(hit.entry.fields.get("topic")) for hits in view.hits.get("cues", {}).values() for hit in hits
            if hit.entry.fields.get("cue") == "other-news"}


def _step(score: float) -> int:
    return half_steps(score, -8)
