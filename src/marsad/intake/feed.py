"""A carrier of RSS or Atom in, a capture an entry out; days in Arabic are read by us."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.page.lines import find_lines, squeeze
from marsad.intake.page.names import host_of
from marsad.intake.page.tree import drop_unseen, read_tree
from marsad.intake.report import check_text
from marsad.intake.stamps import Stamp, parse_stamp
from marsad.model.capture import Capture


def read_feed(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The entries in order. The text is the fullest that an entry gives: its content, its summary, else its title."""
    feed = _parse(carrier, options)
    if not feed.entries:
        broken = feed.get("bozo_exception")
        raise InputError("a feed without entries", place=carrier.place, hint=str(broken) if broken else "")
    original = carrier.original("application/xml", options)
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{carrier.place}:{number}"
        try:
            text = _text(entry, place)
            check_text(text, place=place, max_bytes=options.limits.text_bytes)
            published, updated = _days(entry, feed.get("version") or "")
            link = entry.get("link") or None
            title = squeeze(_plain(entry.get("title_detail"), place)) or None
            yield Capture(
                text=text, id=entry.get("id") or link, title=title, url=link, place=place,
                outlet=_outlet(entry, feed.feed, options, link or carrier.url), author=entry.get("author") or None,
                published=published.day if published else options.published, published_at=published.at if published else None,
                updated=updated.exact if updated else None, carrier="feed", media_type="application/xml", member=str(number),
                original=original, collected=carrier.collected,
            )
        except InputError as error:
            yield error


def _parse(carrier: Carrier, options: IntakeOptions) -> Any:
    import feedparser

    data = carrier.whole(options.limits.page_bytes)
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise InputError("a feed that defines entities", place=carrier.place, hint="they may expand without end")
    headers = {"content-location": carrier.url} if carrier.url else {}
    if carrier.charset:
        headers["content-type"] = f"application/xml; charset={carrier.charset}"
    # Bytes, never an address: feedparser would fetch it. Its cleaning is left out: it drops the styles that hide words.
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as broken:  # it guesses on through what is broken, and raises whatever the guess meets
        raise InputError("a broken feed", place=carrier.place, hint=f"{type(broken).__name__}: {broken}"[:200]) from broken


def _text(entry: Any, place: str) -> str:
    texts = [_plain(detail, place) for detail in [*entry.get("content", ()), entry.get("summary_detail")]]
    best = max(texts, key=len, default="")
    return best or _plain(entry.get("title_detail"), place)


def _plain(detail: Any, place: str) -> str:
    """The text of a detail of feedparser, a paragraph a line; empty without one."""
    value = (detail or {}).get("value") or ""
    if not value.strip():
        return ""
    if "<" not in value and "&" not in value:
        return "\n".join(line for line in map(squeeze, value.splitlines()) if line)
    tree = read_tree(f"<body>{value}</body>", place)
    drop_unseen(tree)
    return "\n".join(line.text for line in find_lines(tree))


def _outlet(entry: Any, feed: Any, options: IntakeOptions, link: str | None) -> str | None:
    """Who published the entry: its own source (in a feed of feeds), the feed's title, what was told, the host."""
    source = entry.get("source") or {}
    return source.get("title") or squeeze(feed.get("title") or "") or options.outlet or host_of(link)


def _days(entry: Any, version: str) -> tuple[Stamp | None, Stamp | None]:
    """When the entry was published and updated. RSS knows one day only, which its dc:date may tell too."""
    published, updated = _stamp(entry, "published"), _stamp(entry, "updated")
    if published is None and version.startswith("rss"):
        return updated, None
    return published, updated


def _stamp(entry: Any, key: str) -> Stamp | None:
    written = dict.get(entry, key)  # its own ``get`` gives the day of publication where there is none of an update
    try:
        return parse_stamp(written) if written else None
    except ValueError:
        return None  # a day that cannot be read is not known; the entry is no worse for it
