"""Outcomes of a batch in, what is said of it on stderr and its exit status out."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

import click

from marsad.batch import Coded, Outcome

ALL_CODED, SOME_SKIPPED, NOTHING_CODED = 0, 3, 4


@dataclass(slots=True)
class Summary:
    """Counts of one run: every report is either coded or skipped for a reason."""

    coded: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    _places: dict[str, str] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> list[str]:
        """Count it; the lines that the user should see about it."""
        if not isinstance(outcome, Coded):
            self.skipped[outcome.reason] += 1
            return [f"skipped: {outcome.message}", *outcome.trace.splitlines()]
        self.coded += 1
        document_id = outcome.coding.record.document.id
        first = self._places.setdefault(document_id, outcome.place)
        if first == outcome.place:
            return []
        return [f"note: {outcome.place}: the id '{document_id}' was seen at {first}; both are coded"]

    def text(self) -> str:
        """3 reports: 1 coded, 2 skipped (1 empty text, 1 no text)."""
        skipped = self.skipped.total()
        total = self.coded + skipped
        counts = sorted(self.skipped.items(), key=lambda row: (-row[1], row[0]))
        reasons = f" ({', '.join(f'{count} {reason}' for reason, count in counts)})" if counts else ""
        return f"{total} report{'' if total == 1 else 's'}: {self.coded} coded, {skipped} skipped{reasons}"

    def exit_status(self) -> int:
        """0 all coded, 3 some skipped, 4 nothing coded."""
        if not self.coded:
            return NOTHING_CODED
        return SOME_SKIPPED if self.skipped else ALL_CODED

    def finish(self) -> None:
        """Say the counts and end the program with its status."""
        click.echo(self.text(), err=True)
        sys.exit(self.exit_status())
