"""A page in, the days it was published and updated out: read by us from what the page says, null where it is not plain.

The kinds of evidence are asked in turn. One that names two days is asked no further: related reports bear days too, and
a wrong day is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from marsad.arabic.fold import fold
from marsad.intake.page.lines import Line, is_caption, title_at
from marsad.intake.page.meta import Meta, is_listed, strings
from marsad.intake.stamps import Stamp, find_stamps, parse_stamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_date", "publication_date", "date_published", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date",
    "citation_date", "article_date_original", "article:date", "shareaholic:article_published_time",
)
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "modified_date", "shareaholic:article_modified_time",
)
_IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d{2})(?P<s>[-/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)")
_NEAR = 15  # lines after the title within which its date line stands
_DATE_LINE, _LABELLED = 70, 120  # characters: longer is a sentence of the report
_BODY = 80  # a line of so many unlinked characters begins the report
_FIRST_YEAR = 1994  # no site is older; 1970 is an empty clock


@dataclass(frozen=True, slots=True)
class Days:
    """When a page was published and updated; None where it does not say so plainly."""

    published: Stamp | None = None
    updated: Stamp | None = None


def find_days(meta: Meta, tree: HtmlElement, lines: list[Line], title: str | None, url: str | None) -> Days:
    """The days of a page whose unseen elements are gone."""
    published = (
        _agreed(strings(meta.report.get("datePublished")))
        or _named(meta, _PUBLISHED)
        or _agreed(meta.properties.get("datepublished", ()))
        or _agreed(element.get("datetime") or element.text_content() for element in tree.iterfind(".//time[@pubdate]"))
        or _shown(lines, title, "published")
        or day_of_address(url)
    )
    updated = (
        _agreed(strings(meta.report.get("dateModified")))
        or _named(meta, _UPDATED)
        or _agreed(meta.properties.get("datemodified", ()))
        or _shown(lines, title, "updated")
    )
    if published and updated and _is_before(updated, published):
        updated = None  # the clock of the site's machine, or of a template: nothing is updated before it is there
    return Days(published, updated)


def _is_before(one: Stamp, other: Stamp) -> bool:
    if one.at and other.at and (one.at.tzinfo is None) == (other.at.tzinfo is None):
        return one.at < other.at
    return one.day < other.day


def day_of_address(url: str | None) -> Stamp | None:
    """The day in /2018/02/19/, /2018-02-19-, /20180219; None when the address names none or several."""
    path = urlsplit(url).path if url else ""
    matches = (match for pattern in (_IN_ADDRESS, _COMPACT) for match in pattern.finditer(path))
    found = {f"{match['y']}-{match['m']}-{match['d']}" for match in matches}
    return _agreed(found)


def _named(meta: Meta, names: Iterable[str]) -> Stamp | None:
    """The first of ``names`` that the page gives a day."""
    return next((stamp for name in names if (stamp := _agreed(meta.named.get(name, ())))), None)


def _agreed(written: Iterable[str]) -> Stamp | None:
    """The stamp on whose day all that can be read agree; the first with an hour stands for them."""
    stamps = [stamp for one in written if (stamp := _read(one))]
    if len({stamp.day for stamp in stamps}) != 1:
        return None
    return next((stamp for stamp in stamps if stamp.at), stamps[0])


def _read(written: str) -> Stamp | None:
    try:
        stamp = parse_stamp(written)
    except ValueError:
        return None
    return stamp if stamp.day.year >= _FIRST_YEAR else None


def _shown(lines: list[Line], title: str | None, what: str) -> Stamp | None:
    """The day on a line under the title, else on lines anywhere that say that they tell it («تاريخ النشر: …»)."""
    near = _after_title(lines, title)
    plain = [line.text for line in near if len(line.text) <= _DATE_LINE and not _label(line.text)] if what == "published" else []
    labelled = [line.text for line in lines if _label(line.text) == what and not is_listed(line.element)]
    near_labelled = [text for text in labelled if any(text == line.text for line in near)]
    anywhere = labelled if what == "published" else []  # updates are told of the reports that a page lists, too
    for texts in (near_labelled, plain, anywhere):
        stamp = _only(stamp for text in texts for stamp in find_stamps(text))
        if stamp:
            return stamp
    return None


def _only(stamps: Iterable[Stamp]) -> Stamp | None:
    found = [stamp for stamp in stamps if stamp.day.year >= _FIRST_YEAR]
    if len({stamp.day for stamp in found}) != 1:
        return None
    return next((stamp for stamp in found if stamp.at), found[0])


def _after_title(lines: list[Line], title: str | None) -> list[Line]:
    """The lines between the title and the report."""
    at = title_at(lines, title)
    if at is None:
        return []
    near: list[Line] = []
    for line in lines[at + 1:at + 1 + _NEAR]:
        if is_caption(line):
            continue
        if line.told >= _BODY:
            break
        near.append(line)
    return near


def _label(text: str) -> str | None:
    """published or updated, when a line says that it tells one of them."""
    if len(text) > _LABELLED:
        return None
    folded = fold(text).casefold()
    for what in ("updated", "published"):
        if _labels()[what].search(folded):
            return what
    return None


@lru_cache(maxsize=1)
def _labels() -> dict[str, re.Pattern[str]]:
    listed = json.loads((Path(__file__).parent.parent / "page.json").read_text(encoding="utf-8"))
    names = {what: "|".join(re.escape(fold(word).casefold()) for word in words) for what, words in listed.items()}
    return {what: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for what, words in names.items()}
