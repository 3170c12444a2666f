"""Happenings and speeches in, claims out: who asserts, denies or doubts each event, and whether the outlet tells it itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from marsad.arabic.fold import fold
from marsad.extraction.clause.view import View
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.voice_features import outlet_features, voice_features
from marsad.extraction.fields.voices import Voice, Voices, same_speaker
from marsad.extraction.fields.why import event_id
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import LinearModel, load_model
from marsad.extraction.resolve.resolve_party import make_party
from marsad.extraction.speech.speech import Speech
from marsad.model.event import Claim
from marsad.model.party import Party
from marsad.model.record import Reason
from marsad.model.span import Quote


class Judged(NamedTuple):
    """A score over the model's threshold, and the features that gave it."""

    score: float
    features: list[str]


def find_claims(view: View, layers: Layers, happenings: tuple[Happening, ...], days: list[date | None],
                reasons: list[Reason]) -> list[tuple[Claim, ...]]:
    """Who carries each happening. Somebody always does: where no speaker is, the outlet says it in its own voice.

    Denials and doubts are found by rule, assertions and the outlet's own voice by model, the likeliest where none is likely."""
    voices = Voices(view, layers.speeches, happenings)
    out = []
    for h, happening in enumerate(happenings):
        against, told = voices.against(h), voices.told(h)
        claims = _denied(view, against, days[h], event_id(h), reasons)
        own = _judge_outlet(view, voices, h, happening)
        for voice, judged in _chosen(_judge_voices(view, voices, h, happening), own, bool(claims)):
            speech = voice.best.speech
            claims.append(_claim(view, speech, days[h]))
            rule = f"cues/{speech.cue_id}"
            reasons.append(_reason(load_model("speakers"), judged, event_id(h), "claim (asserts)", speech.cue, rule))
        doubted = any(speech.source is None for speech in against)
        if not claims or (own.score > 0 and told and not doubted):
            first = happening.mentions[0].candidate
            claims.append(Claim(None, None, "asserts", None, _evidence(view, first.first)))
            place = Quote(first.start, first.start, "")
            reasons.append(_reason(load_model("outlet"), own, event_id(h), "claim (outlet)", place, "model/outlet"))
        out.append(tuple(claims))
    return out


def _denied(view: View, against: list[Speech], on: date | None, event: str, reasons: list[Reason]) -> list[Claim]:
    """One claim for each who denies or doubts; what the body says stands before what the title says."""
    claims: list[Claim] = []
    against = [speech for speech in against if not any(_speaks_for(view, other, speech) for other in against)]
    for speech in sorted(against, key=lambda speech: view.in_title(speech.cue_at)):
        claim = _claim(view, speech, on)
        if not any(_same(claim, other) for other in claims):
            claims.append(claim)
            field, rule = f"claim ({speech.stance})", f"cues/{speech.cue_id}"
            reasons.append(Reason(event, field, speech.cue.text, speech.cue.start, rule, True))
    return claims


def _speaks_for(view: View, speech: Speech, other: Speech) -> bool:
    """جيش الإسلام ينفي above نفى القيادي في "جيش الإسلام" محمد علوش: the leader's denial is the party's, said once."""
    if speech is other or other.source is None or speech.source is None or speech.stance != other.stance:
        return False
    if speech.source.text == other.source.text or not speech.source_first < speech.first:
        return False
    titles = view.quote(speech.source_first, speech.first)
    return fold(other.source.text) in fold(titles.text)


def _judge_voices(view: View, voices: Voices, h: int, happening: Happening) -> list[tuple[Voice, Judged]]:
    model = load_model("speakers")
    near = voices.of(h)
    starts = [mention.candidate.first for mention in happening.mentions]
    out = []
    for k, voice in enumerate(near):
        features = voice_features(view, near, k, starts, happening.mentions[0].kind)
        out.append((voice, Judged(model.scores(features)[0] - model.threshold, features)))
    return out


def _judge_outlet(view: View, voices: Voices, h: int, happening: Happening) -> Judged:
    model = load_model("outlet")
    features = outlet_features(view, voices.of(h), voices.told(h), len(happening.mentions), happening.mentions[0].kind)
    return Judged(model.scores(features)[0] - model.threshold, features)


def _chosen(rows: list[tuple[Voice, Judged]], own: Judged, denied: bool) -> list[tuple[Voice, Judged]]:
    """The likely speakers, each once (المرصد and المرصد السوري are one); the likeliest where nobody else is likely."""
    likely = [row for row in rows if row[1].score > 0]
    if not likely and not denied and rows and own.score <= 0:
        best = max(rows, key=lambda row: row[1].score)
        likely = [best] if best[1].score > own.score else []
    kept: list[tuple[Voice, Judged]] = []
    for row in sorted(likely, key=lambda row: -row[1].score):
        if not any(same_speaker(row[0].key, other[0].key) for other in kept):
            kept.append(row)
    return [row for row in likely if row in kept]


def _same(a: Claim, b: Claim) -> bool:
    if a.stance != b.stance or a.source is None or b.source is None:
        return a.stance == b.stance and a.source is b.source
    return same_speaker(fold(a.source.quote.text), fold(b.source.quote.text))


def _claim(view: View, speech: Speech, on: date | None) -> Claim:
    source = _speaker(view, speech.source, on) if speech.source else None
    via = _speaker(view, speech.via, on) if speech.via else None
    return Claim(source, via, speech.stance, speech.cue, _evidence(view, speech.cue_at))


def _speaker(view: View, quote: Quote, on: date | None) -> Party:
    first, last = view.range_of(quote.start, quote.end)
    return make_party(view, quote, first, last, on)


def _evidence(view: View, i: int) -> Quote:
    """The sentence that carries a claim."""
    span = view.reading.sentences[view.sentence_of(i)]
    return view.quote(span.start, span.end)


def _reason(model: LinearModel, judged: Judged, event: str, field: str, words: Quote, rule: str) -> Reason:
    return Reason(event, field, words.text, words.start, rule, True, round(judged.score, 3), model.weighed(judged.features))
