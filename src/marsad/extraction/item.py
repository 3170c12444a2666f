"""Something of a report that may belong to an event, made even for the models."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """Something that may belong to an event: words ``first:last``, what it is (``own`` features), what leads into it."""

    first: int
    last: int
    own: tuple[str, ...]
    lead: str
