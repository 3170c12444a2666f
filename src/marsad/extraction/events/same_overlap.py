"""Two sets in, how they stand to each other out."""

from __future__ import annotations


def overlap(a: frozenset[object], b: frozenset[object]) -> str:
    """equal, some shared, apart, or one or none of them says anything."""
    if not a or not b:
        return "none" if not a and not b else "one"
    if a & b:
        return "equal" if a == b else "some"
    return "apart"
