"""Two records of one report in, how the newer differs out; and many such differences summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.store.recode import match_events

Json = Mapping[str, Any]
_FIELDS = ("kind", "mode", "status", "scope", "mentions", "actors", "targets", "places", "date", "weapons", "casualties",
           "claims")


@dataclass(frozen=True, slots=True)
class RecordChange:
    """Events that are new, gone, or still there; and of those, in how many each field changed."""

    new: int
    gone: int
    same: int
    fields: Mapping[str, int]

    @property
    def nothing(self) -> bool:
        """Whether the newer record says the same."""
        return not (self.new or self.gone or self.fields)


@dataclass(slots=True)
class ChangeSummary:
    """The changes of a run of coding."""

    reports: int = 0
    unchanged: int = 0
    new: int = 0
    gone: int = 0
    same: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, change: RecordChange) -> None:
        """Count one report."""
        self.reports += 1
        self.unchanged += change.nothing
        self.new, self.gone, self.same = self.new + change.new, self.gone + change.gone, self.same + change.same
        self.fields.update(change.fields)

    def lines(self) -> Iterator[str]:
        """What a person should know of it, nothing when no report was coded again."""
        if not self.reports:
            return
        yield f"coded again: {self.reports}, of which {self.unchanged} say the same"
        yield f"events: {self.same} still there, {self.new} new, {self.gone} gone"
        if self.fields:
            changed = ", ".join(f"{name} {count}" for name, count in self.fields.most_common())
            yield f"fields that changed in events still there: {changed}"


def compare_records(earlier: Json, newer: Json) -> RecordChange:
    """How the events of the newer record differ; events are the same when their words are."""
    same = match_events(earlier["events"], newer["events"])
    by_name = {told["id"]: told for told in newer["events"]}
    fields = Counter(name for told in earlier["events"] if told["id"] in same
                     for name in _FIELDS if told[name] != by_name[same[told["id"]]][name])
    return RecordChange(len(newer["events"]) - len(same), len(earlier["events"]) - len(same), len(same), dict(fields))
