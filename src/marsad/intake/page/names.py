"""A page in, its names out: title, outlet, author, address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from marsad.arabic.fold import fold
from marsad.intake.page.lines import squeeze
from marsad.intake.page.meta import Meta, strings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_JOINT = re.compile(r"\s+[|\-–—»«•:]+\s+|\s*\|\s*")
_ADDRESS = re.compile(r"https?://|www\.|@\w|\.(?:com|net|org)\b", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST = 200  # characters of the names of all authors
_SIDE_DOORS = ("www.", "m.", "amp.", "mobile.")


def find_title(meta: Meta, tree: HtmlElement, outlet: str | None, url: str | None) -> str | None:
    """The headline, without the name of the site: the page's heading where the rest of the page knows it too."""
    told = [*strings(meta.report.get("headline")), *meta.named.get("og:title", ()), *meta.named.get("twitter:title", ())]
    page = squeeze(tree.findtext(".//title") or "")
    headings = [squeeze(heading.text_content()) for heading in tree.iter("h1")]
    for heading in headings:
        known = any(_spelling(heading) in _spelling(other) for other in [*told, page])
        if known and len(heading) >= 8 and not is_site(heading, outlet, url):
            return heading
    for title in [*told, *([page] if page else []), *(headings if len(headings) == 1 else [])]:
        cut = _without_site(title, outlet, url)
        if cut:
            return cut
    return None


def find_outlet(meta: Meta) -> str | None:
    """The name of the site as it gives it."""
    told = [*meta.named.get("og:site_name", ()), *strings(meta.report.get("publisher")), *meta.named.get("application-name", ())]
    return next((name for name in told if not _ADDRESS.search(name)), None)


def find_author(meta: Meta, outlet: str | None, url: str | None) -> str | None:
    """Who wrote it, as the page says; the site itself and links to profiles are nobody."""
    told = [
        *[name for name in [", ".join(strings(meta.report.get("author")))] if name],
        *meta.named.get("author", ()), *meta.named.get("article:author", ()), *meta.properties.get("author", ()),
    ]
    people = (name for name in told if len(name) <= _LONGEST and not _ADDRESS.search(name) and not is_site(name, outlet, url))
    return next(people, None)


def find_address(tree: HtmlElement, meta: Meta, known: str | None) -> str | None:
    """The page's own address. One that it claims on another host than it came from is not believed: else any page could
    pass for a new version of another's report."""
    links = [link.get("href") for link in tree.iterfind(".//link[@rel]") if "canonical" in link.get("rel").lower().split()]
    for claimed in [*links, *meta.named.get("og:url", ())]:
        address = _join(known or "", (claimed or "").strip())
        if address and (known is None or _same_host(address, known)) and _is_deep(address, known):
            return address
    return known


def host_of(url: str | None) -> str | None:
    """``example.org`` of any address of www.example.org or m.example.org."""
    host = _split_host(url or "")
    for door in _SIDE_DOORS:
        host = host.removeprefix(door)
    return host or None


def is_site(name: str, outlet: str | None, url: str | None) -> bool:
    """Whether ``name`` is the site's: its outlet's name in another spelling, or the main word of its host."""
    wanted = _spelling(name)
    host = host_of(url) or ""
    return wanted in {_spelling(outlet or ""), _spelling(host), _spelling(host.split(".")[0])} - {""}


def _without_site(title: str, outlet: str | None, url: str | None) -> str:
    """«Headline - Section | Site» as «Headline - Section»: names of the site are cut from both ends."""
    parts, joints = _JOINT.split(title), _JOINT.findall(title)
    while len(parts) > 1 and _names_site(parts[-1], outlet, url):
        parts, joints = parts[:-1], joints[:-1]
    while len(parts) > 1 and is_site(parts[0], outlet, url):
        parts, joints = parts[1:], joints[1:]
    if len(parts) == 1 and is_site(parts[0], outlet, url):
        return ""
    return "".join(part + joint for part, joint in zip(parts, [*joints, ""], strict=True)).strip()


def _names_site(part: str, outlet: str | None, url: str | None) -> bool:
    site = _spelling(outlet or "")
    return is_site(part, outlet, url) or (len(site) >= 5 and site in _spelling(part)) or bool(_ADDRESS.search(part))


def _join(base: str, address: str) -> str | None:
    try:
        joined = urljoin(base, address)
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname and not parts.username else None
    except ValueError:
        return None


def _same_host(one: str, other: str) -> bool:
    return host_of(one) == host_of(other)


def _is_deep(address: str, known: str | None) -> bool:
    """A site's front page is no report's address, unless it was fetched itself."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query) or address == known


def _split_host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _spelling(text: str) -> str:
    return _NO_LETTER.sub(" ", fold(text).casefold()).strip()
