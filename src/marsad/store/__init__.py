"""Captures, records and judgements in, answers out: all that an observatory keeps, on SQLite or PostgreSQL."""

from __future__ import annotations

from marsad.store.open import find_observatory, make_store, open_store
from marsad.store.store import Store

__all__ = ["Store", "find_observatory", "make_store", "open_store"]
