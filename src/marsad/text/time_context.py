"""Against what a time is resolved: the day of the report, the day last named, and how bare days are to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.text.calendar_days import day
from marsad.text.time_draft import Draft

_REPUBLISHED = 62  # days: an article may be captured anew weeks after it was written
_LATE = 2  # days between the writing of a report and its publication


@dataclass(slots=True)
class Context:
    """``today`` is the day on which the report was written, None when nobody knows it.

    ``query``: the text is nothing but a time, so a bare day lies ahead; in a report it lies behind.
    """

    today: date | None
    query: bool = False
    published: date | None = None
    previous: date | None = None
    named: date | None = None  # the first day of the day or period last named: الشهر نفسه
    span: tuple[date | None, date | None] = (None, None)  # the period last named: خلال الفترة نفسها

    @property
    def now(self) -> date | None:
        """Up to when the report tells: its publication, if that is a day or two after it was written."""
        if self.today is None or self.published is None:
            return self.today
        return self.published if 0 < (self.published - self.today).days <= _LATE else self.today


def written_on(drafts: Iterable[Draft], published: date | None) -> date | None:
    """The day that the text itself calls اليوم, where it contradicts the publication date.

    "أمس الثلاثاء" published on a Tuesday was written on Wednesday; "اليوم الاثنين 30 يناير" was written on 30 January,
    whenever it was published again. Without such words it is the publication date.
    """
    if published is None:
        return None
    moved: list[date] = []
    for draft in drafts:
        if draft.deictic is None or "offset" not in draft.deictic.fields or draft.deictic.fields.get("anaphoric"):
            continue
        offset = timedelta(days=int(draft.deictic.fields["offset"]))
        if draft.day is not None and draft.month is not None and not draft.hijri:
            dated = _nearest(draft, published)
            if dated is not None and abs((dated - offset - published).days) <= _REPUBLISHED:
                return dated - offset
        elif draft.weekday is not None and draft.part != "midnight":
            ahead = (draft.weekday - (published + offset).weekday() + 3) % 7 - 3
            if abs(ahead) <= _LATE:
                moved.append(published + timedelta(days=ahead))
    return published if not moved or published in moved else moved[0]


def _nearest(draft: Draft, published: date) -> date | None:
    """The written day in the year nearest to the publication."""
    years = (draft.year,) if draft.year is not None else (published.year - 1, published.year, published.year + 1)
    days = [found for year in years if draft.month and draft.day and (found := day(year, draft.month, draft.day)) is not None]
    return min(days, key=lambda found: abs((found - published).days), default=None)
