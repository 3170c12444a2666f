"""What the rows of lists share: days in few columns, cells that stand below their like."""

from __future__ import annotations

from marsad.export.paint import columns

KEY, DAY, KIND = 16, 16, 23  # columns of an event's key, of a span of days, of the longest usual kind


def span_of_days(earliest: str, latest: str | None) -> str:
    """2009-05-27; 2009-05-27…29; 2009-05-27…06-03; 2008-12-30…2009-01-02."""
    if latest is None or latest == earliest:
        return earliest
    shared = len("2009-05-") if latest[:8] == earliest[:8] else len("2009-") if latest[:5] == earliest[:5] else 0
    return f"{earliest}…{latest[shared:]}"


def filled(text: str, width: int) -> str:
    """With spaces up to ``width`` columns; a longer one stays whole."""
    return text + " " * max(0, width - columns(text))
