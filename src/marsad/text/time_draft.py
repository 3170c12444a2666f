"""A time expression as it was read, before it is resolved against a day."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.text.time_table import Sign


@dataclass(slots=True)
class Draft:
    """Words ``first:last`` and what they name; a field is None when the words do not say it.

    ``kind``: day (صباح الأحد 18 شباط), month, year, unit (الأسبوع الماضي), count (اليومين الماضيين), length (يومين),
    season, part-of-year, decade, nth (أول ثلاثاء من أيلول), open (مؤخراً), every (كل يوم), weekend, range.
    """

    first: int
    last: int
    kind: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    weekday: int | None = None
    weekday_after: int | None = None
    part: str | None = None
    clock: str | None = None
    deictic: Sign | None = None
    feast: Sign | None = None
    relation: str | None = None
    of_unit: str | None = None  # "month", "week" or "year" of the relation: السابع من الشهر الجاري
    of_relation: str | None = None
    unit: str | None = None
    count: float | None = None
    vague: bool = False
    qualifier: str | None = None
    edge: str | None = None
    sign: str | None = None
    nth: int | None = None
    tied: bool = False  # an ordinal behind a weekday: الجمعة الثانية may be a date, a count or the name of a march
    closing: bool = False  # nothing follows the ordinal
    span: tuple[int, int] | None = None  # months of a season, or (months a part, number of the part)
    inner: Draft | None = None
    until: Draft | None = None
    dated: Draft | None = None  # the date of the happening that منذ counts from

    def names_day(self) -> bool:
        """Whether it names one day, not only a part of a day or a clock time."""
        return self.weekday is not None or self.day is not None or self.deictic is not None or self.feast is not None
