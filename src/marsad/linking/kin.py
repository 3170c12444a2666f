"""Which modes and parties may be told as one: read from knowledge/linking/kin.yaml."""

from __future__ import annotations

from functools import cache, lru_cache

from marsad.linking.knowledge import read_knowledge


@lru_cache(maxsize=1 << 12)
def alike_modes(a: str, b: str) -> bool:
    """Whether one report may say the one where another says the other: drone and aerial."""
    return any(a in family and b in family for family in _groups("modes"))


@lru_cache(maxsize=1 << 14)
def allied(a: str, b: str) -> bool:
    """Whether the two stand on one side, or are a state and its forces: ru.government and ru.armed-forces."""
    return any(a in side and b in side for side in _groups("parties")) or _state(a) == _state(b) is not None


@lru_cache(maxsize=64)
def is_violent(kind: str) -> bool:
    """Whether the kind is one of those that reports use for one another when people are hurt."""
    return any(kind in group for group in _groups("kinds"))


@cache
def _groups(field: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(entry[field]) for entry in read_knowledge("kin.yaml") if field in entry)


def _state(party: str) -> str | None:
    """The country of a state's own forces, None for others: factions of one country fight each other."""
    country, _, name = party.partition(".")
    return country if name in ("government", "armed-forces", "idf", "police", "air-force", "navy") else None
