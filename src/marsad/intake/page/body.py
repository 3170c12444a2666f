"""A page in, the text of its report out: trafilatura's choice with the page's own line breaks, or ours where it finds little."""

from __future__ import annotations

import logging
import re
from itertools import islice
from typing import TYPE_CHECKING

from marsad.arabic.letters import LETTERS
from marsad.intake.page.lines import Line, is_caption, squeeze, title_at

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Old pages break lines by <br><br>, which trafilatura joins to one paragraph of thousands of characters.
_GIANT = 1200
_LITTLE = 200
_MOST_ELEMENTS = 20_000  # trafilatura takes 5 seconds for these, and four times as long for twice as many
_TELLING = 40  # unlinked characters that make a line one of a report rather than of a menu
_MOST = 0.7
_LINKED = 0.8
_NEAR, _LEAD = 15, 80  # lines under the title where a lead may stand; its unlinked characters

_ARABIC = re.compile(f"[{LETTERS}]")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it gives up on is said by us, with the place


def find_body(tree: HtmlElement, lines: list[Line], title: str | None) -> str:
    """The report's text, a paragraph a line; empty when the page tells nothing. ``tree`` is used up."""
    from trafilatura import bare_extraction

    own = _densest(lines)
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS)) == _MOST_ELEMENTS:
        return own
    try:
        found = bare_extraction(tree, include_comments=False, include_images=False, with_metadata=False)
    except Exception:  # it stumbles over trees that no writer of pages means; ours is left
        return own
    text = (getattr(found, "text", None) or "").strip()
    if len(text) < _LITTLE and len(own) > 2 * len(text):
        return own
    if _is_menu(text, lines):
        return ""
    if _longest(text) > _GIANT:
        text = _with_breaks(text, lines)
    return _from_title(text, lines, title)


def _is_menu(text: str, lines: list[Line]) -> bool:
    """Whether most of ``text`` is links of the page."""
    links = {line.text for line in lines if line.told <= (1 - _LINKED) * line.linked}
    told = [squeeze(line.removeprefix("- ")) for line in text.split("\n")]
    return sum(len(line) for line in told if line in links) > _LINKED * len(text)


def _from_title(text: str, lines: list[Line], title: str | None) -> str:
    """``text`` without what stands above the page's title (notes on cookies), with the lead that stands under it.

    A lead tells the event itself; trafilatura leaves it out where it stands in a box of its own.
    """
    at = title_at(lines, title)
    if at is None:
        return text
    above, below = {line.text for line in lines[:at]}, [line.text for line in lines[at + 1:]]
    kept = text.split("\n")
    while len(kept) > 1 and squeeze(kept[0]) in above and squeeze(kept[0]) not in below:
        kept.pop(0)
    first = squeeze(kept[0])
    begins = next((at for at, line in enumerate(below) if line == first), 0)
    lead = [line.text for line in lines[at + 1:at + 1 + min(begins, _NEAR)] if _is_lead(line) and line.text not in text]
    return "\n".join([*lead, *kept])


def _is_lead(line: Line) -> bool:
    """A sentence in Arabic; not an address, words for machines, or what a picture shows."""
    return not is_caption(line) and line.told >= _LEAD and 2 * len(_ARABIC.findall(line.text)) >= len(line.text)


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
