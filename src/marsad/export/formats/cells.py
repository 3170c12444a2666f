"""A text in, the same text as a cell of a sheet out: no formula when a spreadsheet opens it, no hidden direction in a name."""

from __future__ import annotations

import re

# A cell that begins so is read as a formula; white space and characters that nobody sees before it do not help.
_SIGNS = "=+-@＝＋－＠"
_DIRECTION = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]")


def neutralise(text: str) -> str:
    """``=1+1`` as ``'=1+1``: what could be a formula is marked as text. Other texts stay as they are."""
    return f"'{text}" if _could_run(text) else text


def restore(cell: str) -> str:
    """The text that ``neutralise`` was given."""
    return cell[1:] if cell.startswith("'") and _could_run(cell[1:]) else cell


def without_controls(name: str) -> str:
    """A name, key or address without characters that nobody sees: they can make one name look like another."""
    return _DIRECTION.sub("", name)


def _could_run(text: str) -> bool:
    """Whether the first character to be seen, behind quotation marks of ours, opens a formula, or a tab or return a cell."""
    rest = text.lstrip("'")
    seen = next((char for char in rest if char.isprintable() and not char.isspace()), "")
    return rest.startswith(("\t", "\r")) or (seen != "" and seen in _SIGNS)
