"""An element of a page in, whether a reader sees it out: by its attributes, its style, and the plain rules of the page's styles.

Planted text hides so; what a script shows later stays unseen too. Text in the colour of its ground is not found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ZERO = r"0(?:\.0+)?(?:px|em|rem|pt|%|ex|ch|vh|vw)?"
_HIDDEN = re.compile(
    rf"(?:^|;)\s*(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|opacity:0(?:\.0+)?|font-size:{_ZERO}"
    rf"|text-indent:-\d{{3,}}(?:\.\d+)?\w+|(?:left|top|right|margin-left|margin-top):-\d{{4,}}(?:\.\d+)?\w+"
    r"|clip:rect\((?:0(?:px)?,?){4}\)|clip-path:inset\((?:50|100)%\)|transform:scale\(0\)"
    r"|color:(?:transparent|rgba\(\d+,\d+,\d+,0(?:\.0+)?\)))(?:!important)?\s*(?:;|$)",
)
_NO_ROOM = re.compile(rf"(?:^|;)(?:max-)?(?:height|width):{_ZERO}(?:!important)?(?:;|$)")
_CUT_OFF = re.compile(r"(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLAIN = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?")
# A page fades in as a whole by script: its own frame is never what is hidden.
_FRAME = frozenset({"html", "body", "head", "main", "title", "meta", "link"})
_LONGEST_STYLE = 500_000


def is_hidden(element: HtmlElement, rules: frozenset[str]) -> bool:
    """Whether the page hides ``element``. ``rules`` are the plain selectors that hide: ``.trap``, ``#x``, ``p.trap``."""
    if element.tag in _FRAME:
        return False
    if "hidden" in element.attrib and element.get("hidden", "").lower() != "until-found":
        return True
    style = element.get("style")
    if style and _hides(style):
        return True
    return bool(rules) and not rules.isdisjoint(_selectors(element))


def hidden_rules(styles: Iterable[str]) -> frozenset[str]:
    """The plain selectors of the styles that hide for good: the last word on each selector counts, rules in @media do not."""
    last: dict[str, bool] = {}
    for style in styles:
        for selectors, declarations in _rules(_COMMENT.sub(" ", style[:_LONGEST_STYLE])):
            for selector in selectors.split(","):
                name = selector.strip()
                if name and _PLAIN.fullmatch(name.lower()):
                    hides = _hides(declarations)
                    if hides or "display" in declarations:
                        last[name] = hides
    return frozenset(name for name, hides in last.items() if hides)


def _rules(style: str) -> Iterable[tuple[str, str]]:
    """(selectors, declarations) of the rules that stand outside of @-blocks."""
    depth, start, selectors = 0, 0, ""
    for match in re.finditer(r"[{};]", style):
        sign = match[0]
        if sign == "{":
            if depth == 0:
                selectors = style[start:match.start()].strip()
            depth, start = depth + 1, match.end()
        elif sign == "}":
            if depth == 1 and not selectors.startswith("@"):
                yield selectors, style[start:match.start()]
            depth, start = max(0, depth - 1), match.end()
        elif depth == 0:
            start = match.end()


def _hides(style: str) -> bool:
    squeezed = re.sub(r"\s+", "", style.lower())
    return bool(_HIDDEN.search(squeezed) or (_NO_ROOM.search(squeezed) and _CUT_OFF.search(squeezed)))


def _selectors(element: HtmlElement) -> set[str]:
    tag, classes, name = element.tag, (element.get("class") or "").split(), element.get("id")
    found = {tag, *(f".{one}" for one in classes), *(f"{tag}.{one}" for one in classes)}
    return found | {f"#{name}", f"{tag}#{name}"} if name else found
