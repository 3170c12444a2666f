"""What a page says of itself for machines: meta elements, JSON-LD, marked-up properties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marsad.intake.page.lines import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_REPORTS = frozenset({
    "newsarticle", "article", "reportagenewsarticle", "blogposting", "liveblogposting", "analysisnewsarticle",
    "backgroundnewsarticle",
    "opinionnewsarticle", "report", "socialmediaposting", "discussionforumposting", "scholarlyarticle", "posting",
})
# Where other pages are listed: what stands under these keys is not about this one.
_OTHERS = frozenset({
    "itemlistelement", "haspart", "relatedlink", "citation", "mentions", "comment", "review", "breadcrumb", "about",
})
_LISTS = frozenset({"li", "aside", "nav", "footer"})
_DEEPEST = 8


@dataclass(frozen=True)
class Meta:
    """``named``: lower-cased name of a meta element -> its contents in order. ``report``: the JSON-LD object of this report,
    empty when there is none or when several cannot be told apart. ``properties``: itemprop -> contents outside of lists."""

    named: dict[str, list[str]]
    report: dict[str, Any]
    properties: dict[str, list[str]]

    def first(self, *names: str) -> str | None:
        """The first content among ``names``, in their order."""
        return next((value for name in names for value in self.named.get(name, ())), None)


def read_meta(tree: HtmlElement) -> Meta:
    """The meta of a page that still has its scripts."""
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name")
        content = squeeze(element.get("content") or "")
        if name and content:
            named.setdefault(name.strip().lower(), []).append(content)
    return Meta(named, _report(tree), _properties(tree))


def strings(value: Any) -> list[str]:
    """The names in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [squeeze(value)] if value.strip() else []
    if isinstance(value, dict):
        return strings(value.get("name"))
    return [name for one in value for name in strings(one)] if isinstance(value, list) else []


def _report(tree: HtmlElement) -> dict[str, Any]:
    """The report's own object: the only one, or those that say the same day made one by taking the first."""
    found = [thing for value in _scripts(tree) for thing in _things(value, 0) if _is_report(thing)]
    if len({str(thing.get("datePublished"))[:10] for thing in found if thing.get("datePublished")}) > 1:
        headings = {squeeze(heading.text_content()) for heading in tree.iter("h1")}
        found = [thing for thing in found if headings & set(strings(thing.get("headline")))]
        if len({str(thing.get("datePublished"))[:10] for thing in found}) > 1:
            return {}
    return max(found, key=lambda thing: "datePublished" in thing, default={})


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                yield json.loads(script.text.strip().rstrip(";"), strict=False)
            except (ValueError, RecursionError):
                continue  # sites write much that is no JSON; the meta elements and the page itself are left


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if isinstance(inner, dict | list) and str(key).lower() not in _OTHERS:
                yield from _things(inner, depth + 1)


def _is_report(thing: dict[str, Any]) -> bool:
    return any(kind.rpartition("/")[2].lower() in _REPORTS for kind in strings(thing.get("@type")))


def _properties(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iterfind(".//*[@itemprop]"):
        if isinstance(element.tag, str) and not is_listed(element):
            shown = "" if element.tag == "meta" else element.text_content()
            content = element.get("content") or element.get("datetime") or shown
            for name in element.get("itemprop").lower().split():
                if content.strip():
                    found.setdefault(name, []).append(squeeze(content)[:500])
    return found


def is_listed(element: HtmlElement) -> bool:
    """Whether it belongs to one of the other reports that the page lists."""
    return any(outer.tag in _LISTS for outer in (element, *element.iterancestors()))
