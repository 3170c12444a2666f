"""Train who carries a happening: each speaker near it, and the outlet itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from gold import SHARED
from groups import happenings_of
from ties import Prepared

from marsad.extraction.voices import Voices, outlet_features, voice_features

sys.path.insert(0, str(SHARED))
from score import same_words  # noqa: E402


def speaker_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every speaker within reach of a happening, with whether the annotators name it as asserting that."""
    view = report.item.view
    voices = Voices(view, report.layers.speeches)
    for event, happening in happenings_of(report):
        near = voices.of(happening)
        for k, voice in enumerate(near):
            speech = voice.best[1]
            named = any(claim["stance"] == "asserts" and speech.source is not None and same_words(str(claim["source"]), speech.source.text)
                        for claim in event["claims"])
            yield voice_features(view, near, k, happening), "yes" if named else "no"


def outlet_rows(report: Prepared) -> Iterator[tuple[list[str], str]]:
    """Every happening, with whether the outlet asserts it in its own voice."""
    view = report.item.view
    voices = Voices(view, report.layers.speeches)
    for event, happening in happenings_of(report):
        told = voices.told(happening)
        label = "yes" if any(claim["source"] == "outlet" and claim["stance"] == "asserts" for claim in event["claims"]) else "no"
        yield outlet_features(view, voices.of(happening), told, happening), label
