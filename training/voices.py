"""Train who carries a happening: each speaker near it, and the outlet itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prepared import Prepared
from ties import same_words

from marsad.extraction.fields.voice_features import outlet_features, voice_features
from marsad.extraction.fields.voices import Voice, Voices


def speaker_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every speaker within reach of a happening, with whether the annotators name it as asserting that."""
    view = report.item.view
    voices = Voices(view, report.layers.speeches, report.happenings)
    for h, (event, happening) in enumerate(zip(report.events, report.happenings, strict=True)):
        near = voices.of(h)
        starts = [mention.candidate.first for mention in happening.mentions]
        for k, voice in enumerate(near):
            yield voice_features(view, near, k, starts, event["kind"]), "yes" if _asserts(event, voice) else "no"


def outlet_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every happening, with whether the outlet asserts it in its own voice."""
    view = report.item.view
    voices = Voices(view, report.layers.speeches, report.happenings)
    for h, (event, happening) in enumerate(zip(report.events, report.happenings, strict=True)):
        label = "yes" if any(claim["source"] == "outlet" and claim["stance"] == "asserts" for claim in event["claims"]) else "no"
        yield outlet_features(view, voices.of(h), voices.told(h), len(happening.mentions), event["kind"]), label


def _asserts(event: dict[str, Any], voice: Voice) -> bool:
    source = voice.best.speech.source
    asserting = [str(claim["source"]) for claim in event["claims"] if claim["stance"] == "asserts"]
    return source is not None and any(same_words(name, source.text) for name in asserting)
