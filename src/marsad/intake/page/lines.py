"""A page's tree in, the lines that a reader sees out, in order: broken where blocks and line breaks break them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from marsad.arabic.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What runs on within a line; every other element begins and ends one.
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")


class Line(NamedTuple):
    """One line, its spaces made single. ``linked`` of its characters are links; ``element`` is the block it stands in."""

    text: str
    linked: int
    element: HtmlElement

    @property
    def told(self) -> int:
        """Characters that are no links."""
        return len(self.text) - self.linked


def find_lines(tree: HtmlElement) -> list[Line]:
    """The lines of the page's body."""
    from lxml import etree

    out: list[Line] = []
    parts: list[tuple[str, bool]] = []
    blocks, links = [tree], 0
    body = tree.find("body")
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag not in _INLINE:
                _flush(parts, blocks[-1], out)
                blocks.append(element)
            links += tag == "a"
            _take(element.text, links, parts)
        else:
            if tag not in _INLINE:
                _flush(parts, blocks.pop(), out)
            links -= tag == "a"
            _take(element.tail, links, parts)
    _flush(parts, tree, out)
    return out


def title_at(lines: list[Line], title: str | None) -> int | None:
    """The index of the line that is the title, else of the page's first heading; None without one."""
    wanted = fold(title or "")
    at = next((at for at, line in enumerate(lines) if wanted and fold(line.text) == wanted), None)
    return next((at for at, line in enumerate(lines) if _is_heading(line)), None) if at is None else at


def _is_heading(line: Line) -> bool:
    return line.element.tag == "h1" or any(outer.tag == "h1" for outer in line.element.iterancestors())


def is_caption(line: Line) -> bool:
    """Whether a line says what a picture shows."""
    return any(outer.tag in ("figure", "figcaption") for outer in (line.element, *line.element.iterancestors()))


def squeeze(text: str) -> str:
    """Every run of spaces and line breaks as one space."""
    return _SPACE.sub(" ", text).strip()


def _take(text: str | None, links: int, parts: list[tuple[str, bool]]) -> None:
    if text:
        parts.append((text, links > 0))


def _flush(parts: list[tuple[str, bool]], element: HtmlElement, out: list[Line]) -> None:
    text = squeeze("".join(part for part, _ in parts))
    if text:
        linked = len(squeeze("".join(part for part, is_link in parts if is_link)))
        out.append(Line(text, linked, element))
    parts.clear()
