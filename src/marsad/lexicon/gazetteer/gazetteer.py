"""What a reader asks: a folded name in, the places of that name out; the user's own lists before the shipped one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from marsad.lexicon.gazetteer.file import GazetteerFile
from marsad.lexicon.gazetteer.merge import Merged, merge
from marsad.lexicon.gazetteer.place import GazetteerPlace, by_weight

GAZETTEER = Path(__file__).resolve().parents[2] / "knowledge" / "gazetteer.sqlite"
SHIPPED = GazetteerFile(GAZETTEER, "run python -m tools.build_gazetteer")
_MOST = 100_000  # answers that are remembered; a corpus asks for fewer names


@dataclass(frozen=True)
class Gazetteer:
    """All names and places of some files. ``find("دوما")`` gives Douma in Syria and its namesakes, the biggest first.

    A place of which several sources tell comes once: with what the first of them says, gaps filled from the others.
    """

    files: tuple[GazetteerFile, ...] = (SHIPPED,)
    _found: dict[str, tuple[GazetteerPlace, ...]] = field(default_factory=dict, repr=False, compare=False)
    _spelt: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    def find(self, folded_name: str) -> tuple[GazetteerPlace, ...]:
        """The places of that folded name, spaces aside, by falling population, then by id; empty when there is none."""
        if folded_name not in self._found:
            _make_room(self._found)
            places = (merged.place for merged in self.merged(folded_name))
            self._found[folded_name] = tuple(sorted(places, key=by_weight))
        return self._found[folded_name]

    def merged(self, folded_name: str) -> list[Merged]:
        """The places of that folded name with all that tell of them."""
        return merge(row for file in self.files for row in file.find(folded_name))

    def place(self, place_id: str) -> GazetteerPlace | None:
        """The place of that id, or None."""
        told = merge(row for file in self.files for row in file.place(place_id))
        return told[0].place if told else None

    def spelling(self, letters: str) -> str | None:
        """The folded name that has these letters, spaces aside: for ديرالزور دير الزور; None when no place is called so."""
        if letters not in self._spelt:
            _make_room(self._spelt)
            spellings = (file.spelling(letters) for file in self.files)
            self._spelt[letters] = next((spelling for spelling in spellings if spelling is not None), None)
        return self._spelt[letters]

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that begin many names: كفر, تل, أبو."""
        return frozenset(word for file in self.files for word in file.openers())

    @property
    def digest(self) -> str | None:
        """The digest of what the user's file holds; None without one: the shipped file is a file of the knowledge."""
        return next((file.digest for file in self.files if file.digest is not None), None)

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Every folded name with the ids of its places, read as it is asked for."""
        return _Names(self)


class _Names(Mapping[str, tuple[str, ...]]):
    """The names of a gazetteer: looking one up reads one, going through them reads them in turn."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __getitem__(self, folded: str) -> tuple[str, ...]:
        found = self._gazetteer.find(folded)
        if not found:
            raise KeyError(folded)
        return tuple(place.id for place in found)

    def __iter__(self) -> Iterator[str]:
        from heapq import merge as in_order
        from itertools import groupby

        each = (file.folded_names() for file in self._gazetteer.files)
        return (name for name, _ in groupby(in_order(*each, key=lambda name: (name.replace(" ", ""), name))))

    def __len__(self) -> int:
        if len(self._gazetteer.files) == 1:
            return self._gazetteer.files[0].count_names()
        return sum(1 for _ in self)


def _make_room(answers: dict[str, object] | dict[str, str | None] | dict[str, tuple[GazetteerPlace, ...]]) -> None:
    if len(answers) >= _MOST:
        answers.clear()
