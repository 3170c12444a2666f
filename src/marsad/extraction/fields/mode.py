"""A happening and its weapons in, the most specific mode that its words say out."""

from __future__ import annotations

from collections import Counter

from marsad.extraction.events.same import Happening
from marsad.model.entry import Hit
from marsad.model.record import Reason

# From the most to the least telling: what a suicide attack used is less news than that it was one.
_RANK = (
    "suicide-attack", "unconventional", "drone", "aerial", "explosives", "heavy-weapons", "abduct", "torture", "sexual", "beat",
    "firearms", "primitive", "capture", "destroy", "targeted", "crowd-control", "clash",
)


def find_mode(happening: Happening, weapons: tuple[Hit, ...], event: str, reasons: list[Reason]) -> str | None:
    """The mode of a happening; None where no word says one."""
    kind = happening.mentions[0].kind
    said = [
        (str(hit.entry.fields["mode"]), f"events/{hit.entry.id}")
        for mention in happening.mentions
        for hit in mention.candidate.hits
        if hit.entry.fields.get("kind") == kind and hit.entry.fields.get("mode")
    ]
    if kind == "ASSAULT":
        said += [(str(hit.entry.fields["mode"]), f"weapons/{hit.entry.id}") for hit in weapons if hit.entry.fields.get("mode")]
    if not said:
        return None
    counts = Counter(mode for mode, _ in said)
    best = min(counts, key=lambda mode: (_RANK.index(mode) if mode in _RANK else len(_RANK), -counts[mode], mode))
    entry = next(entry for mode, entry in said if mode == best)
    reasons.append(Reason(event, "mode", best, happening.mentions[0].candidate.start, entry, True))
    return best
