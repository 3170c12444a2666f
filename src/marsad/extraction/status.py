"""A happening in, whether it happened, goes on, is planned or only thought of, and whether it is one or a series."""

from __future__ import annotations

from typing import cast

from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.extraction.why import event_id
from marsad.model.record import Reason
from marsad.model.values import Scope, Status

_BACK = 8
_CUES = ("plans", "conditions", "continues", "ongoing", "repeats", "totals", "negates", "denies", "doubts", "background", "refuses", "exercise")


def find_status(view: View, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[Status]:
    """happened, ongoing, planned or hypothetical, for each happening."""
    return [cast(Status, _class(view, happening, "status", event_id(h), reasons)) for h, happening in enumerate(happenings)]


def find_scope(view: View, happenings: tuple[Happening, ...], reasons: list[Reason]) -> list[Scope]:
    """single, repeated or cumulative, for each happening."""
    return [cast(Scope, _class(view, happening, "scope", event_id(h), reasons)) for h, happening in enumerate(happenings)]


def _class(view: View, happening: Happening, name: str, event: str, reasons: list[Reason]) -> str:
    model = load_model(name)
    features = status_features(view, happening)
    scores = model.scores(features)
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    start = happening.mentions[0].candidate.start
    reasons.append(Reason(event, name, model.classes[best], start, f"model/{name}", True, round(scores[best], 3), model.weighed(features, best)))
    return model.classes[best]


def status_features(view: View, happening: Happening) -> list[str]:
    """What the words before and after each mention say of its reality and its number."""
    features = {f"k={happening.mentions[0].kind}", f"n={min(len(happening.mentions), 4)}"}
    for mention in happening.mentions:
        features.update(_mention_features(view, mention))
    features.update(f"first:{feature}" for feature in _mention_features(view, happening.mentions[0]))
    return sorted(features)


def _mention_features(view: View, mention: Mention) -> list[str]:
    first, last = mention.candidate.first, mention.candidate.last
    hit = mention.candidate.hits[0]
    span = view.reading.sentences[view.sentence_of(first)]
    kind = mention.kind
    features = [f"tag={hit.tag[:6]}|{view.classes[first]}", f"e={hit.entry.id}", f"tag={hit.tag[:6]}|{kind}", f"pre={hit.prefix}|{view.classes[first]}",
                f"title={view.in_title(first)}|{hit.tag[:6]}"]
    for i in range(max(span.start, first - _BACK), min(span.end, last + 5)):
        side = "b" if i < first else "a"
        near = "1" if -3 <= i - first < 0 or 0 <= i - last < 2 else ""
        for cue in view.at("cues", i):
            name = cue.entry.fields.get("cue")
            if name in _CUES:
                features += [f"{side}{near}:{name}", f"{side}:{cue.entry.id}"]
        time = view.time_at.get(i)
        if time is not None and time.first == i:
            published = view.reading.document.published
            future = bool(published and time.earliest and time.earliest > published)
            long = bool(time.earliest and time.latest and (time.latest - time.earliest).days > 10)
            features += [f"{side}:time-since={time.since}", f"{side}:time-future={future}", f"{side}:time-long={long}|{hit.tag[:4]}", f"{side}:time-type={time.type}"]
    before, after = view.stem(first - 1), view.stem(last)
    features += [f"w-1={before}", f"w+1={after}", f"w-2={view.stem(first - 2)}", f"w-1={before}|{kind}"]
    return features
