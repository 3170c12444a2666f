"""Figures in, verdicts out: what a score may not sink below. Floors only rise; only a person lowers one, by hand."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Where fewer is better the floor is a ceiling.
FEWER_IS_BETTER = frozenset({
    "share_with_conflict_events", "far", "false merges (share of joined pairs)", "missed merges (share of true pairs)",
})
# Below this a difference is rounding.
TOLERANCE = 0.0005

Floors = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure with what it is held against."""

    figure: str
    value: float | None
    floor: float | None
    aim: float | None

    @property
    def sunk(self) -> bool:
        """Worse than its floor, or a figure that has a floor and is no longer given."""
        return self.floor is not None and (self.value is None or not reaches(self.figure, self.value, self.floor - self._slack))

    @property
    def aimed(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        return None if self.aim is None or self.value is None else reaches(self.figure, self.value, self.aim)

    @property
    def _slack(self) -> float:
        return -TOLERANCE if self.figure in FEWER_IS_BETTER else TOLERANCE


def reaches(figure: str, value: float, bar: float) -> bool:
    return value <= bar if figure in FEWER_IS_BETTER else value >= bar


def compare(figures: Mapping[str, float], floors: Mapping[str, float], aims: Mapping[str, float]) -> list[Line]:
    names = [*figures, *(name for name in floors if name not in figures)]
    return [Line(name, figures.get(name), floors.get(name), aims.get(name)) for name in names]


def corpus_changed(floors: Floors, name: str, fingerprint: str) -> bool:
    return name in floors and floors[name]["corpus"] != fingerprint


def raised(floors: Floors, name: str, fingerprint: str, figures: Mapping[str, float]) -> Floors:
    """``floors`` with the floors of set ``name`` at ``figures``, save where that would lower one."""
    old: Mapping[str, float] = floors.get(name, {}).get("floors", {})
    new = {figure: better(figure, rounded(figure, value), old.get(figure)) for figure, value in figures.items()}
    return {**floors, name: {"corpus": fingerprint, "floors": {**old, **new}}}


def better(figure: str, value: float, old: float | None) -> float:
    return old if old is not None and reaches(figure, old, value) else value


def rounded(figure: str, value: float) -> float:
    """To four places, never to more than was reached."""
    towards = math.ceil if figure in FEWER_IS_BETTER else math.floor
    return towards(value * 10_000) / 10_000


def read_floors(file: Path) -> Floors:
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}


def write_floors(file: Path, floors: Floors) -> None:
    file.write_text(json.dumps(floors, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
