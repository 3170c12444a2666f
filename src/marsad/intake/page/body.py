"""A page in, the text of its report out: trafilatura's choice in the page's own lines, or our choice where it finds little."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from marsad.arabic.letters import LETTERS
from marsad.intake.page.lines import Line, is_caption, squeeze, title_at
from marsad.intake.page.meta import is_listed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LITTLE = 200
_MOST_ELEMENTS = 20_000  # trafilatura takes 5 seconds for these, and four times as long for twice as many
_TELLING = 40  # unlinked characters that make a line one of a report rather than of a menu
_MOST = 0.7
_LINKED = 0.8
_PART = 15  # characters of a line that is told apart within a paragraph
_NEAR, _SENTENCE = 15, 80  # lines under the title where a lead may stand; unlinked characters of a line that is no label
_MARKUP = re.compile(r"^(?:[-|]\s+)+|(?:\s*\|)+$")  # how it marks the rows of lists and tables
_ARABIC = re.compile(f"[{LETTERS}]")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it gives up on is said by us, with the place


def find_body(tree: HtmlElement, lines: list[Line], title: str | None) -> str:
    """The report's text, a paragraph a line; empty when the page tells nothing. ``tree`` is used up."""
    own = _densest(lines)
    found = _ask_trafilatura(tree)
    if len(found) < _LITTLE and len(own) > 2 * len(found):
        return own
    if _is_menu(found, lines):
        return ""
    at = title_at(lines, title)
    kept = _align(found, lines)
    if kept is None:
        return found
    return "\n".join(line.text for line in _complete(kept, lines, at))


def _ask_trafilatura(tree: HtmlElement) -> str:
    """Its text; empty where it has none, or would take too long."""
    from trafilatura import bare_extraction

    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS)) == _MOST_ELEMENTS:
        return ""
    try:
        found = bare_extraction(tree, include_comments=False, include_images=False, with_metadata=False)
    except Exception:  # it stumbles over trees that no writer of pages means; our own choice is left
        return ""
    return (getattr(found, "text", None) or "").strip()


def _align(text: str, lines: list[Line]) -> list[int] | None:
    """The lines of the page that make up ``text``, in order; None when they do not.

    Old pages break lines by <br><br>, which trafilatura joins to one paragraph: its lines are found within it.
    """
    where: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        where.setdefault(line.text, []).append(at)
    kept: list[int] = []
    told = covered = 0
    for paragraph in (_MARKUP.sub("", squeeze(line)) for line in text.split("\n")):
        told += len(paragraph)
        start = kept[-1] + 1 if kept else 0
        indices = where.get(paragraph, [])
        later = indices[bisect_left(indices, start):]
        found = later[:1] or _within(paragraph, lines, start)
        covered += sum(len(lines[at].text) + 1 for at in found)
        kept += found
    return kept if kept and covered >= 0.9 * told else None


def _within(paragraph: str, lines: list[Line], start: int) -> list[int]:
    """The lines from ``start`` on that together are ``paragraph``."""
    if len(paragraph) < 2 * _PART:
        return []
    found, at = [], 0
    for index in range(start, len(lines)):
        text = lines[index].text
        if len(text) >= _PART and paragraph.startswith(text, at):
            found.append(index)
            at += len(text) + 1
        if at >= len(paragraph):
            break
    return found


def _complete(kept: list[int], lines: list[Line], title: int | None) -> list[Line]:
    """The lines kept, without what stands above the title (notes on cookies), with the sentences that were left out: the
    lead under the title, which tells the event itself, and those beside the lines kept."""
    start = -1 if title is None else title
    report = [at for at in kept if at >= start] or kept
    homes = {_home(lines[at]) for at in report if lines[at].told >= _SENTENCE}
    lead = range(start + 1, min(report[0], start + 1 + _NEAR)) if title is not None else range(0)
    known = {lines[at].text for at in report}
    more = [
        at for at, line in enumerate(lines[start + 1:], start + 1)
        if line.text not in known and _is_sentence(line) and (at in lead or (at > report[0] and _home(line) in homes))
    ]
    return [lines[at] for at in sorted({*report, *more})]


def _home(line: Line) -> HtmlElement:
    """The element whose children are paragraphs like this one."""
    return line.element if line.element.tag in ("div", "td", "article", "section") else line.element.getparent()


def _is_sentence(line: Line) -> bool:
    """A sentence in Arabic; not an address, words for machines, what a picture shows, or a link to another report."""
    if line.told < _SENTENCE or line.linked > line.told or is_caption(line) or is_listed(line.element):
        return False
    return 2 * len(_ARABIC.findall(line.text)) >= len(line.text)


def _is_menu(text: str, lines: list[Line]) -> bool:
    """Whether most of ``text`` is links of the page."""
    links = {line.text for line in lines if line.told <= (1 - _LINKED) * line.linked}
    told = [_MARKUP.sub("", squeeze(line)) for line in text.split("\n")]
    return sum(len(line) for line in told if line in links) > _LINKED * len(text)


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
