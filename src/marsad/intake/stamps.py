"""A day or time as sites, feeds and people write it in, the day and the hour out; what is ambiguous is refused, never guessed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from marsad.arabic.fold import fold
from marsad.intake.published import parse_published
from marsad.lexicon.load import KNOWLEDGE, read_entries

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "june", "july", "august", "september", "sept", "october", "november", "december",
)
_SEPARATOR = r"[\s,،/\-]*"
_HOUR = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?(?![\d:])"
    r"(?P<zone>\s*(?:(?P<utc>z|gmt|utc)(?![a-z])|(?P<sign>[+-])(?P<east>\d{2}):?(?P<minutes>\d{2})(?!\d)))?"
)
_DATE_MARK = re.compile(r"(?<=\d)t(?=\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}(?:[-/.]\d{1,2}[-/.]|\s*/\s*\d{1,2}\s*/\s*)\d{1,2}(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?\d{4}(?!\d)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day as written, and the hour of it where one is written; ``at`` has a zone only where that is written too."""

    day: date
    at: datetime | None = None

    @property
    def exact(self) -> date | datetime:
        """The time where it is known, else the day."""
        return self.at or self.day


def parse_stamp(written: str) -> Stamp:
    """The stamp of 2018-02-19T21:40:00+03:00, "Mon, 19 Feb 2018 21:40:00 GMT", «الاثنين 19 شباط 2018 - 09:40 م», 20180219.

    ValueError says what is wrong: no day, several days, a day of no calendar, 3/2/2018 9:40 AM (whose month?).
    """
    found = find_stamps(written)
    if len(found) > 1:
        raise ValueError(f"{written!r} holds {len(found)} days")
    american = _DAY_FIRST.search(fold(written))
    if not found and american and _is_american(american, _spelling(written)):
        raise ValueError(f"{written!r} may have the month first; write YYYY-MM-DD")
    return found[0] if found else Stamp(parse_published(written))


def find_stamps(written: str) -> list[Stamp]:
    """Every full date in a line, each day once, in order; the hour goes to a line's only day."""
    folded = _spelling(written)
    days = list(dict.fromkeys(_days(folded)))
    return [Stamp(days[0], _hour_of(days[0], folded))] if len(days) == 1 else [Stamp(day) for day in days]


def _days(folded: str) -> list[date]:
    """The days, in the order they stand; one that no calendar has is left out."""
    found = [(match.start(), _number_day(match[0])) for match in _YEAR_FIRST.finditer(folded)]
    found += [(match.start(), _day_first(match, folded)) for match in _DAY_FIRST.finditer(folded)]
    found += [(match.start(), _named_day(match)) for pattern in _named() for match in pattern.finditer(folded)]
    return [day for _, day in sorted((at, day) for at, day in found if day)]


def _number_day(written: str) -> date | None:
    try:
        return parse_published(_SPACE.sub("", written))
    except ValueError:
        return None


def _day_first(match: re.Match[str], folded: str) -> date | None:
    return None if _is_american(match, folded) else _number_day(match[0])


def _is_american(match: re.Match[str], folded: str) -> bool:
    """Whether 3/2/2018 may have the month first: AM or PM in Latin letters stands in the line."""
    first, second = int(match[1]), int(match[2])
    return first != second and max(first, second) <= 12 and re.search(r"\d\s*[ap]m\b", folded) is not None


def _named_day(match: re.Match[str]) -> date | None:
    """The day of a match of ``_named``: None when two names of the month disagree or the calendar has no such day."""
    months = {_months()[name] for name in (match["month"], match["other"]) if name}
    if len(months) != 1 or not 1800 <= int(match["year"]) <= 2200:
        return None
    try:
        return date(int(match["year"]), months.pop(), int(match["day"]))
    except ValueError:
        return None


def _hour_of(day: date, folded: str) -> datetime | None:
    """The time of the only hour in ``folded``; None when there is none, several, or one that no clock shows."""
    hours = list(_HOUR.finditer(_DATE_MARK.sub(" ", folded)))
    if len(hours) != 1:
        return None
    found = hours[0]
    hour, half = int(found["hour"]), _half(folded[found.end():], folded[:found.start()])
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + 12 * half
    try:
        clock = time(hour, int(found["minute"]), int(found["second"] or 0), tzinfo=_zone(found))
        return datetime.combine(day, clock)
    except ValueError:
        return None


def _half(after: str, before: str) -> int | None:
    """0 in the morning, 1 in the afternoon, None where it is not said."""
    for half, words in enumerate((_words()["morning"], _words()["afternoon"])):
        names = "|".join(words)
        if re.match(rf"\s*(?:{names})(?!\w)", after) or re.search(rf"(?<!\w)(?:{names})\s*$", before):
            return half
    return None


def _zone(found: re.Match[str]) -> timezone | None:
    if found["utc"]:
        return UTC
    if not found["sign"]:
        return None
    offset = timedelta(hours=int(found["east"]), minutes=int(found["minutes"]))
    return timezone(-offset if found["sign"] == "-" else offset)  # beyond 24 hours: ValueError, as of an hour of no clock


def _spelling(written: str) -> str:
    return fold(written).casefold()


@lru_cache(maxsize=1)
def _named() -> tuple[re.Pattern[str], ...]:
    """19 شباط/فبراير 2018 and 19 Feb 2018; February 19, 2018 and فبراير 19، 2018. Spellings are folded."""
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    of = "|".join(_words()["of"])
    month = rf"(?P<month>{names})\.?(?:\s*[/(\-]\s*(?P<other>{names})\)?)?(?!\w)"
    year = rf"(?:(?:{'|'.join(_words()['year'])})\s*)?(?P<year>\d{{4}})(?!\d)"
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR}(?:(?:{of})\s+)?{month}{_SEPARATOR}{year}"),
        re.compile(rf"(?<!\w){month}{_SEPARATOR}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]\s*{year}"),
    )


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Folded name of a month -> its number: the forms of the knowledge and the English names."""
    found = {name: at for at, name in enumerate(_ENGLISH, start=1)}
    found.update({name: found[name[:3]] for name in _FULL})
    for entry in read_entries([("calendar", KNOWLEDGE / "calendar" / "months.yaml")]):
        for form in [*entry.fields["forms"], *entry.fields.get("guarded", ())]:
            found[_spelling(form)] = entry.fields["month"]
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    listed = json.loads((Path(__file__).parent / "stamps.json").read_text(encoding="utf-8"))
    return {name: [re.escape(_spelling(word)) for word in words] for name, words in listed.items()}
