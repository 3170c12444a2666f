"""Happenings and speeches in, claims out: who asserts, denies or doubts each event, and whether the outlet tells it itself."""

from __future__ import annotations

from datetime import date

from marsad.extraction.attach import Tie, find_ties, standing
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.resolve_party import make_party
from marsad.extraction.same import Happening
from marsad.extraction.speakers import Speech
from marsad.extraction.triggers import Mention
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.event import Claim
from marsad.model.party import Party
from marsad.model.record import Reason
from marsad.model.span import Quote

SPEECH_REACH = 2  # sentences between a mention and a speech that may carry it


def find_claims(view: View, layers: Layers, happenings: tuple[Happening, ...], days: list[date | None],
                reasons: list[Reason]) -> list[tuple[Claim, ...]]:
    """Who carries each happening. Somebody always does: where no speaker is, the outlet says it in its own voice."""
    ties = standing(find_ties(view, happenings, layers.speech_items, load_model("speakers"), reach=SPEECH_REACH,
                              extra=lambda mention, i: speech_features(view, layers, mention, i)))
    out = []
    for h, happening in enumerate(happenings):
        claims = _spoken(view, layers, ties.get(h, []), days[h], event_id(h), reasons)
        claims += _outlet(view, layers, happening, len(claims), event_id(h), reasons)
        out.append(tuple(claims))
    return out


def _spoken(view: View, layers: Layers, ties: list[Tie], on: date | None, event: str, reasons: list[Reason]) -> list[Claim]:
    model = load_model("speakers")
    claims: list[Claim] = []
    for tie in sorted(ties, key=lambda tie: tie.item):
        speech = layers.speeches[tie.item]
        if speech.source is None or any(_same_claim(claim, speech) for claim in claims):
            continue
        source = _speaker(view, speech.source, on)
        via = _speaker(view, speech.via, on) if speech.via else None
        claims.append(Claim(source, via, speech.stance, speech.cue, _evidence(view, speech.cue_at)))
        reasons.append(reason_of(tie, model, event=event, field=f"claim ({speech.stance})", quote=speech.source, rule=f"cues/{speech.cue_id}"))
    return claims


def _outlet(view: View, layers: Layers, happening: Happening, carried: int, event: str, reasons: list[Reason]) -> list[Claim]:
    model = load_model("outlet")
    features = outlet_features(view, layers, happening, carried)
    score = model.scores(features)[0] - model.threshold
    if score <= 0 and carried:
        return []
    first = happening.mentions[0].candidate
    reasons.append(Reason(event, "claim (outlet)", "", first.start, "model/outlet", True, round(score, 3), model.weighed(features)))
    return [Claim(None, None, "asserts", None, _evidence(view, first.first))]


def _same_claim(claim: Claim, speech: Speech) -> bool:
    return (claim.source is not None and speech.source is not None and claim.stance == speech.stance
            and claim.source.quote.text == speech.source.text)


def _speaker(view: View, quote: Quote, on: date | None) -> Party:
    first, last = view.range_of(quote.start, quote.end)
    return make_party(view, quote, first, last, on)


def _evidence(view: View, i: int) -> Quote:
    """The sentence that carries a claim."""
    span = view.reading.sentences[view.sentence_of(i)]
    return view.quote(span.start, span.end)


def speech_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """Whether the speech covers the mention, and whether both stand in quotation marks."""
    speech = layers.speeches[i]
    at = mention.candidate.first
    covered = covers(speech, mention)
    after = at > speech.cue_at
    same_paragraph = view.paragraph_of(at) == view.paragraph_of(speech.cue_at)
    return [f"covers={covered}|{after}|{speech.how}", f"covers={covered}|{view.in_quotation[at]}|{same_paragraph}", f"covers={covered}|{speech.cue_id}",
            f"title={view.in_title(at)}|{speech.how}", f"covers={covered}|{after}|{speech.stance}", f"k={mention.kind}|{speech.cue_id}"]


def covers(speech: Speech, mention: Mention) -> bool:
    """A speech covers the mentions among its words."""
    return speech.first <= mention.candidate.first < speech.last


def outlet_features(view: View, layers: Layers, happening: Happening, carried: int) -> list[str]:
    """What tells whether the outlet says it in its own voice: mentions that no speech covers, and where they stand."""
    bare, titled, lead, quoted = 0, False, False, 0
    hows = set()
    for mention in happening.mentions:
        at = mention.candidate.first
        covering = [speech for speech in layers.speeches if covers(speech, mention)]
        hows |= {speech.how for speech in covering}
        bare += not covering
        quoted += view.in_quotation[at]
        titled = titled or view.in_title(at)
        lead = lead or (not covering and view.sentence_of(at) <= 3)
    count = len(happening.mentions)
    first = happening.mentions[0]
    covering_first = [speech for speech in layers.speeches if covers(speech, first)]
    features = [f"bare={min(bare, 3)}", f"bare={bare == count}|{min(carried, 2)}", f"bare={bare > 0}|{min(carried, 3)}", f"titled={titled}|{count > 1}", f"lead={lead}",
                f"quoted={quoted == count}", f"carried={min(carried, 3)}", f"count={min(count, 4)}|{bare > 0}", f"kind={first.kind}", f"kind={first.kind}|{bare > 0}"]
    features += [f"how={how}" for how in sorted(hows)]
    features += [f"cue={speech.cue_id}" for speech in covering_first]
    features += [f"before={speech.cue_at < first.candidate.first}|{speech.how}" for speech in covering_first]
    return features
