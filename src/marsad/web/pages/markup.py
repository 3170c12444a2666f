"""Words in, markup out in which nothing that was written elsewhere can be markup: text is escaped, and only tags are tags."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Markup(str):
    """A string that is markup already."""

    __slots__ = ()


Part = str | Markup | None


def tag(name: str, *parts: Part, **attributes: str | None) -> Markup:
    """``<name …>parts</name>``; ``class_`` is the attribute class, one that is None is left out."""
    told = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{told}>{join(parts)}</{name}>")


def join(parts: Iterable[Part]) -> Markup:
    """Parts beside one another, those that are no markup escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts if part is not None))


def words(text: str | None) -> Markup:
    """What somebody else wrote, set apart so that its direction does not turn what stands beside it."""
    return tag("bdi", _visible(text)) if text else Markup("")


def _visible(text: str) -> str:
    """Marks that turn the direction of text are shown as what they are, so that no name can hide behind them."""
    return "".join(f"[U+{ord(char):04X}]" if char in _TURNING else char for char in text)


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
