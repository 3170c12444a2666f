"""A page in, the text of its report out: trafilatura's choice, with the page's own line breaks, or ours where it finds too little."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from marsad.intake.page.lines import Line, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Old pages break lines by <br><br>, which trafilatura joins to one paragraph of thousands of characters.
_GIANT = 1200
_LITTLE = 200
_TELLING = 40  # unlinked characters that make a line one of a report rather than of a menu
_MOST = 0.7

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it gives up on is said by us, with the place


def find_body(tree: HtmlElement, lines: list[Line]) -> str:
    """The report's text, a paragraph a line; empty when the page tells nothing. ``tree`` is used up."""
    from trafilatura import bare_extraction

    own = _densest(lines)
    found = bare_extraction(tree, include_comments=False, include_images=False, with_metadata=False)
    text = (getattr(found, "text", None) or "").strip()
    if len(text) < _LITTLE and len(own) > 2 * len(text):
        return own
    return _with_breaks(text, lines) if _longest(text) > _GIANT else text


def _longest(text: str) -> int:
    return max((len(line) for line in text.split("\n")), default=0)


def _with_breaks(text: str, lines: list[Line]) -> str:
    """``text`` by the lines of the page that make it up; as it is when they do not."""
    whole = squeeze(text)
    kept = [line.text for line in lines if line.text in whole]
    return "\n".join(kept) if 0.9 * len(whole) <= len(" ".join(kept)) <= 1.1 * len(whole) else text


def _densest(lines: list[Line]) -> str:
    """The lines of the smallest part of the page that holds most of what is told in it."""
    telling = [line for line in lines if line.told >= _TELLING]
    weights: dict[HtmlElement, int] = {}
    for line in telling:
        for element in (line.element, *line.element.iterancestors()):
            weights[element] = weights.get(element, 0) + line.told
    total = sum(line.told for line in telling)
    if not total:
        return ""
    inner = [element for element, weight in weights.items() if weight >= _MOST * total]
    part = min(inner, key=lambda element: (weights[element], -sum(1 for _ in element.iterancestors())))
    return "\n".join(line.text for line in lines if line.told >= line.linked and _is_in(line.element, part))


def _is_in(element: HtmlElement, part: HtmlElement) -> bool:
    return element is part or any(outer is part for outer in element.iterancestors())
