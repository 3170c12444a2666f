"""Train who carries a happening: each speaker near it, and the outlet itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from groups import happenings_of
from ties import Prepared, same_words

from marsad.extraction.same import Happening
from marsad.extraction.voice_features import outlet_features, voice_features
from marsad.extraction.voices import Voice, Voices


def speaker_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every speaker within reach of a happening, with whether the annotators name it as asserting that."""
    view = report.item.view
    pairs, voices = _voices(report)
    for h, (event, happening) in enumerate(pairs):
        near = voices.of(h)
        starts = [mention.candidate.first for mention in happening.mentions]
        for k, voice in enumerate(near):
            yield voice_features(view, near, k, starts, event["kind"]), "yes" if _asserts(event, voice) else "no"


def outlet_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every happening, with whether the outlet asserts it in its own voice."""
    pairs, voices = _voices(report)
    for h, (event, happening) in enumerate(pairs):
        label = "yes" if any(claim["source"] == "outlet" and claim["stance"] == "asserts" for claim in event["claims"]) else "no"
        yield outlet_features(report.item.view, voices.of(h), voices.told(h), len(happening.mentions), event["kind"]), label


def _voices(report: Prepared) -> tuple[list[tuple[dict[str, Any], Happening]], Voices]:
    pairs = list(happenings_of(report))
    return pairs, Voices(report.item.view, report.layers.speeches, tuple(happening for _, happening in pairs))


def _asserts(event: dict[str, Any], voice: Voice) -> bool:
    source = voice.best.speech.source
    asserting = [str(claim["source"]) for claim in event["claims"] if claim["stance"] == "asserts"]
    return source is not None and any(same_words(name, source.text) for name in asserting)
