"""Happenings and speeches in, claims out: who asserts, denies or doubts each event, and whether the outlet tells it itself."""

from __future__ import annotations

from datetime import date

from marsad.arabic.fold import fold
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.resolve_party import make_party
from marsad.extraction.same import Happening
from marsad.extraction.speech import Speech
from marsad.extraction.view import View
from marsad.extraction.voices import Voice, Voices, same_speaker, outlet_features, voice_features
from marsad.extraction.why import event_id
from marsad.model.event import Claim
from marsad.model.party import Party
from marsad.model.record import Reason
from marsad.model.span import Quote


def find_claims(view: View, layers: Layers, happenings: tuple[Happening, ...], days: list[date | None],
                reasons: list[Reason]) -> list[tuple[Claim, ...]]:
    """Who carries each happening. Somebody always does: where no speaker is, the outlet says it in its own voice."""
    voices = Voices(view, layers.speeches)
    voices.adopt(happenings)
    return [_claims(view, voices, happening, days[h], event_id(h), reasons) for h, happening in enumerate(happenings)]


def _claims(view: View, voices: Voices, happening: Happening, on: date | None, event: str, reasons: list[Reason]) -> tuple[Claim, ...]:
    """Denials and doubts by rule; assertions and the outlet's own voice by model, the likeliest where none is likely."""
    against = voices.against(happening)
    claims = _denied(view, against, on, event, reasons)
    near = voices.of(happening)
    told = voices.told(happening)
    speakers, outlet = load_model("speakers"), load_model("outlet")
    scored = []
    for k, voice in enumerate(near):
        features = voice_features(view, near, k, happening)
        scored.append((speakers.scores(features)[0] - speakers.threshold, voice, features))
    own = outlet_features(view, near, told, happening)
    own_score = outlet.scores(own)[0] - outlet.threshold
    doubted = any(speech.source is None for speech in against)
    chosen = _distinct([row for row in scored if row[0] > 0])
    if not chosen and not claims and scored and own_score <= 0:
        best = max(scored, key=lambda row: row[0])
        chosen = [best] if best[0] > own_score else []
    for score, voice, features in chosen:
        speech = voice.best[1]
        claims.append(_claim(view, speech, on))
        reasons.append(Reason(event, "claim (asserts)", voice.best[1].cue.text, speech.cue_at, f"cues/{speech.cue_id}", True, round(score, 3),
                              speakers.weighed(features)))
    if not claims or (own_score > 0 and told and not doubted):
        first = happening.mentions[0].candidate
        claims.append(Claim(None, None, "asserts", None, _evidence(view, first.first)))
        reasons.append(Reason(event, "claim (outlet)", "", first.start, "model/outlet", True, round(own_score, 3), outlet.weighed(own)))
    return tuple(claims)


def _distinct(rows: list[tuple[float, Voice, list[str]]]) -> list[tuple[float, Voice, list[str]]]:
    """One row for each speaker: المرصد and المرصد السوري لحقوق الإنسان are one, the likelier stands; in the order of the report."""
    kept: list[tuple[float, Voice, list[str]]] = []
    for row in sorted(rows, key=lambda row: -row[0]):
        if not any(same_speaker(row[1].key, other[1].key) for other in kept):
            kept.append(row)
    return [row for row in rows if row in kept]


def _denied(view: View, against: list[Speech], on: date | None, event: str, reasons: list[Reason]) -> list[Claim]:
    claims: list[Claim] = []
    for speech in sorted(against, key=lambda speech: view.in_title(speech.cue_at)):
        claim = _claim(view, speech, on)
        if any(_same(claim, other) for other in claims):
            continue
        claims.append(claim)
        reasons.append(Reason(event, f"claim ({speech.stance})", speech.cue.text, speech.cue.start, f"cues/{speech.cue_id}", True))
    return claims


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
