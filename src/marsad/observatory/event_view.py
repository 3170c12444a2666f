"""An event and its report in, the event as pages and reviewers see it out: its values, its sentences, its digest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marsad.model.kept import KeptEvent
from marsad.observatory.shown import Shown
from marsad.store.canonical import digest_of

Json = dict[str, Any]
_BREAKS = ".!?؟\n"
_LISTS = ("mentions", "places", "actors", "targets", "weapons", "casualties", "claims", "notes")


def event_to_json(event: KeptEvent, shown: Shown) -> Json:
    """An event as pages and reviewers see it; ``digest`` is what a reviewer sends back as ``shown``."""
    body = event.body
    return {
        "key": event.key, "report_key": event.report_key, "incident": event.incident, "digest": digest_of(body),
        "review": event.review, "kind": body["kind"], "mode": body["mode"], "status": body["status"], "scope": body["scope"],
        "earliest": event.earliest, "latest": event.latest, "part_of_day": (body["date"] or {}).get("part_of_day"),
        "basis": event.day_basis, "date": body["date"],
        **{name: body[name] for name in _LISTS},
        "sentences": sentences_of(body, shown.text),
    }


def sentences_of(body: Mapping[str, Any], text: str) -> list[Json]:
    """The sentences that the event stands on, from stop to stop around its quotes, in the order of the text."""
    spots = [*body["mentions"], *(claim["evidence"] for claim in body["claims"]), *body["casualties"]]
    spans = sorted({_sentence(text, spot["start"], spot["end"]) for spot in spots})
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return [{"start": start, "end": end, "text": text[start:end]} for start, end in merged]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while first > 0 and not _is_stop(text, first - 1):
        first -= 1
    while last < len(text) and not _is_stop(text, last - 1 if last > end else last):
        last += 1
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _is_stop(text: str, at: int) -> bool:
    """A stop with a space after it: the point of 3.5 and of example.org is none."""
    return text[at] == "\n" or (text[at] in _BREAKS and (at + 1 == len(text) or text[at + 1].isspace()))
