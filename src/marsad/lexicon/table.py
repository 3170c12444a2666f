"""The table of written forms: first folded word -> the entries that begin with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import cast

Row = tuple[tuple[str, ...], int, str]  # following words (none of a single word), entry index, tag of the form


class Table(Mapping[str, list[Row]]):
    """Rows by first word. Each word's rows stand as a line of JSON until they are asked for: a report asks for few of the words,
    and a start that reads them all takes three times as long."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self.lines = lines

    @classmethod
    def of(cls, rows: Mapping[str, list[Row]]) -> Table:
        """The table that holds ``rows``."""
        return cls({word: json.dumps(found, ensure_ascii=False, separators=(",", ":")) for word, found in rows.items()})

    def __getitem__(self, word: str) -> list[Row]:
        return [(tuple(rest), index, tag) for rest, index, tag in cast(list[Row], json.loads(self.lines[word]))]

    def __contains__(self, word: object) -> bool:
        return word in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)
