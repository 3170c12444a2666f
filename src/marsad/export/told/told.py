"""Records in, their events out, each with the report that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One event and the record that tells it, both as JSON objects.

    An observatory adds to the event its ``key``, its ``incident`` and its ``review``; without a key one is made of the
    document's id and the event's.
    """

    record: Json
    event: Json

    @property
    def document(self) -> Json:
        document: Json = self.record["document"]
        return document

    @property
    def report(self) -> str:
        """The key of the report, or the document's id."""
        return str(self.record.get("key") or self.document["id"])

    @property
    def key(self) -> str:
        return str(self.event.get("key") or f"{self.report}#{self.event['id']}")

    @property
    def incident(self) -> str | None:
        incident: str | None = self.event.get("incident")
        return incident

    @property
    def review(self) -> str:
        return self.event.get("review") or "unreviewed"

    @property
    def kind(self) -> str:
        """Kind and mode in one: ``ASSAULT aerial``, or ``AID`` alone."""
        return f"{self.event['kind']} {self.event['mode']}" if self.event["mode"] else str(self.event["kind"])

    @property
    def published(self) -> str | None:
        published: str | None = self.document["published"]
        return published

    @property
    def outlet(self) -> str | None:
        outlet: str | None = self.document["outlet"]
        return outlet

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day it may have happened on, None unless both are known."""
        when = self.event["date"]
        return (when["earliest"], when["latest"]) if when and when["earliest"] and when["latest"] else None

    @property
    def day(self) -> str | None:
        """The day by which its parties are taken for what they were then: its first, else that of publication."""
        return self.days[0] if self.days else self.published

    @property
    def stances(self) -> frozenset[str]:
        return frozenset(claim["stance"] for claim in self.event["claims"])

    @property
    def denied(self) -> bool:
        return "denies" in self.stances

    @property
    def doubted(self) -> bool:
        return "doubts" in self.stances

    @property
    def reasons(self) -> frozenset[str]:
        """Why it is not told as one thing that happened; empty when it is. A denial beside an assertion does not erase it."""
        told = {self.event["status"]} & {"planned", "hypothetical"}
        if "asserts" not in self.stances:
            told.add("nobody asserts it: it is only denied or doubted")
        if self.event["scope"] == "cumulative":
            told.add("a running total, not one event")
        if self.review == "rejected":
            told.add("rejected by a reviewer")
        return frozenset(told)


def tell(records: Iterable[Json]) -> Iterator[Told]:
    """Every event of every record, in order."""
    for record in records:
        for event in record["events"]:
            yield Told(record, event)


def name_of(party: Json) -> str:
    """A party by its English name, its Arabic one, or its words."""
    name = party["name"] or {}
    return str(name.get("en") or name.get("ar") or party["text"])
