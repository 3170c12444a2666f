"""The table of written forms: first folded word -> the entries that begin with it."""

from __future__ import annotations

Row = tuple[tuple[str, ...], int, str]  # following words (none of a single word), entry index, tag of the form
Table = dict[str, list[Row]]
