"""A publication date as sources write it in, a date out; never guessed between day and month."""

from __future__ import annotations

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[T ,].*)?", re.DOTALL)
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?:[T ,].*)?", re.DOTALL)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")


def parse_published(written: str) -> date:
    """The day of 2018-02-19, 2018-02-19T21:40:00Z, 2018/02/19, 19/02/2018 (day before month) or ١٩/٠٢/٢٠١٨.

    ValueError says what is wrong. The day is the one written: no time zone is applied.
    """
    for form in (_YEAR_FIRST, _DAY_FIRST, _COMPACT):
        match = form.fullmatch(written.strip())
        if match:
            year, month, day = (int(match[part]) for part in "ymd")
            if not 1800 <= year <= 2200:
                raise ValueError(f"{written!r}: the year {year} is out of range")
            try:
                return date(year, month, day)
            except ValueError:
                raise ValueError(f"{written!r} is no day of the calendar; write YYYY-MM-DD") from None
    raise ValueError(f"{written!r} is not a date; write YYYY-MM-DD")
