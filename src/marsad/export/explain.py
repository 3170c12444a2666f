"""A coding in, the reasons behind it out: for each event and field what was kept, and what was considered and dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.export.paint import Paint, clean, isolate
from marsad.model.record import Coding, Reason

_SHOWN = 6  # weights a line: the heaviest come first, the rest hardly count


def reasons_to_json(coding: Coding) -> dict[str, Any]:
    """The reasons as one object; ``event`` null is what became no event."""
    record = coding.record
    return {
        "schema": "marsad/reasons/1",
        "coder": {"name": record.coder.name, "version": record.coder.version, "knowledge": record.coder.knowledge},
        "document": {"id": record.document.id, "sha256": record.document.sha256},
        "reasons": [_reason_to_json(reason) for reason in coding.reasons],
    }


def reasons_to_text(coding: Coding, paint: Paint, *, event: str | None = None) -> str:
    """The reasons as a page: events in the record's order, what became no event, the places that names may mean.

    ``event`` shows one event alone.
    """
    lines: list[str] = []
    for found in coding.record.events:
        if event in (None, found.id):
            lines += [paint(f"{found.id}  {found.kind}" + (f" {found.mode}" if found.mode else ""), "kind")]
            lines += [*_event(found.id, coding, paint), ""]
    for title, of_place in (("became no event", False), ("what names may mean", True)):
        stray = [reason for reason in coding.reasons if reason.event is None and (reason.field == "place") == of_place]
        if stray and event is None:
            lines += [paint(title, "kind"), *(_line(reason, paint) for reason in stray), ""]
    nothing = f"no event {event} in this report" if event else "no event was considered"
    return "".join(line + "\n" for line in lines or [nothing, ""])


def _event(event: str, coding: Coding, paint: Paint) -> Iterator[str]:
    own = [reason for reason in coding.reasons if reason.event == event]
    field = None
    for reason in own:
        if reason.kept:
            yield _line(reason, paint, field=reason.field if reason.field != field else "")
            field = reason.field
    dropped = [reason for reason in own if not reason.kept]
    if dropped:
        yield paint("  considered and dropped", "strong")
        yield from (_line(reason, paint, field=reason.field) for reason in dropped)


def _line(reason: Reason, paint: Paint, *, field: str | None = None) -> str:
    """✓ actors    قوات النظام @120  rule  0.93  (weights)."""
    sign = paint("✓", "asserts") if reason.kept else paint("✗", "denies")
    name = paint(f"{reason.field if field is None else field:<11}", "label")
    words = isolate(clean(reason.words)) + paint(f" @{reason.start}", "faint") if reason.words else ""
    score = "" if reason.score is None else f"{reason.score:.2f}"
    parts = [words, isolate(clean(reason.rule)), score, paint(_weights(reason), "faint")]
    return f"  {sign} {name} " + "  ".join(part for part in parts if part)


def _weights(reason: Reason) -> str:
    shown = ", ".join(f"{isolate(clean(name))} {weight:+.2f}" for name, weight in reason.weighed[:_SHOWN])
    more = len(reason.weighed) - _SHOWN
    return f"({shown}{f', {more} more' if more > 0 else ''})" if shown else ""


def _reason_to_json(reason: Reason) -> dict[str, Any]:
    return {
        "event": reason.event, "field": reason.field, "kept": reason.kept, "words": reason.words,
        "start": reason.start, "end": reason.start + len(reason.words), "rule": reason.rule, "score": reason.score,
        "weighed": [{"feature": name, "weight": weight} for name, weight in reason.weighed],
    }
