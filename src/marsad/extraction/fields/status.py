"""A happening in, whether it happened, goes on, is planned or only thought of, and whether it is one or a series."""

from __future__ import annotations

from typing import cast

from marsad.extraction.clause.tense import tense_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.reality import signs_of
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.status_features import status_features
from marsad.extraction.fields.why import event_id
from marsad.extraction.learned.linear import load_model
from marsad.model.record import Reason
from marsad.model.values import Scope, Status

_REAL = ("happened", "ongoing")
_AHEAD = frozenset(("future", "aim", "maybe"))


def find_status(view: View, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[Status]:
    """happened, ongoing, planned or hypothetical, for each happening."""
    out = []
    for h, happening in enumerate(happenings):
        learnt = cast(Status, _class(view, happening, "status", event_id(h), reasons))
        out.append("planned" if learnt in _REAL and _is_to_come(view, happening) else learnt)
        if out[-1] != learnt:
            start = happening.mentions[0].candidate.start
            reasons.append(Reason(event_id(h), "status", out[-1], start, "its mentions are to come", True))
    return out


def _is_to_come(view: View, happening: Happening) -> bool:
    """حشدت قواتها للهجوم … الهجوم بانتظار الإشارة … أي هجوم مرتقب: told several times, and most often as what is to come.
    Or told as nothing else: سيقصفون. A threat is made when it is uttered."""
    words = [mention.candidate.first for mention in happening.mentions]
    if happening.mentions[0].kind != "THREATEN" and all(view.classes[i] == "V" and tense_of(view, i) == "future" for i in words):
        return True
    signs = [signs_of(view, mention.candidate) for mention in happening.mentions]
    ahead = sum(bool(found & _AHEAD) for found in signs)
    return len(signs) > 2 and 2 * ahead >= len(signs) and any("future" in found for found in signs)


def find_scope(view: View, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[Scope]:
    """single, repeated or cumulative, for each happening."""
    return [cast(Scope, _class(view, happening, "scope", event_id(h), reasons)) for h, happening in enumerate(happenings)]


def _class(view: View, happening: Happening, name: str, event: str, reasons: list[Reason]) -> str:
    """The class that the words speak for most. The first class is the common one: it must lead by the model's threshold."""
    model = load_model(name)
    key = tuple(mention.candidate.start for mention in happening.mentions)
    features = view.remember("status", key, lambda view, _: status_features(view, happening))
    usual, *others = model.scores(features)
    scores = [usual - model.threshold, *others]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    start = happening.mentions[0].candidate.start
    reasons.append(Reason(event, name, model.classes[best], start, f"model/{name}", True, round(scores[best], 3),
                          model.weighed(features, best)))
    return model.classes[best]
